"""Pages from data: which exist, where they stand, and the stub that calls each into being."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from macros.knowledge.base import KnowledgeBase, Target
from macros.knowledge.kinds import LINKED, OVERVIEW, OVERVIEWS, PAGE, WITH_PAGES, RecordKind

START: Final = "index.md"
START_KIND: Final = "start"

_LINKED: Final = {kind.id: kind for kind in LINKED}
_FOLDERS: Final = frozenset(kind.overview.id for kind in WITH_PAGES)


@dataclass(frozen=True, slots=True)
class DataPage:
    """A page made from data: its kind, the id of what it shows, source path and title."""

    kind: str
    id: str
    path: str
    title: str

    @property
    def template(self) -> str:
        """Name the template that makes the page."""
        return f"pages/{self.id if self.kind == OVERVIEW.id else self.kind}.html"

    @property
    def stub(self) -> str:
        """Give the whole source of the page: what it is, and one macro call."""
        head = f"---\nkind: {self.kind}\nid: {self.id}\n---\n"
        return f'{head}\n{{{{ seite("{self.kind}", "{self.id}") }}}}\n'


def data_pages(base: KnowledgeBase) -> Iterator[DataPage]:
    """Give every page that the data of an edition make."""
    yield DataPage(START_KIND, "", START, base.edition.start_title or base.edition.title)
    for id_, title in OVERVIEWS.items():
        yield DataPage(OVERVIEW.id, id_, overview_path(id_), title)
    for kind in WITH_PAGES:
        for record in base.all(kind.record):
            id_ = str(record.id)  # type: ignore[attr-defined]  # these have one
            yield DataPage(kind.id, id_, _path_of(kind, id_), kind.title_of(record))


def overview_path(id_: str) -> str:
    """Name the source path of an overview."""
    return f"{id_}/index.md" if id_ in _FOLDERS else f"{id_}.md"


def source_path(target: Target) -> str:
    """Name the source path, and the anchor if there is one, that shows a target."""
    if target.kind is OVERVIEW:
        return overview_path(target.id) if target.id else START
    if target.kind is PAGE:
        return f"{target.id}.md"
    return _path_of(_LINKED[target.kind.id], target.id)


def _path_of(kind: RecordKind, id_: str) -> str:
    if kind.has_pages:
        return f"{kind.overview.id}/{id_}.md"
    return f"{overview_path(kind.overview.id)}#{id_}"


def address(path: str, *, flat: bool) -> str:
    """Name the address of a source path below the root; flat sites have files instead of folders."""
    name, _, anchor = path.partition("#")
    name = name.removesuffix(".md")
    folder = name.removesuffix("index")
    if flat:
        found = f"{name}.html"
    else:
        found = folder if name.endswith("index") and (not folder or folder.endswith("/")) else f"{name}/"
    return f"{found}#{anchor}" if anchor else found
