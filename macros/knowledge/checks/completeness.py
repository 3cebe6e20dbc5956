"""The edition holds what it says, and nothing idle."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from macros.knowledge.content import LINKED_KEYS, Content
from macros.knowledge.findings import Finding, Severity
from macros.knowledge.model import NOT_EVIDENCED, FieldOfAction, Obstacle, Prerequisite, Service, State
from macros.knowledge.references import Link
from macros.knowledge.texts import referring

_SHORTEST_PREFIX: Final = 5


def expected_numbers(content: Content) -> Iterator[Finding]:
    """The edition holds as many fields and obstacles as it says."""
    edition = content.edition
    if edition is None:
        return
    for key, expected, word in (
        ("fields_of_action", edition.expected_fields, "Handlungsfelder"),
        ("obstacles", edition.expected_obstacles, "Hemmnisse"),
    ):
        found = sum(1 for path in content.records if path[0] == key)
        if content.is_complete(key) and found != expected:
            name = "expected_fields" if key == "fields_of_action" else "expected_obstacles"
            yield Finding(
                "falsche-anzahl",
                content.place(("edition", name)),
                f"Erwartete Zahl der {word}: {expected}. In den Daten stehen {found}.",
                expected="so viele, wie hier steht, oder hier die richtige Zahl",
                example=f"{name}: {found}",
            )


def empty_fields(content: Content) -> Iterator[Finding]:
    """Each field of action holds at least one obstacle, once the edition is complete."""
    edition = content.edition
    used = {obstacle.field for _, obstacle in content.all(Obstacle)}
    for path, field in content.all(FieldOfAction):
        if edition and field.id not in used and content.is_complete("obstacles"):
            yield Finding(
                "leeres-handlungsfeld",
                content.place((*path, "id")),
                f"Zum Handlungsfeld „{field.title}“ gehört noch kein Hemmnis.",
                expected="mindestens ein Hemmnis mit dieser Kennung in „field“",
                severity=Severity.HINT,
            )


def states_listed(content: Content) -> Iterator[Finding]:
    """Each state in use has a word and a meaning; so has the absence of evidence."""
    listed = {state.id for _, state in content.all(State)}
    if not content.is_complete("states"):
        return
    if NOT_EVIDENCED not in listed:
        yield Finding(
            "stand-fehlt",
            content.place(("states",)),
            f"Unter „states“ fehlt der Stand „{NOT_EVIDENCED}“.",
            expected="ein Wort dafür, dass keine Quelle etwas sagt",
            example=f"- id: {NOT_EVIDENCED}\n  label: nicht belegt\n  meaning: Keine Quelle gefunden.",
        )
    for path, obstacle in content.all(Obstacle):
        for n, solution in enumerate(obstacle.solutions):
            if solution.state and solution.state.value not in listed:
                yield Finding(
                    "unbekannter-wert",
                    content.place((*path, "solutions", n, "state", "value")),
                    f"Der Stand „{solution.state.value}“ ist unter „states“ nicht erklärt.",
                    expected=f"einer von: {', '.join(sorted(listed))}",
                )


def idle_entries(content: Content) -> Iterator[Finding]:
    """Services and prerequisites are there because something needs them."""
    if not all(map(content.is_complete, LINKED_KEYS)):
        return
    used = {value for path, record in content.records.items() for _, value, _ in referring(record, path)}
    used |= {found.target for found in content.references() if isinstance(found, Link)}
    for path, record in content.records.items():
        if isinstance(record, Service | Prerequisite) and record.id not in used:
            yield Finding(
                "nirgends-gebraucht",
                content.place((*path, "id")),
                f"„{record.id}“ kommt bei keinem Hemmnis vor.",
                expected="ein Hemmnis, das diese Kennung nennt",
                severity=Severity.HINT,
            )


def idle_aliases(content: Content) -> Iterator[Finding]:
    """An alias is a word by which the search would not know its obstacle from what stands first on the page."""
    for path, obstacle in content.all(Obstacle):
        ways = (solution.title for solution in obstacle.solutions)
        first = (obstacle.title, obstacle.lead, obstacle.summary, obstacle.description, *ways)
        told = " ".join(" ".join(first).casefold().split())
        for n, alias in enumerate(obstacle.aliases):
            if _is_held(alias.casefold(), told):
                yield Finding(
                    "wort-steht-schon-da",
                    content.place((*path, "aliases", n)),
                    f"„{alias}“ steht schon vorne in den Texten dieses Hemmnisses.",
                    expected="nur Wörter, die in Titel, Leitsatz, Zusammenfassung, Beschreibung und den Titeln der "
                    "Lösungswege nicht vorkommen; die anderen findet die Suche von selbst",
                    severity=Severity.HINT,
                )


def _is_held(alias: str, text: str) -> bool:
    """Tell whether an alias stands in a text as itself or, when it is long enough, as the beginning of a word."""
    end = "" if len(alias) >= _SHORTEST_PREFIX else r"\b"
    return re.search(rf"\b{re.escape(alias)}{end}", text) is not None


def draft_notice(content: Content) -> Iterator[Finding]:
    """As long as anything is a draft, the edition says what that means."""
    edition = content.edition
    if edition is None or edition.notice:
        return
    origins = {obstacle.origin or edition.origin for _, obstacle in content.all(Obstacle)}
    if "entwurf" in origins | {edition.origin}:
        yield Finding(
            "entwurf-ohne-hinweis",
            content.place(("edition",)),
            "Ein Teil der Ausgabe ist Entwurf, aber das Feld „notice“ fehlt.",
            expected="ein Satz, der auf jeder Seite sagt, was Entwurf ist",
            example="notice: Die Auswahl ist unsere.",
        )
