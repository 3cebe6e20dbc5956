"""Ids, titles, numbers and file names: each names one thing only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, count
from typing import Final

from macros.knowledge.checks.check import Checks
from macros.knowledge.documents import KeyPath
from macros.knowledge.findings import Finding, Place, shorten
from macros.knowledge.folders import NO_FILES_ON_WINDOWS
from macros.knowledge.forms import FRAME
from macros.knowledge.kinds import LINKED, OVERVIEWS, RECORDS, WITH_PAGES
from macros.knowledge.manuscript import Manuscript
from macros.knowledge.model import Identified, Obstacle, Prerequisite, Record, Solution, State

SECTIONS: Final = (
    "heute-tun", "beschreibung", "beteiligte", "loesungswege", "voraussetzungen", "stand-der-dinge",
    "quellen", "verwandt", "titel", *FRAME,
    "was-hilft", "wen-fragen", "was-muss-da-sein", "wie-weit-ist-es",
)  # fmt: skip
"""Anchors of an obstacle's page, which no solution may take."""

rule: Final = Checks("Kennungen, Titel, Nummern und Dateinamen")


@rule("doppelte-kennung")
def duplicate_ids(manuscript: Manuscript) -> Iterator[Finding]:
    """Eine Kennung benennt in allen Dateien zusammen nur eines.

    Sie steht in Adressen und Verweisen; stünde sie für zweierlei, führte die Hälfte davon zum Falschen.
    """
    taken: dict[str, str | KeyPath] = dict.fromkeys(OVERVIEWS, "eine Übersicht")
    taken |= {page.path: f"die Seite {page.document.name}" for page in manuscript.pages}
    ordered = (*LINKED, *(kind for kind in RECORDS if not kind.is_linked))
    for kind in ordered:
        yield from _taken_twice(manuscript, _ids(manuscript.all(kind.record)), taken)
    yield from _taken_twice(manuscript, _formers(manuscript), taken)
    yield from _taken_twice(manuscript, _ids(manuscript.all(State)), dict(taken))
    solutions = chain(
        ((path, solution.id) for path, solution in _solutions(manuscript)), _former_solutions(manuscript)
    )
    sections: dict[str, str | KeyPath] = dict.fromkeys(SECTIONS, "ein Abschnitt jeder Seite")
    yield from _taken_twice(manuscript, solutions, sections)


def _ids(records: Iterable[tuple[KeyPath, Identified]]) -> Iterator[tuple[KeyPath, str]]:
    return ((path, record.id) for path, record in records)


def _formers(manuscript: Manuscript) -> Iterator[tuple[KeyPath, str]]:
    for path, prerequisite in manuscript.all(Prerequisite):
        for n, former in enumerate(prerequisite.former):
            yield (*path, "former", n), former.id


def _solutions(manuscript: Manuscript) -> Iterator[tuple[KeyPath, Solution]]:
    for path, obstacle in manuscript.all(Obstacle):
        for n, solution in enumerate(obstacle.solutions):
            yield (*path, "solutions", n), solution


def _former_solutions(manuscript: Manuscript) -> Iterator[tuple[KeyPath, str]]:
    for path, obstacle in manuscript.all(Obstacle):
        for n, shared in enumerate(obstacle.shared):
            if shared.former_id:
                yield (*path, "shared", n), shared.former_id


def _taken_twice(
    manuscript: Manuscript, ids: Iterable[tuple[KeyPath, str]], taken: dict[str, str | KeyPath]
) -> Iterator[Finding]:
    for path, id_ in ids:
        own = (*path, "id")
        if id_ in taken:
            yield Finding(
                duplicate_ids,
                manuscript.place(own),
                f"Die Kennung „{id_}“ ist schon vergeben: {_told(manuscript, taken[id_])}.",
                expected="eine Kennung, die sonst nirgends steht",
                example=f"id: {id_}-2",
            )
        taken.setdefault(id_, own)


def _told(manuscript: Manuscript, where: str | KeyPath) -> str:
    """Say in words where something stands."""
    if isinstance(where, str):
        return where
    place = manuscript.place(where)
    return f"{place.file}, Zeile {place.line}"


@rule("kennung-belegt")
def reserved_anchors(manuscript: Manuscript) -> Iterator[Finding]:
    """Die Kennung eines Lösungswegs ist keine, die die Seite selbst braucht.

    Überschriften und Quellen einer Seite haben Sprungmarken, die auf -h enden oder q mit einer Zahl sind.
    """
    for path, solution in _solutions(manuscript):
        if re.fullmatch(r"q\d+|.*-h", solution.id):
            yield Finding(
                reserved_anchors,
                manuscript.place((*path, "id")),
                f"Die Kennung „{solution.id}“ ist für Überschriften und Quellen vorbehalten.",
                expected="eine Kennung, die nicht auf -h endet und nicht q mit einer Zahl ist",
            )


@rule("doppelter-titel")
def duplicate_titles(manuscript: Manuscript) -> Iterator[Finding]:
    """Jede Seite hat einen Titel für sich.

    An ihm unterscheiden Leserinnen und Leser Fenster, Links und Treffer der Suche.
    """
    taken: dict[str, str | KeyPath] = {title.casefold(): "eine Übersicht" for title in OVERVIEWS.values()}
    taken |= {page.title.casefold(): page.document.name for page in manuscript.pages}
    slots: dict[type[Record], str] = {kind.record: kind.title for kind in WITH_PAGES}
    for path, record in manuscript.records.items():
        slot = slots.get(type(record))
        if slot is None:
            continue
        own, title = (*path, slot), str(getattr(record, slot))
        if title.casefold() in taken:
            yield Finding(
                duplicate_titles,
                manuscript.place(own),
                f"Den Titel „{title}“ hat schon {_told(manuscript, taken[title.casefold()])}.",
                expected="ein Titel, der sonst nirgends steht",
            )
        taken.setdefault(title.casefold(), own)


@rule("doppelte-nummer")
def duplicate_numbers(manuscript: Manuscript) -> Iterator[Finding]:
    """Jedes Hemmnis hat eine Nummer für sich.

    Mit ihr nennen Menschen am Telefon einen Lösungsweg: „15 a“.
    """
    numbers = {obstacle.number for _, obstacle in manuscript.all(Obstacle)}
    free = (number for number in count(1) if number not in numbers)
    taken: dict[int, str] = {}
    for path, obstacle in manuscript.all(Obstacle):
        if obstacle.number in taken:
            yield Finding(
                duplicate_numbers,
                manuscript.place((*path, "number")),
                f"Die Nummer {obstacle.number} hat schon das Hemmnis „{taken[obstacle.number]}“.",
                expected="eine freie Nummer",
                example=f"number: {next(free)}",
            )
        taken.setdefault(obstacle.number, obstacle.id)


@rule("seite-belegt")
def reserved_pages(manuscript: Manuscript) -> Iterator[Finding]:
    """Eine Seite von Hand steht nicht, wo schon etwas anderes steht oder niemand sie fände.

    Aus den Daten entstehen die Startseite und alle Übersichten; eine Seite an ihrer Stelle ersetzte sie still.
    """
    for page in manuscript.pages:
        first = page.path.split("/")[0]
        taken = _TAKEN.get(page.path) or _TAKEN_FOLDERS.get(first)
        if taken:
            yield Finding(
                reserved_pages,
                Place(page.document.name),
                f"An der Stelle von „{page.file}“ {taken}.",
                expected="ein anderer Dateiname",
            )


_TAKEN: Final = {
    "index": "entsteht schon eine Seite aus den Daten",
    "404": "steht schon die Seite für Adressen, die es nicht gibt",
}
_TAKEN_FOLDERS: Final = {
    **dict.fromkeys(OVERVIEWS, "entsteht schon eine Seite aus den Daten"),
    "templates": "sucht das Programm, das die Seiten baut, nicht nach Seiten",
}


@rule("adresse-doppelt")
def one_page_for_an_address(manuscript: Manuscript) -> Iterator[Finding]:
    """Zu jeder Adresse gehört eine einzige Seite.

    Aus docs/ueber.md und docs/ueber/index.md würde dieselbe; eine der beiden Seiten ginge still verloren.
    """
    taken: dict[str, str] = {}
    for page in sorted(manuscript.pages, key=lambda page: page.path.endswith("/index")):
        address = page.path.removesuffix("/index")
        if address in taken:
            yield Finding(
                one_page_for_an_address,
                Place(page.document.name),
                f"Die Adresse /{address}/ hat schon {taken[address]}.",
                expected="ein anderer Dateiname, oder beide Texte in einer Datei",
            )
        taken.setdefault(address, page.document.name)


@rule("dateiname")
def file_names(manuscript: Manuscript) -> Iterator[Finding]:
    """Der Dateiname einer Seite ergibt eine Adresse, die sich vorlesen und abschreiben lässt, auf jedem Rechner.

    Umlaute, Leerzeichen und große Buchstaben werden in Adressen zu Zeichenfolgen wie %C3%9C. Namen wie con
    oder aux kann Windows nicht speichern; dort ließe sich die Offline-Kopie nicht auspacken.
    """
    for page in manuscript.pages:
        parts = page.path.split("/")
        if not all(map(_FILE_NAME.fullmatch, parts)):
            yield Finding(
                file_names,
                Place(page.document.name),
                f"Der Dateiname „{shorten(page.file, 60)}“ würde eine schwierige Adresse ergeben.",
                expected="Kleinbuchstaben ohne Umlaute, Ziffern und Bindestriche",
            )
        elif max(map(len, parts)) > _LONGEST_NAME:
            yield Finding(
                file_names,
                Place(page.document.name),
                f"Der Dateiname „{shorten(page.file, 60)}“ ist sehr lang.",
                expected=f"höchstens {_LONGEST_NAME} Zeichen für jeden Ordner und jede Datei",
            )
        elif not NO_FILES_ON_WINDOWS.isdisjoint(parts):
            yield Finding(
                file_names,
                Place(page.document.name),
                f"Einen Namen wie in „{page.file}“ kann Windows nicht speichern.",
                expected="ein anderes Wort als con, prn, aux, nul, com1 bis com9 und lpt1 bis lpt9",
            )


_FILE_NAME: Final = re.compile(r"[a-z0-9-]+")
_LONGEST_NAME: Final = 60
