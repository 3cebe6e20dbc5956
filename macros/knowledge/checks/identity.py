"""Ids, titles, numbers and file names: each names one thing only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from macros.knowledge.content import LINKED_KEYS, Content
from macros.knowledge.documents import Path
from macros.knowledge.findings import Finding, Place
from macros.knowledge.kinds import OVERVIEWS
from macros.knowledge.model import FieldOfAction, Obstacle, Prerequisite, Service

SECTIONS: Final = (
    "beschreibung", "beteiligte", "loesungswege", "voraussetzungen", "stand-der-dinge",
    "quellen", "verwandt", "inhalt", "menue", "titel",
    "was-hilft", "wen-fragen", "was-muss-da-sein", "wie-weit-ist-es",
)  # fmt: skip
"""Anchors of an obstacle's page, which no solution may take."""


def duplicate_ids(content: Content) -> Iterator[Finding]:
    """An id names one thing only, in all files together."""
    taken: dict[str, str] = dict.fromkeys(OVERVIEWS, "eine Übersicht")
    taken |= {page.path: f"die Seite {page.document.name}" for page in content.pages}
    for key in (*LINKED_KEYS, "sources", "states"):
        yield from _taken_twice(content, _ids(content, key), dict(taken) if key == "states" else taken)
    solutions = (
        ((*path, "solutions", n, "id"), solution.id)
        for path, obstacle in content.all(Obstacle)
        for n, solution in enumerate(obstacle.solutions)
    )
    yield from _taken_twice(content, solutions, dict.fromkeys(SECTIONS, "ein Abschnitt jeder Seite"))


def reserved_anchors(content: Content) -> Iterator[Finding]:
    """A solution leaves the anchors of headings and sources alone."""
    for path, obstacle in content.all(Obstacle):
        for n, solution in enumerate(obstacle.solutions):
            if re.fullmatch(r"q\d+|.*-h", solution.id):
                yield Finding(
                    "kennung-belegt",
                    content.place((*path, "solutions", n, "id")),
                    f"Die Kennung „{solution.id}“ ist für Überschriften und Quellen vorbehalten.",
                    expected="eine Kennung, die nicht auf -h endet und nicht q mit einer Zahl ist",
                )


def _ids(content: Content, key: str) -> Iterator[tuple[Path, str]]:
    return (
        (path, str(record.id))
        for path, record in content.records.items()
        if path[0] == key and hasattr(record, "id")
    )


def _taken_twice(
    content: Content, ids: Iterator[tuple[Path, str]], taken: dict[str, str]
) -> Iterator[Finding]:
    for path, id_ in ids:
        own = path if path[-1] == "id" else (*path, "id")
        if id_ in taken:
            yield Finding(
                "doppelte-kennung",
                content.place(own),
                f"Die Kennung „{id_}“ ist schon vergeben: {taken[id_]}.",
                expected="eine Kennung, die sonst nirgends steht",
                example=f"id: {id_}-2",
            )
        else:
            place = content.place(own)
            taken[id_] = f"{place.file}, Zeile {place.line}"


def duplicate_titles(content: Content) -> Iterator[Finding]:
    """Each page has a title of its own, so that readers can tell tabs and links apart."""
    taken = {title.casefold(): "eine Übersicht" for title in OVERVIEWS.values()}
    taken |= {page.title.casefold(): page.document.name for page in content.pages}
    for path, record in content.records.items():
        field = "name" if isinstance(record, Service) else "title"
        if not isinstance(record, Service | Obstacle | FieldOfAction | Prerequisite):
            continue
        title = str(getattr(record, field))
        place = content.place((*path, field))
        if title.casefold() in taken:
            yield Finding(
                "doppelter-titel",
                place,
                f"Den Titel „{title}“ hat schon {taken[title.casefold()]}.",
                expected="ein Titel, der sonst nirgends steht",
            )
        taken.setdefault(title.casefold(), f"{place.file}, Zeile {place.line}")


def duplicate_numbers(content: Content) -> Iterator[Finding]:
    """No two obstacles share a number."""
    taken: dict[int, str] = {}
    for path, obstacle in content.all(Obstacle):
        if obstacle.number in taken:
            free = next(n for n in range(1, 1000) if n not in taken)
            yield Finding(
                "doppelte-nummer",
                content.place((*path, "number")),
                f"Die Nummer {obstacle.number} hat schon das Hemmnis „{taken[obstacle.number]}“.",
                expected="eine freie Nummer",
                example=f"number: {free}",
            )
        taken.setdefault(obstacle.number, obstacle.id)


def reserved_pages(content: Content) -> Iterator[Finding]:
    """No hand-written page stands where a page from data will be."""
    for page in content.pages:
        first = page.path.split("/")[0]
        if page.path == "index" or first in OVERVIEWS:
            yield Finding(
                "seite-belegt",
                Place(page.document.name),
                f"An der Stelle von „{page.file}“ entsteht schon eine Seite aus den Daten.",
                expected="ein anderer Dateiname",
            )
        if not re.fullmatch(r"[a-z0-9-]+(/[a-z0-9-]+)*", page.path):
            yield Finding(
                "dateiname",
                Place(page.document.name),
                f"Der Dateiname „{page.file}“ würde eine schwierige Adresse ergeben.",
                expected="Kleinbuchstaben ohne Umlaute, Ziffern und Bindestriche",
            )
