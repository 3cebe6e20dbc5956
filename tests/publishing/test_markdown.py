"""What the checks let through, Markdown turns into nothing but harmless elements.

The checks read text, Markdown reads it in its own way; where the two differ, an attack hides.
So the real Markdown, set up as for the site, is the judge: whatever text passes the checks, its
HTML holds only elements and attributes of a list, links only to the web, mail, telephone and the
site itself, and pictures only of the site.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from xml.etree.ElementTree import Element

import html5lib
import markdown
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from mkdocs.config import load_config

from macros.knowledge.markup import trespasses
from macros.knowledge.model import Text
from macros.knowledge.pages import read_page
from tests.editions import ROOT
from tests.knowledge.test_attacks import CONTEXTS, HTML, LINKS, TEMPLATES

ELEMENTS = {
    "html", "head", "body", "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "a", "strong", "em", "code", "pre",
    "blockquote", "table", "thead", "tbody", "tr", "th", "td", "div", "details", "summary", "sup", "hr", "dl", "dt", "dd",
    "abbr", "img", "br", "span", "svg", "path",
}  # fmt: skip
ATTRIBUTES = {
    "href", "class", "id", "title", "rel", "alt", "src", "open", "start", "role", "viewbox", "d", "xmlns",
}  # fmt: skip
SCHEME = re.compile(r"([^/?#]*?):")


@cache
def _settings() -> tuple[list[str], dict[str, dict[str, object]]]:
    config = load_config(str(ROOT / "mkdocs.yml"))
    return config.markdown_extensions, config.mdx_configs or {}


def to_html(text: str) -> str:
    """Render a text with the site's own Markdown."""
    extensions, configs = _settings()
    return markdown.markdown(text, extensions=extensions, extension_configs=configs)


def harm(html: str) -> list[str]:
    """Give every element, attribute and address that must not be there."""
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    return [found for element in tree.iter() for found in _harm(element)]


def _harm(element: Element) -> Iterator[str]:
    if not isinstance(element.tag, str):
        yield "a comment"
        return
    if _local(element.tag) not in ELEMENTS:
        yield f"<{element.tag}>"
    for name, value in element.attrib.items():
        if _local(name).lower() not in ATTRIBUTES:
            yield f"{name}={value}"
        if name in {"href", "src"}:
            address = re.sub(r"[\x00-\x20]", "", unescape(value))
            scheme = SCHEME.match(address)
            allowed = {"http", "https", "mailto", "tel"} if name == "href" else set()
            if (scheme and scheme[1].lower() not in allowed) or re.match(r"[/\\]{2}", address):
                yield f"{name}={value}"


def _local(name: str) -> str:
    return name.rpartition("}")[2]


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
    """Control case: without the checks these would reach a reader."""
    assert harm(to_html(text)) == found


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
        framed = f'<div class="body" markdown>\n\n{text}\n\n</div>\n\n<div markdown>\n\n# T\n\n</div>'
        assert harm(to_html(framed)) == []
