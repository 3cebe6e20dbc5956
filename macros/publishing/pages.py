"""Pages from data: which exist, where they stand, and the stub that calls each into being."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from macros.knowledge.base import KnowledgeBase
from macros.knowledge.kinds import OVERVIEW, OVERVIEWS, PREREQUISITE, WITH_PAGES
from macros.publishing.addresses import START, overview_path, record_path

START_KIND: Final = "start"
FORMER_KIND: Final = "former"
"""A page of what was a record once; it leads on to the one that has taken it in."""


@dataclass(frozen=True, slots=True)
class DataPage:
    """A page made from data: its kind, the id of what it shows, source path and title."""

    kind: str
    id: str
    path: str
    title: str

    @property
    def template(self) -> str:
        """Name the template that makes the page: that of its kind; each overview has one of its own."""
        return f"pages/{self.id if self.kind == OVERVIEW.id else self.kind}.html"

    @property
    def stub(self) -> str:
        """Give the whole source of the page: what it is, and one macro call, the same for all."""
        head = f"---\nkind: {self.kind}\nid: {self.id}\n---\n"
        return f"{head}\n{{{{ seite(kind, id) }}}}\n"


def data_pages(base: KnowledgeBase) -> Iterator[DataPage]:
    """Give every page that the data of an edition make."""
    yield DataPage(START_KIND, START_KIND, START, base.edition.start_title or base.edition.title)
    for id_, title in OVERVIEWS.items():
        yield DataPage(OVERVIEW.id, id_, overview_path(id_), title)
    for kind in WITH_PAGES:
        for record in base.all(kind.record):
            yield DataPage(kind.id, record.id, record_path(kind, record.id), kind.title_of(record))
    for item in base.prerequisites:
        for former in item.former:
            yield DataPage(FORMER_KIND, former.id, record_path(PREREQUISITE, former.id), former.title)
