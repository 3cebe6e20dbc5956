"""The look at a published site is content with a sound one and says what is wrong with another."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.browser.visiting import served
from tests.editions import ROOT

Damage = Callable[[Path], object]
HEADING = '<html lang="de"><h1>Überschrift</h1>'


def smoke(address: str) -> subprocess.CompletedProcess[str]:
    """Run the script as the workflow does, without waiting."""
    command = [sys.executable, "-I", str(ROOT / "scripts" / "smoke.py"), address, "--wait", "0"]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def written(name: str, text: str) -> Damage:
    """Write another text into a file of the site."""
    return lambda site: (site / name).write_text(text, encoding="utf-8")


def asset(site: Path, pattern: str) -> Path:
    """Find an asset, whose name carries a hash."""
    (found,) = (site / "assets").glob(pattern)
    return found


def without_documents(site: Path) -> None:
    """Let the page of the search load none."""
    page = site / "loesungen" / "index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("search/documents.", "search/andere."))


@pytest.fixture
def copied(site: Path, tmp_path: Path) -> Path:
    """A copy of the site that a test may damage."""
    return shutil.copytree(site, tmp_path / "site")


@pytest.fixture
def damaged(copied: Path) -> Iterator[str]:
    """Where the copy is served."""
    with served(copied) as address:
        yield address


def test_a_sound_site_passes(address: str) -> None:
    done = smoke(address)
    assert (done.returncode, done.stderr) == (0, "")
    assert "sind da" in done.stdout


DAMAGE: dict[str, tuple[Damage, str]] = {
    "another page": (written("index.html", "Es wird gearbeitet"), "ist keine Seite der Wissensbasis"),
    "an empty start": (written("index.html", HEADING), "führt zu keinem Hemmnis"),
    "no obstacle": (lambda site: shutil.rmtree(site / "hemmnisse"), "antwortet mit 404"),
    "no solutions": (lambda site: shutil.rmtree(site / "loesungen"), "loesungen/ antwortet mit 404"),
    "no style": (lambda site: asset(site, "site.*.css").unlink(), ".css; das antwortet mit 404"),
    "an empty script": (lambda site: asset(site, "site.*.js").write_text(""), ".js; das ist leer"),
    "an English error page": (written("404.html", "Not found"), "sollte 404 auf Deutsch sein"),
    "an empty list": (written("loesungen/index.html", HEADING), "loesungen/ zählt das Hemmnis"),
    "no search data": (without_documents, "loesungen/ lädt keine Suchdaten"),
    "search data without the word": (
        lambda site: asset(site, "search/documents.*.js").write_text("nichts"),
        ".js enthält das Suchwort",
    ),
    "nothing to search": (written("loesungen/index.html", HEADING), "loesungen/ enthält das Suchwort"),
}


@pytest.mark.parametrize("what", DAMAGE)
def test_what_is_wrong_is_said(what: str, copied: Path, damaged: str) -> None:
    damage, said = DAMAGE[what]
    damage(copied)
    done = smoke(damaged)
    assert (done.returncode, done.stderr) == (1, "")
    assert said in done.stdout


def test_nobody_there_is_said_in_one_line() -> None:
    done = smoke("http://127.0.0.1:9/")
    assert (done.returncode, done.stderr) == (1, "")
    assert "http://127.0.0.1:9/ antwortet mit Fehler:" in done.stdout


def test_an_address_is_an_address() -> None:
    assert smoke("file:///etc/passwd").returncode == 2
