"""Sites that many tests look at: each is built once per run, whichever worker asks for it first."""

from __future__ import annotations

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.editions import (
    FIXTURE,
    MADE,
    ROOT,
    KnowledgeBase,
    Purpose,
    as_draft,
    lay_out_for_make,
    make,
    read,
    run_build,
)
from tests.growing import grow
from tests.site.reading import Site

BELOW = "/wissensbasis/"
"""The path below which an edition may be published."""
FLAT = {"USE_DIRECTORY_URLS": "false"}
PUBLIC = {
    "PURPOSE": "public",
    "SITE_URL": f"https://rathaus.example{BELOW}",
    "SOURCE_DATE_EPOCH": str(MADE),
}


@dataclass(frozen=True)
class Built:
    """A built site, the project that it was built from, and what that says."""

    site: Site
    project: Path
    base: KnowledgeBase
    purpose: Purpose


@dataclass(frozen=True)
class Way:
    """A way of building an edition: what is changed in it before, what is set, where its pages are then."""

    edition: Path
    environment: dict[str, str]
    change: Callable[[Path], None] | None = None
    pages: str = "site"

    @property
    def purpose(self) -> Purpose:
        """What the site is built for."""
        return Purpose(self.environment.get("PURPOSE", "preview"))

    def build(self, project: Path) -> None:
        """Lay out the project and build it; a build that fails fails the test, with what it said."""
        lay_out_for_make(project, self.edition)
        if self.change:
            self.change(project)
        if self.purpose is Purpose.COPY:
            done = make(project, "release", **self.environment)
        else:
            done = run_build(project, project / self.pages, **self.environment)
        if done.returncode:
            pytest.fail(done.stdout + done.stderr, pytrace=False)
        if self.purpose is Purpose.COPY:
            with ZipFile(project / "dist" / "wissensbasis.zip") as archive:
                archive.extractall(project / "entpackt")


WAYS = {
    "draft": Way(FIXTURE, {}, as_draft),
    "draft-flat-below-a-path": Way(
        FIXTURE, {**FLAT, "SITE_URL": f"https://rathaus.example{BELOW}"}, as_draft
    ),
    "report": Way(FIXTURE, PUBLIC),
    "copy": Way(FIXTURE, {"PURPOSE": "copy", "SOURCE_DATE_EPOCH": str(MADE)}, pages="entpackt/seiten"),
    "large": Way(FIXTURE, {}, grow),
    "content": Way(ROOT, {}),
}


class Builds:
    """The built sites of a run, in a folder that all its workers share."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.get = cache(self._get)

    def _get(self, name: str) -> Built:
        way, project = WAYS[name], self._folder / name
        with _locked(self._folder / f"{name}.lock") as done:
            if not done:
                way.build(project)
        return Built(Site(project / way.pages), project, read(project), way.purpose)


@contextmanager
def _locked(path: Path) -> Iterator[bool]:
    """Hold a lock; tell whether somebody who held it before came to the end."""
    with path.open("a+", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.seek(0)
        yield bool(file.read())
        file.write("done")
