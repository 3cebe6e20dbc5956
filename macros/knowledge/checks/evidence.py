"""Claims carry their source; sources, dates and contacts can be trusted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from macros.knowledge.content import LINKED_KEYS, Content
from macros.knowledge.documents import Path
from macros.knowledge.findings import Finding, Place
from macros.knowledge.model import (
    NOT_EVIDENCED,
    Edition,
    LocalContact,
    Obstacle,
    Prerequisite,
    SolutionState,
    Source,
    State,
)
from macros.knowledge.periods import Period
from macros.knowledge.references import Citation, cited, cites
from macros.knowledge.sentences import phrases

_YOUNGEST_OLD_YEAR: Final = 2021
_RUNNING: Final = frozenset({"umgesetzt", "begonnen"})


def evidence(content: Content) -> Iterator[Finding]:
    """A state, a log entry and a fulfilled prerequisite carry the source that says so."""
    claims: list[tuple[Path, str, str]] = []
    claims += (((*path, "text"), state.text, "Ein Stand") for path, state in _solution_states(content))
    for path, obstacle in content.all(Obstacle):
        for n, entry in enumerate(obstacle.status.log if obstacle.status else []):
            claims.append(((*path, "status", "log", n, "text"), entry.text, "Ein Eintrag im Stand der Dinge"))
    for path, prerequisite in content.all(Prerequisite):
        if prerequisite.met != "unbekannt":
            claims.append(((*path, "met"), prerequisite.text or "", f"„{prerequisite.met}“"))
    for path, text, what in claims:
        if not cites(text):
            yield Finding(
                "beleg-fehlt",
                content.place(path),
                f"{what} braucht eine Quelle, hier steht keine.",
                expected="ein Satz mit Quelle [Qnn]; ohne Quelle bleibt das Feld weg",
                example='text: "Das Projekt läuft laut LEADER bis 2027 [Q78]."',
            )


def state_evidence(content: Content) -> Iterator[Finding]:
    """A state agrees with its evidence: it is of here, no mere opinion, and does not deny itself."""
    sources = {source.id: source for _, source in content.all(Source)}
    denial = next((state.label for _, state in content.all(State) if state.id == NOT_EVIDENCED), None)
    for path, state in _solution_states(content):
        behind = [sources[id_] for id_ in cited(state.text) if id_ in sources]
        if behind and all(source.region for source in behind):
            yield _contradiction(
                content.place((*path, "text")),
                "Dieser Stand stützt sich nur auf fremde Quellen "
                f"({', '.join(dict.fromkeys(source.region or '' for source in behind))}).",
                "auch eine Quelle von hier (ohne „region“); sonst bleibt „state“ weg",
            )
        if behind and state.value in _RUNNING and all(source.kind == "Meinung" for source in behind):
            yield _contradiction(
                content.place((*path, "value")),
                f"„{state.value}“ stützt sich hier nur auf eine Meinung.",
                "eine andere Art von Quelle, „value: angekuendigt“, oder „state“ bleibt weg",
            )
        if denial and phrases([denial]).search(state.text):
            yield _contradiction(
                content.place((*path, "text")),
                f"Hier steht ein Stand, und sein Text sagt „{denial}“.",
                "ein Satz mit dem, was die Quelle sagt; ohne Beleg bleibt „state“ weg",
            )


def _contradiction(place: Place, message: str, expected: str) -> Finding:
    return Finding("stand-widerspricht", place, message, expected)


def _solution_states(content: Content) -> Iterator[tuple[Path, SolutionState]]:
    for path, obstacle in content.all(Obstacle):
        for n, solution in enumerate(obstacle.solutions):
            if solution.state:
                yield (*path, "solutions", n, "state"), solution.state


def uncited_sources(content: Content) -> Iterator[Finding]:
    """Every source is cited somewhere; what no text cites is not carried along."""
    used = {found.source for found in content.references() if isinstance(found, Citation)}
    used |= {contact.source for _, contact in content.contacts}
    if not all(map(content.is_complete, (*LINKED_KEYS, "sources"))):
        return
    for path, source in content.all(Source):
        if source.id not in used:
            yield Finding(
                "quelle-ohne-zitat",
                content.place((*path, "id")),
                f"Die Quelle {source.id} wird nirgends zitiert.",
                expected=f"ein Text mit [{source.id}], oder den Eintrag löschen",
            )


def plausible_dates(content: Content) -> Iterator[Finding]:
    """Nothing known is younger than the edition."""
    edition = content.edition
    if edition is None:
        return
    for path, when, what in _dates(content):
        if when.start.first_day > edition.as_of.start.last_day:
            yield Finding(
                "datum-nach-stand",
                content.place(path),
                f"{what}: {when.german} liegt nach dem Stand der Ausgabe ({edition.as_of.german}).",
                expected="ein früheres Datum, oder „as_of“ der Ausgabe nachziehen",
            )


def _dates(content: Content) -> Iterator[tuple[Path, Period, str]]:
    for path, edition in content.all(Edition):
        yield (*path, "seen"), edition.seen, "Quellen gesehen"
    for path, source in content.all(Source):
        if source.date:
            yield (*path, "date"), source.date, "Datum der Quelle"
    for path, obstacle in content.all(Obstacle):
        for n, entry in enumerate(obstacle.status.log if obstacle.status else []):
            if entry.date:
                yield (*path, "status", "log", n, "date"), entry.date, "Datum des Eintrags"
    for path, contact in content.contacts:
        if contact.checked:
            yield (*path, "checked"), contact.checked, "Zuletzt geprüft"


def trustworthy_contacts(content: Content) -> Iterator[Finding]:
    """A contact comes from a source of 2022 or later, or from an undated page of an office."""
    sources = {source.id: source for _, source in content.all(Source)}
    for path, contact in content.contacts:
        source = sources.get(contact.source)
        if source is None:
            continue
        last = source.date.end or source.date.start if source.date else None
        is_own_page = source.kind in {"amtlich", "Träger"} and source.url_kind == "original"
        if (last and last.year <= _YOUNGEST_OLD_YEAR) or (last is None and not is_own_page):
            yield Finding(
                "kontakt-zu-alt",
                content.place((*path, "source")),
                f"{contact.source} ist älter als 2022 oder nicht die eigene Seite des Dienstes.",
                expected="eine jüngere Quelle, oder den Kontakt weglassen: dann steht dort "
                "„vom Dienst einzutragen“",
            )


def checked_contacts(content: Content, today: date) -> Iterator[Finding]:
    """An operator has checked a contact in 2022 or later, and by today; this may be after the edition."""
    for path, contact in content.all(LocalContact):
        place = content.place((*path, "checked"))
        when = f"Geprüft am {contact.checked.german}:"
        expected = "der Tag, an dem jemand beim Dienst nachgefragt hat; sonst den Kontakt weglassen"
        if contact.checked.start.year <= _YOUNGEST_OLD_YEAR:
            yield Finding("kontakt-zu-alt", place, f"{when} Das ist vor 2022.", expected)
        if contact.checked.start.first_day > today:
            yield Finding("datum-in-der-zukunft", place, f"{when} Dieser Tag kommt erst noch.", expected)


def source_addresses(content: Content) -> Iterator[Finding]:
    """What a source says of its address fits the address."""
    for path, source in content.all(Source):
        if (source.url is None) == (source.url_kind == "keine"):
            continue
        yield Finding(
            "adresse-passt-nicht",
            content.place((*path, "url_kind")),
            f"„url_kind: {source.url_kind}“ passt nicht: Eine Adresse {'fehlt' if source.url is None else 'steht da'}.",
            expected="„keine“ ohne Adresse, sonst „original“ oder „kopie“ mit „url“",
        )
