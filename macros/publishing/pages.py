"""Pages from data: which exist, where they stand, and the stub that calls each into being."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from macros.knowledge.base import OVERVIEWS, Kind, KnowledgeBase, Target

_FOLDERS: Final = {
    Kind.FIELD: "handlungsfelder",
    Kind.OBSTACLE: "hemmnisse",
    Kind.SERVICE: "beteiligte",
    Kind.PREREQUISITE: "voraussetzungen",
}
_KINDS: Final = {
    "handlungsfelder": "handlungsfeld",
    "hemmnisse": "hemmnis",
    "beteiligte": "dienst",
    "voraussetzungen": "voraussetzung",
}
START: Final = "index.md"
START_TITLE: Final = "Was hindert, was hilft"


@dataclass(frozen=True, slots=True)
class DataPage:
    """A page made from data: its kind, the id of what it shows, source path and title."""

    kind: str
    id: str
    path: str
    title: str

    @property
    def stub(self) -> str:
        """Give the whole source of the page: what it is, and one macro call."""
        head = f"---\nart: {self.kind}\nid: {self.id}\n---\n"
        return f'{head}\n{{{{ seite("{self.kind}", "{self.id}") }}}}\n'


def data_pages(base: KnowledgeBase) -> Iterator[DataPage]:
    """Give every page that the data of an edition make."""
    yield DataPage("start", "", START, START_TITLE)
    for id_, title in OVERVIEWS.items():
        yield DataPage(id_, "", overview_path(id_), title)
    for field in base.fields:
        yield _page(Kind.FIELD, field.id, field.title)
    for obstacle in base.obstacles:
        yield _page(Kind.OBSTACLE, obstacle.id, obstacle.title)
    for service in base.services:
        yield _page(Kind.SERVICE, service.id, service.name)
    for prerequisite in base.prerequisites:
        yield _page(Kind.PREREQUISITE, prerequisite.id, prerequisite.title)


def overview_path(id_: str) -> str:
    """Name the source path of an overview."""
    return f"{id_}/index.md" if id_ in _KINDS else f"{id_}.md"


def source_path(target: Target) -> str:
    """Name the source path, and the anchor if there is one, that shows a target."""
    if target.kind is Kind.TERM:
        return f"{overview_path('glossar')}#{target.id}"
    if target.kind is Kind.OVERVIEW:
        return overview_path(target.id) if target.id else START
    if target.kind is Kind.PAGE:
        return f"{target.id}.md"
    return f"{_FOLDERS[target.kind]}/{target.id}.md"


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


def _page(kind: Kind, id_: str, title: str) -> DataPage:
    folder = _FOLDERS[kind]
    return DataPage(_KINDS[folder], id_, f"{folder}/{id_}.md", title)
