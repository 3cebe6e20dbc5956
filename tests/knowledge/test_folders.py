"""Whatever Git can hold may lie in data/ and docs/; what is no page, picture or data file is a finding."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.knowledge.data_files import MAX_BYTES
from macros.knowledge.findings import render
from macros.knowledge.loading import load_folder
from tests.editions import MINIMAL, TODAY
from tests.pictures import jpeg, png

Put = Callable[[Path], object]


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    """A copy of the small edition."""
    shutil.copytree(MINIMAL, tmp_path, dirs_exist_ok=True)
    return tmp_path


def link(name: str, target: str) -> Put:
    """Put a link in the place of a file."""

    def put(root: Path) -> None:
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).unlink(missing_ok=True)
        (root / name).symlink_to(target)

    return put


def inside(name: str) -> Callable[[Path], Path]:
    """Put an empty file into a folder."""

    def put(root: Path) -> Path:
        (root / name).parent.mkdir(parents=True)
        (root / name).touch()
        return root / name

    return put


def linked_folder(root: Path) -> None:
    """Put a link in the place of docs/, to a folder with the same pages."""
    (root / "docs").rename(root / "anderswo")
    (root / "docs").symlink_to("anderswo")


def deep(root: Path) -> None:
    """Put a drawing below many folders."""
    folder = root / "docs" / ("a/" * 300)
    folder.mkdir(parents=True)
    (folder / "tief.svg").touch()


PICTURES = {"bild.png": png(40, 30), "bild.jpg": jpeg(40, 30), "bild.jpeg": jpeg(40, 30, 0xC2)}


def picture_below(folder: str) -> Put:
    """Put a sound picture into a folder of this name."""

    def put(root: Path) -> None:
        (root / folder).mkdir(parents=True)
        (root / folder / "x.png").write_bytes(PICTURES["bild.png"])

    return put


def picture(name: str, content: bytes) -> Put:
    """Put a picture there."""

    def put(root: Path) -> None:
        path = root / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

    return put


def two_pictures(root: Path) -> None:
    """Put two pictures there whose names differ in case only."""
    for name in ("Bild.png", "bild.png"):
        picture(name, PICTURES["bild.png"])(root)


STRANGE: dict[str, tuple[Put, str]] = {
    "a link out of data": (link("data/sources.yaml", "/etc/passwd"), "data/sources.yaml"),
    "a link in place of a page": (link("docs/ueber.md", "/etc/passwd"), "docs/ueber.md"),
    "a picture that is a link": (link("docs/bild.png", "/etc/passwd"), "docs/bild.png"),
    "a link to nothing": (link("docs/nichts.md", "gibt-es-nicht.md"), "docs/nichts.md"),
    "a link to itself": (link("docs/schleife.md", "schleife.md"), "docs/schleife.md"),
    "a folder that holds itself": (link("docs/schleife", "."), "docs/schleife"),
    "a hidden link": (link("docs/.versteckt", "/"), "docs/.versteckt"),
    "docs as a link": (linked_folder, "docs"),
    "a folder for a data file": (lambda root: (root / "data" / "mehr.yaml").mkdir(), "data/mehr.yaml"),
    "a folder for a page": (lambda root: (root / "docs" / "mehr.md").mkdir(), "docs/mehr.md"),
    "a pipe for a page": (lambda root: os.mkfifo(root / "docs" / "rohr.md"), "docs/rohr.md"),
    "a pipe for a data file": (lambda root: os.mkfifo(root / "data" / "rohr.yaml"), "data/rohr.yaml"),
    "a page in HTML": (lambda root: (root / "docs" / "x.html").write_text("<script>"), "docs/x.html"),
    "a script": (lambda root: (root / "docs" / "x.js").touch(), "docs/x.js"),
    "a drawing that could run scripts": (lambda root: (root / "docs" / "x.svg").touch(), "docs/x.svg"),
    "an ending in capitals": (lambda root: (root / "docs" / "X.MD").touch(), "docs/X.MD"),
    "a huge picture": (lambda root: os.truncate(_touched(root / "docs" / "x.png"), 9_000_000), "docs/x.png"),
    "a huge page": (lambda root: os.truncate(_touched(root / "docs" / "x.md"), 5_000_000_000), "docs/x.md"),
    "a huge data file": (lambda root: os.truncate(root / "data" / "sources.yaml", 5_000_000_000), "data/sources.yaml"),
    "a page of more than 100 kB": (lambda root: (root / "docs" / "x.md").write_text("# x\n\n" + "ein Wort\n" * 20_000), "docs/x.md"),
    "a line break in a name": (lambda root: (root / "docs" / "a\n::error::b.md").touch(), "docs/a\\u000a::error::b.md"),
    "a control sign in a name": (lambda root: (root / "docs" / "a\x1b[2J.md").touch(), "docs/a\\u001b[2J.md"),
    "a name that is no UTF-8": (lambda root: Path(os.fsdecode(bytes(root / "data") + b"/\xff.yaml")).touch(), "data/\\xff.yaml"),
    "a template in a name": (lambda root: (root / "docs" / "{{ 7*7 }}.md").touch(), "docs/{{ 7*7 }}.md"),
    "a tag in a name": (lambda root: (root / "docs" / "<img src=x>.md").touch(), "docs/<img src=x>.md"),
    "a space and an umlaut in a name": (lambda root: (root / "docs" / "Über uns.md").touch(), "docs/Über uns.md"),
    "the deepest folder": (deep, "tief.svg"),
    "a PDF": (lambda root: (root / "docs" / "x.pdf").write_bytes(b"%PDF-1.7"), "docs/x.pdf"),
    "a script called a picture": (lambda root: (root / "docs" / "x.png").write_text("alert(1)"), "docs/x.png"),
    "a folder called as a page of the site": (picture_below("docs/ueber/index.html"), "docs/ueber/index.html/x.png"),
    "a page called a picture": (lambda root: (root / "docs" / "x.png").write_text("<svg>"), "docs/x.png"),
    "a picture that is huge when shown": (picture("x.png", png(60_000, 60_000)), "docs/x.png"),
    "a picture of many dots": (picture("x.jpg", jpeg(9_000, 9_000)), "docs/x.jpg"),
    "a picture like a ribbon": (picture("x.jpeg", jpeg(20_000, 1)), "docs/x.jpeg"),
    "a picture without height": (picture("x.png", png(40, 0)), "docs/x.png"),
    "a picture without a size": (picture("x.jpg", b"\xff\xd8\xff\xda\x00\x02"), "docs/x.jpg"),
    "a picture that breaks off": (picture("x.png", png(40, 30)[:20]), "docs/x.png"),
    "a film": (picture("x.png", png(40, 30, b"\x00\x00\x00\x08acTL" + bytes(12))), "docs/x.png"),
    "a picture for Windows itself": (picture("CON.png", png(40, 30)), "docs/CON.png"),
    "a picture in a folder for Windows itself": (picture("nul/x.png", png(40, 30)), "docs/nul/x.png"),
    "a picture in a folder that ends in a blank": (picture("a /x.png", png(40, 30)), "docs/a /x.png"),
    "a picture whose name ends in a blank": (picture("x .png", png(40, 30)), "docs/x .png"),
    "a picture whose name ends in a point": (picture("x..png", png(40, 30)), "docs/x..png"),
    "a picture with a question": (picture("x?.png", png(40, 30)), "docs/x?.png"),
    "two pictures that Windows takes for one": (two_pictures, "docs/bild.png"),
    "an empty picture": (lambda root: (root / "docs" / "x.jpeg").touch(), "docs/x.jpeg"),
    "a link in the folder of obstacles": (link("data/obstacles/a.yaml", "/etc/passwd"), "data/obstacles/a.yaml"),
    "the folder of obstacles as a link": (link("data/obstacles", "/etc"), "data/obstacles"),
    "a folder of obstacles with a wrong name": (inside("data/hemmnisse/a.yaml"), "data/hemmnisse/a.yaml"),
    "a folder inside the folder of obstacles": (inside("data/obstacles/b/a.yaml"), "data/obstacles/b/a.yaml"),
    "another ending for obstacles": (inside("data/obstacles/a.yml"), "data/obstacles/a.yml"),
    "a huge file of obstacles": (lambda root: os.truncate(inside("data/obstacles/a.yaml")(root), 5_000_000_000), "data/obstacles/a.yaml"),
}  # fmt: skip


def _touched(path: Path) -> Path:
    path.touch()
    return path


@pytest.mark.parametrize("what", STRANGE)
def test_what_has_no_business_there_is_found(what: str, edition: Path) -> None:
    put, named = STRANGE[what]
    put(edition)
    loaded = load_folder(edition, TODAY)
    assert loaded.base is None
    assert any(found.is_error and found.place.file.endswith(named) for found in loaded.findings)
    said = render(loaded.findings, "text")
    assert said.isprintable() or set(said) - {"\n"} == {sign for sign in said if sign.isprintable()}
    assert "root:" not in said, "nothing of a file outside is shown"
    said.encode("utf-8")


def test_the_rule_for_what_is_no_page_names_what_may_be_there(edition: Path) -> None:
    (edition / "docs" / "x.html").touch()
    (found,) = load_folder(edition, TODAY).findings
    assert found.rule.id == "fremde-datei"
    assert found.expected == "Seiten (.md) und .png, .jpg, .jpeg"


def test_pictures_pages_and_hidden_files_are_fine(edition: Path) -> None:
    """Control case: what may lie there."""
    for name, beginning in PICTURES.items():
        (edition / "docs" / name).write_bytes(beginning + b"mehr")
    (edition / "docs" / ".gitkeep").touch()
    (edition / "docs" / "ordner").mkdir()
    loaded = load_folder(edition, TODAY)
    assert loaded.findings == []
    assert loaded.base is not None


def test_a_file_is_read_no_further_than_it_may_be_long(edition: Path) -> None:
    os.truncate(edition / "data" / "sources.yaml", MAX_BYTES + 1)
    rules = {found.rule.id for found in load_folder(edition, TODAY).findings}
    assert "datei-zu-gross" in rules
