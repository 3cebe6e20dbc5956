"""All texts of a record, with their path and what they may hold; all ids they refer to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TypeAlias

from macros.knowledge.documents import KeyPath
from macros.knowledge.model import Record, Refers, Text
from macros.knowledge.schema import markers, record_of

Marked: TypeAlias = tuple[KeyPath, str, Text | Refers]
"""A text of a record, by its path, and what the model says of it."""


def texts(record: Record, path: KeyPath = ()) -> Iterator[tuple[KeyPath, str, Text]]:
    """Give each text of a record and of the records inside it."""
    return ((own, text, mark) for own, text, mark in marked(record, path) if isinstance(mark, Text))


def marked(record: Record, path: KeyPath = ()) -> list[Marked]:
    """Give each text of a record once for each thing that the model says of it."""
    found: list[Marked] = []
    _collect(record, path, found)
    return found


def _collect(record: Record, path: KeyPath, found: list[Marked]) -> None:
    for name, marks in _telling(type(record)):
        value = getattr(record, name)
        if isinstance(value, str):
            found += [((*path, name), value, mark) for mark in marks]
        elif isinstance(value, list):
            _collect_items(value, (*path, name), marks, found)
        elif isinstance(value, Record):
            _collect(value, (*path, name), found)


def _collect_items(
    items: Sequence[str | Record], path: KeyPath, marks: tuple[Text | Refers, ...], found: list[Marked]
) -> None:
    for number, item in enumerate(items):
        if isinstance(item, str):
            found += [((*path, number), item, mark) for mark in marks]
        else:
            _collect(item, (*path, number), found)


@cache
def _telling(model: type[Record]) -> list[tuple[str, tuple[Text | Refers, ...]]]:
    """Give the slots that hold marked texts or records, with the marks."""
    slots = [(name, info, tuple(markers(info))) for name, info in model.model_fields.items()]
    return [(name, marks) for name, info, marks in slots if marks or record_of(info.annotation)]
