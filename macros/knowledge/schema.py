"""The model applied to a data file: valid records, and German findings for everything else.

What a record consists of is called a slot here ("Feld" for editors), since a field is a field of action.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any, Final, Literal, TypeAlias, get_args, get_origin

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from macros.knowledge.data_files import DataFile
from macros.knowledge.documents import KeyPath
from macros.knowledge.findings import Finding, nearest, shorten
from macros.knowledge.kinds import RECORDS
from macros.knowledge.model import Bare, Record, Refers, Text
from macros.knowledge.rules import Group
from macros.knowledge.syntax import quoted

RULES: Final = Group("Felder und Werte")
EMPTY_FILE: Final = RULES.rule(
    "leere-datei",
    """In jeder Datei steht etwas.

    Eine leere Datei ist meist beim Speichern verunglückt.""",
)
SHAPE: Final = RULES.rule(
    "falsche-form",
    """Ein Text steht, wo ein Text hingehört, eine Liste, wo eine Liste hingehört.

    Welche Form ein Feld hat, zeigt das Beispiel in der Meldung und in der Übersicht aller Felder.""",
)
BRACKET: Final = RULES.rule(
    "klammer-ohne-anfuehrung",
    """Ein Text, der mit [ oder { beginnt, steht in Anführungszeichen.

    Ohne sie liest YAML eine Liste, auch bei einer Quelle wie [Q78] am Anfang.""",
)
UNKNOWN_SLOT: Final = RULES.rule(
    "unbekanntes-feld",
    """Ein Eintrag hat nur Felder, die es gibt.

    Ein Tippfehler im Feldnamen ließe sonst den Text dahinter still verschwinden.""",
)
MISSING_SLOT: Final = RULES.rule(
    "fehlendes-feld",
    """Jedes Feld, das Pflicht ist, ist ausgefüllt.

    Ohne diese Angaben hätte die Seite eine Lücke, die niemand sieht.""",
)
UNKNOWN_VALUE: Final = RULES.rule(
    "unbekannter-wert",
    """Ein Feld mit festen Werten hat einen davon.

    Auf diese Werte verlassen sich Seiten und Suche; ein anderes Wort verstünden sie nicht.""",
)
LONG_LIST: Final = RULES.rule(
    "lange-liste",
    """Eine Liste hat nicht mehr Einträge, als jemand lesen kann.

    Die Meldung sagt, was mit den übrigen geschehen kann.""",
)
WRONG_VALUE: Final = RULES.rule(
    "falscher-wert",
    """Kennungen, Zahlen, Daten und Adressen sind so geschrieben, wie ihr Feld es verlangt, und nichts ist zu lang.

    Aus ihnen entstehen Adressen und Links; eine andere Schreibweise ergäbe falsche.""",
)

_WORDS: Final = {kind.id: kind.word for kind in RECORDS}


Found: TypeAlias = tuple[str, int | None, Record]
"""A valid record: the top-level key below which it stands, and its number if there is a list."""


def validate_file(file: DataFile, model: type[Record], elsewhere: Collection[str] = ()) -> Iterator[Found]:
    """Give every record of a file that is valid on its own; report the rest.

    Keys whose records stand elsewhere too are not missed here.
    """
    if isinstance(file.data, dict):
        _check_keys(file, model, file.data, elsewhere)
        for name, info in model.model_fields.items():
            if name in file.data:
                yield from _validate_section(file, name, info, file.data[name])
    elif file.data is not None:
        _report_not_a_mapping(file, model)
    elif not any(found.place.file == file.name for found in file.findings):
        _report_empty(file, model)


def _report_empty(file: DataFile, model: type[Record]) -> None:
    names = ", ".join(f"{name}:" for name in model.model_fields)
    file.report(EMPTY_FILE, file.place_of(()), "Die Datei ist leer.", f"die Felder {names}")


def _report_not_a_mapping(file: DataFile, model: type[Record]) -> None:
    names = ", ".join(f"„{name}:“" for name in model.model_fields)
    file.report(
        SHAPE,
        file.place_of(()),
        "Die Datei beginnt nicht mit einem Feldnamen.",
        expected=f"auf der obersten Stufe {names}",
    )


def _check_keys(
    file: DataFile, model: type[Record], data: dict[str, object], elsewhere: Collection[str]
) -> None:
    for key in data:
        if key not in model.model_fields:
            file.findings.add(_unknown_key(file, (key,), model))
    for key, info in model.model_fields.items():
        if info.is_required() and key not in data and key not in elsewhere:
            file.findings.add(_missing(file, (key,), model))


def _validate_section(file: DataFile, name: str, info: FieldInfo, value: object) -> Iterator[Found]:
    """Validate the records of one top-level key each on its own, so that all are checked."""
    model = record_of(info.annotation)
    if model is None:
        return
    if get_origin(info.annotation) is not list:
        for record in _valid(file, (name,), model, value):
            yield name, None, record
    elif isinstance(value, list):
        for number, item in enumerate(value):
            for record in _valid(file, (name, number), model, item):
                yield name, number, record
    else:
        file.findings.add(_wrong_shape(file, (name,), info, "list_type"))


def _valid(file: DataFile, path: KeyPath, model: type[Record], value: object) -> Iterator[Record]:
    """Give the record if it is valid, else report what is wrong with it."""
    try:
        yield model.model_validate(value)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            file.findings.add(_finding(file, path, model, detail))


def _finding(file: DataFile, base: KeyPath, model: type[Record], detail: ErrorDetails) -> Finding:
    path: KeyPath = base if issubclass(model, Bare) else (*base, *detail["loc"])
    owner, info = slot_at(model, detail["loc"])
    kind = detail["type"]
    if kind == "extra_forbidden":
        return _unknown_key(file, path, owner)
    if kind == "missing":
        return _missing(file, path, owner)
    if kind in {"string_type", "list_type", "model_type", "dict_type", "model_attributes_type"}:
        return _wrong_shape(file, path, info, kind)
    if kind == "literal_error":
        return _not_in_vocabulary(file, path, info, str(detail["input"]))
    if kind == "too_many":
        message = f"Die Liste „{_name_of(path)}“ ist zu lang."
        return Finding(LONG_LIST, file.place_of_key(path), message, detail["msg"])
    return _wrong_value(file, path, info, detail)


def _unknown_key(file: DataFile, path: KeyPath, owner: type[Record]) -> Finding:
    key = str(path[-1])
    options = list(owner.model_fields)
    return Finding(
        UNKNOWN_SLOT,
        file.place_of_key(path),
        f"Das Feld „{shorten(key, 60)}“ gibt es hier nicht.",
        expected=f"eines der Felder {', '.join(options)}",
        nearest=nearest(key, options) or _by_title(key, owner),
    )


def _by_title(word: str, owner: type[Record]) -> str:
    titles = {(info.title or ""): name for name, info in owner.model_fields.items()}
    return titles.get(nearest(word, titles), "")


def _missing(file: DataFile, path: KeyPath, owner: type[Record]) -> Finding:
    name = str(path[-1])
    info = owner.model_fields[name]
    empty = path in file.empty
    place = file.place_of_key(path) if empty else file.place_of(path[:-1])
    verb = "ist leer" if empty else "fehlt"
    return Finding(
        MISSING_SLOT,
        place,
        f"Das Feld „{name}“ ({info.title}) {verb}.",
        expected=info.description or expectation(info),
        example=_example(name, info),
    )


def _wrong_shape(file: DataFile, path: KeyPath, info: FieldInfo | None, kind: str) -> Finding:
    if kind == "string_type":
        return _not_a_text(file, path, info)
    wanted = "ein Block mit Feldern"
    if kind == "list_type":
        wanted = "eine Liste; jeder Eintrag auf einer eigenen Zeile, mit „- “ davor"
    return Finding(
        SHAPE,
        file.place_of(path),
        f"In „{_name_of(path)}“ steht {_shape_of(file, path)}.",
        expected=wanted,
        example=_example(_name_of(path), info),
    )


def _not_a_text(file: DataFile, path: KeyPath, info: FieldInfo | None) -> Finding:
    name, raw = _name_of(path), file.raw_value(path)
    if raw[:1] in {"[", "{"}:
        return Finding(
            BRACKET,
            file.place_of(path),
            f"Der Text in „{name}“ beginnt mit „{raw[0]}“; YAML liest ihn als Liste, nicht als Text.",
            expected="den ganzen Text in Anführungszeichen",
            example=shorten(f"{name}: {quoted(raw)}"),
        )
    return Finding(
        SHAPE,
        file.place_of(path),
        f"In „{name}“ steht eine Liste oder ein Block mit Feldern.",
        expected="ein Text",
        example=_example(name, info),
    )


def _shape_of(file: DataFile, path: KeyPath) -> str:
    if file.raw_value(path).startswith(("- ", "[")):
        return "eine Liste"
    inner = any(key[: len(path)] == path and len(key) > len(path) for key in file.spots.keys)
    return "ein Block mit Feldern" if inner else "ein einzelner Text"


def _not_in_vocabulary(file: DataFile, path: KeyPath, info: FieldInfo | None, value: str) -> Finding:
    options = _vocabulary(info.annotation if info else None)
    return Finding(
        UNKNOWN_VALUE,
        file.place_of(path),
        f"„{shorten(value, 60)}“ ist für „{_name_of(path)}“ kein möglicher Wert.",
        expected=f"eines von: {', '.join(options)}",
        nearest=nearest(value, options),
    )


def _wrong_value(file: DataFile, path: KeyPath, info: FieldInfo | None, detail: ErrorDetails) -> Finding:
    message = f"„{shorten(str(detail['input']), 60)}“ passt nicht in „{_name_of(path)}“."
    if detail["input"] == "":
        message = f"„{_name_of(path)}“ ist leer."
    elif detail["type"] == "looks_empty":
        message = f"„{_name_of(path)}“ sieht leer aus."
    elif isinstance(detail["input"], list | dict):
        message = f"„{_name_of(path)}“ hat die falsche Form oder ist leer."
    return Finding(
        WRONG_VALUE,
        file.place_of(path),
        message,
        expected=_expected(detail),
        example=_example(_name_of(path), info),
    )


def _expected(detail: ErrorDetails) -> str:
    context: dict[str, Any] = detail.get("ctx", {})
    match detail["type"]:
        case "string_too_long":
            return f"höchstens {context['max_length']} Zeichen, hier sind es {len(detail['input'])}"
        case "string_too_short" | "too_short":
            return "mindestens ein Eintrag"
        case _:
            return detail["msg"]


def _name_of(path: KeyPath) -> str:
    return next((str(part) for part in reversed(path) if isinstance(part, str)), "")


def _example(name: str, info: FieldInfo | None) -> str:
    examples = (info.examples or [""]) if info else [""]
    first = str(examples[0])
    if not first:
        return ""
    if first.startswith("|"):
        return f"{name}: {first}"
    if "\n" in first or first.startswith("- "):
        return f"{name}:\n" + "\n".join(f"  {line}" for line in first.splitlines())
    return f"{name}: {first}"


def slot_at(model: type[Record], location: tuple[int | str, ...]) -> tuple[type[Record], FieldInfo | None]:
    """Follow a location into the model: the record that owns the slot, and the slot."""
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
    """Give what the model says of the text of a slot, at whatever depth."""
    yield from (item for item in info.metadata if isinstance(item, Text | Refers))
    yield from _markers_in(info.annotation)


def _markers_in(annotation: object) -> Iterator[Text | Refers]:
    for part in get_args(annotation):
        if isinstance(part, Text | Refers):
            yield part
        else:
            yield from _markers_in(part)


def expectation(info: FieldInfo) -> str:
    """Say in words what kind of value a slot takes."""
    options = _vocabulary(info.annotation)
    if options:
        return f"eines von: {', '.join(options)}"
    is_list = get_origin(info.annotation) is list
    inner = record_of(info.annotation)
    if inner:
        shape = "eine Liste von Einträgen" if is_list else "ein Block"
        return f"{shape} mit {', '.join(inner.model_fields)}"
    words = _in_words(list(markers(info)))
    return f"eine Liste: {words}" if is_list else words


def _in_words(marks: list[Text | Refers]) -> str:
    for mark in marks:
        if isinstance(mark, Refers):
            return f"Kennung: {_WORDS[mark.kind] if mark.kind else 'alles, wozu [[…]] führt'}"
    return next((mark.value for mark in marks if isinstance(mark, Text)), "ein kurzer Wert")
