"""Each broken edition gets the message that tells an editor the place and the cure.

A case is a text file: what is broken (a sentence), the file, what is replaced by what in the
small edition of tests/fixtures/minimal, and the findings as `check` prints them. Other files may
stand beside it, what is put in may come many times, and the file in many copies.
"""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest

import macros.knowledge
from macros.knowledge.checks import GROUPS, rules
from macros.knowledge.findings import render
from macros.knowledge.folders import read_files
from macros.knowledge.loading import load, load_folder
from macros.knowledge.purpose import Purpose
from macros.knowledge.rules import Group
from tests.editions import MINIMAL, TODAY

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))


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

    def lay_out(self, root: Path) -> None:
        """Lay out the small edition with this case's change."""
        shutil.copytree(MINIMAL, root, dirs_exist_ok=True)
        changed = root / self.settings["file"]
        if "delete" in self.settings:
            changed.unlink()
            return
        for name, text in self.parts.items():
            if name.startswith("beside "):
                self._write(root / name.removeprefix("beside "), text)
        text = changed.read_text(encoding="utf-8") if changed.exists() else ""
        old, new = self.parts.get("replace", text), self.parts.get("with", "")
        assert old in text, f"{self.why}: the text to replace is not there"
        text = text.replace(old, new * int(self.settings.get("times", 1)), 1)
        self._write(changed, text)
        for number in range(int(self.settings.get("copies", 0))):
            self._write(changed.with_stem(f"{changed.stem}-{number:03}"), text)

    def _write(self, path: Path, text: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding=self.settings.get("encoding", "utf-8"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_an_editor_reads_place_and_cure(path: Path, tmp_path: Path) -> None:
    case = Case.read(path)
    case.lay_out(tmp_path)
    found = load_folder(tmp_path, TODAY, case.purpose).findings
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
    """Every rule that a finding can name has a case, and no case shows any other."""
    named = re.compile(r"(?m)^(?:Fehler|Hinweis) in .* \[([a-z-]+)\]$")
    shown = {id_ for path in CASES for id_ in named.findall(Case.read(path).parts["findings"])}
    assert {rule.id for rule in rules()} == shown


def test_every_group_of_rules_is_listed() -> None:
    modules = [
        import_module(found.name) for found in walk_packages(macros.knowledge.__path__, "macros.knowledge.")
    ]
    groups = [item for module in modules for item in vars(module).values() if isinstance(item, Group)]
    assert set(map(id, groups)) == set(map(id, GROUPS))
    assert len(GROUPS) > 10


def test_every_rule_is_explained_once() -> None:
    """An editor reads on one page what each rule asks and why."""
    assert len({rule.id for rule in rules()}) == len(rules())
    assert len({group.title for group in GROUPS}) == len(GROUPS)
    for rule in rules():
        assert re.fullmatch(r"[A-ZÄÖÜ].*\.", rule.asks), rule.id
        assert re.fullmatch(r"[A-ZÄÖÜ].*\.", rule.why), rule.id
