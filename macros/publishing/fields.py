"""The editors' reference: every field of the data files, from the model's own description."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import indent

from pydantic.fields import FieldInfo

from macros.knowledge.model import FILES, Record
from macros.knowledge.schema import expectation, record_of


def field_reference() -> str:
    """Give a Markdown section for each data file, with a table to open for each record in it."""
    return "\n\n".join(part for name, model in FILES.items() for part in _file(name, model))


def _file(name: str, model: type[Record]) -> Iterator[str]:
    yield f"### data/{name}"
    for record in dict.fromkeys(_records(model)):
        title = "Oberste Stufe" if record is model else _one_line(record.__doc__ or "")
        yield f'??? note "{title}"\n\n' + indent(_table(record), "    ")


def _records(model: type[Record]) -> Iterator[type[Record]]:
    yield model
    for info in model.model_fields.values():
        inner = record_of(info.annotation)
        if inner:
            yield from _records(inner)


def _table(record: type[Record]) -> str:
    rows = ["| Feld | Was es ist | Pflicht | Beispiel |", "|---|---|---|---|"]
    for name, info in record.model_fields.items():
        what = f"**{info.title}.** {_explained(info)}"
        example = _one_line(str((info.examples or [""])[0]))
        needed = "ja" if info.is_required() else "nein"
        rows.append(f"| `{name}` | {_cell(what)} | {needed} | `{_cell(example)}` |")
    return "\n".join(rows)


def _explained(info: FieldInfo) -> str:
    return info.description or f"{expectation(info)[:1].upper()}{expectation(info)[1:]}."


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("[", "&#91;") if "`" not in text else text


def _one_line(text: str) -> str:
    return " ".join(text.split())
