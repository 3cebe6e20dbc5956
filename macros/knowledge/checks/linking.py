"""Ids in fields and references in texts lead to something."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Final

from macros.knowledge.content import LINKED_KEYS, Content, Passage
from macros.knowledge.documents import Path
from macros.knowledge.findings import Finding, nearest, shorten
from macros.knowledge.kinds import OVERVIEWS
from macros.knowledge.model import (
    SLUG,
    ContactDetails,
    FieldOfAction,
    LocalContact,
    Municipality,
    Obstacle,
    Prerequisite,
    Refers,
    Service,
    Term,
    Text,
)
from macros.knowledge.references import Citation, Link, almost_references, references
from macros.knowledge.texts import referring

_KEYS: Final = {
    Refers.FIELD: "fields_of_action",
    Refers.OBSTACLE: "obstacles",
    Refers.PREREQUISITE: "prerequisites",
    Refers.SERVICE: "services",
    Refers.OFFICE: "services",
    Refers.SOURCE: "sources",
}
_IN_WORDS: Final = frozenset({Refers.SERVICE, Refers.PREREQUISITE})


def dangling_ids(content: Content) -> Iterator[Finding]:
    """An id written in a field is the id of something that exists."""
    known = {refers: content.written_ids(key) for refers, key in _KEYS.items()}
    for path, record in content.records.items():
        for own, value, refers in referring(record, path):
            if value in known[refers] or not content.is_read(_KEYS[refers]):
                continue
            if refers in _IN_WORDS and not re.match(SLUG, value.replace("_", "-")):
                continue
            expected = f"die Kennung einer der Einträge in {_KEYS[refers]}"
            if refers in _IN_WORDS:
                expected += ", oder Worte mit großem Anfangsbuchstaben"
            yield Finding(
                "unbekannte-kennung",
                content.place(own),
                f"{refers.value} „{value}“ gibt es nicht.",
                expected=expected,
                nearest=nearest(value, known[refers]),
            )


def known_municipalities(content: Content) -> Iterator[Finding]:
    """A contact is there for municipalities of the table, which names each only once."""
    names = [(path, place.name) for path, place in content.all(Municipality)]
    yield from _repeated(content, [((*path, "name"), name) for path, name in names])
    for path, place in content.all(Municipality):
        offices = [
            ((*path, "offices", n, "service"), office.service) for n, office in enumerate(place.offices)
        ]
        yield from _repeated(content, offices)
    known = {name for _, name in names}
    for path, contact in chain[tuple[Path, ContactDetails]](content.contacts, content.all(LocalContact)):
        for n, name in enumerate(contact.municipalities):
            if known and name not in known:
                yield Finding(
                    "unbekannte-gemeinde",
                    content.place((*path, "municipalities", n)),
                    f"Die Gemeinde „{name}“ gibt es nicht.",
                    expected="ein Name aus „municipalities“ in data/services.yaml",
                    nearest=nearest(name, known),
                )


def own_prerequisites(content: Content) -> Iterator[Finding]:
    """A solution needs only what stands among the prerequisites of its obstacle."""
    for path, obstacle in content.all(Obstacle):
        for n, solution in enumerate(obstacle.solutions):
            for m, id_ in enumerate(solution.prerequisites):
                if id_ not in obstacle.prerequisites:
                    yield Finding(
                        "voraussetzung-fehlt-beim-hemmnis",
                        content.place((*path, "solutions", n, "prerequisites", m)),
                        f"„{id_}“ steht nicht unter den Voraussetzungen des Hemmnisses.",
                        expected="dieselbe Kennung auch in „prerequisites“ des Hemmnisses",
                        example=f"prerequisites: [{', '.join([*obstacle.prerequisites, id_])}]",
                        nearest=nearest(id_, obstacle.prerequisites),
                    )


def repeated_entries(content: Content) -> Iterator[Finding]:
    """A list of ids names each only once; nothing is related to itself."""
    pairs: set[frozenset[str]] = set()
    for path, obstacle in content.all(Obstacle):
        yield from _repeated(
            content, [((*path, "involved", n, "service"), i.service) for n, i in enumerate(obstacle.involved)]
        )
        yield from _repeated(
            content, [((*path, "prerequisites", n), p) for n, p in enumerate(obstacle.prerequisites)]
        )
        for n, related in enumerate(obstacle.related):
            pair = frozenset({obstacle.id, related.id})
            if related.id == obstacle.id or pair in pairs:
                what = "mit sich selbst" if related.id == obstacle.id else "schon an anderer Stelle als"
                yield Finding(
                    "verwandt-doppelt",
                    content.place((*path, "related", n, "id")),
                    f"„{obstacle.id}“ ist hier {what} verwandt eingetragen.",
                    expected="jede Verwandtschaft nur einmal; sie erscheint auf beiden Seiten",
                )
            pairs.add(pair)


def _repeated(content: Content, values: list[tuple[Path, str]]) -> Iterator[Finding]:
    seen: set[str] = set()
    for path, value in values:
        if value in seen:
            yield Finding(
                "doppelter-eintrag",
                content.place(path),
                f"„{shorten(value, 60)}“ steht in dieser Liste zweimal.",
                expected="jeder Eintrag nur einmal",
            )
        seen.add(value)


def text_references(content: Content) -> Iterator[Finding]:
    """A reference in a text leads to something; a plain text holds none."""
    targets = _targets(content)
    sources = content.written_ids("sources") if content.is_read("sources") else None
    for passage in content.passages:
        if passage.kind is Text.LABEL:
            yield from _no_references(passage)
        else:
            yield from _references(passage, targets, sources)


def _no_references(passage: Passage) -> Iterator[Finding]:
    for reference in references(passage.text):
        yield Finding(
            "nur-text",
            passage.place(reference.written),
            f"In diesem Feld kann kein Verweis „{reference.written}“ stehen.",
            expected="einfacher Text; Verweise und Quellen gehören in die Beschreibung",
        )


def _references(
    passage: Passage, targets: Mapping[str, str] | None, sources: Mapping[str, Path] | None
) -> Iterator[Finding]:
    seen: dict[str, int] = defaultdict(int)
    for reference in references(passage.text):
        occurrence = seen[reference.written]
        seen[reference.written] += 1
        if isinstance(reference, Citation) and sources is not None and reference.source not in sources:
            yield Finding(
                "unbekannte-quelle",
                passage.place(reference.written, occurrence),
                f"Die Quelle {reference.source} gibt es nicht.",
                expected="eine Nummer aus data/sources.yaml",
                nearest=nearest(reference.source, sources),
            )
        if isinstance(reference, Link) and targets is not None and reference.target not in targets:
            yield Finding(
                "unbekannter-verweis",
                passage.place(reference.written, occurrence),
                f"Der Verweis „{reference.written}“ führt zu nichts.",
                expected="die Kennung eines Hemmnisses, Handlungsfelds, Diensts, einer Voraussetzung, "
                "eines Begriffs oder der Pfad einer Seite",
                nearest=nearest(reference.target, targets) or _by_words(reference.target, targets),
            )
    for fragment in almost_references(passage.text):
        yield Finding(
            "verweis-form",
            passage.place(fragment),
            f"„{shorten(fragment, 60)}“ sieht aus wie ein Verweis, ist aber keiner.",
            expected="[Q74] für eine Quelle (jede in eigenen Klammern), [[kennung]] oder "
            "[[kennung|andere Worte]] für einen Verweis",
            example=_right_reference(fragment),
        )


def _right_reference(fragment: str) -> str:
    numbers = re.findall(r"\d+", fragment) if re.match(r"\[[QqKk]", fragment) else []
    if numbers:
        return " ".join(f"[Q{int(number):02}]" for number in numbers)
    return f"[[{fragment.strip('[]')}]]"


def _by_words(words: str, targets: Mapping[str, str]) -> str:
    by_title = {title: id_ for id_, title in targets.items()}
    return by_title.get(nearest(words, by_title), "")


def _targets(content: Content) -> dict[str, str] | None:
    """Ids that a `[[reference]]` may name, with a title; unknown while a file cannot be read."""
    if not all(map(content.is_read, LINKED_KEYS)):
        return None
    found = dict(OVERVIEWS)
    found |= {page.path: page.title for page in content.pages}
    for key in LINKED_KEYS:
        found |= {id_: id_ for id_ in content.written_ids(key)}
    for record in content.records.values():
        if isinstance(record, Obstacle | FieldOfAction | Prerequisite):
            found[record.id] = record.title
        elif isinstance(record, Service):
            found[record.id] = record.name
        elif isinstance(record, Term):
            found[record.id] = record.term
    return found
