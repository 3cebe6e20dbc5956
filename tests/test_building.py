"""One builds at a time, anybody may end it at any moment, and `site/` and `dist/` stay whole."""

from __future__ import annotations

import errno
import getpass
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from macros import building
from macros.current import commit_time
from tests.builds import Builds
from tests.editions import FIXTURE, MADE, ROOT, lay_out_for_make, make

SWAPS = 200
MOST_SWAPS = 20_000
OLD, NEW = "vorher", "nachher"

CHILD = """\
import os, shutil, signal, time
from pathlib import Path
from macros import building

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

def two_steps(*_):
    return False

def write():
    Path(".build/new").mkdir()
    Path(".build/new/index.html").write_text("nachher")

def task():
    write()
    building.put_in_place()
"""
WATCHER = """\
import os, sys
looked = missing = 0
while not os.path.exists("end"):
    looked += 1
    missing += not os.path.exists("site/index.html")
    if missing and not os.path.exists("gap"):
        open("gap", "w")
print(looked, missing)
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder with a built site and a packed copy, under the umask that a test leaves."""
    monkeypatch.chdir(tmp_path)
    for path in (building.SITE / "index.html", building.COPY):
        path.parent.mkdir()
        path.write_text(OLD)
    return tmp_path


@pytest.fixture
def real(tmp_path: Path) -> Path:
    """An edition in which `make` works."""
    return lay_out_for_make(tmp_path / "project", FIXTURE)


@pytest.fixture(autouse=True)
def umask() -> Iterator[None]:
    """Under the umask of somebody who shares nothing."""
    before = os.umask(0o077)
    yield
    os.umask(before)


def write_new() -> None:
    """Write a new site where MkDocs writes it."""
    folder = Path(".build/new")
    folder.mkdir()
    (folder / "index.html").write_text(NEW)


def renew() -> None:
    """Write a new site and put it in place."""
    write_new()
    building.put_in_place()


def start(*lines: str) -> subprocess.Popen[str]:
    """Start another process that builds here."""
    command = [sys.executable, "-c", "\n".join([CHILD, *lines])]
    return subprocess.Popen(command, env={**os.environ, "PYTHONPATH": str(ROOT)}, text=True)


def wait_for(happens: Callable[[], object], seconds: float = 60) -> None:
    """Wait until something has happened."""
    ends = time.monotonic() + seconds
    while not happens():
        assert time.monotonic() < ends
        time.sleep(0.002)


def shown() -> str:
    """Read the site as a reader would."""
    return (building.SITE / "index.html").read_text()


def left_over() -> list[str]:
    """Name what lies where builds work, beside the file that says who does."""
    return sorted(path.name for path in Path(".build").iterdir() if path.name != "builder")


def test_a_new_site_takes_the_place_of_the_old_one(project: Path) -> None:
    for _ in range(2):
        assert building.run(renew) == 0
        assert shown() == NEW
        assert left_over() == []
    shutil.rmtree(project / "site")
    assert building.run(renew) == 0
    assert shown() == NEW


def test_a_link_or_a_file_in_place_of_the_site_is_replaced(project: Path) -> None:
    (project / "site").rename(project / "anderswo")
    for lay in (lambda: building.SITE.symlink_to("anderswo"), lambda: building.SITE.write_text("?")):
        lay()
        assert building.run(renew) == 0
        assert shown() == NEW
        assert not building.SITE.is_symlink()
        shutil.rmtree(building.SITE)
    assert (project / "anderswo" / "index.html").read_text() == OLD


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(("owner", "name"), [(building, "put_in_place"), (Path, "rename")])
def test_what_fails_leaves_the_last_good_site_and_nothing_else(owner: object, name: str) -> None:
    """The second fails between two steps."""
    broken = pytest.MonkeyPatch()

    def fail_once(*_: object) -> None:
        broken.undo()
        raise RuntimeError

    broken.setattr(building, "_exchange", lambda *_: False)
    broken.setattr(owner, name, fail_once)
    with pytest.raises(RuntimeError):
        building.run(renew)
    assert (shown(), left_over()) == (OLD, [])


KILLS = {
    "before MkDocs": ("write = die", OLD),
    "while MkDocs writes": ("building.put_in_place = die", OLD),
    "before the swap": ("building._exchange = die", OLD),
    "after the swap": ("shutil.rmtree = die", NEW),
    "before two steps": ("building._exchange = two_steps; shutil.move = die", OLD),
    "between two steps": ("building._exchange = two_steps; Path.rename = die", None),
    "after two steps": ("building._exchange = two_steps; shutil.rmtree = die", NEW),
}


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("when", KILLS)
def test_whenever_a_build_is_killed_the_site_is_whole(when: str, capsys: pytest.CaptureFixture[str]) -> None:
    where, found = KILLS[when]
    killed = start(where, "building.run(task)")
    assert killed.wait() == -signal.SIGKILL
    assert (shown() if building.SITE.exists() else None) == found
    assert building.run(lambda: None) == 0, "no lock is left behind"
    assert (shown(), left_over()) == (found or OLD, [])
    assert capsys.readouterr().out == ""


def test_a_real_build_can_be_killed_while_it_writes(builds: Builds, tmp_path: Path) -> None:
    project = shutil.copytree(builds.get("draft").project, tmp_path / "project", symlinks=True)
    before = contents(project / "site")
    build = subprocess.Popen(
        [sys.executable, "-m", "macros", "build"], cwd=project, stderr=subprocess.DEVNULL
    )
    wait_for(lambda: list(project.glob(".build/new/*/index.html")))
    build.kill()
    build.wait()
    assert contents(project / "site") == before
    assert make(project, "site").returncode == 0
    assert contents(project / "site").keys() == before.keys()


def contents(folder: Path) -> dict[str, bytes]:
    """Give all files of a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@contextmanager
def somebody_builds(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Let another process build in this folder, and never come to an end."""
    os.chdir(folder)
    with start("building.run(lambda: (Path('begonnen').touch(), time.sleep(600)))") as other:
        try:
            wait_for((folder / "begonnen").exists)
            yield other
        finally:
            other.kill()


def test_a_second_build_says_in_german_who_builds_and_since_when(
    real: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(real)
    with somebody_builds(real) as other:
        done = make(real, "-k", "site", "offline")
        said = rf"Hier wird gerade schon gebaut: {getpass.getuser()} auf \S+, seit \d\d\.\d\d\.\d{{4}}, \d\d:\d\d Uhr \(Prozess {other.pid}\)\."
        assert done.returncode == 2, "of make"
        assert len(re.findall(said, done.stdout)) == 2, done.stdout + done.stderr
        assert "Traceback" not in done.stderr
    assert not (real / "site").exists()
    assert not (real / "dist").exists()


def swap_until(ends: Callable[[int], bool]) -> int:
    """Swap sites as fast as possible; give how often."""
    count = 0
    while not ends(count):
        renew()
        for path in (Path(".build/new"), Path(".build/before")):
            shutil.rmtree(path, ignore_errors=True)
        count += 1
    return count


@contextmanager
def watched() -> Iterator[Callable[[], tuple[int, int]]]:
    """Let another process look for the site all the time; give how often it looked, how often in vain."""
    with subprocess.Popen([sys.executable, "-c", WATCHER], stdout=subprocess.PIPE, text=True) as watcher:

        def count() -> tuple[int, int]:
            Path("end").touch()
            looked, missing = watcher.communicate()[0].split()
            return int(looked), int(missing)

        try:
            yield count
        finally:
            watcher.kill()


@pytest.mark.usefixtures("project")
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets two folders change places")
def test_there_is_never_a_moment_without_a_site() -> None:
    Path(".build").mkdir()
    with watched() as count:
        swap_until(lambda swaps: swaps >= SWAPS)
        looked, missing = count()
    assert looked > SWAPS
    assert missing == 0


@pytest.mark.usefixtures("project")
def test_a_moment_without_a_site_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Control case: with two steps there is one."""
    Path(".build").mkdir()
    monkeypatch.setattr(building, "_exchange", lambda *_: False)
    with watched() as count:
        swaps = swap_until(lambda swaps: Path("gap").exists() or swaps > MOST_SWAPS)
        _, missing = count()
    assert swaps <= MOST_SWAPS
    assert missing > 0


def modes(folder: Path) -> set[tuple[str, str]]:
    """Give the kinds and rights that occur in a folder, itself included."""
    return {
        ("folder" if path.is_dir() else "file", oct(path.stat().st_mode & 0o7777))
        for path in (folder, *folder.rglob("*"))
    }


def test_whoever_builds_all_can_read(real: Path) -> None:
    done = make(real, "site", "compress", "release")
    assert done.returncode == 0, done.stdout + done.stderr
    for folder in ("site", "dist"):
        assert modes(real / folder) == {("folder", "0o755"), ("file", "0o644")}
    assert {path.name for path in (real / "site").glob("index.*")} == {
        "index.html",
        "index.html.br",
        "index.html.gz",
    }
    assert {path.name for path in (real / "dist").iterdir()} == {
        "wissensbasis.zip",
        "wissensbasis.zip.sha256",
    }
    (real / "eigenes").mkdir()
    assert modes(real / "eigenes") == {("folder", "0o700")}, "control case: this is not our umask"


TIMES = {
    None: None,
    str(MADE): MADE,
    "315532800": 315_532_800,
    "4354819199": 4_354_819_199,
}
NO_TIMES = ["abc", "", "0", "-5", "315532799", "4354819200", "99999999999999", "9" * 5000, "1e9", "1_780_354_799", "1780354799.5", " 1780354799", "1780354799\n", "١٧٨٠٣٥٤٧٩٩"]  # fmt: skip


@pytest.mark.parametrize("text", TIMES)
def test_a_commit_has_a_time_or_none(text: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    if text is not None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", text)
    assert commit_time() == TIMES[text]


@pytest.mark.parametrize("text", NO_TIMES)
def test_what_is_no_time_is_said_in_one_sentence(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", text)
    with pytest.raises(ValueError, match=r"(?s)^SOURCE_DATE_EPOCH ist „.* nicht vor 1980 .* ZIP-Datei"):
        commit_time()


@pytest.mark.parametrize("target", ["site", "offline", "serve"])
def test_no_command_builds_for_a_time_that_is_none(real: Path, target: str) -> None:
    done = make(real, target, SOURCE_DATE_EPOCH="0")
    assert done.returncode == 2, "of make"
    assert done.stdout.count("SOURCE_DATE_EPOCH ist „0“; erwartet wird") == 1
    assert "Traceback" not in done.stderr
    assert not (real / "site").exists()
    assert not (real / "dist").exists()


def test_an_odd_purpose_is_said_in_one_sentence(real: Path) -> None:
    done = make(real, "site", PURPOSE="Spaß")
    assert done.returncode == 2, "of make"
    assert "PURPOSE kann nur eines sein von: preview, public, copy." in done.stdout
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "Der Datenträger ist voll."),
        (errno.EACCES, "Hier darf nicht geschrieben werden."),
        (errno.EROFS, "Der Datenträger lässt sich nur lesen."),
    ],
)
def test_a_full_or_closed_disk_leaves_what_was_there(
    number: int, said: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def task() -> None:
        write_new()
        building.COPY.with_suffix(".new").write_text("halb")
        raise OSError(number, os.strerror(number))

    assert building.run(task) == 1
    assert capsys.readouterr().out == f"{said} Es bleibt, was vorher da war.\n"
    assert shown() == building.COPY.read_text() == OLD
    assert left_over() == []
    assert list((project / "dist").iterdir()) == [project / building.COPY]


@pytest.mark.usefixtures("project")
def test_other_faults_are_ours_and_are_not_hidden() -> None:
    def task() -> None:
        Path("gibt-es-nicht").read_text()

    with pytest.raises(FileNotFoundError):
        building.run(task)


def test_compressing_needs_a_site(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(project / "site")
    assert building.run(building.compress) == 1
    assert capsys.readouterr().out == "Erst bauen: make public\n"
    assert left_over() == []
