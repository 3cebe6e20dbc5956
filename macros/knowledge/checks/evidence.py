"""Claims carry their source; sources, dates and contacts can be trusted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from macros.knowledge.checks.check import Checks
from macros.knowledge.contacts import FIRST_RECENT_YEAR, is_emergency, is_own_page, is_second_hand
from macros.knowledge.documents import KeyPath
from macros.knowledge.findings import Finding, Place
from macros.knowledge.manuscript import LINKED_KEYS, Manuscript
from macros.knowledge.model import (
    NOT_EVIDENCED,
    Edition,
    LocalContact,
    Obstacle,
    Prerequisite,
    Source,
    State,
)
from macros.knowledge.periods import Period
from macros.knowledge.references import Citation, cited, cites
from macros.knowledge.sentences import phrases

_RUNNING: Final = frozenset({"umgesetzt", "begonnen"})

rule: Final = Checks("Belege, Daten und Kontakte")


@rule("beleg-fehlt")
def evidence(manuscript: Manuscript) -> Iterator[Finding]:
    """Ein Stand, eine Wirkung, ein Eintrag im Stand der Dinge und eine erfüllte Voraussetzung nennen ihre Quelle.

    Wo keine Quelle etwas sagt, bleibt das Feld weg; die Seite sagt dann von selbst „nicht belegt“.
    """
    for path, text, what in _claims(manuscript):
        if not cites(text):
            yield Finding(
                evidence,
                manuscript.place(path),
                f"{what} braucht eine Quelle, hier steht keine.",
                expected="ein Satz mit Quelle [Qnn]; ohne Quelle bleibt das Feld weg",
                example='text: "Das Projekt läuft laut LEADER bis 2027 [Q78]."',
            )


def _claims(manuscript: Manuscript) -> Iterator[tuple[KeyPath, str, str]]:
    for path, state in manuscript.solution_states:
        yield (*path, "text"), state.text, "Ein Stand"
    for path, obstacle in manuscript.all(Obstacle):
        for n, solution in enumerate(obstacle.solutions):
            if solution.effect:
                yield (*path, "solutions", n, "effect", "text"), solution.effect.text, "Eine Wirkung"
        for n, entry in enumerate(obstacle.status.log if obstacle.status else []):
            yield (*path, "status", "log", n, "text"), entry.text, "Ein Eintrag im Stand der Dinge"
    for path, prerequisite in manuscript.all(Prerequisite):
        if prerequisite.met != "unbekannt":
            yield (*path, "met"), prerequisite.text or "", f"„{prerequisite.met}“"


@rule("stand-widerspricht")
def state_evidence(manuscript: Manuscript) -> Iterator[Finding]:
    """Ein Stand passt zu seinem Beleg.

    Er stützt sich nicht nur auf Quellen von anderswo, ist „begonnen“ oder „umgesetzt“ nicht nur nach
    jemandes Meinung, und sein Text sagt nicht, dass nichts belegt ist.
    """
    denial = next((state.label for _, state in manuscript.all(State) if state.id == NOT_EVIDENCED), None)
    denied = phrases([denial] if denial else [])
    for path, state in manuscript.solution_states:
        behind = [manuscript.sources[id_] for id_ in cited(state.text) if id_ in manuscript.sources]
        if behind and all(source.region for source in behind):
            yield _contradiction(
                manuscript.place((*path, "text")),
                "Dieser Stand stützt sich nur auf fremde Quellen "
                f"({', '.join(dict.fromkeys(source.region or '' for source in behind))}).",
                "auch eine Quelle von hier (ohne „region“); sonst bleibt „state“ weg",
            )
        if behind and state.value in _RUNNING and all(source.kind == "Meinung" for source in behind):
            yield _contradiction(
                manuscript.place((*path, "value")),
                f"„{state.value}“ stützt sich hier nur auf eine Meinung.",
                "eine andere Art von Quelle, „value: angekuendigt“, oder „state“ bleibt weg",
            )
        if denied.search(state.text):
            yield _contradiction(
                manuscript.place((*path, "text")),
                f"Hier steht ein Stand, und sein Text sagt „{denial}“.",
                "ein Satz mit dem, was die Quelle sagt; ohne Beleg bleibt „state“ weg",
            )


def _contradiction(place: Place, message: str, expected: str) -> Finding:
    return Finding(state_evidence, place, message, expected)


@rule("quelle-ohne-zitat")
def uncited_sources(manuscript: Manuscript) -> Iterator[Finding]:
    """Jede Quelle wird irgendwo zitiert.

    Was kein Text nennt, führt die Liste der Quellen nicht mit sich.
    """
    used = {found.source for found in manuscript.references if isinstance(found, Citation)}
    used |= {contact.source for _, contact in manuscript.contacts}
    if not all(map(manuscript.is_complete, (*LINKED_KEYS, "sources"))):
        return
    for path, source in manuscript.all(Source):
        if source.id not in used:
            yield Finding(
                uncited_sources,
                manuscript.place((*path, "id")),
                f"Die Quelle {source.id} wird nirgends zitiert.",
                expected=f"ein Text mit [{source.id}], oder den Eintrag löschen",
            )


@rule("datum-nach-stand")
def plausible_dates(manuscript: Manuscript) -> Iterator[Finding]:
    """Nichts ist jünger als der Stand der Ausgabe.

    Ein späteres Datum ist ein Tippfehler, oder der Stand der Ausgabe wurde nicht nachgezogen.
    """
    edition = manuscript.edition
    if edition is None:
        return
    last = edition.as_of.start.last_day
    for path, when, what in _dates(manuscript):
        if when.start.first_day > last:
            yield Finding(
                plausible_dates,
                manuscript.place(path),
                f"{what}: {when.german} liegt nach dem Stand der Ausgabe ({edition.as_of.german}).",
                expected="ein früheres Datum, oder „as_of“ der Ausgabe nachziehen",
            )


def _dates(manuscript: Manuscript) -> Iterator[tuple[KeyPath, Period, str]]:
    for path, edition in manuscript.all(Edition):
        yield (*path, "seen"), edition.seen, "Quellen gesehen"
    for path, source in manuscript.all(Source):
        if source.date:
            yield (*path, "date"), source.date, "Datum der Quelle"
    for path, obstacle in manuscript.all(Obstacle):
        for n, entry in enumerate(obstacle.status.log if obstacle.status else []):
            if entry.date:
                yield (*path, "status", "log", n, "date"), entry.date, "Datum des Eintrags"
    for path, contact in manuscript.contacts:
        if contact.checked:
            yield (*path, "checked"), contact.checked, "Zuletzt geprüft"


@rule("kontakt-aus-zweiter-hand")
def first_hand_contacts(manuscript: Manuscript) -> Iterator[Finding]:
    """Ein Kontakt steht so bei einer amtlichen Stelle, beim Dienst selbst oder in der Presse.

    Was aus einer Abschrift, einem Verzeichnis oder einer Meinung stammt, weiß niemand sicher. Eine
    Notrufnummer nennt nur der Dienst selbst oder eine amtliche Stelle.
    """
    for path, contact in manuscript.contacts:
        source = manuscript.sources.get(contact.source)
        if source and is_second_hand(source):
            yield Finding(
                first_hand_contacts,
                manuscript.place((*path, "source")),
                f"{source.id} ist eine Abschrift, ein Verzeichnis oder eine Meinung.",
                expected="eine amtliche Quelle, der Dienst selbst oder die Presse; sonst den Kontakt "
                "weglassen: dann steht dort „vom Dienst einzutragen“",
            )
        elif source and is_emergency(contact) and not is_own_page(source):
            yield Finding(
                first_hand_contacts,
                manuscript.place((*path, "source")),
                f"{contact.phone} ist eine Notrufnummer; {source.id} ist weder amtlich noch der Dienst selbst.",
                expected="die Seite des Dienstes oder eine amtliche Seite",
            )


@rule("alter-widerspricht")
def age_of_the_undated(manuscript: Manuscript) -> Iterator[Finding]:
    """Wie alt ein Kontakt ist, steht nur dann in Worten da, wenn seine Quelle kein Datum nennt.

    Sonst sagt es die Seite von selbst, mit dem Jahr der Quelle.
    """
    for path, contact in manuscript.contacts:
        source = manuscript.sources.get(contact.source)
        if contact.age and source and source.date:
            yield Finding(
                age_of_the_undated,
                manuscript.place((*path, "age")),
                f"{source.id} nennt selbst ein Datum: {source.date.german}.",
                expected="ohne „age“; die Seite zeigt das Jahr der Quelle",
            )


@rule("kontakt-zu-alt")
def recently_checked(manuscript: Manuscript) -> Iterator[Finding]:
    """Was der Betreiber selbst geprüft hat, ist von 2022 oder jünger.

    Es erscheint ohne Warnung; eine falsche Nummer führte jemanden, der Hilfe sucht, ins Leere.
    """
    for path, own in manuscript.all(LocalContact):
        if own.checked.start.year < FIRST_RECENT_YEAR:
            yield Finding(
                recently_checked,
                manuscript.place((*path, "checked")),
                f"Geprüft am {own.checked.german}: Das ist vor {FIRST_RECENT_YEAR}.",
                _DAY_OF_ASKING,
            )


_DAY_OF_ASKING: Final = "der Tag, an dem jemand beim Dienst nachgefragt hat; sonst den Kontakt weglassen"


@rule("datum-in-der-zukunft")
def checked_by_today(manuscript: Manuscript) -> Iterator[Finding]:
    """Der Betreiber hat einen Kontakt spätestens heute geprüft.

    Dieser Tag darf nach dem Stand der Ausgabe liegen, aber nicht nach heute.
    """
    for path, contact in manuscript.all(LocalContact):
        if contact.checked.start.first_day > manuscript.today:
            yield Finding(
                checked_by_today,
                manuscript.place((*path, "checked")),
                f"Geprüft am {contact.checked.german}: Dieser Tag kommt erst noch.",
                _DAY_OF_ASKING,
            )


@rule("adresse-passt-nicht")
def source_addresses(manuscript: Manuscript) -> Iterator[Finding]:
    """Die Art der Adresse einer Quelle passt dazu, ob eine Adresse da ist.

    Davon hängt ab, ob die Seite einen Link zeigt.
    """
    for path, source in manuscript.all(Source):
        if (source.url is None) == (source.url_kind == "keine"):
            continue
        yield Finding(
            source_addresses,
            manuscript.place((*path, "url_kind")),
            f"„url_kind: {source.url_kind}“ passt nicht: Eine Adresse {'fehlt' if source.url is None else 'steht da'}.",
            expected="„keine“ ohne Adresse, sonst „original“ oder „kopie“ mit „url“",
        )
