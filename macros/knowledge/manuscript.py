"""The manuscript: what was read of an edition and is not accepted yet. Rules look at it as a whole.

What more than one rule asks for is worked out once and remembered.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final, NamedTuple, Protocol, TypeVar

from macros.knowledge.data_files import DataFile
from macros.knowledge.documents import KeyPath
from macros.knowledge.findings import Place
from macros.knowledge.kinds import LINKED, OVERVIEWS
from macros.knowledge.model import (
    Contact,
    Edition,
    Everyday,
    Language,
    MissingTopic,
    Obstacle,
    Record,
    Refers,
    Service,
    SiteSettings,
    SolutionState,
    Source,
    Text,
    Urgent,
    Vocabulary,
)
from macros.knowledge.pages import TextPage
from macros.knowledge.purpose import Purpose
from macros.knowledge.references import Reference, references
from macros.knowledge.sentences import Grammar, Sentence
from macros.knowledge.texts import referring, texts

R = TypeVar("R", bound=Record)

LINKED_KEYS: Final = tuple(kind.key for kind in LINKED)
"""Top-level keys whose records a `[[reference]]` may name."""


class _Placing(Protocol):
    def __call__(self, path: KeyPath, fragment: str, occurrence: int = 0, /) -> Place: ...


class Block(NamedTuple):
    """Texts with one meaning, a line each, as they were written; a line may be empty."""

    path: KeyPath
    lines: list[str]


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of the data, or the whole text of a hand-written page."""

    path: KeyPath
    """Where it stands in the data; empty for a page."""
    text: str
    kind: Text | None
    """What a text of the data may hold; none for a page, which may hold more."""
    references: tuple[Reference, ...]
    _placing: _Placing

    def place(self, fragment: str, occurrence: int = 0) -> Place:
        """Name the place of the n-th occurrence of a fragment."""
        return self._placing(self.path, fragment, occurrence)

    def at(self, start: int, fragment: str) -> Place:
        """Name the place of the fragment that begins at an offset of the text."""
        return self.place(fragment, self.text.count(fragment, 0, start))

    def of_reference(self, number: int) -> Place:
        """Name the place of one of its references, counted from 0."""
        before = [reference.written for reference in self.references[:number]]
        written = self.references[number].written
        return self.place(written, before.count(written))


@dataclass(frozen=True, slots=True)
class Part:
    """What stands below one top-level key in one file."""

    file: DataFile
    before: int
    """How many records stand below the same key in files before."""
    items: Sequence[object] | None
    """A list as it was written; nothing if there is no list, or it cannot be read."""


@dataclass(frozen=True)
class Manuscript:
    """What was read of an edition, when, and what it is to be published for."""

    today: date
    purpose: Purpose | None
    parts: Mapping[str, Sequence[Part]]
    """All top-level keys, with what stands below them, in the order of the files."""
    records: Mapping[KeyPath, Record]
    """Valid records by their path, such as ("obstacles", 3), counted through all files."""
    pages: Sequence[TextPage]

    # Records

    @cached_property
    def _by_type(self) -> Mapping[type[Record], list[tuple[KeyPath, Record]]]:
        found: dict[type[Record], list[tuple[KeyPath, Record]]] = defaultdict(list)
        for path, record in self.records.items():
            found[type(record)].append((path, record))
        return found

    def all(self, model: type[R]) -> Sequence[tuple[KeyPath, R]]:
        """Give all valid records of one type with their paths."""
        return self._by_type.get(model, ())  # type: ignore[return-value]  # each list holds one type

    def only(self, model: type[R]) -> R | None:
        """Give the one record of a type that exists once."""
        return next((record for _, record in self.all(model)), None)

    @property
    def edition(self) -> Edition | None:
        """The edition, if it is valid."""
        return self.only(Edition)

    @property
    def language(self) -> Language | None:
        """Words to look out for, if they are valid."""
        return self.only(Language)

    @property
    def site(self) -> SiteSettings | None:
        """The operator's settings, if they are valid."""
        return self.only(SiteSettings)

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """Valid sources by their number."""
        return {source.id: source for _, source in self.all(Source)}

    @property
    def contacts(self) -> Iterator[tuple[KeyPath, Contact]]:
        """All contacts of valid services with their paths."""
        for path, service in self.all(Service):
            yield from (((*path, "contacts", n), contact) for n, contact in enumerate(service.contacts))

    @property
    def solution_states(self) -> Iterator[tuple[KeyPath, SolutionState]]:
        """The states of all solutions that have one, with their paths."""
        for path, obstacle in self.all(Obstacle):
            for n, solution in enumerate(obstacle.solutions):
                if solution.state:
                    yield (*path, "solutions", n, "state"), solution.state

    # Places

    def _located(self, path: KeyPath) -> tuple[DataFile, KeyPath]:
        """Give the file in which a path leads to something, and the path inside it."""
        key, *rest = path
        parts = self.parts[str(key)]
        if not rest or not isinstance(rest[0], int):
            return parts[0].file, path
        number = rest[0]
        part = next(part for part in reversed(parts) if part.before <= number)
        return part.file, (key, number - part.before, *rest[1:])

    def place(self, path: KeyPath) -> Place:
        """Name the place of a value."""
        file, own = self._located(path)
        return file.place_of(own)

    def place_of_key(self, path: KeyPath) -> Place:
        """Name the place of a key."""
        file, own = self._located(path)
        return file.place_of_key(own)

    def place_within(self, path: KeyPath, fragment: str, occurrence: int = 0) -> Place:
        """Name the place of a part of a text."""
        file, own = self._located(path)
        return file.place_within(own, fragment, occurrence)

    def place_of_line(self, path: KeyPath, number: int) -> Place:
        """Name the place of a line of a literal block, counted from the first that is not empty."""
        file, own = self._located(path)
        return file.place_of_line(own, number)

    # Texts and references

    @cached_property
    def passages(self) -> list[Passage]:
        """All texts of valid records and of readable pages."""
        placing = self.place_within
        found = [
            Passage(own, text, kind, _referenced(text), placing)
            for path, record in self.records.items()
            for own, text, kind in texts(record, path)
        ]
        return found + [
            Passage((), page.prose, None, _referenced(page.prose), page.place_in_prose) for page in self.pages
        ]

    @cached_property
    def sayings(self) -> list[Block]:
        """What people type, meaning by meaning."""
        return [
            Block(
                path if isinstance(record, Everyday) else (*path, "texts"),
                [line.strip() for line in record.texts.split("\n")],
            )
            for meaning in (Vocabulary, MissingTopic, Urgent, Everyday)
            for path, record in self.all(meaning)
        ]

    @cached_property
    def referring(self) -> list[tuple[KeyPath, str, Refers]]:
        """Each value that must be the id of something else."""
        return [found for path, record in self.records.items() for found in referring(record, path)]

    @cached_property
    def references(self) -> list[Reference]:
        """Every reference of every text."""
        return [reference for passage in self.passages for reference in passage.references]

    @cached_property
    def claims(self) -> list[tuple[Passage, Sentence]]:
        """All sentences of texts that may cite a source."""
        return list(self._claims())

    def _claims(self) -> Iterator[tuple[Passage, Sentence]]:
        if self.language is None:
            return
        grammar = Grammar(self.language.abbreviations, self.language.sentence_openers)
        for passage in self.passages:
            if passage.kind is not Text.LABEL and passage.path[:1] != ("site",):
                for sentence in grammar.sentences(passage.text, blocks=passage.kind is not Text.LINE):
                    yield passage, sentence

    # Ids

    @cached_property
    def _written_ids(self) -> Mapping[str, Mapping[str, KeyPath]]:
        return {key: self._ids_below(key) for key in self.parts}

    def _ids_below(self, key: str) -> dict[str, KeyPath]:
        found: dict[str, KeyPath] = {}
        for part in self.parts[key]:
            for number, item in enumerate(part.items or (), part.before):
                id_ = item.get("id") if isinstance(item, dict) else None
                if isinstance(id_, str):
                    found.setdefault(id_, (key, number, "id"))
        return found

    def written_ids(self, key: str) -> Mapping[str, KeyPath]:
        """Give the ids below a top-level key, of invalid records too, with the first path of each."""
        return self._written_ids[key]

    @cached_property
    def targets(self) -> Mapping[str, str] | None:
        """Ids that a `[[reference]]` may name, with a title; unknown while a file cannot be read."""
        if not all(map(self.is_read, LINKED_KEYS)):
            return None
        found = dict(OVERVIEWS)
        found |= {page.path: page.title for page in self.pages}
        for kind in LINKED:
            found |= {id_: id_ for id_ in self.written_ids(kind.key)}
        for kind in LINKED:
            found |= {record.id: kind.title_of(record) for _, record in self.all(kind.record)}
        return found

    # What is known of the files

    def is_read(self, key: str) -> bool:
        """Tell whether all that stands below a top-level key is a list that could be read."""
        return bool(self.parts[key]) and all(part.items is not None for part in self.parts[key])

    @cached_property
    def _valid(self) -> Counter[str]:
        return Counter(str(path[0]) for path in self.records)

    def count(self, key: str) -> int:
        """Count the valid records below a top-level key."""
        return self._valid[key]

    def is_complete(self, key: str) -> bool:
        """Tell whether every record below a top-level key is valid."""
        written = sum(len(part.items or ()) for part in self.parts[key])
        return self.is_read(key) and self.count(key) == written


def _referenced(text: str) -> tuple[Reference, ...]:
    return tuple(references(text)) if "[" in text else ()
