"""Kinds: what an edition is made of, one row each. Loading, references, pages and search iterate over them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from macros.knowledge.model import (
    FieldOfAction,
    Identified,
    Obstacle,
    Prerequisite,
    Service,
    Source,
    Term,
)


@dataclass(frozen=True, slots=True)
class Kind:
    """Something a reference can lead to: its stable id and what readers call it."""

    id: str
    word: str


@dataclass(frozen=True, slots=True)
class Overview:
    """A page that every edition has: its id, which is its address too, and its title."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class RecordKind(Kind):
    """A kind of record: where its records are written, how they are called, where they are listed.

    Its pages, if it has any, lie in the folder named like its overview, and are made by the template
    named like its id.
    """

    record: type[Identified]
    key: str
    """The key in the data files below which the records stand."""
    overview: Overview
    title: str = "title"
    """The attribute that holds the full title."""
    short: str = "title"
    """The attribute that holds what a link says."""
    has_pages: bool = True
    """Each record has a page of its own; else it has an anchor on the overview."""
    is_linked: bool = True
    """`[[id]]` leads to it; else it is cited by its number."""
    is_needed: bool = False
    """Each record is there because something names it; one that nothing names is idle."""
    order: Callable[[Any], Any] | None = None
    """What records are sorted by; in the order of the data without it."""

    def title_of(self, record: Identified) -> str:
        """Give the full title of a record."""
        return str(getattr(record, self.title))

    def short_of(self, record: Identified) -> str:
        """Give what a link to a record says."""
        return str(getattr(record, self.short))


SOLUTIONS: Final = Overview("loesungen", "Alle Lösungswege")
STATUS: Final = Overview("stand-der-dinge", "Stand der Dinge")

FIELD: Final = RecordKind(
    "field",
    "Handlungsfeld",
    FieldOfAction,
    "fields_of_action",
    Overview("handlungsfelder", "Handlungsfelder"),
)
OBSTACLE: Final = RecordKind(
    "obstacle",
    "Hemmnis",
    Obstacle,
    "obstacles",
    Overview("hemmnisse", "Hemmnisse"),
    order=lambda obstacle: obstacle.number,
)
PREREQUISITE: Final = RecordKind(
    "prerequisite",
    "Voraussetzung",
    Prerequisite,
    "prerequisites",
    Overview("voraussetzungen", "Voraussetzungen"),
    is_needed=True,
)
SERVICE: Final = RecordKind(
    "service",
    "Dienst",
    Service,
    "services",
    Overview("beteiligte", "Beteiligte"),
    title="name",
    short="short",
    is_needed=True,
)
TERM: Final = RecordKind(
    "term",
    "Begriff",
    Term,
    "glossary",
    Overview("glossar", "Glossar"),
    title="term",
    short="term",
    has_pages=False,
    order=lambda term: term.term.casefold(),
)
SOURCE: Final = RecordKind(
    "source",
    "Quelle",
    Source,
    "sources",
    Overview("quellen", "Quellen"),
    short="id",
    has_pages=False,
    is_linked=False,
    order=lambda source: int(source.id[1:]),
)

RECORDS: Final = (FIELD, OBSTACLE, SERVICE, PREREQUISITE, TERM, SOURCE)
"""All kinds of records."""
KINDS: Final = {kind.id: kind for kind in RECORDS}
"""All kinds of records by their id."""
LINKED: Final = tuple(kind for kind in RECORDS if kind.is_linked)
"""Kinds of records that `[[id]]` leads to."""
WITH_PAGES: Final = tuple(kind for kind in RECORDS if kind.has_pages)
"""Kinds whose records have a page each."""

OVERVIEW: Final = Kind("overview", "Übersicht")
PAGE: Final = Kind("page", "Seite")
"""A page written by hand."""
MUNICIPALITY: Final = Kind("municipality", "Gemeinde")
"""A municipality, a row of the table of offices; no reference leads to it, but the search does."""

OVERVIEWS: Final = {
    overview.id: overview.title
    for overview in (
        FIELD.overview,
        OBSTACLE.overview,
        SOLUTIONS,
        STATUS,
        PREREQUISITE.overview,
        SERVICE.overview,
        TERM.overview,
        SOURCE.overview,
    )
}
"""Titles of the overviews by id."""
