"""Control cases of states: what they may rest on, and what an operator or a line may hold."""

from __future__ import annotations

import pytest

from macros.knowledge.folders import read_files
from macros.knowledge.loading import load
from tests.editions import MINIMAL, TODAY

OBSTACLES = "data/obstacles.yaml"
STATE = "value: begonnen\n          text: Der Rufbus fährt seit 2024 [Q10]."
ANNOUNCED = "  - id: angekuendigt\n    label: angekündigt\n    meaning: Eine Quelle kündigt es an.\n"


def rules_with(name: str, old: str, new: str) -> set[str]:
    files = read_files(MINIMAL)
    text = files[name].decode()
    assert old in text
    files[name] = text.replace(old, new, 1).encode()
    files[OBSTACLES] = files[OBSTACLES].replace(b"states:\n", f"states:\n{ANNOUNCED}".encode())
    return {finding.rule.id for finding in load(files, TODAY).findings}


@pytest.mark.parametrize(
    ("value", "text", "rules"),
    [
        ("begonnen", "Er fährt [Q10], laut Fahrblatt auch im Nebenland [Q11].", set()),
        ("begonnen", "Er fährt [Q10], die Fahrgäste fahren gern [Q12].", set()),
        ("angekuendigt", "Die Fahrgäste sehen ihn schon fahren [Q12].", set()),
        ("begonnen", "Die Fahrgäste sehen ihn schon fahren [Q12].", {"stand-widerspricht"}),
        ("begonnen", "Im Nebenland fährt er laut Fahrblatt [Q11].", {"stand-widerspricht"}),
        ("angekuendigt", "Im Nebenland fährt er laut Fahrblatt [Q11].", {"stand-widerspricht"}),
        ("begonnen", "Er fährt [Q10], ist aber nicht belegt.", {"stand-widerspricht"}),
        ("begonnen", "Er fährt [Q10]; Plätze sind nicht belegte Sitze.", set()),
    ],
)
def test_a_state_agrees_with_its_evidence(value: str, text: str, rules: set[str]) -> None:
    written = f'value: {value}\n          text: "{text}"'
    assert rules_with(OBSTACLES, STATE, written) == rules


def test_an_operators_address_is_no_claim() -> None:
    imprint = "publisher: Amt 1\n  imprint: |\n    Markt 1, 4700 Eupen\n\n    Seit 1998.\n"
    assert rules_with("data/site.yaml", "publisher:\n", imprint) == set()


def test_a_line_is_no_list() -> None:
    """The site shows "1." at its start as text, so it is a figure."""
    assert rules_with(OBSTACLES, "reason: Fahrten", "reason: 1. Fahrten") == {"zahl-ohne-quelle"}
