"""The edition being built: loaded once per build, whoever asks first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from macros.knowledge.base import KnowledgeBase
from macros.knowledge.findings import Finding, errors
from macros.knowledge.loading import load_folder
from macros.knowledge.purpose import Purpose
from macros.publishing.pages import DataPage, data_pages


class EditionError(Exception):
    """The edition has errors and cannot be published."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__(f"{len(findings)} Fehler")
        self.findings = findings


@dataclass(frozen=True)
class Edition:
    """A sound knowledge base and the pages made from it."""

    base: KnowledgeBase

    @cached_property
    def pages(self) -> dict[str, DataPage]:
        """Pages from data by source path."""
        return {page.path: page for page in data_pages(self.base)}

    @cached_property
    def _by_subject(self) -> dict[tuple[str, str], DataPage]:
        return {(page.kind, page.id): page for page in self.pages.values()}

    def page_of(self, kind: str, id_: str) -> DataPage:
        """Find the page of a kind about one record."""
        return self._by_subject[kind, id_]


_loaded: dict[Path, Edition] = {}


def reload(root: Path, purpose: Purpose = Purpose.PREVIEW) -> Edition:
    """Read and check the edition anew; raise EditionError if it cannot be published for this purpose."""
    loaded = load_folder(root, date.today(), purpose)  # noqa: DTZ011 (a hint needs the local day)
    if loaded.base is None:
        raise EditionError(errors(loaded.findings))
    _loaded[root] = Edition(loaded.base)
    return _loaded[root]


def edition(root: Path) -> Edition:
    """Give the edition, reading it only if nobody has."""
    return _loaded.get(root) or reload(root)
