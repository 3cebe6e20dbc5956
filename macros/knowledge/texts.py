"""All texts of a record, with their path and what they may hold; all ids they refer to."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from macros.knowledge.documents import Path
from macros.knowledge.model import Record, Refers, Text
from macros.knowledge.schema import markers


def texts(record: Record, path: Path = ()) -> Iterator[tuple[Path, str, Text]]:
    """Give each text of a record and of the records inside it."""
    return (found for found in _marked(record, path) if isinstance(found[2], Text))  # type: ignore[misc]


def referring(record: Record, path: Path = ()) -> Iterator[tuple[Path, str, Refers]]:
    """Give each value that must be the id of something else."""
    return (found for found in _marked(record, path) if isinstance(found[2], Refers))  # type: ignore[misc]


def _marked(record: Record, path: Path) -> Iterator[tuple[Path, str, Text | Refers]]:
    for name, found in _markers(type(record)).items():
        yield from _within(getattr(record, name), (*path, name), found)


def _within(
    value: object, path: Path, found: tuple[Text | Refers, ...]
) -> Iterator[tuple[Path, str, Text | Refers]]:
    if isinstance(value, Record):
        yield from _marked(value, path)
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _within(item, (*path, number), found)
    elif isinstance(value, str):
        yield from ((path, value, marker) for marker in found)


@cache
def _markers(model: type[Record]) -> dict[str, tuple[Text | Refers, ...]]:
    return {name: tuple(markers(info)) for name, info in model.model_fields.items()}
