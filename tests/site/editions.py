"""Editions and ways of building them, on which the structural tests run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from macros.knowledge.base import KnowledgeBase
from macros.knowledge.loading import load, read_files
from tests.site.reading import Site

ROOT = Path(__file__).parents[2]
FIXTURE = ROOT / "tests" / "fixtures" / "edition"
TODAY = date(2026, 11, 24)


@dataclass(frozen=True)
class Built:
    """A built site and the knowledge base it was built from."""

    site: Site
    base: KnowledgeBase


def lay_out(folder: Path, edition: Path) -> Path:
    """Lay out a project folder: our code and theme, the data and pages of an edition."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    for name in ("macros", "overrides"):
        (folder / name).symlink_to(ROOT / name)
    for name in ("data", "docs"):
        shutil.copytree(edition / name, folder / name)
    return folder


def run_build(project: Path, target: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build a project strictly into a target folder."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
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
    return Built(Site(folder / "site"), base)
