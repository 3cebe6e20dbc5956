"""A finding explains itself to a person, to a workflow and to a program."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from macros.knowledge.findings import Enough, Finding, Findings, Place, nearest, render
from macros.knowledge.rules import Group, Severity

SUMMARY = Path(__file__).parent / "summary.md"
RULES = Group("Probe")
RULE = RULES.rule("unbekanntes-feld", "Ein Feld gibt es.\n\nSonst nicht.")
HINT = RULES.rule("y", "Ein Satz ist kurz.", Severity.HINT)
FINDING = Finding(
    RULE,
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
    hint = Finding(HINT, Place("a"), "b")
    assert hint.as_github().startswith("::notice ")


def test_a_reader_of_the_pull_request_gets_a_page() -> None:
    """A golden file: errors first, hints apart, and nothing in the data becomes markup."""
    hostile = Finding(
        RULE,
        Place("data/<b>.yaml", 7, 3, 4, "  a | `b` ```` [c](https://d.example) </text>"),
        "„**laut** <img src=x> `b` | @alle #1 :x: ~~weg~~ $y$\n\n# Titel“ passt nicht.",
        expected="[[kennung]] oder https://…",
        example="```\n# Titel\n```",
    )
    hint = Finding(HINT, Place("docs/a.md", 2, 1, 4, "Ein Satz."), "Zu lang.", "kurz")
    shown = render([hostile, FINDING, hint], "markdown")
    if "UPDATE_CASES" in os.environ:
        SUMMARY.write_text(f"{shown}\n", encoding="utf-8")
    assert f"{shown}\n" == SUMMARY.read_text(encoding="utf-8")


def test_a_reader_of_a_good_pull_request_is_thanked() -> None:
    assert render([], "markdown") == (
        "# Prüfung der Inhalte: 0 Fehler, 0 Hinweise\n\n"
        "Alles in Ordnung: Diese Änderung kann so erscheinen. Danke fürs Mitschreiben!"
    )
    hint = Finding(HINT, Place("docs/a.md"), "Zu lang.")
    assert "kann so erscheinen" in render([hint], "markdown")
    assert "kann so erscheinen" not in render([FINDING], "markdown")


@pytest.mark.parametrize("ticks", [0, 1, 3, 7])
def test_no_excerpt_closes_its_fence(ticks: int) -> None:
    excerpt = "`" * ticks + "<script>"
    shown = Finding(RULE, Place("a", 1, 1, 1, excerpt), "b").as_markdown()
    fences = [line.strip() for line in shown.splitlines() if re.fullmatch(r" *`+(text)?", line)]
    assert [fence.removesuffix("text") for fence in fences] == [f"{'`' * max(3, ticks + 1)}"] * 2


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


def test_a_rule_says_what_it_asks_and_why() -> None:
    rule = RULES.rule(
        "x",
        """Ein Satz
        hat ein Ende.

        Sonst liest ihn
        niemand.""",
    )
    assert (rule.group, rule.asks, rule.why) == (
        "Probe",
        "Ein Satz hat ein Ende.",
        "Sonst liest ihn niemand.",
    )


def test_looking_ends_when_there_is_enough_to_do() -> None:
    looked = 0
    with Findings() as findings:
        for looked in range(1000):
            findings.add(Finding(HINT, Place("a", 1), f"{looked}"))
            findings.add(Finding(RULE, Place("b", 1000 - looked), "x"))
    assert looked == 199
    assert [finding.place.line for finding in findings.in_order()] == list(range(801, 1001))


def test_a_finding_counts_once() -> None:
    with Findings() as findings:
        for _ in range(1000):
            findings.add(FINDING)
    assert list(findings) == [FINDING]


def test_only_enough_ends_the_search_early() -> None:
    """Control case: any other exception gets out."""
    with pytest.raises(ZeroDivisionError), Findings():
        raise ZeroDivisionError
    with Findings():
        raise Enough


@pytest.mark.parametrize("before", ["", " ", "!", "\\", "^", "(", "[", "{", "<", "„", ".", "_"])
@pytest.mark.parametrize("mention", ["@alle", "#1"])
def test_nobody_is_called_by_what_stands_in_data(before: str, mention: str) -> None:
    """A forge looks at what is shown: a sign that is escaped calls as well as any other."""
    shown = Finding(RULE, Place("data/a.yaml"), f"„{before}{mention}“ passt nicht.").as_markdown()
    assert mention not in shown.replace("\\", "")
    assert f"{mention[0]}<!-- -->{mention[1:]}" in shown
