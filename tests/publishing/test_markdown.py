"""What the checks let through, Markdown turns into nothing but harmless elements.

The checks read text, Markdown reads it in its own way; where the two differ, an attack hides.
So the real Markdown, set up as for the site, is the judge: whatever text passes the checks, its
HTML holds only elements and attributes of a list, links only to the web, mail, telephone and the
site itself, and pictures only of the site.
"""

from __future__ import annotations

import markdown
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from macros.knowledge.markup import trespasses
from macros.knowledge.model import Text
from macros.knowledge.pages import read_page
from macros.publishing.markdown import is_harmless, new_markdown
from tests.judging import harm
from tests.knowledge.test_attacks import CONTEXTS, HTML, LINKS, TEMPLATES


def to_html(text: str) -> str:
    """Render a text with the site's own Markdown."""
    return str(new_markdown().convert(text))


def accepted_page(text: str) -> bool:
    """Tell whether the check lets a page through."""
    return read_page("docs/x.md", "x", text.encode(errors="surrogatepass"))[1] == []


def accepted_text(text: str) -> bool:
    """Tell whether the check lets a text of the data through, of whatever kind."""
    return any(not any(True for _ in trespasses(text, kind)) for kind in Text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<b onclick=x>y</b>", ["<b>", "onclick=x"]),
        ("[x](javascript:y)", ["href=javascript:y"]),
        ("![x](https://x.example/y.png)", ["src=https://x.example/y.png"]),
        ("[x](//x.example)", ["href=//x.example"]),
        ("<script>x</script>", ["<script>"]),
        ("> [x]: javascript:y\n\n[x]", ["href=javascript:y"]),
        ("[x](https://x.example){: onclick=y }", ["onclick=y"]),
    ],
)
def test_the_judge_sees_harm(text: str, found: list[str]) -> None:
    """Control case: without the checks, and with HTML let through, these would reach a reader."""
    assert harm(markdown.markdown(text, extensions=["attr_list"])) == found


def test_html_is_text() -> None:
    text = "<b onclick=x>y</b>\n\n<script>x</script>\n\n<div>\n\nz\n\n</div>"
    assert harm(to_html(text)) == []
    assert to_html(text).count("&lt;") == 6


@pytest.mark.parametrize("context", CONTEXTS)
def test_addresses_are_harmless_even_where_no_check_was(context: str) -> None:
    for payload in LINKS:
        left = harm(to_html(CONTEXTS[context].format(payload)))
        assert [item for item in left if item.startswith("href=") and "script" in item.lower()] == [], payload


@pytest.mark.parametrize(
    ("address", "harmless"),
    [
        ("https://amt.example", True),
        ("mailto:a@amt.example", True),
        ("tel:087", True),
        ("bild.png", True),
        ("a/b?c:d", True),
        ("#a:b", True),
        ("javascript:x", False),
        ("java\nscript:x", False),
        ("\x01JavaScript:x", False),
        ("&#106;avascript&colon;x", False),
        ("file:///etc/passwd", False),
        ("data:text/html,x", False),
    ],
)
def test_an_address_is_read_as_browsers_do(address: str, *, harmless: bool) -> None:
    assert is_harmless(address) is harmless


def test_a_star_within_a_word_is_a_star() -> None:
    text = "Bürger*innen und **Helfer*innen**, _leise_ und snake_case_name"
    assert to_html(text) == (
        "<p>Bürger*innen und <strong>Helfer*innen</strong>, <em>leise</em> und snake_case_name</p>"
    )


def test_a_target_from_elsewhere_is_no_target() -> None:
    assert "<a" not in to_html("[x][y] und [y]\n\n> - [y]: https://amt.example")


@pytest.mark.parametrize(
    "text",
    [
        "# T\n\nEin **Wort**, *eines*, `Code`, [Link](https://amt.example), <https://amt.example>, [^1]\n\n[^1]: Fuß\n",
        '# T\n\n!!! note "Titel"\n    Text\n\n??? warning "Auf"\n    - a\n    - b\n\n| a | b |\n|---|---|\n| c | d |\n',
        "# T\n\n![Was es zeigt](bild.png)\n\n> Zitat\n\nWort\n:   Erklärung\n\n*[Wort]: lang\n\n:material-alert:\n",
        "# T\n\n## Eins {: #eins }\n\n```text\n[[so]]\n```\n\n1. a\n2. b\n\n<mailto:a@amt.example> [x](tel:087000000)\n",
    ],
)
def test_what_editors_write_is_accepted_and_harmless(text: str) -> None:
    """Control case: the Markdown that CONTRIBUTING.md offers."""
    assert accepted_page(text)
    assert harm(to_html(text.replace("{: #eins }", ""))) == []


@pytest.mark.parametrize("context", CONTEXTS)
def test_no_known_attack_gets_through(context: str) -> None:
    for payload in [*TEMPLATES, *HTML, *LINKS]:
        text = CONTEXTS[context].format(payload)
        assert not accepted_page(text) or harm(to_html(text)) == [], payload


PIECES = [
    "[x]", "[x]:", "[x][x]", "[", "]", "(", ")", "](", "![", "<", ">", "<https://x.example>", "<a", "</a>", "`", "``",
    "```", "~~~", "\n", "\n\n", "\n    ", "\n> ", "\n- ", "\n1. ", "\n: ", "\n:   ", "\n[^1]: ", "[^1]", "\n*[x]: ", "\n*", "\\",
    "&", "&#", "&#x", "&lt;", "&#60;", "&colon;", '"', "'", " ", "    ", "javascript:", "JAVASCRIPT:", "data:", "//x.example", "https://x.example",
    "mailto:", "a@x.example", "x", "onclick=x", "=", '\n!!! note "', '\n??? note "', "*", "**", "_", "|", "\n|---|\n", "#", "\n# ",
    "\n===\n", "\n---\n", ":material-alert:", "@", "!", "\t", "\u00a0", "\u2028", "\x85", "ä",
]  # fmt: skip
pieces = st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map("".join)


@settings(max_examples=800)
@given(pieces)
def test_no_page_that_passes_does_harm(text: str) -> None:
    page = f"# T\n\n{text}"
    if accepted_page(page):
        assert harm(to_html(page)) == []


@example("|\n: |")
@settings(max_examples=800)
@given(pieces)
def test_no_text_of_the_data_that_passes_does_harm(text: str) -> None:
    if accepted_text(text):
        assert harm(to_html(text)) == []
