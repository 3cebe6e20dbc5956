"""Whatever can go wrong in a build makes it fail; the last good site stays."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.builds import Builds
from tests.editions import FIXTURE, lay_out, make, rewritten, run_build

SETTINGS = """\
INHERIT: mkdocs.yml
hooks: [macros/hooks.py, traps.py]
"""


def replace(path: Path, old: str, new: str) -> None:
    """Replace a text in a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def build_with(
    tmp_path: Path, settings: str = "", **traps: dict[str, str | None]
) -> subprocess.CompletedProcess[str]:
    """Build the fixture edition with traps that our own check does not see."""
    project = lay_out(tmp_path / "project", FIXTURE)
    shutil.copy(Path(__file__).with_name("traps.py"), project)
    (project / "traps.yml").write_text(SETTINGS + settings, encoding="utf-8")
    return run_build(project, tmp_path / "site", "traps.yml", TRAPS=json.dumps(traps))


def test_whatever_the_check_finds_fails_the_build(tmp_path: Path) -> None:
    project = lay_out(tmp_path / "project", FIXTURE)
    replace(project / "data" / "obstacles.yaml", "number: 2\n", "number: zwei\n")
    replace(project / "data" / "services.yaml", "id: verein\n", "id: verein\n    id: verein\n")
    replace(project / "docs" / "ueber.md", "[[fahrrad]]", "[[farrad]]")
    (project / "docs" / "bild.png").symlink_to("/etc/passwd")
    os.mkfifo(project / "docs" / "rohr.md")
    done = run_build(project, tmp_path / "site")
    assert done.returncode != 0
    assert set(re.findall(r"Fehler in (\S+?),? .*?\[(\S+)\]", done.stdout + done.stderr)) == {
        ("data/obstacles.yaml", "falscher-wert"),
        ("data/services.yaml", "doppelter-schluessel"),
        ("docs/bild.png", "fremde-datei"),
        ("docs/rohr.md", "fremde-datei"),
        ("docs/ueber.md", "unbekannter-verweis"),
    }
    assert not (tmp_path / "site").exists()


MACROS = {
    "an unknown macro": ("{{ gibt_es_nicht() }}", "gibt_es_nicht"),
    "a macro that raises": ('{{ seite("hemmnis", "x") }}', "KeyError"),
    "an undefined variable": ("{{ nichts }}", "nichts"),
    "a Jinja syntax error": ("{% if %}", "Expected an expression"),
}


@pytest.mark.parametrize("trap", MACROS)
def test_what_a_page_cannot_execute_fails_the_build(trap: str, tmp_path: Path) -> None:
    text, said = MACROS[trap]
    done = build_with(tmp_path, pages={"ueber.md": f"\n{text}\n"})
    assert done.returncode != 0
    assert said in done.stdout + done.stderr


def test_every_link_and_menu_entry_that_leads_nowhere_fails_the_build(tmp_path: Path) -> None:
    pages: dict[str, str | None] = {"ueber.md": "\n[x](fehlt.md) [x](glossar.md#fehlt)\n"}
    records: dict[str, str | None] = {"obstacles.0.summary": "[x](fehlt-auch/) [y](#fehlt-hier)"}
    done = build_with(tmp_path, "nav: [x: ausblik.md]\n", pages=pages, records=records)
    assert done.returncode != 0
    said = done.stdout + done.stderr
    missing = ["'fehlt.md'", "'#fehlt'", "'ausblik.md'"]
    assert [name for name in missing if not re.search(rf"WARNING .*{name}", said)] == []
    dead = [
        "„fehlt.md“ führt zu nichts",
        "Stelle „fehlt“ nicht",
        "„fehlt-auch/“ führt zu nichts",
        "Stelle „fehlt-hier“ nicht",
    ]
    assert [words for words in dead if words not in said] == [], said


def test_a_name_that_a_template_does_not_know_fails_the_build(tmp_path: Path) -> None:
    done = build_with(tmp_path, records={"terms.0.meaning": None})
    assert done.returncode != 0
    assert "has no attribute 'meaning'" in done.stdout + done.stderr


def test_data_are_read_once_and_never_executed(tmp_path: Path) -> None:
    """Should template syntax get past the check, it stands on the page as text."""
    done = build_with(tmp_path, records={"obstacles.0.title": "{{ 7 * 191 }}"})
    assert done.returncode == 0, done.stdout + done.stderr
    pages = [path.read_text(encoding="utf-8") for path in (tmp_path / "site").rglob("*.html")]
    assert not any("1337" in page for page in pages)
    assert any("{{ 7 * 191 }}" in page for page in pages)
    opened = Counter(re.findall(r"OPENED (\S+)", done.stdout))
    assert opened == dict.fromkeys((path.name for path in (FIXTURE / "data").iterdir()), 1)


def test_a_failed_build_leaves_the_last_good_site(builds: Builds, tmp_path: Path) -> None:
    project = shutil.copytree(builds.get("draft").project, tmp_path / "project", symlinks=True)
    data = project / "data" / "obstacles.yaml"
    good = (project / "site" / "index.html").read_bytes()
    with rewritten(data) as content:
        content["obstacles"][0]["title"] = "Gar kein Fahrrad"
        content["obstacles"][1]["number"] = "zwei"
    assert make(project, "site").returncode != 0
    assert (project / "site" / "index.html").read_bytes() == good
    with rewritten(data) as content:
        content["obstacles"][1]["number"] = "2"
    assert make(project, "site").returncode == 0
    assert "Gar kein Fahrrad" in (project / "site" / "index.html").read_text(encoding="utf-8")


def test_what_is_served_while_somebody_writes_is_judged_as_well(tmp_path: Path) -> None:
    project = lay_out(tmp_path / "project", FIXTURE)
    shutil.copy(Path(__file__).with_name("traps.py"), project)
    (project / "traps.yml").write_text(SETTINGS, encoding="utf-8")
    traps = {"pages": {"ueber.md": "\n## Noch einmal {: #inhalt }\n"}}
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "serve", "--strict", "-f", "traps.yml", "-a", "127.0.0.1:0"],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "TRAPS": json.dumps(traps)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode != 0
    assert "[fertige-seite]" in done.stdout + done.stderr
