"""Hand-written pages as Markdown: references are links to sources, and Markdown sees nothing in their words."""

from __future__ import annotations

import pytest

from macros.knowledge.pages import read_page
from macros.publishing.sources import MarkdownWriter
from tests.publishing.sites import site


def written(text: str, path: str = "hemmnisse-heute") -> str:
    """Write a page with this text."""
    whole = site()
    page, findings = read_page(f"docs/{path}.md", path, f"# Titel\n\n{text}\n".encode())
    assert page is not None
    assert findings == []
    return (
        MarkdownWriter(whole.base, whole.texts, page)
        .written(page.text)
        .removeprefix("# Titel\n\n")
        .removesuffix("\n")
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Siehe [[geldnot]].", "Siehe [Geldnot](hemmnisse/geldnot.md)."),
        ("Siehe [[geldnot|Geld & *Not*]].", r"Siehe [Geld &amp; \*Not\*](hemmnisse/geldnot.md)."),
        ("Siehe [[rufbus-begriff]].", "Siehe [Bürgerbus](glossar.md#rufbus-begriff)."),
        ("So [Q10].", 'So [\\[amtlich,\u00a02024\\]](quellen.md#q10){: .cite data-q="Q10" }.'),
        ("Das AfA, das AfA.", "Das [AfA](beteiligte/amt.md){: .term }, das AfA."),
        ("## Das AfA", "## Das AfA"),
        ("Mit `[[geldnot]]` und [[geldnot]]", "Mit `[[geldnot]]` und [Geldnot](hemmnisse/geldnot.md)"),
    ],
)
def test_references_become_links(text: str, expected: str) -> None:
    assert written(text) == expected


def test_links_lead_out_of_a_folder() -> None:
    assert written("[[geldnot]]", "mehr/davon") == "[Geldnot](../hemmnisse/geldnot.md)"
