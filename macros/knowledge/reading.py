"""The files of an edition become a manuscript; everything is read once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath
from typing import Final

from macros.knowledge.data_files import DataFile, read_data_file
from macros.knowledge.documents import KeyPath
from macros.knowledge.findings import Finding, Findings, Place, nearest
from macros.knowledge.manuscript import Manuscript, Part
from macros.knowledge.model import FILES, FOLDERS, LOCAL_CONTACTS, OPTIONAL, LocalContactsFile, Record
from macros.knowledge.pages import TextPage, read_page
from macros.knowledge.purpose import Purpose
from macros.knowledge.rules import Group
from macros.knowledge.schema import validate_file

RULES: Final = Group("Dateien mit Daten")
UNKNOWN_FILE: Final = RULES.rule(
    "unbekannte-datei",
    """In data/ liegen nur Dateien, die die Wissensbasis liest.

    Was unter einem anderen Namen dort liegt, sähe nie jemand.""",
)
MISSING_FILE: Final = RULES.rule(
    "fehlende-datei",
    """Alle Dateien mit Daten sind da.

    Fehlt eine, fehlt ein ganzer Teil der Wissensbasis.""",
)

TOO_MANY: Final = RULES.rule(
    "zu-viele-eintraege",
    """Von jeder Art gibt es höchstens 20 000 Einträge, in allen Dateien zusammen.

    Mehr könnte niemand pflegen, und die Suche im Browser würde langsam.""",
)
TOO_MUCH: Final = RULES.rule(
    "zu-viel-insgesamt",
    """Alle Dateien mit Daten zusammen haben höchstens 50 MB, alle Seiten zusammen höchstens 10 MB.

    Das reicht für mehr als 10 000 Hemmnisse. Mehr könnte niemand pflegen, und das Prüfen dauerte zu lange.""",
)
_MOST_RECORDS: Final = 20_000
MOST_BYTES: Final = {"data": 50_000_000, "docs": 10_000_000}
"""How much the files of a folder may hold together."""
_CURES: Final = {
    "data": "Texte kürzen, ähnliche Einträge zusammenfassen, veraltete löschen",
    "docs": "Seiten kürzen, ähnliche zusammenfassen, veraltete löschen",
}


def read(
    files: Mapping[str, bytes], findings: Findings, today: date, purpose: Purpose | None = None
) -> Manuscript:
    """Read an edition from its files; what is wrong with one of them on its own goes to the findings."""
    _refuse_too_much(files, findings)
    known = dict(_data_files(files))
    findings.extend(_unknown_file(name) for name in files if name.startswith("data/") and name not in known)
    reader = _Reader(findings, {key for key in FOLDERS for name in known if name.startswith(f"data/{key}/")})
    for name, model in known.items():
        reader.read_data(name, model, files.get(name))
    pages = list(_pages(files, findings))
    return Manuscript(today, purpose, reader.parts, reader.records, pages)


def _refuse_too_much(files: Mapping[str, bytes], findings: Findings) -> None:
    """End the reading before it begins, where it would take too long."""
    left = dict(MOST_BYTES)
    for name in sorted(files):
        folder = name.partition("/")[0]
        if folder not in left:
            continue
        left[folder] -= len(files[name])
        if left[folder] < 0:
            most = f"{MOST_BYTES[folder] // 1_000_000} MB"
            message = f"Mit dieser Datei sind es in {folder}/ mehr als {most} Text."
            expected = f"höchstens {most} in allen Dateien zusammen; {_CURES[folder]}"
            findings.add_last(Finding(TOO_MUCH, Place(name), message, expected))


def _data_files(files: Mapping[str, bytes]) -> Iterator[tuple[str, type[Record]]]:
    """Give all files that are read, with their model: those that must be there, and those that may."""
    for short, model in FILES.items():
        if short not in OPTIONAL or f"data/{short}" in files:
            yield f"data/{short}", model
        for key in FOLDERS.keys() & model.model_fields.keys():
            inside = re.compile(rf"data/{key}/[^/]+\.yaml")
            yield from ((name, FOLDERS[key]) for name in sorted(files) if inside.fullmatch(name))
    if f"data/{LOCAL_CONTACTS}" in files:
        yield f"data/{LOCAL_CONTACTS}", LocalContactsFile


@dataclass
class _Reader:
    """What has been read of the data so far."""

    findings: Findings
    elsewhere: set[str]
    """Keys that a file may lack: their records stand in files of a folder too, or are too many."""
    parts: dict[str, list[Part]] = field(default_factory=lambda: defaultdict(list))
    records: dict[KeyPath, Record] = field(default_factory=dict)

    def read_data(self, name: str, model: type[Record], raw: bytes | None) -> None:
        """Read one file; note its parts even if it cannot be read, so that nobody takes it for empty."""
        if raw is None:
            self.findings.add(_missing_file(name, model))
            file = DataFile(name, self.findings)
        else:
            file = read_data_file(name, raw, self.findings, _cure(model))
        before = {key: self._note(key, file) for key in model.model_fields}
        for key, number, record in validate_file(file, model, self.elsewhere):
            path = (key,) if number is None else (key, before[key] + number)
            self.records[path] = record

    def _note(self, key: str, file: DataFile) -> int:
        """Note what stands below a key; give how many records stand below it in files before."""
        parts = self.parts[key]
        before = parts[-1].before + len(parts[-1].items or ()) if parts else 0
        data = file.data if isinstance(file.data, dict) else {}
        if key in data or key not in self.elsewhere or not data:
            items = data.get(key)
            if isinstance(items, list) and before + len(items) > _MOST_RECORDS:
                self._refuse(key, file, data)
                items = None
            parts.append(Part(file, before, items if isinstance(items, list) else None))
        return before

    def _refuse(self, key: str, file: DataFile, data: dict[str, object]) -> None:
        """Leave aside what stands below a key, since it would be too much."""
        self.findings.add(
            Finding(
                TOO_MANY,
                file.place_of_key((key,)),
                f"Mit dieser Datei sind es mehr als {_MOST_RECORDS} Einträge unter „{key}“.",
                expected=f"höchstens {_MOST_RECORDS}; ähnliche zu einem zusammenfassen, veraltete löschen",
            )
        )
        del data[key]
        self.elsewhere.add(key)


def _cure(model: type[Record]) -> str:
    split = [key for key in FOLDERS if key in model.model_fields]
    return "".join(f"; „{key}“ auf mehrere Dateien im Ordner data/{key}/ verteilen" for key in split)


def _unknown_file(name: str) -> Finding:
    folders = [f"data/{key}/….yaml" for key in FOLDERS]
    short = PurePosixPath(name.removeprefix("data/"))
    options = [f"{key}/{short.stem}.yaml" for key in FOLDERS] if len(short.parts) > 1 else FILES
    return Finding(
        UNKNOWN_FILE,
        Place(name),
        "Diese Datei liest die Wissensbasis nicht.",
        expected=f"eine von: {', '.join(FILES)}, oder {', '.join(folders)}",
        nearest=nearest(str(short), options),
    )


def _missing_file(name: str, model: type[Record]) -> Finding:
    keys = ", ".join(f"{key}:" for key in model.model_fields)
    return Finding(MISSING_FILE, Place(name), "Diese Datei fehlt.", expected=f"eine Datei mit {keys}")


def _pages(files: Mapping[str, bytes], findings: Findings) -> Iterator[TextPage]:
    for name, raw in files.items():
        if name.startswith("docs/"):
            page, found = read_page(name, name.removeprefix("docs/").removesuffix(".md"), raw)
            findings.extend(found)
            if page:
                yield page
