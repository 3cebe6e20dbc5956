"""The offline copy: one ZIP, the same bytes whatever the machine, with its entrance at the top."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import html5lib
import pytest

from macros.current import made_on
from macros.knowledge.purpose import Purpose
from macros.publishing.addresses import Addresses
from macros.publishing.offline import breaches, pack
from macros.publishing.policy import PAGE_POLICY
from macros.publishing.site import Site
from tests.editions import MADE, MINIMAL, read

PAGES = ["index.html", "404.html", "hemmnisse/bus.html", "assets/site.css"]


def whole(made: int | None = MADE) -> Site:
    """Give the copy of the small edition."""
    return Site(read(MINIMAL), Purpose.COPY, Addresses(flat=True), made_on(made))


def lay_out(folder: Path, names: list[str], when: int, mode: int) -> Path:
    """Write files in this order, with this time and these permissions."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
        path.chmod(mode)
        os.utime(path, (when, when))
    return folder


def test_order_times_and_permissions_of_the_files_do_not_matter(tmp_path: Path) -> None:
    one = lay_out(tmp_path / "one", PAGES, 1_700_000_000, 0o644)
    other = lay_out(tmp_path / "other", PAGES[::-1], 1_800_000_000, 0o600)
    packed = pack(whole(), one, MADE)
    assert packed == pack(whole(), other, MADE)
    (other / "index.html").write_text("anders")
    assert packed != pack(whole(), other, MADE), "control case: a difference is seen"


@pytest.mark.parametrize(("made", "when"), [(MADE, (2026, 6, 1, 22, 59, 58)), (None, (1980, 1, 1, 0, 0, 0))])
def test_the_entrance_stands_beside_one_folder(
    tmp_path: Path, made: int | None, when: tuple[int, ...]
) -> None:
    with ZipFile(BytesIO(pack(whole(made), lay_out(tmp_path, PAGES, MADE, 0o644), made))) as archive:
        assert archive.namelist() == [
            "LIESMICH.txt",
            "START.html",
            "seiten/assets/site.css",
            "seiten/hemmnisse/bus.html",
            "seiten/index.html",
        ]
        assert {entry.date_time for entry in archive.infolist()} == {when}
        assert {entry.external_attr >> 16 for entry in archive.infolist()} == {0o100644}
        for name in ("START.html", "LIESMICH.txt"):
            text = archive.read(name).decode("utf-8-sig")
            assert "Entwurf der Redaktion. " in text.replace("</b>", "")
            assert "Stand der Inhalte: 24. November 2026" in text
            assert ("Diese Kopie ist vom 1. Juni 2026." in text) == (made is not None)


def test_the_entrance_is_sound_html_under_the_same_policy(tmp_path: Path) -> None:
    with ZipFile(BytesIO(pack(whole(), tmp_path, MADE))) as archive:
        start = archive.read("START.html").decode()
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(start)
    assert [e.get("content") for e in tree.findall(".//meta[@http-equiv]")] == [PAGE_POLICY]
    assert [e.get("src") for e in tree.iter("script")] == [f"seiten/{whole().assets.script}"]
    assert not list(tree.iter("style"))


def test_an_old_notepad_can_read_the_letter(tmp_path: Path) -> None:
    with ZipFile(BytesIO(pack(whole(None), tmp_path, None))) as archive:
        letter = archive.read("LIESMICH.txt")
    assert letter.startswith(b"\xef\xbb\xbf")
    assert letter.count(b"\r\n") == letter.count(b"\n") > 10
    assert max(map(len, letter.decode().splitlines())) < 120


def test_what_stands_beside_the_folder_is_judged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = whole()
    lay_out(tmp_path, [*PAGES, *site.assets.files], MADE, 0o644)
    assert list(breaches(site, tmp_path)) == []
    (tmp_path / "index.html").unlink()
    assert {found.page for found in breaches(site, tmp_path)} == {"START.html"}
    bad = [("START.html", b'<p onclick="x">y</p>'), ("LIESMICH.txt", b"a\x1bb")]
    monkeypatch.setattr("macros.publishing.offline._entrance", lambda _: bad)
    said = " ".join(found.message for found in breaches(site, tmp_path))
    assert "onclick" in said
    assert "U+001B" in said
