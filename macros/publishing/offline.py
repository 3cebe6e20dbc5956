"""The offline copy: all pages in one ZIP that opens by double click, the same bytes each time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from macros.publishing.frame import site_frame
from macros.publishing.gate import Breach, Gate, faults_of_plain_text
from macros.publishing.rendering import templates
from macros.publishing.site import Site

FOLDER: Final = "seiten"
"""The folder beside START.html that holds everything else."""

_NOT_IN_A_COPY: Final = frozenset({"404.html"})
_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
_UNIX: Final = 3
_PLAIN_FILE: Final = 0o100644 << 16


def pack(site: Site, folder: Path, made: int | None) -> bytes:
    """Give the ZIP of a folder that was built for it; `made` is the commit's time in seconds since 1970."""
    when = _EARLIEST if made is None else datetime.fromtimestamp(made, UTC).timetuple()[:6]
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for name, content in [*_entrance(site), *_pages(folder)]:
            entry = ZipInfo(name, when)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = _UNIX
            entry.external_attr = _PLAIN_FILE
            archive.writestr(entry, content)
    return packed.getvalue()


def breaches(site: Site, folder: Path) -> Iterator[Breach]:
    """Judge what stands beside the folder that the last gate has read already."""
    ours = [f"{FOLDER}/{name}" for name in site.assets.files]
    files = {
        f"{FOLDER}/{path.relative_to(folder).as_posix()}" for path in folder.rglob("*") if path.is_file()
    }
    for name, content in _entrance(site):
        text = content.decode("utf-8-sig")
        if name.endswith(".html"):
            yield from Gate(site.assets.classes, ours).entrance(name, text, files)
        else:
            yield from faults_of_plain_text(name, text)


def _entrance(site: Site) -> Iterator[tuple[str, bytes]]:
    values = {"site": site_frame(site, []), "folder": FOLDER}
    yield "LIESMICH.txt", _for_windows(templates().get_template("copy/LIESMICH.txt").render(values))
    yield "START.html", templates().get_template("copy/START.html").render(values).encode()


def _for_windows(text: str) -> bytes:
    """Encode a text so that an old Notepad shows its lines and umlauts."""
    return text.replace("\n", "\r\n").encode("utf-8-sig")


def _pages(folder: Path) -> Iterator[tuple[str, bytes]]:
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    for name, path in sorted(files.items()):
        if name not in _NOT_IN_A_COPY:
            yield f"{FOLDER}/{name}", path.read_bytes()
