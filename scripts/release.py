"""Lay a built site on a server and switch to it: `python3 scripts/release.py site /srv/wissensbasis`.

In that folder `aktuell` leads to the release that is served and `davor` to the one before: pages that
were opened a moment ago still ask for its styles and scripts. A release that lies there already is only
switched to; that is the way back. Needs nothing but Python.
"""

from __future__ import annotations

import argparse
import errno
import fcntl
import os
import re
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

_CURRENT: Final = "aktuell"
_BEFORE: Final = "davor"
_RELEASE: Final = re.compile(r"\d{4}-\d\d-\d\d-\d{6}")
_KEPT: Final = 5
_NEEDED: Final = ("index.html", "assets")
_GERMAN: Final = {
    errno.EACCES: "Hier darf nicht geschrieben werden; vielleicht fehlt „sudo“.",
    errno.ENOENT: "Das gibt es nicht.",
    errno.ENOSPC: "Der Datenträger ist voll.",
    errno.ENOTDIR: "Das ist kein Ordner.",
}


class RefusedError(Exception):
    """Nothing can be released now; the text is the German reason."""


def main(arguments: list[str] | None = None) -> int:
    """Release a site, or go back to a release; print what holds now, and give 1 if it is what held before."""
    parser = argparse.ArgumentParser(
        description="Legt eine gebaute Wissensbasis auf den Server und schaltet auf sie um."
    )
    parser.add_argument(
        "site", type=Path, metavar="SITE", help="der gebaute Ordner, oder eine Fassung, die dort schon liegt"
    )
    parser.add_argument("home", type=Path, metavar="ORDNER", help="wo die Fassungen liegen")
    options = parser.parse_args(arguments)
    try:
        home = options.home.resolve()
        with _alone(home):
            release(options.site.resolve(), home)
    except RefusedError as error:
        print(f"{error} Es gilt, was vorher galt.")
        return 1
    except OSError as error:
        if error.errno not in _GERMAN:
            raise
        print(f"{error.filename or home}: {_GERMAN[error.errno]} Es gilt, was vorher galt.")
        return 1
    print(f"Es gilt jetzt {(home / _CURRENT).resolve()}.")
    return 0


def release(site: Path, home: Path) -> None:
    """Lay a site into the folder unless it lies there, switch to it, and forget the oldest."""
    check(site, home)
    switch(home, site if site.parent == home else lay(site, home))
    forget(home)


def check(site: Path, home: Path) -> None:
    """Refuse what is no whole site, and to replace a folder by a link."""
    missing = [name for name in _NEEDED if not (site / name).exists()]
    if missing:
        raise RefusedError(f"{site} ist keine ganze Wissensbasis: Es fehlt {missing[0]}.")
    current = home / _CURRENT
    if current.exists() and not current.is_symlink():
        raise RefusedError(f"{current} ist kein Link; bitte umbenennen.")


def lay(site: Path, home: Path) -> Path:
    """Copy a site beside the others, under the time as its name."""
    half = home / ".halb"
    shutil.rmtree(half, ignore_errors=True)
    try:
        _copy(site, half)
    except OSError:
        shutil.rmtree(half, ignore_errors=True)
        raise
    while (laid := home / time.strftime("%Y-%m-%d-%H%M%S")).exists():
        time.sleep(0.1)
    return half.rename(laid)


def _copy(site: Path, target: Path) -> None:
    """Copy a site, readable for all; its files get one time of their own, so that servers make new ETags."""
    now = time.time()
    for path in (site, *sorted(site.rglob("*"))):
        copy = target / path.relative_to(site)
        if path.is_dir():
            copy.mkdir()
        else:
            shutil.copyfile(path, copy)
        copy.chmod(0o755 if path.is_dir() else 0o644)
        os.utime(copy, (now, now))


def switch(home: Path, release: Path) -> None:
    """Let `davor` lead to what is served, then `aktuell` to what shall be."""
    current = home / _CURRENT
    if current.exists() and current.resolve() != release:
        _point(home / _BEFORE, current.resolve())
    _point(current, release)


def _point(link: Path, release: Path) -> None:
    """Let a link lead elsewhere, in one step."""
    ahead = link.with_name(f".{link.name}")
    ahead.unlink(missing_ok=True)
    ahead.symlink_to(os.path.relpath(release, link.parent))
    ahead.replace(link)


def forget(home: Path) -> None:
    """Delete all releases but the newest and those that a link leads to."""
    releases = sorted(path for path in home.iterdir() if _RELEASE.fullmatch(path.name))
    linked = {(home / link).resolve() for link in (_CURRENT, _BEFORE)}
    for path in releases[:-_KEPT]:
        if path not in linked:
            shutil.rmtree(path)
            print(f"Gelöscht: {path}")


@contextmanager
def _alone(home: Path) -> Iterator[None]:
    """Release here while nobody else does."""
    folder = os.open(home, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as error:
        raise RefusedError("Hier schaltet gerade schon jemand um.") from error
    finally:
        os.close(folder)


if __name__ == "__main__":
    sys.exit(main())
