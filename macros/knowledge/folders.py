"""The folders of an edition on disk: what is read of them, and what has no business there.

A pull request can bring anything that Git can hold. Only plain files are read, none further than
it may be long; only pages and pictures lie in docs/, since whatever lies there is published.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Final

from macros.knowledge.data_files import MAX_BYTES
from macros.knowledge.findings import Finding, Place, shorten
from macros.knowledge.pages import MAX_PAGE_BYTES
from macros.knowledge.pictures import SIGNATURES, is_what_it_says, moves, size_of
from macros.knowledge.reading import MOST_BYTES
from macros.knowledge.rules import Group

RULES: Final = Group("Ordner und ihr Inhalt")
STRANGER: Final = RULES.rule(
    "fremde-datei",
    """In docs/ liegen nur Seiten (.md) und Bilder, in data/ nur gewöhnliche Dateien.

    Alles aus docs/ wird veröffentlicht; was kein Text und kein Bild ist, hätte niemand
    geprüft; auch ein PDF kann Programme enthalten und wird besser dort verlinkt, wo es herkommt. Eine
    Verknüpfung könnte zu einer Datei außerhalb führen.""",
)
BIG_PICTURE: Final = RULES.rule(
    "bild-zu-gross",
    """Ein Bild ist klein genug, dass es sich auch unterwegs laden und auf jedem Gerät zeigen lässt.

    Bilder lassen sich verkleinern. Auch eine kleine Datei kann ein riesiges Bild enthalten, an dem ein Telefon
    beim Zeigen scheitert.""",
)

PICTURE_NAME: Final = RULES.rule(
    "bildname",
    """Der Dateiname eines Bildes lässt sich auf jedem Rechner speichern und nur auf eine Art lesen.

    Windows kennt Namen, die es für sich behält, und unterscheidet große und kleine Buchstaben nicht; dort
    ließe sich die Offline-Kopie nicht auspacken, oder ein Bild ersetzte ein anderes.""",
)
NO_PICTURE: Final = RULES.rule(
    "kein-bild",
    """Ein Bild ist, was seine Endung sagt, und bewegt sich nicht.

    Unter der Endung eines Bildes könnte sonst ein Programm mit auf die Seite kommen.""",
)

_MAX_PICTURE_BYTES: Final = 5_000_000
_MOST_DOTS: Final = 20_000_000
"""What the cameras of telephones give; a screen shows a tenth of it."""
_LONGEST_SIDE: Final = 10_000
_LONGEST_NAME: Final = 60
_PICTURE_NAME: Final = re.compile(
    rf"[A-Za-z0-9_-]{{1,{_LONGEST_NAME}}}(?:{'|'.join(map(re.escape, SIGNATURES))})?"
)
NO_FILES_ON_WINDOWS: Final = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
)
_DATA: Final = re.compile(r"data/.*(?<!\.example)\.ya?ml", re.DOTALL)
_PAGE: Final = re.compile(r"docs/.*\.md", re.DOTALL)
_PICTURE: Final = re.compile(rf"docs/(?:[^./]+/)*[^/]+(?:{'|'.join(map(re.escape, SIGNATURES))})", re.DOTALL)
"""What is published as it is. No SVG: opened on its own, it is a page that runs scripts. No dot in the name of
a folder: index.html could be one."""


def read_files(root: Path, instead: Iterable[Path] = ()) -> dict[str, bytes]:
    """Read the files of an edition by name; a file given instead stands for its namesake."""
    files: dict[str, bytes] = {}
    left = dict(MOST_BYTES)
    for name, path in _entries(root):
        if (_DATA.fullmatch(name) or _PAGE.fullmatch(name)) and path.is_file() and not path.is_symlink():
            kind = name.partition("/")[0]
            files[name] = _read(path) if left[kind] >= 0 else b""
            left[kind] -= len(files[name])
    for path in instead:
        files[_stood_for(path, root, files)] = _read(path)
    return files


def _stood_for(path: Path, root: Path, names: Collection[str]) -> str:
    """Name the file of an edition that another stands for: itself, or else the only namesake."""
    if path.resolve().is_relative_to(root.resolve()):
        return path.resolve().relative_to(root.resolve()).as_posix()
    namesakes = [name for name in names if name.endswith(f"/{path.name}")]
    folder = "docs" if path.suffix == ".md" else "data"
    return namesakes[0] if len(namesakes) == 1 else f"{folder}/{path.name}"


def strangers(root: Path) -> Iterator[Finding]:
    """Find what is no plain file, and what would be published without being a page or a picture."""
    yield from _unfit_names(name for name, _ in _entries(root) if _PICTURE.fullmatch(name))
    for name, path in _entries(root):
        if path.is_symlink():
            yield _stranger(
                name, "Das ist eine Verknüpfung (symbolischer Link).", "die Datei oder der Ordner selbst"
            )
        elif path.is_dir():
            if _DATA.fullmatch(name) or _PAGE.fullmatch(name):
                yield _stranger(name, "Das ist ein Ordner.", "eine Datei dieses Namens")
        elif not path.is_file():
            yield _stranger(name, "Das ist keine gewöhnliche Datei.", "eine Datei mit Text oder ein Bild")
        elif _PICTURE.fullmatch(name):
            yield from _unfit_picture(name, path)
        elif name.startswith("docs/") and not _PAGE.fullmatch(name) and not path.name.startswith("."):
            yield _stranger(
                name,
                "Diese Datei würde ungeprüft veröffentlicht.",
                f"Seiten (.md) und {', '.join(SIGNATURES)}",
            )


def _unfit_picture(name: str, path: Path) -> Iterator[Finding]:
    size = path.stat().st_size
    if not is_what_it_says(path):
        yield _no_picture(name, f"In dieser Datei steht nichts im Format {path.suffix[1:].upper()}.")
    elif size > _MAX_PICTURE_BYTES:
        yield Finding(
            BIG_PICTURE,
            Place(name),
            f"Die Datei ist {size // 1000} kB groß.",
            expected=f"höchstens {_MAX_PICTURE_BYTES // 1000} kB",
        )
    else:
        yield from _unfit_to_show(name, path)


def _unfit_to_show(name: str, path: Path) -> Iterator[Finding]:
    shown = size_of(path)
    if shown is None:
        yield _no_picture(name, "In dieser Datei steht nicht, wie groß das Bild ist.")
    elif moves(path):
        yield _no_picture(name, "Dieses Bild bewegt sich.")
    elif max(shown) > _LONGEST_SIDE or shown.width * shown.height > _MOST_DOTS:
        yield Finding(
            BIG_PICTURE,
            Place(name),
            f"Das Bild ist {shown.width} × {shown.height} Punkte groß.",
            expected=f"höchstens {_MOST_DOTS // 1_000_000} Millionen Punkte und keine Seite über {_LONGEST_SIDE}; "
            "2000 × 1500 reichen für jeden Bildschirm",
        )


def _no_picture(name: str, message: str) -> Finding:
    expected = "eine Datei, die mit einem Programm für Bilder in diesem Format gespeichert ist"
    return Finding(NO_PICTURE, Place(name), message, expected)


def _unfit_names(names: Iterable[str]) -> Iterator[Finding]:
    taken: dict[str, str] = {}
    for name in names:
        parts = name.split("/")[1:]
        reserved = NO_FILES_ON_WINDOWS.intersection(part.partition(".")[0].lower() for part in parts)
        message, expected = "", "ein anderer Name"
        if not all(map(_PICTURE_NAME.fullmatch, parts)):
            message = f"Der Dateiname „{shorten(name, 80)}“ macht auf manchen Rechnern Schwierigkeiten."
            expected = f"Buchstaben ohne Umlaute, Ziffern, - und _, höchstens {_LONGEST_NAME} Zeichen"
        elif reserved:
            message = f"Einen Namen wie „{min(reserved)}“ kann Windows nicht speichern."
        elif taken.setdefault(name.lower(), name) != name:
            message = f"So heißt schon „{taken[name.lower()]}“; Windows unterscheidet große und kleine Buchstaben nicht."
        if message:
            yield Finding(PICTURE_NAME, Place(name), message, expected)


def _stranger(name: str, message: str, expected: str) -> Finding:
    return Finding(STRANGER, Place(name), message, expected)


def _entries(root: Path) -> Iterator[tuple[str, Path]]:
    """Give everything in data/ and docs/, in order, without following a link."""
    ahead = [root / "docs", root / "data"]
    while ahead:
        path = ahead.pop()
        if not os.path.lexists(path):
            continue
        yield _readable(path.relative_to(root)), path
        if path.is_dir() and not path.is_symlink():
            ahead += sorted(path.iterdir(), reverse=True)


def _readable(path: Path) -> str:
    """Name a path so that it can be printed, whatever signs the name holds."""
    name = os.fsencode(path.as_posix()).decode("utf-8", errors="backslashreplace")
    return "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in name)


def _read(path: Path) -> bytes:
    """Read as much as tells whether the file is too long."""
    with path.open("rb") as file:
        return file.read((MAX_PAGE_BYTES if path.suffix == ".md" else MAX_BYTES) + 1)
