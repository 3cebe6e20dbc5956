"""A text is looked over once; only what looks suspicious is looked at closely."""

from __future__ import annotations

import random

import pytest

from macros.knowledge.markup import look_closely, looks_suspicious, trespasses
from macros.knowledge.model import Text

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
