"""Each broken edition gets the message that tells an editor the place and the cure.

A case is a text file: what is broken (a sentence), the file, what is replaced by what in the
small edition of tests/fixtures/minimal, and the findings as `check` prints them.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from macros.knowledge.findings import render
from macros.knowledge.folders import read_files
from macros.knowledge.loading import load
from tests.editions import MINIMAL, TODAY

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))
KNOWLEDGE = Path(__file__).parents[2] / "macros" / "knowledge"


@dataclass
class Case:
    """A broken edition and what is said about it."""

    why: str
    settings: dict[str, str] = field(default_factory=dict)
    parts: dict[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> Case:
        """Read a case from its file."""
        head, *parts = path.read_text(encoding="utf-8").split("\n--- ")
        why, *settings = head.splitlines()
        case = cls(why, dict(line.split(": ", 1) for line in settings))
        case.parts = {title: body for title, _, body in (part.partition("\n") for part in parts)}
        return case

    def write(self, path: Path, findings: str) -> None:
        """Write the case with new findings."""
        text = path.read_text(encoding="utf-8").partition("\n--- findings\n")[0]
        path.write_text(f"{text}\n--- findings\n{findings}\n", encoding="utf-8")

    @property
    def purpose(self) -> Purpose | None:
        """What the edition is checked for, beyond being sound."""
        return Purpose(self.settings["for"]) if "for" in self.settings else None

    def files(self) -> dict[str, bytes]:
        """Give the small edition with this case's change."""
        files = read_files(MINIMAL)
        name = self.settings["file"]
        if "delete" in self.settings:
            del files[name]
            return files
        text = files.get(name, b"").decode()
        old, new = self.parts.get("replace", text), self.parts.get("with", "")
        assert old in text, f"{self.why}: the text to replace is not there"
        files[name] = text.replace(old, new, 1).encode(self.settings.get("encoding", "utf-8"))
        return files


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_an_editor_reads_place_and_cure(path: Path) -> None:
    case = Case.read(path)
    found = load(case.files(), TODAY, case.purpose).findings
    if "UPDATE_CASES" in os.environ:  # write what is said now; the difference is then reviewed
        case.write(path, render(found, "text"))
        case = Case.read(path)
    assert render(found, "text") == case.parts["findings"].rstrip("\n")
    assert found, "a case shows at least one finding"
    assert all(finding.expected or finding.example for finding in found)


def test_the_small_edition_itself_is_sound() -> None:
    """Control case: without a change there is nothing to say."""
    loaded = load(read_files(MINIMAL), TODAY)
    assert loaded.findings == []
    assert loaded.base is not None


def test_every_rule_is_shown() -> None:
    """Every rule that the code can report stands in a case, or in a test beside them."""
    shown = "".join(path.read_text(encoding="utf-8") for path in CASES)
    shown += "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py"))
    code = "".join(path.read_text(encoding="utf-8") for path in KNOWLEDGE.rglob("*.py"))
    rules = set(re.findall(r"(?:Finding|Trespass|report|_report)\(\s*\"([a-z-]+)\"", code))
    assert len(rules) > 30
    assert {rule for rule in rules if rule not in shown} == set()
