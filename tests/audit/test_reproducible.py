"""One commit gives the same bytes, in another folder and another time zone too."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.editions import ROOT, lend_environment, make

pytestmark = pytest.mark.audit

SITE = {"SITE_URL": "https://example.org/unter/pfad/", "PREVIEW": "1"}
COMMITTED = "2026-06-01T23:30:00+02:00"
LATER = "2026-06-02T23:30:00+02:00"
PARTS = ("Makefile", "mkdocs.yml", "requirements.txt", "macros", "overrides", "data", "docs")


def repository(folder: Path, when: str = COMMITTED) -> Path:
    """Commit the work tree as it is now, at this time."""
    if not shutil.which("git"):
        pytest.fail("Für die Prüfung fehlt Git: sudo apt install git", pytrace=False)
    for name in PARTS:
        source, target = ROOT / name, folder / name
        ignored = shutil.ignore_patterns("__pycache__", "contacts.local.yaml")
        if source.is_dir():
            shutil.copytree(source, target, ignore=ignored)
        else:
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target)
    person = {
        "GIT_AUTHOR_NAME": "x",
        "GIT_AUTHOR_EMAIL": "x",
        "GIT_COMMITTER_NAME": "x",
        "GIT_COMMITTER_EMAIL": "x",
    }
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "x", "--date", when]):
        environment = {**person, "PATH": "/usr/bin:/bin", "HOME": str(folder), "GIT_COMMITTER_DATE": when}
        subprocess.run(["git", *command], cwd=folder, env=environment, check=True)
    lend_environment(folder)
    return folder


def clone(source: Path, folder: Path) -> Path:
    """Clone a repository as another person would."""
    subprocess.run(["git", "clone", "-q", str(source), str(folder)], check=True)
    lend_environment(folder)
    return folder


def built(project: Path, **environment: str) -> dict[str, bytes]:
    """Build the site and the copy; give all files."""
    done = make(project, "public", "offline", **SITE, **environment)
    assert done.returncode == 0, done.stdout + done.stderr
    files = [path for folder in ("site", "dist") for path in (project / folder).rglob("*") if path.is_file()]
    return {path.relative_to(project).as_posix(): path.read_bytes() for path in files}


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> set[str]:
    """Name the files that are not in both with the same bytes."""
    return {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)}


def test_one_commit_gives_the_same_bytes(tmp_path: Path) -> None:
    here = repository(tmp_path / "hier")
    there = clone(here, tmp_path / "ganz" / "woanders")
    one = built(here, TZ="America/Los_Angeles", LANG="C", PYTHONHASHSEED="1")
    other = built(there, TZ="Pacific/Kiritimati", LANG="C.UTF-8", PYTHONHASHSEED="2")
    assert {"site/index.html", "site/sitemap.xml.gz", "dist/wissensbasis.zip"} <= one.keys()
    assert differing(one, other) == set()


def test_a_difference_is_seen(tmp_path: Path) -> None:
    """Control case: the same files, committed a day later."""
    one = built(repository(tmp_path / "heute"))
    other = built(repository(tmp_path / "morgen", LATER))
    different = differing(one, other)
    assert {"site/index.html", "site/sitemap.xml.gz", "dist/wissensbasis.zip"} <= different
    assert not [name for name in different if name.startswith("site/assets/")]
