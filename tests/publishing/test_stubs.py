"""The sources of all pages can be written to disk for a generator without hooks."""

from __future__ import annotations

from pathlib import Path

from macros.knowledge.folders import read_files
from macros.knowledge.loading import load
from macros.publishing.stubs import write_sources
from tests.editions import MINIMAL, TODAY


def test_only_what_has_changed_is_written_and_what_is_gone_is_deleted(tmp_path: Path) -> None:
    files = read_files(MINIMAL)
    base = load(files, TODAY).base
    assert base is not None
    assert len(write_sources(base, tmp_path)) == 9 + 5 + 1 + 2
    assert write_sources(base, tmp_path) == []
    page = tmp_path / "ueber.md"
    assert "[kein Bus](hemmnisse/bus.md)" in page.read_text(encoding="utf-8")
    (tmp_path / "hemmnisse" / "weg.md").write_text("alt")
    page.write_text("geändert")
    assert {path.name for path in write_sources(base, tmp_path)} == {"weg.md", "ueber.md"}
    assert not (tmp_path / "hemmnisse" / "weg.md").exists()
