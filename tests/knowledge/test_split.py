"""Obstacles may stand in any number of files; what is said of them stays the same."""

from __future__ import annotations

import re

import pytest

from macros.knowledge.findings import Finding
from macros.knowledge.folders import read_files
from macros.knowledge.loading import load
from tests.editions import MINIMAL, TODAY

ALL = "data/obstacles.yaml"
HEAD = "obstacles:\n"


def split(files: dict[str, bytes], *, left: int) -> dict[str, bytes]:
    """Leave some obstacles where they are and put each of the others into a file of its own."""
    head, obstacles = files[ALL].decode().split(f"\n{HEAD}")
    entries = re.findall(r"(?ms)^  - id: .*?(?=^  - id: |\Z)", obstacles)
    stay = f"\n{HEAD}{''.join(entries[:left])}" if left else ""
    moved = {f"data/obstacles/{n}.yaml": f"{HEAD}{entry}".encode() for n, entry in enumerate(entries[left:])}
    return {**files, ALL: f"{head}{stay}".encode(), **moved}


def said(findings: list[Finding]) -> list[tuple[str, str, str]]:
    """Give what does not depend on the file: rule, message and the line that is shown."""
    return sorted((found.rule.id, found.message, found.place.excerpt) for found in findings)


@pytest.mark.parametrize("left", [0, 1, 2])
def test_it_makes_no_difference_where_an_obstacle_stands(left: int) -> None:
    together = load(read_files(MINIMAL), TODAY).base
    apart = load(split(read_files(MINIMAL), left=left), TODAY)
    assert apart.findings == []
    assert apart.base is not None
    assert together is not None
    assert apart.base.records == together.records


BROKEN = {
    "a reference to nothing": ("[[geldnot]]", "[[geldnott]]"),
    "a word for a number": ("number: 2", "number: zwei"),
    "an unknown service": ("who: [amt, die Person]", "who: [ampt, die Person]"),
    "a slot that does not exist": ("task: Klärt", "taks: Klärt"),
    "a figure without a source": ("Gemeinsam rechnen.", "Seit 2024 gemeinsam rechnen."),
    "a tab": ("    title: Geldnot", "\ttitle: Geldnot"),
    "a list item that is empty": ("prerequisites: [geld]", "prerequisites:\n      - geld\n      -"),
    "a missing title": ("        title: Haushaltsplan\n", ""),
    "a number that is taken": ("number: 2", "number: 1"),
    "the same related twice": ("reason: Fahrten kosten Geld.", "reason: Fahrten.\n      - id: geldnot\n        reason: Geld."),
}  # fmt: skip


@pytest.mark.parametrize("left", [0, 1])
@pytest.mark.parametrize("what", BROKEN)
def test_a_mistake_is_found_in_its_file(what: str, left: int) -> None:
    files = read_files(MINIMAL)
    old, new = BROKEN[what]
    assert old in files[ALL].decode()
    files[ALL] = files[ALL].decode().replace(old, new, 1).encode()
    together = load(files, TODAY).findings
    apart = split(files, left=left)
    found = load(apart, TODAY).findings
    assert said(found) == said(together)
    assert any(finding.is_error for finding in found)
    for finding in found:
        lines = apart[finding.place.file].decode().split("\n")
        assert lines[finding.place.line - 1] == finding.place.excerpt


def test_an_empty_list_beside_the_folder_is_fine() -> None:
    files = split(read_files(MINIMAL), left=0)
    files[ALL] += b"obstacles:\n"
    assert load(files, TODAY).findings == []


def test_a_file_of_the_folder_that_cannot_be_read_hides_nothing() -> None:
    """Nobody is told that what stands in it does not exist."""
    files = split(read_files(MINIMAL), left=0)
    files["data/obstacles/0.yaml"] = b"obstacles:\n  - id: b\xfcs\n"
    assert {found.rule.id for found in load(files, TODAY).findings} == {"zeichensatz"}
