"""What the search reads: one document for each page, plain text, small, the same in every build.

Each zone of a document stands for itself, so that the search can weigh it and say in words where
a word stood; overrides/assets/search/ knows the zones by the names given here.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Final

from macros.knowledge.base import KnowledgeBase
from macros.knowledge.kinds import LINKED, MUNICIPALITY, OBSTACLE, OVERVIEW, OVERVIEWS, PAGE, SERVICE
from macros.knowledge.model import (
    FieldOfAction,
    Identified,
    Municipality,
    Obstacle,
    Prerequisite,
    Service,
    Term,
)
from macros.knowledge.pages import TextPage
from macros.publishing.addresses import Addresses, overview_path, source_path
from macros.publishing.markdown import Texts
from macros.publishing.municipalities import anchor
from macros.publishing.plain import body, headings, plain

_SHORT: Final = 3
_EDGES: Final = '.,;:!?()„“"‚‘–…'

Document = dict[str, object]


def documents_script(base: KnowledgeBase, texts: Texts, addresses: Addresses) -> str:
    """Give the documents as one assignment: a classic script, which loads where a browser fetches nothing."""
    documents = Documents(base, texts, addresses)
    kinds = (*LINKED, PAGE, OVERVIEW, *([MUNICIPALITY] if base.municipalities else []))
    written = json.dumps(
        {
            "kinds": {kind.id: kind.word for kind in kinds},
            "names": documents.names.rows,
            "documents": _by_zone(documents.all()),
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )
    harmless = written.replace("</", "<\\/")
    return f"(globalThis.finder ??= {{}}).source = {harmless};\n"


class Names:
    """What services and terms are called, in rows that documents point to by number."""

    def __init__(self, base: KnowledgeBase) -> None:
        called = {service.id: _called(service) for service in base.services}
        called |= {term.id: _called(term) for term in base.terms}
        self._number = {id_: number for number, id_ in enumerate(called)}
        self.rows = list(called.values())

    def numbers(self, ids: Iterable[str]) -> list[int]:
        """Give the numbers of the rows of services and terms."""
        return [self._number[id_] for id_ in ids if id_ in self._number]


class Documents:
    """The documents of an edition; obstacles come first."""

    def __init__(self, base: KnowledgeBase, texts: Texts, addresses: Addresses) -> None:
        self.names = Names(base)
        self._base = base
        self._texts = texts
        self._addresses = addresses

    def all(self) -> Iterator[Document]:
        """Give the documents of all pages and of all that is listed on one."""
        first, *others = sorted(LINKED, key=lambda kind: kind is not OBSTACLE)
        yield from self._records(first.record)
        for page in self._base.pages:
            yield {**self._head(page.path), **self._page(page)}
        yield from map(self._head, OVERVIEWS)
        for kind in others:
            yield from self._records(kind.record)
        yield from map(self._municipality, self._base.municipalities)

    def _records(self, model: type[Identified]) -> Iterator[Document]:
        for id_, record in self._base.by_id(model).items():
            yield {**self._head(id_), **self._told(record)}

    def _head(self, id_: str) -> Document:
        target = self._base.targets[id_]
        address = self._addresses.of(source_path(target))
        return {"kind": target.kind.id, "address": address, "title": target.title}

    def _told(self, record: Identified) -> Document:
        match record:
            case Obstacle():
                return {"id": record.id, "number": str(record.number), **self._obstacle(record)}
            case FieldOfAction():
                return {"text": self._nouns(record.summary)}
            case Service():
                return self._service(record)
            case Prerequisite():
                return {"text": self._nouns(record.text or "")}
            case Term():
                return {"aliases": _called(record)[1:], "text": self._nouns(record.meaning)}
            case _:
                return {}

    def _obstacle(self, obstacle: Obstacle) -> Document:
        base = self._base
        involved = base.participants(obstacle)
        solutions = [way.solution for way in base.shown_ways(obstacle)]
        told: Document = {
            "lead": self._plain(obstacle.lead),
            "aliases": obstacle.aliases,
            "summary": self._plain(obstacle.summary),
            "description": self._nouns(obstacle.description),
            "today": self._nouns(*obstacle.today),
            "ways": [solution.title for solution in solutions],
            "steps": self._nouns(*(step.text for solution in solutions for step in solution.steps)),
            "tasks": self._nouns(*(item.task for item in obstacle.involved if item.task)),
            "needs": [self._prerequisite(item) for item in obstacle.prerequisites],
            "roles": [name for name in involved if name not in base.service],
            "field": base.field[obstacle.field].title,
        }
        mentioned = [id_ for id_ in self._texts.mentioned(_joined(told)) if id_ not in involved]
        return {**told, "involved": self.names.numbers(involved), "mentioned": self.names.numbers(mentioned)}

    def _prerequisite(self, item: str) -> str:
        return self._base.prerequisite[item].title if item in self._base.prerequisite else item

    def _service(self, service: Service) -> Document:
        name, *others = _called(service)
        places = [
            place
            for contact in self._base.contacts_of(service)
            for place in (contact.place, *contact.municipalities)
        ]
        text = self._nouns(service.role, service.notice or "", *places)
        return {"title": name, "aliases": others, "text": text}

    def _municipality(self, place: Municipality) -> Document:
        address = self._addresses.of(f"{overview_path(SERVICE.overview.id)}#{anchor(place)}")
        return {
            "kind": MUNICIPALITY.id,
            "address": address,
            "title": place.name,
            "aliases": place.aliases,
        }

    def _page(self, page: TextPage) -> Document:
        return {"headings": headings(self._base, page), "text": _nouns(body(self._base, page))}

    def _plain(self, text: str) -> str:
        return plain(self._base, text)

    def _nouns(self, *texts: str) -> str:
        return _nouns(*map(self._plain, texts))


def _called(record: Service | Term) -> list[str]:
    name = record.name if isinstance(record, Service) else record.term
    return [name, *([record.abbreviation] if record.abbreviation else []), *record.aliases]


def _joined(told: Document) -> str:
    """Give all texts of a document, a line each."""
    lists = (value if isinstance(value, list) else [value] for value in told.values())
    return "\n".join(str(text) for texts in lists for text in texts)


def _nouns(*texts: str) -> str:
    """Give the words with a capital or a figure, each once: a third of the weight of long texts, and found as well."""
    words = [word.strip(_EDGES) for text in texts for word in text.split()]
    return " ".join(dict.fromkeys(word for word in words if _is_telling(word)))


def _is_telling(word: str) -> bool:
    return word != "" and not word[0].islower() and (len(word) > _SHORT or not word.islower())


def _by_zone(documents: Iterable[Document]) -> dict[str, dict[str, list[object]]]:
    """Give the documents of each kind zone by zone, what a document lacks as an empty text; a kilobyte lighter."""
    kinds: dict[str, list[Document]] = {}
    for document in documents:
        kinds.setdefault(str(document.pop("kind")), []).append(document)
    return {
        kind: {zone: [document[zone] or "" for document in alike] for zone in alike[0]}
        for kind, alike in kinds.items()
    }
