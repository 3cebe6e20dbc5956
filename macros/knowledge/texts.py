"""All texts of a record, with their path and what they may hold; all ids they refer to."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TypeAlias, TypeVar

from macros.knowledge.documents import KeyPath
from macros.knowledge.model import Record, Refers, Text
from macros.knowledge.schema import markers, record_of

M = TypeVar("M", Text, Refers)

Slots: TypeAlias = tuple[tuple[str, M | None], ...]


def texts(record: Record, path: KeyPath = ()) -> list[tuple[KeyPath, str, Text]]:
    """Give each text of a record and of the records inside it."""
    found: list[tuple[KeyPath, str, Text]] = []
    _collect(record, path, Text, found)
    return found


def referring(record: Record, path: KeyPath = ()) -> list[tuple[KeyPath, str, Refers]]:
    """Give each value that must be the id of something else."""
    found: list[tuple[KeyPath, str, Refers]] = []
    _collect(record, path, Refers, found)
    return found


def _collect(record: Record, path: KeyPath, kind: type[M], found: list[tuple[KeyPath, str, M]]) -> None:
    for name, mark in _slots(type(record), kind):  # type: ignore[arg-type]  # a class has a hash
        value = getattr(record, name)
        if isinstance(value, str):
            if mark:
                found.append(((*path, name), value, mark))
        elif isinstance(value, list):
            _collect_items(value, (*path, name), kind, mark, found)
        elif isinstance(value, Record):
            _collect(value, (*path, name), kind, found)


def _collect_items(
    items: Sequence[str | Record],
    path: KeyPath,
    kind: type[M],
    mark: M | None,
    found: list[tuple[KeyPath, str, M]],
) -> None:
    for number, item in enumerate(items):
        if isinstance(item, Record):
            _collect(item, (*path, number), kind, found)
        elif mark:
            found.append(((*path, number), item, mark))


@cache
def _slots(model: type[Record], kind: type[M]) -> Slots[M]:
    """Give the slots that hold texts with a mark of this kind, or records in which there may be some."""
    slots = [
        (
            name,
            next((mark for mark in markers(info) if isinstance(mark, kind)), None),
            record_of(info.annotation),
        )
        for name, info in model.model_fields.items()
    ]
    return tuple((name, mark) for name, mark, inner in slots if mark or inner)
