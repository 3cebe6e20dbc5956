"""Building: one at a time, and what stands in `site/` and `dist/` is whole at every moment.

Everything is made in `.build/` and then put in place. A build may be killed at any time: the next one
takes up what it has left.
"""

from __future__ import annotations

import errno
import fcntl
import getpass
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Final

SITE: Final = Path("site")
COPY: Final = Path("dist/wissensbasis.zip")

_ROOM: Final = Path(".build")
_BUILDER: Final = _ROOM / "builder"
"""Says who builds; who holds its lock does. The system lets go of the lock of a process that has ended."""
_NEW: Final = _ROOM / "new"
_BEFORE: Final = _ROOM / "before"
_NEW_COPY: Final = COPY.with_suffix(".new")

_COPY_SETTINGS: Final = {"PURPOSE": "copy", "USE_DIRECTORY_URLS": "false", "SITE_URL": ""}
_READABLE_FOR_ALL: Final = 0o022
_DISK_FAULTS: Final = {
    errno.ENOSPC: "Der Datenträger ist voll.",
    errno.EDQUOT: "Der zugeteilte Platz auf dem Datenträger ist verbraucht.",
    errno.EACCES: "Hier darf nicht geschrieben werden.",
    errno.EROFS: "Der Datenträger lässt sich nur lesen.",
}
_HERE: Final = -100  # AT_FDCWD of Linux
_EXCHANGE: Final = 2  # RENAME_EXCHANGE of Linux


class NotBuiltError(Exception):
    """Nothing can be built now; the text is the German reason."""


def run(task: Callable[[], None]) -> int:
    """Do a task while nobody else builds here; print why if that fails, and give the exit code."""
    try:
        with _alone():
            task()
    except NotBuiltError as error:
        print(error)
        return 1
    except OSError as error:
        if error.errno not in _DISK_FAULTS:
            raise
        print(f"{_DISK_FAULTS[error.errno]} Es bleibt, was vorher da war.")
        return 1
    return 0


def build() -> None:
    """Build `site/` for the purpose that the environment names."""
    _run_mkdocs()
    put_in_place()


def build_copy() -> None:
    """Build the offline copy and pack it."""
    from macros.current import commit_time, current_site  # noqa: PLC0415 (a site needs none of it)
    from macros.publishing.blame import judged  # noqa: PLC0415 (the same)
    from macros.publishing.offline import breaches, pack  # noqa: PLC0415 (the same)

    os.environ.update(_COPY_SETTINGS)
    _run_mkdocs()
    site = current_site(Path.cwd())
    refused = judged(site, breaches(site, _NEW), Path.cwd())
    if refused:
        raise NotBuiltError(refused)
    COPY.parent.mkdir(exist_ok=True)
    _NEW_COPY.write_bytes(pack(site, _NEW, commit_time()))
    _NEW_COPY.replace(COPY)


def compress() -> None:
    """Lay compressed twins beside the files of `site/`."""
    from macros.publishing.compression import write_twins  # noqa: PLC0415 (a site needs none of it)

    if not SITE.is_dir():
        raise NotBuiltError("Erst bauen: make public")
    for path in (SITE, *sorted(SITE.rglob("*"))):
        copy = _NEW / path.relative_to(SITE)
        copy.mkdir() if path.is_dir() else shutil.copy2(path, copy)
    count = len(write_twins(_NEW))
    put_in_place()
    print(f"{count} Dateien geschrieben.")


def put_in_place() -> None:
    """Let what is new take the place of `site/`: in one step, or where a system cannot, in two."""
    if not os.path.lexists(SITE):
        _NEW.rename(SITE)
    elif not _exchange(_NEW, SITE):
        shutil.move(SITE, _BEFORE)
        _NEW.rename(SITE)


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change places; tell whether that was possible."""
    import ctypes  # noqa: PLC0415 (a build that fails needs none of it)

    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    if rename is None:
        return False
    failed: int = rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE)
    return not failed


@contextmanager
def _alone() -> Iterator[None]:
    """Build here while nobody else does; what is made can be read by all, whoever makes it."""
    os.umask(_READABLE_FOR_ALL)
    _ROOM.mkdir(exist_ok=True)
    with _BUILDER.open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise NotBuiltError(f"Hier wird gerade schon gebaut: {_BUILDER.read_text('utf-8')}") from error
        file.truncate(0)
        print(_builder(), end="", file=file, flush=True)
        _tidy()
        try:
            yield
        finally:
            _tidy()


def _builder() -> str:
    """Say who builds, where, and since when."""
    try:
        name = getpass.getuser()
    except (KeyError, OSError):  # a user without a name, as in some containers
        name = f"Nutzer {os.getuid()}"
    now = datetime.now().astimezone()
    return f"{name} auf {os.uname().nodename}, seit {now:%d.%m.%Y, %H:%M} Uhr (Prozess {os.getpid()})."


def _tidy() -> None:
    """Put the site back, should a build have ended between two steps, and remove everything else."""
    if _BEFORE.exists() and not os.path.lexists(SITE):
        _BEFORE.rename(SITE)
    for path in (_NEW, _BEFORE, _NEW_COPY):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def _run_mkdocs() -> None:
    """Let MkDocs build a new site; it ends the program itself if anything is wrong."""
    from mkdocs.__main__ import cli  # noqa: PLC0415 (compressing needs none of it)

    try:
        cli(["build", "--strict", "--site-dir", str(_NEW)])
    except SystemExit as end:
        if end.code:
            raise
