"""All pages can be written to disk whole, for a generator that knows neither hooks nor macros."""

from __future__ import annotations

from pathlib import Path

import yaml

from macros.publishing.export import SHARED, breaches, sources, write
from tests.editions import FIXTURE
from tests.publishing.sites import MENU, site


def test_only_what_has_changed_is_written_and_what_is_gone_is_deleted(tmp_path: Path) -> None:
    whole = site()
    assert (
        len(write(dict(sources(whole, MENU)), tmp_path))
        == len(whole.pages) + len(whole.base.pages) + len(whole.assets.files) + 1
    )
    assert write(dict(sources(whole, MENU)), tmp_path) == []
    (tmp_path / "hemmnisse" / "weg.md").write_text("alt")
    (tmp_path / "assets" / "alt.css").write_text("alt")
    (tmp_path / "ueber.md").write_text("geändert")
    assert {path.name for path in write(dict(sources(whole, MENU)), tmp_path)} == {
        "weg.md",
        "alt.css",
        "ueber.md",
    }
    assert not (tmp_path / "hemmnisse" / "weg.md").exists()
    assert not (tmp_path / "assets" / "alt.css").exists()


def test_each_page_is_whole_and_says_title_and_language(tmp_path: Path) -> None:
    write(dict(sources(site(), MENU)), tmp_path)
    _, head, content = (tmp_path / "hemmnisse" / "bus.md").read_text(encoding="utf-8").split("---\n", 2)
    values = yaml.safe_load(head)
    assert (values["title"], values["language"], values["frame"]["root"]) == ("Kein Bus", "de", "../../")
    assert '<article data-obstacle="bus">' in content
    assert "{{" not in content
    text = (tmp_path / "ueber.md").read_text(encoding="utf-8")
    assert '<a href="../hemmnisse/bus/">kein Bus</a>' in text
    assert (tmp_path / SHARED).is_file()


def test_calls_of_a_page_are_expanded(tmp_path: Path) -> None:
    whole = site(FIXTURE)
    write(dict(sources(whole, [])), tmp_path)
    with_calls = [page for page in whole.base.pages if "{{" in page.text]
    assert len(with_calls) > 1, "control case: there are calls to expand"
    assert not [
        page.file for page in with_calls if "{{" in (tmp_path / page.file).read_text(encoding="utf-8")
    ]


def test_what_is_written_is_judged_first() -> None:
    files = dict(sources(site(FIXTURE), MENU))
    assert list(breaches(site(FIXTURE), files.items())) == []
    files["ueber.md"] += b'<p onclick="x">y</p>'
    (found,) = breaches(site(FIXTURE), files.items())
    assert (found.page, "onclick" in found.message) == ("ueber.md", True)
