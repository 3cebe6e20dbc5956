"""The editions that tests run on, how they are laid out, and how they are built."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from macros.knowledge.base import KnowledgeBase
from macros.knowledge.checks.publication import Purpose
from macros.knowledge.folders import read_files
from macros.knowledge.loading import load
from tests.site.reading import Site

ROOT = Path(__file__).parents[1]
FIXTURE = ROOT / "tests" / "fixtures" / "edition"
"""A whole invented edition: five fields, nineteen obstacles."""
MINIMAL = ROOT / "tests" / "fixtures" / "minimal"
"""The smallest edition that is sound."""
TODAY = date(2026, 11, 24)
MADE = 1_780_354_799
"""The time of a commit: 2026-06-01, 22:59:59 UTC, which is 2 June in Belgium."""


@dataclass(frozen=True)
class Built:
    """A built site and the knowledge base it was built from."""

    site: Site
    base: KnowledgeBase
    purpose: Purpose


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
    shutil.copy(ROOT / "Makefile", project)
    for name in (".venv", "requirements.txt"):
        (project / name).symlink_to(ROOT / name)
    return project


def make(project: Path, *targets: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `make` in a project; what is not set for it here is as on a fresh machine."""
    return subprocess.run(
        ["make", "-o", ".venv/.installed", *targets],
        cwd=project,
        env={"PATH": os.environ["PATH"], "HOME": os.environ["HOME"], **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def run_build(project: Path, target: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build a project strictly into a target folder; without a time of its own it is dated nowhere."""
    inherited = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)],
        cwd=project,
        env={**inherited, "NO_MKDOCS_2_WARNING": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def build(edition: Path, folder: Path, **environment: str) -> Built:
    """Build an edition in a folder of its own; a build that fails fails the test."""
    project = lay_out(folder / "project", edition)
    done = run_build(project, folder / "site", **environment)
    assert done.returncode == 0, done.stdout + done.stderr
    base = load(read_files(edition), TODAY).base
    assert base is not None
    return Built(Site(folder / "site"), base, Purpose(environment.get("PURPOSE", "preview")))
