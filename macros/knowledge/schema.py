"""The model applied to a document: valid records, and German findings for everything else."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any, Final, Literal, get_args, get_origin

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from macros.knowledge.documents import Document, Path
from macros.knowledge.findings import MAX_FINDINGS, Finding, nearest, shorten
from macros.knowledge.model import SLUG, Record, Refers, Text
from macros.knowledge.syntax import quoted

_PATTERNS: Final = {
    SLUG: "Kleinbuchstaben ohne Umlaute, Ziffern und Bindestriche, etwa „mobilitaet“",
    r"^Q[0-9]{2,4}$": "ein Q mit einer Zahl, etwa Q78",
    r"^\+?[0-9][0-9 /.-]{1,24}$": "eine Telefonnummer aus Ziffern und Leerzeichen",
    r"^[\w.+-]+@[\w.-]+\.[a-z]{2,}$": "eine E-Mail-Adresse",
    r"^https?://[^\s<>\"'`{}()\[\]\\]+$": "eine Adresse, die mit https:// oder http:// beginnt, "
    "ohne Leerzeichen und Klammern (%28 für „(“, %29 für „)“)",
}


def validate_file(document: Document, model: type[Record]) -> dict[Path, Record]:
    """Give every record of a file that is valid on its own; report the rest."""
    data = document.data
    if data is None and not document.findings:
        _report_empty(document, model)
    if not isinstance(data, dict):
        if data is not None:
            _report_not_a_mapping(document, model)
        return {}
    records: dict[Path, Record] = {}
    _check_keys(document, model, data)
    for name, info in model.model_fields.items():
        if name in data:
            records.update(_validate_section(document, name, info, data[name]))
    return records


def _report_empty(document: Document, model: type[Record]) -> None:
    names = ", ".join(f"{name}:" for name in model.model_fields)
    document.report("leere-datei", document.place_of(()), "Die Datei ist leer.", f"die Felder {names}")


def _report_not_a_mapping(document: Document, model: type[Record]) -> None:
    names = ", ".join(f"„{name}:“" for name in model.model_fields)
    document.report(
        "falsche-form",
        document.place_of(()),
        "Die Datei beginnt nicht mit einem Feldnamen.",
        expected=f"auf der obersten Stufe {names}",
    )


def _check_keys(document: Document, model: type[Record], data: dict[str, object]) -> None:
    for key in islice(data, MAX_FINDINGS):
        if key not in model.model_fields:
            document.findings.append(_unknown_key(document, (key,), model))
    for key, info in model.model_fields.items():
        if info.is_required() and key not in data:
            document.findings.append(_missing(document, (key,), model))


def _validate_section(
    document: Document, name: str, info: FieldInfo, value: object
) -> Iterator[tuple[Path, Record]]:
    """Validate the records of one top-level key each on its own, so that all are checked."""
    model = record_of(info.annotation)
    if model is None:
        return
    if get_origin(info.annotation) is not list:
        yield from _validate_record(document, (name,), model, value)
        return
    if not isinstance(value, list):
        document.findings.append(_wrong_shape(document, (name,), info, "list_type"))
        return
    for number, item in enumerate(value):
        if len(document.findings) >= MAX_FINDINGS:
            return
        yield from _validate_record(document, (name, number), model, item)


def _validate_record(
    document: Document, path: Path, model: type[Record], value: object
) -> Iterator[tuple[Path, Record]]:
    try:
        yield path, model.model_validate(value)
    except ValidationError as error:
        for detail in error.errors(include_url=False)[:MAX_FINDINGS]:
            document.findings.append(_finding(document, path, model, detail))


def _finding(document: Document, base: Path, model: type[Record], detail: ErrorDetails) -> Finding:
    path: Path = (*base, *detail["loc"])
    owner, info = field_at(model, detail["loc"])
    kind = detail["type"]
    if kind == "extra_forbidden":
        return _unknown_key(document, path, owner)
    if kind == "missing":
        return _missing(document, path, owner)
    if kind in {"string_type", "list_type", "model_type", "dict_type", "model_attributes_type"}:
        return _wrong_shape(document, path, info, kind)
    if kind == "literal_error":
        return _not_in_vocabulary(document, path, info, str(detail["input"]))
    return _wrong_value(document, path, info, detail)


def _unknown_key(document: Document, path: Path, owner: type[Record]) -> Finding:
    key = str(path[-1])
    options = list(owner.model_fields)
    return Finding(
        "unbekanntes-feld",
        document.place_of_key(path),
        f"Das Feld „{shorten(key, 60)}“ gibt es hier nicht.",
        expected=f"eines der Felder {', '.join(options)}",
        nearest=nearest(key, options) or _by_title(key, owner),
    )


def _by_title(word: str, owner: type[Record]) -> str:
    titles = {(info.title or ""): name for name, info in owner.model_fields.items()}
    return titles.get(nearest(word, titles), "")


def _missing(document: Document, path: Path, owner: type[Record]) -> Finding:
    name = str(path[-1])
    info = owner.model_fields[name]
    empty = path in document.empty
    place = document.place_of_key(path) if empty else document.place_of(path[:-1])
    verb = "ist leer" if empty else "fehlt"
    return Finding(
        "fehlendes-feld",
        place,
        f"Das Feld „{name}“ ({info.title}) {verb}.",
        expected=info.description or expectation(info),
        example=_example(name, info),
    )


def _wrong_shape(document: Document, path: Path, info: FieldInfo | None, kind: str) -> Finding:
    place = document.place_of(path)
    name = _name_of(path)
    if kind == "string_type":
        raw = document.raw_value(path) if path in document.values else ""
        if raw[:1] in {"[", "{"}:
            return Finding(
                "klammer-ohne-anfuehrung",
                place,
                f"Der Text in „{name}“ beginnt mit „{raw[0]}“; YAML liest ihn als Liste, nicht als Text.",
                expected="den ganzen Text in Anführungszeichen",
                example=shorten(f"{name}: {quoted(raw)}"),
            )
        return Finding(
            "falsche-form",
            place,
            f"In „{name}“ steht eine Liste oder ein Block mit Feldern.",
            expected="ein Text",
            example=_example(name, info),
        )
    wanted = "eine Liste" if kind == "list_type" else "ein Block mit Feldern"
    return Finding(
        "falsche-form",
        place,
        f"In „{name}“ steht {_shape_of(document, path)}.",
        expected=f"{wanted}; jeder Eintrag auf einer eigenen Zeile, mit „- “ davor"
        if kind == "list_type"
        else wanted,
        example=_example(name, info),
    )


def _shape_of(document: Document, path: Path) -> str:
    raw = document.raw_value(path) if path in document.values else ""
    if raw.startswith(("- ", "[")):
        return "eine Liste"
    inner = any(key[: len(path)] == path and len(key) > len(path) for key in document.keys)
    return "ein Block mit Feldern" if inner else "ein einzelner Text"


def _not_in_vocabulary(document: Document, path: Path, info: FieldInfo | None, value: str) -> Finding:
    options = _vocabulary(info.annotation if info else None)
    return Finding(
        "unbekannter-wert",
        document.place_of(path),
        f"„{shorten(value, 60)}“ ist für „{_name_of(path)}“ kein möglicher Wert.",
        expected=f"eines von: {', '.join(options)}",
        nearest=nearest(value, options),
    )


def _wrong_value(document: Document, path: Path, info: FieldInfo | None, detail: ErrorDetails) -> Finding:
    value = shorten(str(detail["input"]), 60)
    context: dict[str, Any] = detail.get("ctx", {})
    match detail["type"]:
        case "string_pattern_mismatch":
            expected = _PATTERNS.get(context["pattern"], "eine andere Schreibweise")
        case "string_too_long":
            expected = f"höchstens {context['max_length']} Zeichen, hier sind es {len(str(detail['input']))}"
        case "string_too_short" | "too_short":
            expected = "mindestens ein Eintrag"
        case "greater_than_equal" | "less_than_equal":
            expected = "eine Zahl von 1 bis 999"
        case _:
            expected = detail["msg"]
    if isinstance(detail["input"], list | dict):
        message = f"„{_name_of(path)}“ hat die falsche Form oder ist leer."
    else:
        message = f"„{value}“ passt nicht in „{_name_of(path)}“."
    return Finding(
        "falscher-wert",
        document.place_of(path),
        message,
        expected=expected,
        example=_example(_name_of(path), info),
    )


def _name_of(path: Path) -> str:
    return next((str(part) for part in reversed(path) if isinstance(part, str)), "")


def _example(name: str, info: FieldInfo | None) -> str:
    examples = (info.examples or [""]) if info else [""]
    first = str(examples[0])
    if not first:
        return ""
    if "\n" in first or first.startswith("- "):
        return f"{name}:\n" + "\n".join(f"  {line}" for line in first.splitlines())
    return f"{name}: {first}"


def field_at(model: type[Record], location: tuple[int | str, ...]) -> tuple[type[Record], FieldInfo | None]:
    """Follow a location into the model: the record that owns the field, and the field."""
    owner, info = model, None
    for part in location:
        if isinstance(part, int):
            continue
        inner = record_of(info.annotation) if info else owner
        owner = inner or owner
        info = owner.model_fields.get(part)
    return owner, info


def record_of(annotation: object) -> type[Record] | None:
    """Give the record type inside an annotation as `list[Step]` or `Status | None`."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    return next(filter(None, map(record_of, get_args(annotation))), None)


def _vocabulary(annotation: object) -> list[str]:
    if get_origin(annotation) is Literal:
        return [str(option) for option in get_args(annotation)]
    return [option for part in get_args(annotation) for option in _vocabulary(part)]


def markers(info: FieldInfo) -> Iterator[Text | Refers]:
    """Give what the model says of the text of a field, at whatever depth."""
    yield from (item for item in info.metadata if isinstance(item, Text | Refers))
    yield from _markers_in(info.annotation)


def _markers_in(annotation: object) -> Iterator[Text | Refers]:
    for part in (*get_args(annotation), *getattr(annotation, "__metadata__", ())):
        if isinstance(part, Text | Refers):
            yield part
        else:
            yield from _markers_in(part)


def expectation(info: FieldInfo) -> str:
    """Say in words what kind of value a field takes."""
    options = _vocabulary(info.annotation)
    if options:
        return f"eines von: {', '.join(options)}"
    inner = record_of(info.annotation)
    is_list = get_origin(info.annotation) is list
    if inner:
        return (
            "eine Liste von Einträgen" if is_list else "ein Block"
        ) + f" mit {', '.join(inner.model_fields)}"
    refers = next((m for m in markers(info) if isinstance(m, Refers)), None)
    words = f"Kennung: {refers.value}" if refers else ""
    text = next((m for m in markers(info) if isinstance(m, Text)), None)
    words = words or (text.value if text else "ein kurzer Wert")
    return f"eine Liste: {words}" if is_list else words
