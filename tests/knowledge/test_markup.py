"""A text is looked over once; only what looks suspicious is looked at closely."""

from __future__ import annotations

import random

import pytest

from macros.knowledge.markup import look_closely, looks_suspicious, trespasses
from macros.knowledge.model import Text
from macros.knowledge.outside import is_phone_number, is_web_address, shown

PIECES = [
    "<b>", "<https://a.example>", "&#", "&#60;", "&", "{", "}", "{{ x }}", "{: #x }", "[", "]", "(", ")", "](", "]:", "![", "!", "!!! ",
    "[Q10]", "[Q10](", "[Q10]:", "[Q1]", "[[bus]]", "[[bus|Bus]]", "[x](y)", "[x]: y", "![x](y)", ":smile:", ":", "::", "12:30:00",
    "*", "**", "_", "`", "```", "~~~", "|", "|---|", "#", "## ", ">", "> ", "- ", "+ ", "* ", ": ", "1. ", "2) ", "10. ", "---", "--", "-",
    "===", "=", "???", "?", "\\", "\n", "\n\n", "    ", " ", "\t", "Wort", "ein", "ä", "7", ".", ",", "„", "“",
]  # fmt: skip


@pytest.mark.parametrize("kind", list(Text))
def test_what_does_not_look_suspicious_breaks_no_rule(kind: Text) -> None:
    chance = random.Random(1)  # noqa: S311 (the same texts each time)
    texts = {"".join(chance.choices(PIECES, k=chance.randint(1, 6))) for _ in range(8_000)}
    harmless = {text for text in texts if not looks_suspicious(text, kind)}
    assert {text: found for text in harmless if (found := list(look_closely(text, kind)))} == {}
    assert len(harmless) > 100


@pytest.mark.parametrize("kind", list(Text))
def test_ordinary_texts_do_not_look_suspicious(kind: Text) -> None:
    """Control case: if everything looked suspicious, nothing would be missed, and nothing saved."""
    for text in ("Ein Satz.", "Fahr-Dienst (mit Bus): 12:30 Uhr!", "Was tun? A & B, z. B. 3-4 Tage."):
        assert not looks_suspicious(text, kind)
    assert not looks_suspicious("Er fährt [Q10].", Text.LINE)


@pytest.mark.parametrize(
    ("link", "is_honest"),
    [
        ("[das Amt](https://amt.example/a)", True),
        ("[amt.example](https://amt.example/a)", True),
        ("[www.amt.example](https://amt.example)", True),
        ("[https://amt.example/a](https://www.amt.example/b)", True),
        ("[a@amt.example](mailto:a@amt.example)", True),
        ("[z.B. hier](https://amt.example)", True),
        ("[Amt.example](https://boese.example)", False),
        ("[**amt.example**](https://amt.example.boese.example)", False),
        ("[https://amt.example](https://boese.example/amt.example)", False),
        ("[a@amt.example](mailto:a@boese.example)", False),
        ("[Amt](https://amt.example@boese.example)", False),
        ("<https://amt.example@boese.example>", False),
    ],
)
def test_a_link_leads_where_it_says(link: str, is_honest: bool) -> None:  # noqa: FBT001 (one of two)
    assert (list(trespasses(link, Text.PROSE)) == []) == is_honest


WORDS = [
    "www.adg.be,", "adg.be →", "„adg.be“", "*adg*.be!", "https://adg.be:443", "Arbeitsamt: www.adg.be", "www.adg.be (Anmeldung)",
    ":material-phone: adg.be", "adg.be&nbsp;", "adg&#46;be", "adg\u00ad.be", "a\u200bdg.be", "adg.be\n", "adg。be", "ａｄｇ.be", "adg .be",
    "[adg.be]", "siehe [adg.be] hier", "`adg.be`", "adg\\.be", "x \\] adg.be", "adg.be `[` x", "adg.be `]` x", "adg.be-Seite", "info@adg.be",
]  # fmt: skip
LEADING_ELSEWHERE = [
    *(f"[{words}](https://evil.example)" for words in WORDS),
    "[adg.be](https:///evil.example/@adg.be)", "[adg.be](http:evil.example/@adg.be)", "[x](https:/evil.example)", "[x](https:\\\\evil.example)",
    "[x](https://evil.example\\@adg.be)", "[x](https:&#9;//evil.example)", "<https:///evil.example>", "[x](https://adg.be @evil.example)",
    "[112](tel:+4990012345)", "[101](tel:**21*0900123)", "[x](tel:112;ext=9)", "[1 1 2](tel:101)", "[①①②](tel:101)", "[adg.be](tel:112)",
    "[Mail](mailto:a@b.example?bcc=x@y.example)", "[a@b.example](mailto:c@d.example)", "[x](mailto:a%40b.example)", "[x](mailto:a@b.example,c@d.example)",
    "[[schulden|https://adg.be]]", "[[schulden|adg.be]]", "[[schulden|a@adg.be]]",
]  # fmt: skip
HONEST = [
    "[87](tel:087638950)", "[087 63 89 50](tel:+3287638950)", "[+32 (0)87 63 89 50](tel:087638950)", "[112](tel:112)", "[Bericht.pdf](https://adg.be)",
    "[adg.be](https://www.sub.adg.be/x)", "[www.adg.be/a](https://adg.be/b)", "[müller.be](https://xn--mller-kva.be)", "[A@adg.be](mailto:a@ADG.be)",
    "[https://adg.be:443/](https://adg.be:443/)", "[adg.be/a/seite.aspx](https://adg.be/a/seite.aspx)", "[[schulden|wer Schulden hat]]", '[x](https://adg.be "Titel")',
]  # fmt: skip


@pytest.mark.parametrize("text", LEADING_ELSEWHERE)
def test_no_disguise_helps(text: str) -> None:
    assert list(trespasses(text, Text.PROSE))


@pytest.mark.parametrize("text", HONEST)
def test_an_honest_link_is_no_disguise(text: str) -> None:
    """Control case."""
    assert list(trespasses(text, Text.PROSE)) == []


@pytest.mark.parametrize(
    ("number", "is_one"),
    [
        *((number, True) for number in ("087 63 89 50", "087/63 89 50", "+32 87 63 89 50", "+32 4 361 94 44", "0470 12 34 56", "112", "1710", "+49 241 123456")),
        *((number, False) for number in ("087 63 89 50 / 090012345", "112-113", "108.0900123", "112 113", "087 63 89 50 090012345", "087/63/89 50", "087638950-112", "+32 87 63 89 50 112")),
    ],
)  # fmt: skip
def test_a_number_is_one_number(number: str, is_one: bool) -> None:  # noqa: FBT001 (one of two)
    assert is_phone_number(number) == is_one


def test_an_address_shows_its_host() -> None:
    shows = {
        "https://adg.www.be": "adg.www.be",
        "https://www.adg.be/": "adg.be",
        "http://www.be/": "www.be",
        "https://a.example/https://b": "a.example/https://b",
    }
    assert {address: shown(address) for address in shows} == shows


def test_an_address_begins_with_its_host() -> None:
    assert is_web_address("https://adg.be:443/@x")
    for address in (
        "https:///adg.be",
        "http:adg.be",
        "https://a@adg.be",
        "https://adg.be\\@x",
        "https://%61dg.be",
    ):
        assert not is_web_address(address), address
