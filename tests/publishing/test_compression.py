"""Twins hold the same content in fewer bytes, and the same bytes each time."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import brotli
import pytest

from macros.publishing.compression import twins, write_twins

PAGE = b"<p>Ein Satz, der sich wiederholt.</p>\n" * 100


def test_a_twin_holds_the_same_content() -> None:
    made = twins(PAGE)
    assert brotli.decompress(made[".br"]) == PAGE
    assert gzip.decompress(made[".gz"]) == PAGE
    assert len(made[".br"]) < len(made[".gz"]) < len(PAGE)


@pytest.mark.parametrize("content", [b"", b"x", os.urandom(500)])
def test_what_does_not_get_smaller_has_no_twin(content: bytes) -> None:
    assert twins(content) == {}


def test_the_same_content_gives_the_same_bytes() -> None:
    assert twins(PAGE) == twins(PAGE)
    assert twins(PAGE)[".gz"][4:8] == b"\0\0\0\0", "no time is in it"


def test_each_file_gets_its_twins_as_old_as_itself(tmp_path: Path) -> None:
    page = tmp_path / "hemmnisse" / "index.html"
    page.parent.mkdir()
    page.write_bytes(PAGE)
    os.utime(page, (1, 1_700_000_000))
    (tmp_path / "bild.png").write_bytes(os.urandom(500))
    written = write_twins(tmp_path)
    assert [path.name for path in written] == ["index.html.br", "index.html.gz"]
    assert {path.stat().st_mtime for path in written} == {1_700_000_000}
    assert write_twins(tmp_path) == written, "twins have no twins"
