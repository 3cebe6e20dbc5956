"""A release is switched to in one command, and back again; whatever fails, what was served still is."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.editions import ROOT

SCRIPT = ROOT / "scripts" / "release.py"


def release(site: Path, home: Path) -> subprocess.CompletedProcess[str]:
    """Run the command as an operator does, with nothing but Python."""
    command = [sys.executable, "-I", str(SCRIPT), str(site), str(home)]
    return subprocess.run(command, capture_output=True, text=True, check=False, umask=0o077)


def write(folder: Path, mark: str) -> Path:
    """Write what a site must have."""
    (folder / "assets" / "search").mkdir(parents=True, exist_ok=True)
    for name in ("index.html", "index.html.br", "assets/search/search.0123456789.js"):
        (folder / name).write_text(mark)
    return folder


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A built site."""
    return write(tmp_path / "site", "eins")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Where releases lie."""
    folder = tmp_path / "srv"
    folder.mkdir()
    return folder


def shown(home: Path) -> list[str | None]:
    """Give what is served, and what was before."""
    pages = [home / link / "index.html" for link in ("aktuell", "davor")]
    return [page.read_text() if page.exists() else None for page in pages]


def releases(home: Path) -> list[Path]:
    """Give all that lies there but the links."""
    return sorted(path for path in home.iterdir() if not path.is_symlink())


def test_the_new_one_is_served_and_the_one_before_is_kept(site: Path, home: Path) -> None:
    for mark, expected in (("eins", ["eins", None]), ("zwei", ["zwei", "eins"]), ("drei", ["drei", "zwei"])):
        done = release(write(site, mark), home)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout == f"Es gilt jetzt {(home / 'aktuell').resolve()}.\n"
        assert shown(home) == expected
    assert len(releases(home)) == 3


def test_the_way_back_is_the_same_command(site: Path, home: Path) -> None:
    for mark in ("eins", "zwei", "drei"):
        release(write(site, mark), home)
    first = releases(home)[0]
    for back, expected in (
        (home / "davor", ["zwei", "drei"]),
        (home / "davor", ["drei", "zwei"]),
        (first, ["eins", "drei"]),
        (first, ["eins", "drei"]),
        (home / "aktuell", ["eins", "drei"]),
    ):
        assert release(back, home).returncode == 0
        assert shown(home) == expected
    assert len(releases(home)) == 3


def test_whoever_releases_all_can_read_and_no_file_is_as_old_as_in_another_release(
    site: Path, home: Path
) -> None:
    for path in (site, *site.rglob("*")):
        path.chmod(0o700 if path.is_dir() else 0o600)
        os.utime(path, (1, 1))
    began = time.time()
    release(site, home)
    paths = [(home / "aktuell").resolve(), *(home / "aktuell").resolve().rglob("*")]
    assert {oct(path.stat().st_mode & 0o7777) for path in paths if path.is_dir()} == {"0o755"}
    assert {oct(path.stat().st_mode & 0o7777) for path in paths if path.is_file()} == {"0o644"}
    (age,) = {path.stat().st_mtime for path in paths if path.is_file()}
    assert age >= began - 0.001


def test_the_oldest_are_deleted_but_never_one_that_a_link_leads_to(site: Path, home: Path) -> None:
    old = [home / f"2020-01-0{day}-120000" for day in range(1, 9)]
    for folder in old:
        write(folder, folder.name)
    (home / "wichtig").mkdir()
    (home / "aktuell").symlink_to(old[0])
    done = release(site, home)
    assert shown(home) == ["eins", old[0].name]
    kept = [old[0], *old[4:]]
    assert set(releases(home)) == {*kept, (home / "aktuell").resolve(), home / "wichtig"}
    assert done.stdout.splitlines()[:-1] == [f"Gelöscht: {path}" for path in old[1:4]]


REFUSED: dict[str, tuple[Callable[[Path], object], str, str]] = {
    "no site": (lambda _: None, "gibt-es-nicht", "Es fehlt index.html."),
    "half a site": (lambda folder: shutil.rmtree(folder / "site" / "assets"), "site", "Es fehlt assets."),
    "no release to go back to": (lambda _: None, "srv/davor", "Es fehlt index.html."),
    "a folder instead of the link": (
        lambda folder: (folder / "srv" / "aktuell").mkdir(),
        "site",
        "ist kein Link; bitte umbenennen.",
    ),
    "nowhere to lay it": (lambda folder: (folder / "srv").rmdir(), "site", "srv: Das gibt es nicht."),
}


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_released_is_said_in_one_sentence(what: str, home: Path) -> None:
    damage, released, said = REFUSED[what]
    damage(home.parent)
    done = release(home.parent / released, home)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.endswith(f"{said} Es gilt, was vorher galt.\n")


def test_what_cannot_be_released_changes_nothing(site: Path, home: Path) -> None:
    release(site, home)
    before = list(home.iterdir())
    (write(site, "zwei") / "index.html").unlink()
    assert release(site, home).returncode == 1
    assert (shown(home), list(home.iterdir())) == (["eins", None], before)


@pytest.fixture
def held(home: Path) -> Iterator[None]:
    """Hold the folder as another release does."""
    folder = os.open(home, os.O_RDONLY)
    fcntl.flock(folder, fcntl.LOCK_EX)
    yield
    os.close(folder)


@pytest.mark.usefixtures("held")
def test_one_releases_at_a_time(site: Path, home: Path) -> None:
    done = release(site, home)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout == "Hier schaltet gerade schon jemand um. Es gilt, was vorher galt.\n"
    assert releases(home) == []


def test_what_a_killed_release_has_left_is_in_nobodys_way(site: Path, home: Path) -> None:
    write(home / ".halb", "halb")
    (home / ".aktuell").symlink_to("nirgends")
    (home / ".davor").symlink_to("nirgends")
    for mark in ("eins", "zwei"):
        assert release(write(site, mark), home).returncode == 0
    assert shown(home) == ["zwei", "eins"]
    assert sorted(path.name for path in home.iterdir() if path.name.startswith(".")) == []
