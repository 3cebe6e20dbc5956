"""The content does not depend on our templates: under stock Material every page is complete."""

from __future__ import annotations

from pathlib import Path

import html5lib
import pytest

from tests.editions import ROOT, lay_out, run_build
from tests.site.reading import Site, SitePage

pytestmark = pytest.mark.audit


def test_stock_material_shows_every_page_whole(tmp_path: Path) -> None:
    ours = lay_out(tmp_path / "ours", ROOT)
    stock = lay_out(tmp_path / "stock", ROOT)
    settings = (stock / "mkdocs.yml").read_text(encoding="utf-8")
    assert "  custom_dir: overrides\n" in settings
    (stock / "mkdocs.yml").write_text(settings.replace("  custom_dir: overrides\n", ""), encoding="utf-8")
    for project in (ours, stock):
        done = run_build(project, project / "site")
        assert done.returncode == 0, done.stdout + done.stderr
    pages = Site(ours / "site").pages
    stock_pages = Site(stock / "site").root
    for path, page in pages.items():
        if path == "404.html":
            continue
        shown = _words((stock_pages / path).read_text(encoding="utf-8"))
        missing = [word for word in _content(page).split() if word not in shown]
        assert not missing, (path, missing[:20])


def _content(page: SitePage) -> str:
    """Give the text of a page without what our templates add around it."""
    main = page.tree.find(".//main")
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
