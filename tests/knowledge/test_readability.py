"""Control cases of the hints: what is short enough, explained, or says where it leads."""

from __future__ import annotations

import pytest

from tests.knowledge.test_voices import rules_for


def words(count: int) -> str:
    return " ".join(["Wort"] * count)


@pytest.mark.parametrize(
    ("sentence", "rules"),
    [
        (f"{words(35)}.", set()),
        (f"{words(35)} [Q10] `Code` https://a.example.", set()),
        (f"{words(20)}. {words(20)}.", set()),
        (f"- {words(20)}\n- {words(20)}", set()),
        (f"| A | B |\n|---|---|\n| {words(20)} | {words(20)} |", set()),
        (f"{words(36)}.", {"langer-satz"}),
        (f"Kurz: {words(35)}.", {"langer-satz"}),
    ],
)
def test_a_sentence_may_have_so_many_words(sentence: str, rules: set[str]) -> None:
    assert rules_for(sentence) == rules


@pytest.mark.parametrize(
    ("sentence", "rules"),
    [
        ("Das AfA und mehrere AfAs, die EU-Empfehlung, WCAG 2.2.", set()),
        ("Der Verein für Geld (VfG) hilft. Der VfG berät.", set()),
        ("Der VfG (Verein für Geld) hilft.", set()),
        ("Teil III im GrenzEcho, Teil B von Anna.", set()),
        ("Ein `BTZ` und <https://BTZ.example>.", set()),
        ("Das BTZ hilft.", {"unerklaerte-abkuerzung"}),
        ("Das BTZ-Haus hilft.", {"unerklaerte-abkuerzung"}),
        ("Die VoG hilft.", {"unerklaerte-abkuerzung"}),
        ("(BTZs helfen.)", {"unerklaerte-abkuerzung"}),
    ],
)
def test_an_abbreviation_is_explained_or_known(sentence: str, rules: set[str]) -> None:
    assert rules_for(sentence) == rules


@pytest.mark.parametrize(
    ("sentence", "rules"),
    [
        ("[[bus|hier fährt der Bus]], [[bus]]", set()),
        ("Hier steht es: [Fahrplan](https://a.example).", set()),
        ("`[hier](https://a.example)` und [^hier].\n\n[^hier]: Note.", set()),
        ("[[bus|Hier]]", {"nichtssagender-link"}),
        ("[hier …](https://a.example)", {"nichtssagender-link"}),
    ],
)
def test_a_link_says_where_it_leads(sentence: str, rules: set[str]) -> None:
    assert rules_for(sentence) == rules
