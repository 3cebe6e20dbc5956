"""The editors' reference: every field of the data files, from the model's own description."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic.fields import FieldInfo

from macros.knowledge.model import FILES, Bare, Record
from macros.knowledge.schema import expectation, record_of


@dataclass(frozen=True, slots=True)
class Row:
    """A field as editors meet it."""

    name: str
    title: str
    explained: str
    is_required: bool
    example: str


@dataclass(frozen=True, slots=True)
class Table:
    """The fields of one kind of entry."""

    title: str
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class DataFile:
    """A data file and the kinds of entries in it."""

    name: str
    tables: list[Table]


def data_files() -> list[DataFile]:
    """Give all data files in the order of the model."""
    return [DataFile(f"data/{name}", list(_tables(model))) for name, model in FILES.items()]


def _tables(model: type[Record]) -> Iterator[Table]:
    for record in dict.fromkeys(_records(model)):
        title = "Oberste Stufe" if record is model else _one_line(record.__doc__ or "")
        yield Table(title, [_row(name, info) for name, info in record.model_fields.items()])


def _records(model: type[Record]) -> Iterator[type[Record]]:
    yield model
    for info in model.model_fields.values():
        inner = record_of(info.annotation)
        if inner and not issubclass(inner, Bare):
            yield from _records(inner)


def _row(name: str, info: FieldInfo) -> Row:
    explained = info.description or f"{expectation(info)[:1].upper()}{expectation(info)[1:]}."
    example = _written(str((info.examples or [""])[0]))
    return Row(name, info.title or "", explained, info.is_required(), example)


def _written(example: str) -> str:
    """Give an example on one line; where lines count, it shows their ends."""
    return " ⏎ ".join(map(str.strip, example.split("\n"))) if "|\n" in example else _one_line(example)


def _one_line(text: str) -> str:
    return " ".join(text.split())
