"""The real data and pages, and the example for operators, are sound."""

from __future__ import annotations

from macros.knowledge.findings import errors, render
from macros.knowledge.folders import read_files
from macros.knowledge.loading import load
from tests.content.saying import say
from tests.editions import ROOT, TODAY, Purpose

LOCAL = "data/contacts.local.yaml"
EXAMPLE = "data/contacts.local.example.yaml"


def test_the_check_finds_no_error() -> None:
    found = errors(load(read_files(ROOT), TODAY).findings)
    if found:
        say(
            render(found, "text"), "Bei jedem Fehler steht, was erwartet wird; „make check“ zeigt sie wieder."
        )


def test_the_example_for_operators_is_no_part_of_the_edition_and_right_as_it_stands() -> None:
    files = read_files(ROOT)
    assert not [name for name in files if "example" in name]
    files[LOCAL] = (ROOT / EXAMPLE).read_bytes()
    findings = load(files, TODAY, Purpose.COPY).findings
    found = [finding for finding in errors(findings) if finding.place.file == LOCAL]
    if found:
        say(
            f"Das Beispiel {EXAMPLE} stimmt nicht mehr:\n{render(found, 'text')}",
            "Meist heißt ein Dienst in data/services.yaml jetzt anders; dann auch im Beispiel.",
        )
