"""The command line tells by its exit code whether anything is wrong."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from macros.__main__ import main
from tests.editions import MINIMAL


@pytest.fixture
def edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a copy of the small edition."""
    shutil.copytree(MINIMAL, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("edition")
def test_a_sound_edition_is_silent(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert capsys.readouterr().out == ""


def test_hints_do_not_change_the_exit_code(edition: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = edition / "data" / "obstacles.yaml"
    path.write_text(path.read_text().replace("    number: 2\n", "    number: 2\n    review_by: 2020\n"))
    assert main(["check"]) == 0
    assert "Hinweis" in capsys.readouterr().out


def test_an_error_gives_1_and_its_place(edition: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = edition / "data" / "obstacles.yaml"
    path.write_text(path.read_text().replace("number: 2\n", "number: zwei\n"))
    assert main(["check", "--format", "github"]) == 1
    assert capsys.readouterr().out.startswith("::error file=data/obstacles.yaml,line=66,col=13,")
    assert main(["check", "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out)[0]["line"] == 66


def test_one_run_gives_annotations_and_a_summary(edition: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """GitHub shows what is appended to the file it names, beside what stands there already."""
    path = edition / "data" / "obstacles.yaml"
    path.write_text(path.read_text().replace("number: 2\n", "number: zwei\n"))
    written = edition / "summary.md"
    written.write_text("# Vorher\n")
    assert main(["check", "--format", "github", "--summary", str(written)]) == 1
    assert capsys.readouterr().out.startswith("::error file=data/obstacles.yaml,line=66,")
    assert written.read_text().startswith("# Vorher\n# Prüfung der Inhalte: 1 Fehler, 0 Hinweise\n")
    assert "**data/obstacles.yaml, Zeile 66:**" in written.read_text()


def test_what_stands_in_the_way_of_a_purpose_is_told_on_request(
    edition: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--for", "preview"]) == 0
    assert main(["check", "--for", "public"]) == 1
    assert "„publisher“" in capsys.readouterr().out
    contacts = "contacts:\n  - service: amt\n    place: Eupen\n    checked: 2026-11-03\n"
    (edition / "data" / "contacts.local.yaml").write_text(contacts)
    assert main(["check"]) == 0
    assert main(["check", "--for", "copy"]) == 0
    assert main(["check", "--for", "preview"]) == 1
    assert "make offline" in capsys.readouterr().out


def test_a_broken_edition_gives_no_files(edition: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (edition / "data" / "glossary.yaml").write_text("glossary: x\n")
    assert main(["stubs", "quellen-der-seiten"]) == 1
    assert "[falsche-form]" in capsys.readouterr().out
    assert not (edition / "quellen-der-seiten").exists()


def test_a_changed_file_can_stand_elsewhere(
    edition: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    changed = tmp_path_factory.mktemp("elsewhere") / "sources.yaml"
    changed.write_text("sources: []\n")
    assert main(["check", str(changed)]) == 1
    assert "Die Quelle Q10 gibt es nicht" in capsys.readouterr().out
    assert main(["check", str(edition / "data" / "sources.yaml")]) == 0


@pytest.mark.usefixtures("edition")
def test_a_missing_file_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["check", "gibt-es-nicht.yaml"])
    assert stop.value.code == 2
    assert "gibt-es-nicht.yaml" in capsys.readouterr().err


def test_stubs_never_overwrite_hand_written_pages(edition: Path) -> None:
    before = (edition / "docs" / "ueber.md").read_text()
    assert main(["stubs", "docs"]) == 1
    assert (edition / "docs" / "ueber.md").read_text() == before
    (edition / "mkdocs.yml").write_text("nav: [Hemmnisse: hemmnisse/index.md]\n")
    assert main(["stubs", "quellen-der-seiten"]) == 0
    assert (edition / "quellen-der-seiten" / "hemmnisse" / "bus.md").is_file()
