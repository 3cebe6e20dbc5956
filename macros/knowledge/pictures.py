"""Pictures: files are what their names say, stand still, and are no larger than a screen can show."""

from __future__ import annotations

from pathlib import Path
from typing import Final, NamedTuple

SIGNATURES: Final = {
    ".png": b"\x89PNG\r\n\x1a\n",
    ".jpg": b"\xff\xd8\xff",
    ".jpeg": b"\xff\xd8\xff",
}
"""What files of each kind begin with, by their ending."""


def is_what_it_says(path: Path) -> bool:
    """Tell whether a file begins as its ending promises; other files never do."""
    signature = SIGNATURES.get(path.suffix)
    if signature is None:
        return False
    with path.open("rb") as file:
        return file.read(len(signature)) == signature


class Size(NamedTuple):
    """How many dots a picture is wide and high; a small file may hold a huge one."""

    width: int
    height: int


_MOST_BYTES_READ: Final = 5_000_000
_MARKS_OF_A_SIZE: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""What stands in a JPEG before its size, whatever way it is packed."""
_MARKS_WITHOUT_LENGTH: Final = frozenset({0x01, *range(0xD0, 0xD8)})
_SCAN: Final = 0xDA


def size_of(path: Path) -> Size | None:
    """Give the size of a picture; nothing if its head is broken."""
    with path.open("rb") as file:
        content = file.read(_MOST_BYTES_READ)
    found = _size_of_png(content) if path.suffix == ".png" else _size_of_jpeg(content)
    return found if found and found.width and found.height else None


def moves(path: Path) -> bool:
    """Tell whether a PNG is a film: it says so before its first picture."""
    with path.open("rb") as file:
        content = file.read(_MOST_BYTES_READ)
    return path.suffix == ".png" and b"acTL" in content.partition(b"IDAT")[0]


def _size_of_png(content: bytes) -> Size | None:
    head = content[12:24]
    if len(head) < 12 or head[:4] != b"IHDR":  # noqa: PLR2004 (a name and two numbers)
        return None
    return Size(int.from_bytes(head[4:8]), int.from_bytes(head[8:12]))


def _size_of_jpeg(content: bytes) -> Size | None:
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:  # noqa: PLR2004 (every mark begins with it)
        mark = content[at + 1]
        if mark in _MARKS_OF_A_SIZE:
            return Size(int.from_bytes(content[at + 7 : at + 9]), int.from_bytes(content[at + 5 : at + 7]))
        if mark == _SCAN:
            return None
        if mark == 0xFF:  # noqa: PLR2004 (a filling)
            at += 1
        elif mark in _MARKS_WITHOUT_LENGTH:
            at += 2
        else:
            at += 2 + max(2, int.from_bytes(content[at + 2 : at + 4]))
    return None
