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

    def seen_from(self, path: str) -> View:
        """Give the addresses of other pages as seen from one."""
        folder = posixpath.dirname(self.of(path))
        if self.flat or posixpath.basename(path) == START:
            return View(self, path, folder, "")
        return View(self, path, posixpath.dirname(folder), "../")

    def down(self, section: str, path: str) -> str:
        """Give the way from a folder to a source path; pages of a folder share their ways."""
        known = self._known.get((section, path))
        if known is None:
            known = self._known[section, path] = self._down(section, self.of(path))
        return known

    def _down(self, section: str, address: str) -> str:
        way = posixpath.relpath(address or ".", section or ".")
        if address and not address.endswith("/"):
            return way
        return "" if way == "." else f"{way}/"


@dataclass(frozen=True, slots=True)
class View:
    """Addresses as one page sees them."""

    addresses: Addresses
    here: str
    section: str
    up: str

    def to(self, there: str) -> str:
        """Give the way to a source path; on the same page, to the anchor alone."""
        path, sharp, anchor = there.partition("#")
        if path == self.here and anchor:
            return f"#{anchor}"
        return f"{self.up}{self.addresses.down(self.section, path)}{sharp}{anchor}" or "./"
