"""Spots: where each key and each value of a data file stands.

Nobody asks as long as nothing is wrong; so a file that is asked about is read once more.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import Final

import yaml

from macros.knowledge.documents import KeyPath, Span
from macros.knowledge.trees import MAX_PARTS, span_of

_SECOND: Final = "\0"
"""Stands for a key that its mapping has already; nothing below it is looked for."""


@dataclass(slots=True)
class Spots:
    """Spans of keys and values by their path, as far as a file can be understood."""

    values: dict[KeyPath, Span] = field(default_factory=dict)
    keys: dict[KeyPath, Span] = field(default_factory=dict)


def find_spots(text: str) -> Spots:
    """Find all spots of a text that a tree has been read from."""
    walk = _Walk(Spots())
    try:
        for event in islice(yaml.parse(text, Loader=yaml.CLoader), MAX_PARTS):
            if not walk.goes_on(event):
                break
    except yaml.YAMLError:
        return walk.spots
    return walk.spots


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet: its path, and what comes next in it."""

    path: KeyPath
    count: int | None
    """How many items have come, in a list."""
    key: str | None = None

    @property
    def expects_key(self) -> bool:
        return self.count is None and self.key is None


@dataclass(slots=True)
class _Walk:
    spots: Spots
    open: list[_Open] = field(default_factory=list)

    def goes_on(self, event: yaml.Event) -> bool:
        """Take an event; tell whether anything can be understood after it."""
        expects_key = bool(self.open) and self.open[-1].expects_key
        if isinstance(event, yaml.CollectionStartEvent):
            self._start(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._end(event)
            expects_key = False
        elif isinstance(event, yaml.ScalarEvent) and expects_key:
            self._take_key(event)
            expects_key = False
        elif isinstance(event, yaml.ScalarEvent | yaml.AliasEvent):
            self._put(event)
        return not expects_key and not isinstance(event, yaml.DocumentEndEvent)

    def _start(self, event: yaml.CollectionStartEvent) -> None:
        path = self._put(event)
        self.open.append(_Open(path, 0 if isinstance(event, yaml.SequenceStartEvent) else None))

    def _end(self, event: yaml.CollectionEndEvent) -> None:
        path = self.open.pop().path
        self.spots.values[path] = (*self.spots.values[path][:2], *span_of(event)[2:])

    def _take_key(self, event: yaml.ScalarEvent) -> None:
        around = self.open[-1]
        path = (*around.path, event.value)
        around.key = _SECOND if path in self.spots.keys else event.value
        self.spots.keys.setdefault(path, span_of(event))

    def _put(self, event: yaml.Event) -> KeyPath:
        path: KeyPath = ()
        if self.open:
            around = self.open[-1]
            path = (*around.path, around.key or "" if around.count is None else around.count)
            around.key = None
            around.count = around.count if around.count is None else around.count + 1
        self.spots.values[path] = span_of(event)
        return path
