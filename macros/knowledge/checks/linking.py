"""Ids in slots and references in texts lead to something."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import chain
from typing import Final

from macros.knowledge.checks.check import Checks
from macros.knowledge.documents import KeyPath
from macros.knowledge.findings import Finding, Place, nearest, shorten
from macros.knowledge.kinds import KINDS, LINKED
from macros.knowledge.manuscript import Manuscript
from macros.knowledge.model import (
    SLUG,
    ContactDetails,
    LocalContact,
    MissingTopic,
    Municipality,
    Obstacle,
    Refers,
    Solution,
    Text,
    Urgent,
    Vocabulary,
)
from macros.knowledge.references import Citation, Link, Reference, almost_references, inside_links

rule: Final = Checks("Kennungen und Verweise")


@rule("unbekannte-kennung")
def dangling_ids(manuscript: Manuscript) -> Iterator[Finding]:
    """Eine Kennung in einem Feld ist die von etwas, das es gibt.

    Sonst führte der Link, der daraus entsteht, ins Leere. Wo Worte erlaubt sind, beginnen sie mit einem
    großen Buchstaben, damit ein Tippfehler in einer Kennung nicht als Wort durchgeht.
    """
    for path, value, refers in manuscript.referring:
        known = _known(manuscript, refers)
        if known is None or value in known or (refers.or_words and not _looks_like_an_id(value)):
            continue
        yield Finding(
            dangling_ids,
            manuscript.place(path),
            f"{_word(refers)} „{value}“ gibt es nicht.",
            expected=_expected(refers),
            nearest=nearest(value, known),
        )


def _known(manuscript: Manuscript, refers: Refers) -> Mapping[str, object] | None:
    """Give the ids that may stand there; nothing while they cannot be read."""
    if refers.kind is None:
        return manuscript.targets
    key = KINDS[refers.kind].key
    return manuscript.written_ids(key) if manuscript.is_read(key) else None


def _looks_like_an_id(value: str) -> bool:
    return re.fullmatch(SLUG, value.replace("_", "-")) is not None


def _word(refers: Refers) -> str:
    return KINDS[refers.kind].word if refers.kind else "Seite oder Eintrag"


def _expected(refers: Refers) -> str:
    if refers.kind is None:
        return TARGETS
    words = ", oder Worte mit großem Anfangsbuchstaben" if refers.or_words else ""
    return f"die Kennung einer der Einträge in {KINDS[refers.kind].key}{words}"


TARGETS: Final = f"die Kennung eines Eintrags ({', '.join(kind.word for kind in LINKED)}), einer Übersicht oder der Pfad einer Seite"


@rule("unbekannte-gemeinde")
def known_municipalities(manuscript: Manuscript) -> Iterator[Finding]:
    """Die Gemeinden eines Kontakts stehen in der Liste der Gemeinden.

    Nur so findet jemand über seine Gemeinde den richtigen Kontakt.
    """
    known = {place.name for _, place in manuscript.all(Municipality)}
    contacts = chain[tuple[KeyPath, ContactDetails]](manuscript.contacts, manuscript.all(LocalContact))
    for path, contact in contacts:
        for n, name in enumerate(contact.municipalities):
            if known and name not in known:
                yield Finding(
                    known_municipalities,
                    manuscript.place((*path, "municipalities", n)),
                    f"Die Gemeinde „{name}“ gibt es nicht.",
                    expected="ein Name aus „municipalities“ in data/services.yaml",
                    nearest=nearest(name, known),
                )


@rule("voraussetzung-fehlt-beim-hemmnis")
def own_prerequisites(manuscript: Manuscript) -> Iterator[Finding]:
    """Ein Lösungsweg nennt nur Voraussetzungen, die auch beim Hemmnis stehen; ebenso einer, der geteilt wird.

    Beim Hemmnis steht die ganze Liste, beim Lösungsweg, was davon er braucht.
    """
    everywhere = {one.id: one for _, obstacle in manuscript.all(Obstacle) for one in obstacle.solutions}
    for path, obstacle in manuscript.all(Obstacle):
        for own, id_ in _needs(path, obstacle, everywhere):
            if id_ not in obstacle.prerequisites:
                yield Finding(
                    own_prerequisites,
                    manuscript.place(own),
                    f"„{id_}“ steht nicht unter den Voraussetzungen des Hemmnisses.",
                    expected="dieselbe Kennung auch in „prerequisites“ des Hemmnisses",
                    example=f"prerequisites: [{', '.join([*obstacle.prerequisites, id_])}]",
                    nearest=nearest(id_, obstacle.prerequisites),
                )


def _needs(
    path: KeyPath, obstacle: Obstacle, everywhere: Mapping[str, Solution]
) -> Iterator[tuple[KeyPath, str]]:
    """Give what the solutions of an obstacle need, those it shares with others too."""
    for n, solution in enumerate(obstacle.solutions):
        for m, id_ in enumerate(solution.prerequisites):
            yield (*path, "solutions", n, "prerequisites", m), id_
    for n, shared in enumerate(obstacle.shared):
        for id_ in everywhere[shared.id].prerequisites if shared.id in everywhere else ():
            yield (*path, "shared", n, "id"), id_


@rule("doppelter-eintrag")
def repeated_entries(manuscript: Manuscript) -> Iterator[Finding]:
    """Eine Liste nennt jedes nur einmal.

    Das gilt für Beteiligte und Voraussetzungen eines Hemmnisses, für Gemeinden und deren Stellen, für die
    Hemmnisse, Themen und Nöte der Suchwörter.
    """
    for values in _lists(manuscript):
        seen: set[str] = set()
        for path, value in values:
            if value in seen:
                yield Finding(
                    repeated_entries,
                    manuscript.place(path),
                    f"„{shorten(value, 60)}“ steht in dieser Liste zweimal.",
                    expected="jeder Eintrag nur einmal",
                )
            seen.add(value)


def _lists(manuscript: Manuscript) -> Iterator[Iterable[tuple[KeyPath, str]]]:
    places = manuscript.all(Municipality)
    yield (((*path, "name"), place.name) for path, place in places)
    for path, place in places:
        yield [((*path, "offices", n, "service"), office.service) for n, office in enumerate(place.offices)]
    for path, obstacle in manuscript.all(Obstacle):
        yield [((*path, "involved", n, "service"), who.service) for n, who in enumerate(obstacle.involved)]
        yield [((*path, "prerequisites", n), id_) for n, id_ in enumerate(obstacle.prerequisites)]
    yield (((*path, "obstacle"), entry.obstacle) for path, entry in manuscript.all(Vocabulary))
    yield (((*path, "title"), topic.title) for path, topic in manuscript.all(MissingTopic))
    yield (((*path, "title"), urgent.title) for path, urgent in manuscript.all(Urgent))


@rule("verwandt-doppelt")
def related_once(manuscript: Manuscript) -> Iterator[Finding]:
    """Dass zwei Hemmnisse verwandt sind, steht nur bei einem von ihnen, und keines ist es mit sich selbst.

    Es erscheint auf beiden Seiten von selbst.
    """
    pairs: set[frozenset[str]] = set()
    for path, obstacle in manuscript.all(Obstacle):
        for n, related in enumerate(obstacle.related):
            pair = frozenset({obstacle.id, related.id})
            if related.id == obstacle.id or pair in pairs:
                what = "mit sich selbst" if related.id == obstacle.id else "schon an anderer Stelle als"
                yield Finding(
                    related_once,
                    manuscript.place((*path, "related", n, "id")),
                    f"„{obstacle.id}“ ist hier {what} verwandt eingetragen.",
                    expected="jede Verwandtschaft nur einmal; sie erscheint auf beiden Seiten",
                )
            pairs.add(pair)


@rule("unbekannte-quelle")
def known_sources(manuscript: Manuscript) -> Iterator[Finding]:
    """Jede Quelle, die ein Text nennt, steht in data/sources.yaml.

    Ein Beleg, den niemand nachschlagen kann, ist keiner.
    """
    if not manuscript.is_read("sources"):
        return
    known = manuscript.written_ids("sources")
    for reference, place in _references(manuscript):
        if isinstance(reference, Citation) and reference.source not in known:
            yield Finding(
                known_sources,
                place(),
                f"Die Quelle {reference.source} gibt es nicht.",
                expected="eine Nummer aus data/sources.yaml",
                nearest=nearest(reference.source, known),
            )


@rule("unbekannter-verweis")
def known_targets(manuscript: Manuscript) -> Iterator[Finding]:
    """Jeder Verweis [[kennung]] führt zu etwas.

    Ein Link ins Leere kostet Leserinnen und Leser Zeit und Vertrauen.
    """
    targets = manuscript.targets
    if targets is None:
        return
    for reference, place in _references(manuscript):
        if isinstance(reference, Link) and reference.target not in targets:
            yield Finding(
                known_targets,
                place(),
                f"Der Verweis „{reference.written}“ führt zu nichts.",
                expected=TARGETS,
                nearest=nearest(reference.target, targets) or _by_words(reference.target, targets),
            )


def _references(manuscript: Manuscript) -> Iterator[tuple[Reference, Callable[[], Place]]]:
    """Give every reference where one may stand, and how to find its place."""
    for passage in manuscript.passages:
        for n, reference in enumerate(passage.references if passage.kind is not Text.LABEL else ()):
            yield reference, partial(passage.of_reference, n)


def _by_words(words: str, targets: Mapping[str, str]) -> str:
    by_title = {title: id_ for id_, title in targets.items()}
    return by_title.get(nearest(words, by_title), "")


@rule("verweis-form")
def well_formed(manuscript: Manuscript) -> Iterator[Finding]:
    """Quellen stehen als [Q74] da, jede in eigenen Klammern, Verweise als [[kennung]].

    Was nur so ähnlich aussieht, bliebe als Text mit Klammern stehen.
    """
    for passage in manuscript.passages:
        for fragment in almost_references(passage.text) if passage.kind is not Text.LABEL else ():
            yield Finding(
                well_formed,
                passage.place(fragment),
                f"„{shorten(fragment, 60)}“ sieht aus wie ein Verweis, ist aber keiner.",
                expected="[Q74] für eine Quelle (jede in eigenen Klammern), [[kennung]] oder "
                "[[kennung|andere Worte]] für einen Verweis",
                example=_right_reference(fragment),
            )


@rule("verweis-im-link")
def no_link_in_a_link(manuscript: Manuscript) -> Iterator[Finding]:
    """In den Worten eines Links steht kein Verweis und keine Quelle.

    Ein Link in einem Link führte je nach Programm hierhin oder dorthin.
    """
    for passage in manuscript.passages:
        for number in inside_links(passage.text) if passage.kind is not Text.LABEL else ():
            written = passage.references[number].written
            yield Finding(
                no_link_in_a_link,
                passage.of_reference(number),
                f"„{shorten(written, 60)}“ steht in den Worten eines Links.",
                expected="den Verweis oder die Quelle vor oder hinter den Link",
                example="[Fahr mit](https://fahrmit.be) [Q78]",
            )


def _right_reference(fragment: str) -> str:
    numbers = re.findall(r"\d+", fragment) if re.match(r"\[[QqKk]", fragment) else []
    if numbers:
        return " ".join(f"[Q{int(number):02}]" for number in numbers)
    return f"[[{fragment.strip('[]')}]]"
