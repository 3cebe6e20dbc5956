"""An editor who changes the obstacles never meets an English traceback.

Each change is made to a copy of our whole repository, with everything that the check asks for;
then the tests that concern the content run there, as in `make test`.
"""

from __future__ import annotations

import copy
import json
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from tests.content.relevance import HALVES
from tests.editions import ROOT, lend_environment, rewritten

pytestmark = pytest.mark.audit

PARTS: Final = (
    "Makefile",
    "requirements.txt",
    "mkdocs.yml",
    "pyproject.toml",
    "macros",
    "overrides",
    "data",
    "docs",
    "tests",
)
CITATION: Final = re.compile(r"\[Q\d+\]")
ENGLISH: Final = re.compile(r"Traceback|Error\b|^E  |\bassert\b|\.py:\d+", re.MULTILINE)
"""Signs of a failure that speaks to a developer."""
Data = dict[str, Any]


def adds(data: Data) -> None:
    """Add an obstacle like the first, under its own names."""
    new = copy.deepcopy(data["obstacles"][0])
    new |= {"id": "neues-hemmnis", "title": "Ein ganz neues Hindernis", "lead": "Eben erst bemerkt"}
    new["number"] = str(max(int(obstacle["number"]) for obstacle in data["obstacles"]) + 1)
    for solution in new["solutions"]:
        solution["id"] += "-neu"
    new.pop("aliases", None)
    new.pop("related", None)
    new.pop("shared", None)
    data["obstacles"].append(new)
    data["edition"]["expected_obstacles"] = str(len(data["obstacles"]))


def removes(data: Data) -> None:
    """Remove an obstacle; the references to it are taken out of all texts by the caller."""
    gone = data["obstacles"].pop(lonely(data))
    ways = {solution["id"] for solution in gone["solutions"]}
    for obstacle in data["obstacles"]:
        obstacle["related"] = [one for one in obstacle.get("related", []) if one["id"] != gone["id"]]
        obstacle["shared"] = [one for one in obstacle.get("shared", []) if one["id"] not in ways]
    data["edition"]["expected_obstacles"] = str(len(data["obstacles"]))


def renames(data: Data) -> None:
    """Give an obstacle another id and title; the references to it follow by the caller."""
    obstacle = data["obstacles"][lonely(data)]
    for other in data["obstacles"]:
        for one in other.get("related", []):
            one["id"] = "anders-benannt" if one["id"] == obstacle["id"] else one["id"]
    obstacle |= {"id": "anders-benannt", "title": "Etwas anders Benanntes"}


def rewrites(data: Data) -> None:
    """Write every text of an obstacle anew; sentences with a citation stay, since the check asks for them."""
    obstacle = data["obstacles"][0]
    obstacle |= {"title": "Eine neue Überschrift", "lead": "Kurz gesagt"}
    obstacle["summary"] = "Hier steht alles anders. Es bleibt aber wahr."
    sentences = re.split(r"(?<=\.)\s+", obstacle["description"])
    obstacle["description"] = " ".join(
        sentence if CITATION.search(sentence) else "Das ist neu." for sentence in sentences
    )
    for number, solution in enumerate(obstacle["solutions"]):
        solution["title"] = f"Ein neuer Weg {'abc'[number % 3]}"


def lonely(data: Data) -> int:
    """Give the place of an obstacle that the relevance suite expects, and that few others lean on."""
    fields = [obstacle["field"] for obstacle in data["obstacles"]]
    expected = "".join(path.read_text(encoding="utf-8") for path in suites(ROOT))
    return next(
        place
        for place, obstacle in enumerate(data["obstacles"])
        if fields.count(obstacle["field"]) > 1 and re.search(rf"\b{obstacle['id']}\b", expected)
    )


def suites(project: Path) -> Iterator[Path]:
    """Give the files that say what the search must find."""
    return (project / "tests" / "content" / "search" / f"{half}.yaml" for half in HALVES)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of our repository."""
    ignored = shutil.ignore_patterns("__pycache__", "node_modules", "contacts.local.yaml")
    for name in PARTS:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, tmp_path / name, ignore=ignored)
        else:
            shutil.copy(ROOT / name, tmp_path)
    lend_environment(tmp_path)
    return tmp_path


def run(project: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run Python in the copy."""
    python = [".venv/bin/python", "-m", *command]
    return subprocess.run(python, cwd=project, capture_output=True, text=True, check=False)


def change(project: Path, how: Callable[[Data], None]) -> tuple[str, str | None]:
    """Make a change with everything that follows from it; give the id that is gone, and what stands for it."""
    with rewritten(project / "data" / "obstacles.yaml") as data:
        before = {obstacle["id"]: obstacle["title"] for obstacle in data["obstacles"]}
        how(data)
        after = {obstacle["id"] for obstacle in data["obstacles"]}
    gone = next(iter(before.keys() - after), "")
    new = next(iter(after - before.keys()), None)
    if gone:
        refer(project, gone, new, before[gone])
    return gone, new


def refer(project: Path, old: str, new: str | None, title: str) -> None:
    """Write other references in all texts, or the title where there is nothing to refer to any more."""
    for path in [*(project / "data").glob("*.yaml"), *(project / "docs").rglob("*.md")]:
        text = path.read_text(encoding="utf-8")
        text = re.sub(
            rf"\[\[{old}(?:\|([^\]]*))?\]\]",
            lambda found: f"[[{new}|{found[1] or title}]]" if new else found[1] or title,
            text,
        )
        path.write_text(text, encoding="utf-8")


def check(project: Path) -> None:
    """Do what the check still asks for, which is to delete sources that nothing cites; then it is content."""
    asked = json.loads(run(project, "macros", "check", "--format", "json").stdout)
    uncited = {
        word
        for finding in asked
        if finding["rule"] == "quelle-ohne-zitat"
        for word in re.findall(r"Q\d+", finding["message"])
    }
    with rewritten(project / "data" / "sources.yaml") as data:
        data["sources"] = [source for source in data["sources"] if source["id"] not in uncited]
    checked = run(project, "macros", "check")
    assert checked.returncode == 0, checked.stdout + checked.stderr


def complaints(project: Path) -> str:
    """Run the tests that concern the content, as `make test` does; whatever they say names its cure, in German."""
    done = run(project, "pytest", "-m", "not audit", "-p", "no:cacheprovider", "tests/content")
    said = done.stdout + done.stderr
    assert not ENGLISH.search(said), said
    assert said.count("\nAbhilfe: ") == len(re.findall(r"^(?:FAILED|ERROR) ", said, re.MULTILINE)), said
    assert (done.returncode == 0) == ("Abhilfe: " not in said), said
    return said


@pytest.mark.parametrize("how", [adds, rewrites])
def test_a_change_never_meets_english(how: Callable[[Data], None], project: Path) -> None:
    change(project, how)
    check(project)
    assert "erwartet Hemmnisse, die es nicht mehr gibt" not in complaints(project)


@pytest.mark.parametrize("how", [removes, renames])
def test_what_is_gone_is_told_and_the_cure_helps(how: Callable[[Data], None], project: Path) -> None:
    gone, new = change(project, how)
    check(project)
    assert f"erwartet „{gone}“" in complaints(project)
    follow_the_cure(project, gone, new)
    assert f"erwartet „{gone}“" not in complaints(project)


def follow_the_cure(project: Path, gone: str, new: str | None) -> None:
    """Enter the new id in the suite, or delete the rows."""
    for path in suites(project):
        rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [re.sub(rf"\b{gone}\b", new or gone, row) for row in rows if new or not _names(row, gone)]
        path.write_text("".join(kept), encoding="utf-8")


def _names(row: str, id_: str) -> bool:
    return bool(re.search(rf"(?<![\w-]){id_}(?![\w-])", row.partition("expected:")[2]))


def test_a_traceback_would_be_seen(project: Path) -> None:
    """Control case: a test of the content that speaks English."""
    english = "def test_it() -> None:\n    assert 'a' == 'b'\n"
    (project / "tests" / "content" / "test_english.py").write_text(english, encoding="utf-8")
    done = run(project, "pytest", "-p", "no:cacheprovider", "tests/content/test_english.py")
    assert done.returncode == 1
    assert ENGLISH.search(done.stdout)
