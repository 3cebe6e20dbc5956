"""Addresses: where a page is found, and how one page leads to another; the only place that knows.

Source paths (`hemmnisse/bus.md`, `glossar.md#lba`) name pages inside; addresses are what browsers see.
Every link is relative, so that the site works below any path and from a folder.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field

from macros.knowledge.base import Target
from macros.knowledge.kinds import LINKED, OVERVIEW, PAGE, WITH_PAGES, RecordKind

START = "index.md"

_LINKED = {kind.id: kind for kind in LINKED}
_FOLDERS = frozenset(kind.overview.id for kind in WITH_PAGES)


def overview_path(id_: str) -> str:
    """Name the source path of an overview."""
    return f"{id_}/index.md" if id_ in _FOLDERS else f"{id_}.md"


def record_path(kind: RecordKind, id_: str) -> str:
    """Name the source path of a record's page, or its place on the overview."""
    if kind.has_pages:
        return f"{kind.overview.id}/{id_}.md"
    return f"{overview_path(kind.overview.id)}#{id_}"


def source_path(target: Target) -> str:
    """Name the source path, and the anchor if there is one, that shows a target."""
    if target.kind is OVERVIEW:
        return overview_path(target.id) if target.id else START
    if target.kind is PAGE:
        return f"{target.id}.md"
    return record_path(_LINKED[target.kind.id], target.id)


@dataclass(frozen=True)
class Addresses:
    """The addresses of a site: each page a folder, or, where no server completes them, each a file."""

    flat: bool = False
    _known: dict[tuple[str, str], str] = field(default_factory=dict, repr=False, compare=False)

    def of(self, path: str) -> str:
        """Name the address of a source path below the root; the start page has none."""
        name, sharp, anchor = path.partition("#")
        name = name.removesuffix(".md")
        if self.flat:
            return f"{name}.html{sharp}{anchor}"
        if posixpath.basename(name) == "index":
            return f"{name.removesuffix('index')}{sharp}{anchor}"
        return f"{name}/{sharp}{anchor}"

    def root(self, path: str) -> str:
        """Give the way from a page to the root."""
        return "../" * self.of(path).count("/") or "./"

    def between(self, here: str, there: str) -> str:
        """Give the way from one source path to another; on the same page, to the anchor alone."""
        path, sharp, anchor = there.partition("#")
        if path == here and anchor:
            return f"#{anchor}"
        section, up = self._section(here)
        known = self._known.get((section, path))
        if known is None:
            known = self._known[section, path] = self._down(section, self.of(path))
        return f"{up}{known}{sharp}{anchor}" or "./"

    def _section(self, path: str) -> tuple[str, str]:
        """Give the folder that a page lies in, and the way up to it: pages of a folder share their ways."""
        folder = posixpath.dirname(self.of(path))
        if self.flat or posixpath.basename(path) == START:
            return folder, ""
        return posixpath.dirname(folder), "../"

    def _down(self, section: str, address: str) -> str:
        way = posixpath.relpath(address or ".", section or ".")
        if address and not address.endswith("/"):
            return way
        return "" if way == "." else f"{way}/"
