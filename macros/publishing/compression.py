"""Compressed twins beside the files of a site, for servers that hand them out as they are."""

from __future__ import annotations

import gzip
import os
from pathlib import Path
from typing import Final

import brotli

_ENDINGS: Final = (".br", ".gz")


def twins(content: bytes) -> dict[str, bytes]:
    """Give by ending what is smaller compressed; the same bytes each time."""
    compressed = zip(_ENDINGS, (brotli.compress(content), gzip.compress(content, mtime=0)), strict=True)
    return {ending: twin for ending, twin in compressed if len(twin) < len(content)}


def write_twins(site: Path) -> list[Path]:
    """Write the twins of all files of a site and give their paths.

    A twin is as old as its file: servers make the ETag from time and size.
    """
    written = []
    for path in sorted(site.rglob("*")):
        if path.suffix in _ENDINGS or not path.is_file():
            continue
        for ending, twin in twins(path.read_bytes()).items():
            written.append(path.with_name(path.name + ending))
            written[-1].write_bytes(twin)
            os.utime(written[-1], ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns))
    return written
