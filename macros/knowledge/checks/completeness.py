"""The edition holds what it says, and nothing idle."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from macros.knowledge.checks.check import Checks
from macros.knowledge.findings import Finding
from macros.knowledge.kinds import FIELD, OBSTACLE, RECORDS
from macros.knowledge.manuscript import LINKED_KEYS, Manuscript
from macros.knowledge.model import NOT_EVIDENCED, FieldOfAction, Obstacle, State
from macros.knowledge.references import Link
from macros.knowledge.rules import Severity

_SHORTEST_PREFIX: Final = 5

rule: Final = Checks("Vollständigkeit")


@rule("falsche-anzahl")
def expected_numbers(manuscript: Manuscript) -> Iterator[Finding]:
    """Die Ausgabe hält so viele Handlungsfelder und Hemmnisse, wie sie von sich sagt.

    So fällt auf, wenn beim Bearbeiten ein Eintrag verloren gegangen ist.
    """
    edition = manuscript.edition
    if edition is None:
        return
    for kind, name, expected, word in (
        (FIELD, "expected_fields", edition.expected_fields, "Handlungsfelder"),
        (OBSTACLE, "expected_obstacles", edition.expected_obstacles, "Hemmnisse"),
    ):
        found = manuscript.count(kind.key)
        if manuscript.is_complete(kind.key) and found != expected:
            yield Finding(
                expected_numbers,
                manuscript.place(("edition", name)),
                f"Erwartete Zahl der {word}: {expected}. In den Daten stehen {found}.",
                expected="so viele, wie hier steht, oder hier die richtige Zahl",
                example=f"{name}: {found}",
            )


@rule("leeres-handlungsfeld", Severity.HINT)
def empty_fields(manuscript: Manuscript) -> Iterator[Finding]:
    """Zu jedem Handlungsfeld gehört mindestens ein Hemmnis.

    Ein leeres Feld steht in Menü und Listen und führt zu nichts.
    """
    used = {obstacle.field for _, obstacle in manuscript.all(Obstacle)}
    if manuscript.edition is None or not manuscript.is_complete(OBSTACLE.key):
        return
    for path, field in manuscript.all(FieldOfAction):
        if field.id not in used:
            yield Finding(
                empty_fields,
                manuscript.place((*path, "id")),
                f"Zum Handlungsfeld „{field.title}“ gehört noch kein Hemmnis.",
                expected="mindestens ein Hemmnis mit dieser Kennung in „field“",
            )


@rule("stand-fehlt")
def states_listed(manuscript: Manuscript) -> Iterator[Finding]:
    """Jeder Stand, der vorkommt, ist unter „states“ erklärt; ebenso, dass nichts belegt ist.

    Die Legende der Seiten entsteht aus dieser Liste.
    """
    if not manuscript.is_complete("states"):
        return
    listed = {state.id for _, state in manuscript.all(State)}
    if NOT_EVIDENCED not in listed:
        yield Finding(
            states_listed,
            manuscript.place(("states",)),
            f"Unter „states“ fehlt der Stand „{NOT_EVIDENCED}“.",
            expected="ein Wort dafür, dass keine Quelle etwas sagt",
            example=f"- id: {NOT_EVIDENCED}\n  label: nicht belegt\n  meaning: Keine Quelle gefunden.",
        )
    for path, state in manuscript.solution_states:
        if state.value not in listed:
            yield Finding(
                states_listed,
                manuscript.place((*path, "value")),
                f"Der Stand „{state.value}“ ist unter „states“ nicht erklärt.",
                expected=f"einer von: {', '.join(sorted(listed))}",
            )


@rule("nirgends-gebraucht", Severity.HINT)
def idle_entries(manuscript: Manuscript) -> Iterator[Finding]:
    """Jeder Dienst und jede Voraussetzung kommt bei einem Hemmnis vor.

    Sonst hat die Seite dazu nichts zu sagen.
    """
    if not all(map(manuscript.is_complete, LINKED_KEYS)):
        return
    used = {value for _, value, _ in manuscript.referring}
    used |= {found.target for found in manuscript.references if isinstance(found, Link)}
    for path, record in manuscript.records.items():
        if isinstance(record, _NEEDED) and record.id not in used:
            yield Finding(
                idle_entries,
                manuscript.place((*path, "id")),
                f"„{record.id}“ kommt bei keinem Hemmnis vor.",
                expected="ein Hemmnis, das diese Kennung nennt",
            )


_NEEDED: Final = tuple(kind.record for kind in RECORDS if kind.is_needed)


@rule("wort-steht-schon-da", Severity.HINT)
def idle_aliases(manuscript: Manuscript) -> Iterator[Finding]:
    """Ein Suchwort ist eines, das in den Texten des Hemmnisses nicht vorkommt.

    Was in Titel, Leitsatz, Zusammenfassung, Beschreibung und den Titeln der Lösungswege steht, findet die
    Suche von selbst.
    """
    for path, obstacle in manuscript.all(Obstacle):
        ways = (solution.title for solution in obstacle.solutions)
        first = (obstacle.title, obstacle.lead, obstacle.summary, obstacle.description, *ways)
        told = " ".join(" ".join(first).casefold().split())
        for n, alias in enumerate(obstacle.aliases):
            if _is_held(alias.casefold(), told):
                yield Finding(
                    idle_aliases,
                    manuscript.place((*path, "aliases", n)),
                    f"„{alias}“ steht schon vorne in den Texten dieses Hemmnisses.",
                    expected="nur Wörter, die in Titel, Leitsatz, Zusammenfassung, Beschreibung und den Titeln der "
                    "Lösungswege nicht vorkommen; die anderen findet die Suche von selbst",
                )


def _is_held(alias: str, text: str) -> bool:
    """Tell whether an alias stands in a text as itself or, when it is long enough, as the beginning of a word."""
    start = text.find(alias)
    while start >= 0:
        end = start + len(alias)
        if _is_edge(text, start) and (len(alias) >= _SHORTEST_PREFIX or _is_edge(text, end)):
            return True
        start = text.find(alias, start + 1)
    return False


def _is_edge(text: str, position: int) -> bool:
    """Tell whether a word begins or ends at a position."""
    return _is_of_word(text[position - 1 : position]) != _is_of_word(text[position : position + 1])


def _is_of_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


@rule("entwurf-ohne-hinweis")
def draft_notice(manuscript: Manuscript) -> Iterator[Finding]:
    """Solange etwas Entwurf ist, sagt die Ausgabe auf jeder Seite, was das heißt.

    Niemand soll einen Entwurf für eine amtliche Auskunft halten.
    """
    edition = manuscript.edition
    if edition is None or edition.notice:
        return
    origins = {obstacle.origin or edition.origin for _, obstacle in manuscript.all(Obstacle)}
    if "entwurf" in origins | {edition.origin}:
        yield Finding(
            draft_notice,
            manuscript.place(("edition",)),
            "Ein Teil der Ausgabe ist Entwurf, aber das Feld „notice“ fehlt.",
            expected="ein Satz, der auf jeder Seite sagt, was Entwurf ist",
            example="notice: Die Auswahl ist unsere.",
        )


@rule("pruefung-faellig", Severity.HINT)
def overdue_reviews(manuscript: Manuscript) -> Iterator[Finding]:
    """Ein Hemmnis ist bis zu dem Tag geprüft, der dabeisteht.

    Was einmal stimmte, kann sich geändert haben: Dienste ziehen um, Projekte enden.
    """
    for path, obstacle in manuscript.all(Obstacle):
        if obstacle.review_by and obstacle.review_by.start.last_day < manuscript.today:
            yield Finding(
                overdue_reviews,
                manuscript.place((*path, "review_by")),
                f"Das Hemmnis „{obstacle.title}“ sollte bis {obstacle.review_by.german} geprüft sein.",
                expected="prüfen und das Datum weiterstellen",
            )
