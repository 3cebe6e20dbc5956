"""The site outlives MkDocs: other generators make the same pages of the same edition."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest

from tests.builds import Builds
from tests.editions import ROOT
from tests.site.plain_renderer import render

pytestmark = pytest.mark.audit


def run(project: Path, *command: str) -> None:
    """Run a module of Python in a project."""
    environment = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=project,
        env={**environment, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def contents(folder: Path) -> dict[str, bytes]:
    """Give all files of a site but the packed list of pages, which holds a time."""
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in files.items() if name != "sitemap.xml.gz"}


def tree(html: bytes) -> list[object]:
    """Give a page as a browser sees it, without the blanks between elements."""
    return _flat(html5lib.parse(html, namespaceHTMLElements=False))


def _flat(element: Element) -> list[object]:
    own = (element.tag, sorted(element.attrib.items()), " ".join((element.text or "").split()))
    below = [item for child in element for item in (*_flat(child), " ".join((child.tail or "").split()))]
    return [own, *below]


def test_properdocs_makes_the_same_bytes(builds: Builds, tmp_path: Path) -> None:
    draft = builds.get("draft")
    run(
        draft.project,
        "properdocs",
        "build",
        "--strict",
        "-q",
        "-f",
        "mkdocs.yml",
        "--site-dir",
        str(tmp_path / "site"),
    )
    expected = contents(draft.site.root)
    assert {
        name for name, content in contents(tmp_path / "site").items() if expected.pop(name, b"") != content
    } == set()
    assert expected == {}


def test_a_plain_renderer_makes_the_same_pages(builds: Builds, tmp_path: Path) -> None:
    draft = builds.get("draft")
    run(draft.project, "macros", "stubs", str(tmp_path / "pages"))
    render(tmp_path / "pages", tmp_path / "site")
    compared = 0
    for path, page in draft.site.pages.items():
        assert tree((tmp_path / "site" / path).read_bytes()) == tree(page.html.encode()), path
        compared += 1
    assert compared > 40
    for name, content in contents(draft.site.root).items():
        if name.startswith("assets/"):
            assert (tmp_path / "site" / name).read_bytes() == content, name


def test_the_plain_renderer_is_small() -> None:
    """It is a proof only as long as there is nothing in it."""
    assert (
        len((ROOT / "tests" / "site" / "plain_renderer.py").read_text(encoding="utf-8").splitlines()) <= 150
    )
