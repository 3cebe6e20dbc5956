"""Small pictures of any size, for tests: their heads are whole, and nothing is drawn in them."""

from __future__ import annotations

import struct
import zlib


def png(width: int, height: int, more: bytes = b"") -> bytes:
    """Give a PNG of this size; `more` stands before what is drawn."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _part(b"IHDR", head) + more + _part(b"IDAT", b"") + _part(b"IEND", b"")


def _part(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def jpeg(width: int, height: int, mark: int = 0xC0) -> bytes:
    """Give a JPEG of this size; the mark says how it is packed."""
    first = b"\xff\xe0\x00\x10JFIF\x00" + bytes(9) + b"\xff"
    size = struct.pack(">BBHBHHB", 0xFF, mark, 11, 8, height, width, 1) + bytes(3)
    return b"\xff\xd8" + first + size + b"\xff\xd9"
