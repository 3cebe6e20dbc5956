"""Content under check: every record that is valid on its own, with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Final, Protocol, TypeVar

from macros.knowledge.documents import Document, Path
from macros.knowledge.findings import Place
from macros.knowledge.kinds import LINKED
from macros.knowledge.model import Contact, Edition, Language, Record, Service, SiteSettings, Text
from macros.knowledge.pages import TextPage
from macros.knowledge.references import Reference, references
from macros.knowledge.sentences import Grammar, Sentence
from macros.knowledge.texts import texts

R = TypeVar("R", bound=Record)

LINKED_KEYS: Final = tuple(kind.key for kind in LINKED)
"""Top-level keys whose records a `[[reference]]` may name."""


class _Placing(Protocol):
    def __call__(self, fragment: str, occurrence: int = 0) -> Place: ...


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of the data, or the whole text of a hand-written page."""

    path: Path
    """Where it stands in the data; empty for a page."""
    text: str
    kind: Text | None
    """What a text of the data may hold; none for a page, which may hold more."""
    place: _Placing
    """Names the place of a fragment of the text."""

    def at(self, start: int, fragment: str) -> Place:
        """Name the place of the fragment that begins at an offset of the text."""
        return self.place(fragment, self.text.count(fragment, 0, start))


@dataclass
class Content:
    """What was read of an edition, before it is known to be sound."""

    documents: dict[str, Document] = field(default_factory=dict)
    """Data files by the name of each top-level key in them."""
    records: dict[Path, Record] = field(default_factory=dict)
    """Valid records by their path, such as ("obstacles", 3)."""
    pages: list[TextPage] = field(default_factory=list)

    def all(self, model: type[R]) -> Iterator[tuple[Path, R]]:
        """Give all valid records of one type with their paths."""
        return ((path, record) for path, record in self.records.items() if isinstance(record, model))

    def only(self, model: type[R]) -> R | None:
        """Give the one record of a type that exists once."""
        return next((record for _, record in self.all(model)), None)

    @property
    def edition(self) -> Edition | None:
        """The edition, if it is valid."""
        return self.only(Edition)

    @property
    def site(self) -> SiteSettings | None:
        """The operator's settings, if they are valid."""
        return self.only(SiteSettings)

    @property
    def contacts(self) -> Iterator[tuple[Path, Contact]]:
        """All contacts of valid services with their paths."""
        for path, service in self.all(Service):
            yield from (((*path, "contacts", n), contact) for n, contact in enumerate(service.contacts))

    def place(self, path: Path) -> Place:
        """Name the place of a value."""
        return self.documents[str(path[0])].place_of(path)

    def place_within(self, path: Path, fragment: str, occurrence: int = 0) -> Place:
        """Name the place of a part of a text."""
        return self.documents[str(path[0])].place_within(path, fragment, occurrence)

    @property
    def passages(self) -> Iterator[Passage]:
        """All texts of valid records and of readable pages."""
        for path, record in self.records.items():
            for own, text, kind in texts(record, path):
                yield Passage(own, text, kind, partial(self.place_within, own))
        for page in self.pages:
            yield Passage((), page.prose, None, page.place_in_prose)

    @cached_property
    def claims(self) -> list[tuple[Passage, Sentence]]:
        """All sentences of texts that may cite a source; ask only when everything is read."""
        return list(self._claims())

    def _claims(self) -> Iterator[tuple[Passage, Sentence]]:
        language = self.only(Language)
        if language is None:
            return
        grammar = Grammar(language.abbreviations, language.sentence_openers)
        for passage in self.passages:
            if passage.kind is not Text.LABEL and passage.path[:1] != ("site",):
                for sentence in grammar.sentences(passage.text, blocks=passage.kind is not Text.LINE):
                    yield passage, sentence

    def references(self) -> Iterator[Reference]:
        """Give every reference of every text."""
        return (found for passage in self.passages for found in references(passage.text))

    def written_ids(self, key: str) -> dict[str, Path]:
        """Give the ids below a top-level key, of invalid records too, with the first path of each."""
        found: dict[str, Path] = {}
        for number, item in enumerate(self._items(key) or []):
            id_ = item.get("id") if isinstance(item, dict) else None
            if isinstance(id_, str):
                found.setdefault(id_, (key, number, "id"))
        return found

    def is_complete(self, key: str) -> bool:
        """Tell whether every record below a top-level key is valid."""
        items = self._items(key)
        return items is not None and all((key, n) in self.records for n in range(len(items)))

    def is_read(self, key: str) -> bool:
        """Tell whether a list stands below a top-level key at all."""
        return self._items(key) is not None

    def _items(self, key: str) -> list[object] | None:
        document = self.documents.get(key)
        data = document.data if document else None
        items = data.get(key) if isinstance(data, dict) else None
        return items if isinstance(items, list) else None
