"""The content does not depend on our templates: under stock Material every page is complete."""

from __future__ import annotations

from pathlib import Path

import html5lib
import pytest

from tests.builds import Builds
from tests.editions import FIXTURE, as_draft, lay_out, run_build
from tests.site.reading import SitePage

pytestmark = pytest.mark.audit


STOCK = "INHERIT: mkdocs.yml\ntheme: material\n"


def test_stock_material_shows_every_page_whole(builds: Builds, tmp_path: Path) -> None:
    pages = builds.get("draft").site.pages
    project = lay_out(tmp_path / "project", FIXTURE)
    as_draft(project)
    (project / "stock.yml").write_text(STOCK, encoding="utf-8")
    done = run_build(project, tmp_path / "site", "stock.yml")
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "site" / "assets" / "javascripts").exists(), "this is Material's own theme"
    stock_pages = tmp_path / "site"
    for path, page in pages.items():
        if path == "404.html":
            continue
        shown = _words((stock_pages / path).read_text(encoding="utf-8"))
        missing = [word for word in _content(page).split() if word not in shown]
        assert not missing, (path, missing[:20])


def _content(page: SitePage) -> str:
    """Give the text of a page without what our templates add around it."""
    main = html5lib.parse(page.html, namespaceHTMLElements=False).find(".//main")  # its own, to be cut up
    assert main is not None
    for parent in list(main.iter()):
        for frame in [
            child
            for child in parent
            if child.tag in {"nav", "details", "form"} and child.get("class") != "note"
        ]:
            parent.remove(frame)
    return "".join(main.itertext())


def _words(html: str) -> set[str]:
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    return set("".join(tree.itertext()).split())
