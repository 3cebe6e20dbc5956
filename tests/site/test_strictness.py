"""Whatever can go wrong in a build makes it fail; the last good site stays."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.editions import FIXTURE, ROOT, lay_out, lay_out_for_make, make, run_build

Break = Callable[[Path], object]


def replaced(name: str, old: str, new: str) -> Break:
    """Replace a text in a file of the project."""

    def break_it(project: Path) -> None:
        path = project / name
        if path.parent.is_symlink():
            own(project, path.parent.name)
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return break_it


def own(project: Path, name: str) -> None:
    """Give the project a copy of its own of a folder that it shares."""
    (project / name).unlink()
    shutil.copytree(ROOT / name, project / name)


def template(old: str, new: str) -> Break:
    """Break a template of the obstacle page."""

    def break_it(project: Path) -> None:
        own(project, "macros")
        replaced("macros/templates/glossar.md", old, new)(project)

    return break_it


def unsafe(name: str, text: str) -> Break:
    """Add a text to a page and switch off our own check, to see that the build itself fails."""

    def break_it(project: Path) -> None:
        own(project, "macros")
        replaced("macros/knowledge/loading.py", "findings += not_too_many(check(content, today))", "")(
            project
        )
        replaced("macros/knowledge/loading.py", "        findings += found\n", "")(project)
        path = project / "docs" / name
        path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")

    return break_it


TRAPS: dict[str, tuple[Break, str]] = {
    "an error in the data": (replaced("data/obstacles.yaml", "number: 2\n", "number: zwei\n"), "[falscher-wert]"),
    "a duplicate key": (replaced("data/obstacles.yaml", "    number: 2\n", "    number: 2\n    number: 3\n"), "[doppelter-schluessel]"),
    "a broken reference in a page": (replaced("docs/ueber.md", "[[fahrrad]]", "[[farrad]]"), "docs/ueber.md, Zeile 3"),
    "a link out of the pages": (lambda project: (project / "docs" / "bild.png").symlink_to("/etc/passwd"), "[fremde-datei]"),
    "a pipe that never ends": (lambda project: os.mkfifo(project / "docs" / "rohr.md"), "[fremde-datei]"),
    "an unknown macro": (unsafe("ueber.md", "\n{{ gibt_es_nicht() }}\n"), "gibt_es_nicht"),
    "a macro that raises": (unsafe("ueber.md", '\n{{ seite("hemmnis", "x") }}\n'), "KeyError"),
    "an undefined variable": (unsafe("ueber.md", "\n{{ nichts }}\n"), "nichts"),
    "a Jinja syntax error": (unsafe("ueber.md", "\n{% if %}\n"), "Expected an expression"),
    "a link to a missing page": (unsafe("ueber.md", "\n[x](fehlt.md)\n"), "fehlt.md"),
    "a link to a missing anchor": (unsafe("ueber.md", "\n[x](glossar.md#fehlt)\n"), "#fehlt"),
    "an undefined name in a template": (template("{{ term.id }}", "{{ term.nichts }}"), "nichts"),
    "a link in a template that leads nowhere": (template("# Glossar", "# Glossar\n\n[x](fehlt.md)\n"), "fehlt.md"),
    "a page in the menu that does not exist": (replaced("mkdocs.yml", "ausblick.md", "ausblik.md"), "ausblik.md"),
}  # fmt: skip


@pytest.mark.parametrize("trap", TRAPS)
def test_a_trap_fails_the_build(trap: str, tmp_path: Path) -> None:
    break_it, said = TRAPS[trap]
    project = lay_out(tmp_path / "project", FIXTURE)
    break_it(project)
    done = run_build(project, tmp_path / "site")
    assert done.returncode != 0, done.stdout + done.stderr
    assert said in done.stdout + done.stderr


def test_an_edition_without_a_trap_builds(tmp_path: Path) -> None:
    """Control case: the same project without a trap."""
    project = lay_out(tmp_path / "project", FIXTURE)
    done = run_build(project, tmp_path / "site")
    assert done.returncode == 0, done.stdout + done.stderr


def test_data_are_read_once_per_build(tmp_path: Path) -> None:
    project = lay_out(tmp_path / "project", FIXTURE)
    own(project, "macros")
    replaced(
        "macros/knowledge/loading.py",
        "    content = Content()\n",
        '    content = Content()\n    print("LOADED ONCE")\n',
    )(project)
    done = run_build(project, tmp_path / "site")
    assert done.stdout.count("LOADED ONCE") == 1


def test_text_from_data_is_never_executed(tmp_path: Path) -> None:
    """Should template syntax get past the check, it stands on the page as text."""
    project = lay_out(tmp_path / "project", FIXTURE)
    own(project, "macros")
    replaced("macros/knowledge/loading.py", "findings += not_too_many(check(content, today))", "")(project)
    replaced("data/obstacles.yaml", "title: Kein Fahrrad", 'title: "{{ 7 * 191 }}"')(project)
    done = run_build(project, tmp_path / "site")
    assert done.returncode == 0, done.stdout + done.stderr
    pages = [path.read_text(encoding="utf-8") for path in (tmp_path / "site").rglob("*.html")]
    assert not any("1337" in page for page in pages)
    assert any("{{ 7 * 191 }}" in page for page in pages)


def test_a_failed_build_leaves_the_last_good_site(tmp_path: Path) -> None:
    project = lay_out_for_make(tmp_path / "project", FIXTURE)
    assert make(project, "site").returncode == 0
    good = (project / "site" / "index.html").read_bytes()
    replaced("data/obstacles.yaml", "number: 2\n", "number: zwei\n")(project)
    assert make(project, "site").returncode != 0
    assert (project / "site" / "index.html").read_bytes() == good
    replaced("data/obstacles.yaml", "number: zwei\n", "number: 2\n")(project)
    replaced("data/obstacles.yaml", "title: Kein Fahrrad", "title: Gar kein Fahrrad")(project)
    assert make(project, "site").returncode == 0
    assert (project / "site" / "index.html").read_bytes() != good
