"""The editions that tests run on: where they lie, how they are read, changed and laid out as projects."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from macros.knowledge.base import KnowledgeBase
from macros.knowledge.findings import render
from macros.knowledge.folders import read_files
from macros.knowledge.loading import load
from macros.knowledge.purpose import Purpose

__all__ = ["KnowledgeBase", "Purpose"]  # what tests of whole sites know of our code, in one place

ROOT = Path(__file__).parents[1]
"""Our own project, with the real content. Only tests/content may say anything of that."""
FIXTURE = ROOT / "tests" / "fixtures" / "edition"
"""A whole invented edition: five fields, nineteen obstacles, everything that a page can show."""
MINIMAL = ROOT / "tests" / "fixtures" / "minimal"
"""The smallest edition that is sound."""
TODAY = date(2026, 11, 24)
MADE = 1_780_354_799
"""The time of a commit: 2026-06-01, 22:59:59 UTC, which is 2 June in Belgium."""


def read(edition: Path) -> KnowledgeBase:
    """Read a sound edition; what is wrong with another is said in the words that its editors read."""
    loaded = load(read_files(edition), TODAY)
    assert loaded.base is not None, render(loaded.findings, "text")
    return loaded.base


@contextmanager
def rewritten(path: Path) -> Iterator[dict[str, Any]]:
    """Give a data file as plain values, every one a text, and write it back with what was changed in them."""
    data = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 (text only)
    yield data
    path.write_text(yaml.dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")


def as_draft(edition: Path) -> None:
    """Make a draft of an edition, for which nobody answers yet."""
    with rewritten(edition / "data" / "obstacles.yaml") as data:
        data["edition"] |= {"origin": "entwurf", "notice": "Alles hier ist erfunden."}
    with rewritten(edition / "data" / "site.yaml") as data:
        data["site"] = {"copy_old_after_days": "30"}


def lay_out(folder: Path, edition: Path) -> Path:
    """Lay out a project folder: our code and theme, the data and pages of an edition."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    for name in ("macros", "overrides"):
        (folder / name).symlink_to(ROOT / name)
    for name in ("data", "docs"):
        shutil.copytree(edition / name, folder / name, ignore=shutil.ignore_patterns("contacts.local.yaml"))
    return folder


def lay_out_for_make(folder: Path, edition: Path) -> Path:
    """Lay out a project folder in which `make` works, with our virtual environment."""
    project = lay_out(folder, edition)
    for name in ("Makefile", "requirements.txt"):
        shutil.copy(ROOT / name, project)
    lend_environment(project)
    return project


def lend_environment(project: Path) -> None:
    """Give a project an environment that counts as installed.

    The folder is its own and only what lies in it is linked: were it a link itself, a `make` that
    thinks it out of date would empty the environment of whoever runs the tests.
    """
    own = project / ".venv"
    own.mkdir()
    for path in (ROOT / ".venv").iterdir():
        if path.name != ".installed":
            (own / path.name).symlink_to(path)
    (own / ".installed").touch()


def make(project: Path, *targets: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `make` in a project; what is not set for it here is as on a fresh machine."""
    return subprocess.run(
        ["make", *targets],
        cwd=project,
        env={"PATH": os.environ["PATH"], "HOME": os.environ["HOME"], **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def run_build(
    project: Path, target: Path, settings: str = "mkdocs.yml", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Build a project strictly into a target folder; without a time of its own it is dated nowhere."""
    inherited = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", settings, "--site-dir", str(target)],
        cwd=project,
        env={**inherited, "NO_MKDOCS_2_WARNING": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
    )
