"""Control cases of the rules on sentences: what is right, and what only looks like it."""

from __future__ import annotations

import pytest

from macros.knowledge.folders import read_files
from macros.knowledge.loading import load
from tests.editions import MINIMAL, TODAY

SENTENCE = "Das Hemmnis [[bus|kein Bus]] steht für alle [Q10]."


def rules_for(sentence: str) -> set[str]:
    files = read_files(MINIMAL)
    page = files["docs/ueber.md"].decode()
    assert SENTENCE in page
    files["docs/ueber.md"] = page.replace(SENTENCE, f"{SENTENCE}\n\n{sentence}\n\n").encode()
    return {finding.rule.id for finding in load(files, TODAY).findings}


@pytest.mark.parametrize(
    "sentence",
    [
        "Sechs Busse fahren, ein Zehntel voll.",
        "Seit dem 1. März 2024 fährt er [Q10].",
        "Seit 2024 fährt er. [Q10]",
        "| Jahr 1 | Bus 2 |\n|---|---|\n| 2024. Ganz. | elf [Q10] |",
        "1. Erstens.\n2. Zweitens.",
        "## Seit 2024\n\nNichts.",
        '!!! note "Seit 2024"\n    Nichts.',
        "Artikel\u00a060 hilft.",
        "Die Linie 24 fährt.",
        "So ist es beim Weg 1 a und bei Hemmnis 2.",
        "Code `2024` und [Link](https://a.example/2024).",
        '{{ angabe("publisher") }}',
        "Ein Zeichen&#8239;mehr.",
        "Die [^1] Note.\n\n[^1]: Sie fehlt.",
    ],
)
def test_a_sentence_without_a_figure_of_its_own_needs_no_source(sentence: str) -> None:
    assert rules_for(sentence) == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "Er fährt [Q10]. Seit 2024 voll.",
        "Seit 2024 voll. Er fährt [Q10].",
        "Ein Anteil von zehn %.",
        "- Er fährt [Q10].\n- Seit 2024 voll.",
        "Artikel 600 hilft.",
        "So ist es beim Weg 1 b.",
        "Hemmnis 3 gibt es nicht.",
        "[Seit 2024](https://a.example)",
        "[[geldnot|Seit 2024]] ist es so.",
        "??? note\n    Seit **2024**.",
        "Die[^1] Note.\n\n[^1]: Seit 2024.",
        "> Seit 2024.",
    ],
)
def test_a_figure_needs_a_source_in_its_sentence(sentence: str) -> None:
    assert rules_for(sentence) == {"zahl-ohne-quelle"}


@pytest.mark.parametrize(
    ("sentence", "rules"),
    [
        ("Laut Fahrblatt ist es im nebenland so [Q11].", set()),
        ("Nebenländer fahren Bus, heißt\u00a0es [Q11].", set()),
        ("Im Nebenland: Das Fahrblatt zählt mit [Q11].", set()),
        ("| Bus | Land |\n|---|---|\n| laut Fahrblatt [Q11] | Nebenland |", set()),
        ("Die **Fahrgäste** fahren gern [Q12].", set()),
        ("Im Nebenland ist es so. Laut Fahrblatt ist es so [Q11].", {"region-nicht-genannt"}),
        ("Im Nebenlandkreis ist es laut Fahrblatt so [Q11].", {"region-nicht-genannt"}),
        ("Laut ist es im Nebenland [Q11].", set()),
        ("Lauter Busse im Nebenland [Q11].", {"stimme-nicht-genannt"}),
        ("Im Nebenland ist es so [Q11], laut Fahrblatt. Es ist so [Q12].", {"stimme-nicht-genannt"}),
        ("Es ist so [Q11].", {"region-nicht-genannt", "stimme-nicht-genannt"}),
    ],
)
def test_a_sentence_names_the_voice_it_cites(sentence: str, rules: set[str]) -> None:
    assert rules_for(sentence) == rules
