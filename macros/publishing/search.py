"""The two scripts of the search: what it reads, one document for each page, and the search itself.

Each field of a document stands for itself, so that the search can weigh it and say in words where
a word stood. The search is written in overrides/assets/search/, one idea in a file, and joined
without its comments: one request, and a quarter lighter than file by file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from macros.knowledge.base import OVERVIEWS, Kind, KnowledgeBase, Target
from macros.knowledge.model import Obstacle, Prerequisite, Service, Term
from macros.knowledge.pages import TextPage
from macros.publishing.pages import address, source_path
from macros.publishing.plain import body, headings, plain
from macros.publishing.writing import mentioned

DOCUMENTS: Final = "assets/search/documents.js"
ENGINE: Final = "assets/search/search.js"
"""Paths of the two scripts, below the root of the site."""

PARTS: Final = (Path(__file__).parents[2] / "overrides" / "assets" / "search").resolve()
ORDER: Final = [
    "clock",
    "remembering",
    "folding",
    "words",
    "language",
    "cistem",
    "stemming",
    "families",
    "keys",
    "likeness",
    "sounds",
    "zones",
    "entries",
    "keyed",
    "sorted",
    "index",
    "indexing",
    "matches",
    "forms",
    "parts",
    "slips",
    "near",
    "derived",
    "compounds",
    "asking",
    "concepts",
    "ranking",
    "phrases",
    "searching",
    "ranges",
    "marking",
    "reasons",
    "elements",
    "phrasing",
    "address",
    "filtering",
    "explaining",
    "results",
    "others",
    "announcing",
    "nothing",
    "urgent",
    "slicing",
    "source",
    "page",
]
"""The files of the search; each imports only from what stands before it."""

_LITERAL: Final = (
    r"""("(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`|/[^/*\s](?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])*/)"""
)
"""A string, a template or a regular expression: stays as it is. What divides stands between blanks."""
_COMMENT: Final = re.compile(rf"{_LITERAL}|//.*|/\*(?:[^*]|\*(?!/))*\*/")
_BLANKS: Final = re.compile(rf"{_LITERAL}|(?<![\w$])\s+|\s+(?![\w$])")
_MODULE: Final = re.compile(r"""(?m)^import {[^}]*} from "[^"]*";|^export (?=const|class|function)""")
_NUMBER: Final = re.compile(r"(?m)^const ([A-Z_]+) = ([\d.]+);$")
_SHORT: Final = 3
_EDGES: Final = '.,;:!?()„“"‚‘–…'

Document = dict[str, object]


def search_scripts(base: KnowledgeBase, *, flat: bool) -> dict[str, str]:
    """Give the scripts by path: classic ones, which also load where a browser fetches nothing."""
    return {DOCUMENTS: documents_script(base, flat=flat), ENGINE: engine_script()}


def engine_script() -> str:
    """Give the search itself as one script: modules would not load from a folder on a disk."""
    modules = "".join((PARTS / f"{name}.js").read_text(encoding="utf-8") for name in ORDER)
    return f'"use strict";{{{_light(modules)}}}\n'


def _light(modules: str) -> str:
    """Leave out what is there for those who read the modules: comments, names of numbers, blanks."""
    code = _MODULE.sub("", _COMMENT.sub(_literal, modules))
    numbers = dict(_NUMBER.findall(code))
    code = re.sub(r"\b[A-Z_]+\b", lambda name: numbers.get(name[0], name[0]), _NUMBER.sub("", code))
    return _BLANKS.sub(_literal, code)


def _literal(found: re.Match[str]) -> str:
    return found[1] or ""


def documents_script(base: KnowledgeBase, *, flat: bool) -> str:
    """Give the documents as one assignment."""
    names = _Names(base)
    documents = list(_documents(base, names, flat=flat))
    written = json.dumps(
        {
            "kinds": {kind.name.lower(): kind.value for kind in Kind},
            "names": names.rows,
            "urgent": base.language.urgent_words,
            "documents": _by_zone(documents),
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )
    return f"(globalThis.finder ??= {{}}).source = {written};\n"


class _Names:
    """What services and terms are called, in rows that documents point to by number."""

    def __init__(self, base: KnowledgeBase) -> None:
        called = {service.id: _called(service) for service in base.services}
        called |= {term.id: _called(term) for term in base.terms}
        self._number = {id_: number for number, id_ in enumerate(called)}
        self.rows = list(called.values())

    def numbers(self, ids: list[str]) -> list[int]:
        """Give the numbers of the rows of services and terms."""
        return [self._number[id_] for id_ in ids if id_ in self._number]


def _called(record: Service | Term) -> list[str]:
    name = record.name if isinstance(record, Service) else record.term
    return [name, *([record.abbreviation] if record.abbreviation else []), *record.aliases]


def _documents(base: KnowledgeBase, names: _Names, *, flat: bool) -> Iterator[Document]:
    for obstacle in base.obstacles:
        head = _head(base.targets[obstacle.id], flat=flat)
        yield {**head, "id": obstacle.id, **_obstacle(base, obstacle, names)}
    for field in base.fields:
        yield {**_head(base.targets[field.id], flat=flat), "text": _nouns(plain(base, field.summary))}
    for page in base.pages:
        yield {**_head(base.targets[page.path], flat=flat), **_page(base, page)}
    for id_ in OVERVIEWS:
        yield _head(base.targets[id_], flat=flat)
    records: list[Service | Prerequisite | Term] = [*base.services, *base.prerequisites, *base.terms]
    for record in records:
        yield {**_head(base.targets[record.id], flat=flat), **_entry(base, record)}


def _head(target: Target, *, flat: bool) -> Document:
    return {
        "kind": target.kind.name.lower(),
        "address": address(source_path(target), flat=flat),
        "title": target.title,
    }


def _obstacle(base: KnowledgeBase, obstacle: Obstacle, names: _Names) -> Document:
    steps = [step for solution in obstacle.solutions for step in solution.steps]
    involved = base.taking_part(obstacle)
    told: Document = {
        "lead": plain(base, obstacle.lead),
        "aliases": obstacle.aliases,
        "summary": plain(base, obstacle.summary),
        "description": _gist(plain(base, obstacle.description)),
        "ways": [solution.title for solution in obstacle.solutions],
        "steps": _gist(*(plain(base, step.text) for step in steps)),
        "tasks": _gist(*(plain(base, item.task) for item in obstacle.involved if item.task)),
        "needs": [_prerequisite(base, item) for item in obstacle.prerequisites],
        "roles": [name for name in involved if name not in base.service],
        "field": base.field[obstacle.field].title,
        "log": _nouns(
            *(plain(base, entry.text) for entry in (obstacle.status.log if obstacle.status else []))
        ),
    }
    told["involved"] = names.numbers(involved)
    told["mentioned"] = names.numbers(_mentioned(base, told, involved))
    return told


def _mentioned(base: KnowledgeBase, told: Document, involved: list[str]) -> list[str]:
    """Name the services and terms that an obstacle's texts speak of without their taking part."""
    texts = [part for value in told.values() for part in ([value] if isinstance(value, str) else value)]  # type: ignore[attr-defined]
    return [id_ for id_ in mentioned(base, "\n".join(map(str, texts))) if id_ not in involved]


def _prerequisite(base: KnowledgeBase, item: str) -> str:
    return base.prerequisite[item].title if item in base.prerequisite else item


def _page(base: KnowledgeBase, page: TextPage) -> Document:
    return {"headings": headings(base, page), "text": _nouns(body(base, page))}


def _entry(base: KnowledgeBase, record: Service | Prerequisite | Term) -> Document:
    match record:
        case Service():
            name, *others = _called(record)
            places = [place for c in base.contacts_of(record) for place in (c.place, *c.municipalities)]
            text = _nouns(plain(base, record.role), plain(base, record.notice or ""), *places)
            return {"title": name, "aliases": others, "text": text}
        case Prerequisite():
            return {"text": _nouns(plain(base, record.text or ""))}
        case Term():
            return {"aliases": _called(record)[1:], "text": _nouns(plain(base, record.meaning))}


def _gist(*texts: str) -> str:
    """Give the words of long texts, each once; a third lighter than the texts, and found as well."""
    words = [word.strip(_EDGES) for text in texts for word in text.split()]
    return " ".join(dict.fromkeys(word for word in words if len(word) > _SHORT or not word.islower()))


def _nouns(*texts: str) -> str:
    """Give the words with a capital or a figure; of texts that only touch a topic they are enough."""
    return " ".join(word for word in _gist(*texts).split() if not word[0].islower())


def _by_zone(documents: list[Document]) -> dict[str, dict[str, list[object]]]:
    """Give the documents of each kind zone by zone, what a document lacks as an empty text; a kilobyte lighter."""
    kinds: dict[str, list[Document]] = {}
    for document in documents:
        kinds.setdefault(str(document.pop("kind")), []).append(document)
    return {
        kind: {zone: [document[zone] or "" for document in alike] for zone in alike[0]}
        for kind, alike in kinds.items()
    }
