"""A finding explains itself to a person, to a workflow and to a program."""

from __future__ import annotations

import json

import pytest

from macros.knowledge.findings import Finding, Place, Severity, nearest, render

FINDING = Finding(
    "unbekanntes-feld",
    Place("data/a, b.yaml", 3, 5, 5, "    titel: x"),
    "Das Feld „titel“ gibt es hier nicht: 100 %.",
    expected="title",
    example="title:\n  x",
    nearest="title",
)


def test_a_person_reads_place_mark_and_cure() -> None:
    assert FINDING.as_text() == (
        "Fehler in data/a, b.yaml, Zeile 3, Spalte 5 [unbekanntes-feld]\n"
        "     3 |     titel: x\n"
        "             ^^^^^\n"
        "  Das Feld „titel“ gibt es hier nicht: 100 %.\n"
        "  Erwartet: title\n"
        "  Meinten Sie „title“?\n"
        "  Beispiel:\n"
        "      title:\n"
        "        x"
    )


def test_a_workflow_gets_an_annotation_at_the_line() -> None:
    line = FINDING.as_github()
    assert line.startswith("::error file=data/a%2C b.yaml,line=3,col=5,endColumn=10,title=Fehler%3A")
    assert "100 %25." in line
    assert "\n" not in line
    hint = Finding("x", Place("a"), "b", severity=Severity.HINT)
    assert hint.as_github().startswith("::notice ")


def test_a_program_gets_data() -> None:
    (found,) = json.loads(render([FINDING], "json"))
    assert found["line"] == 3
    assert found["severity"] == "Fehler"


def test_a_long_line_is_cut_around_the_mark() -> None:
    place = Place("a", 1, 501, 3, "x" * 500 + "abc" + "y" * 500)
    shown, mark = place.marked()
    assert len(shown) < 110
    assert shown[mark.index("^") : mark.index("^") + 3] == "abc"


@pytest.mark.parametrize(
    ("value", "expected"), [("shulden", "schulden"), ("Schulden", "schulden"), ("xyz", "")]
)
def test_the_nearest_value_is_named(value: str, expected: str) -> None:
    assert nearest(value, ["schulden", "mobilitaet"]) == expected
