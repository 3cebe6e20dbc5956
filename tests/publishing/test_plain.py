"""Texts of editors become plain text: what a reader reads."""

from __future__ import annotations

import pytest

from macros.knowledge.base import KnowledgeBase
from macros.knowledge.folders import read_files
from macros.knowledge.loading import load
from macros.knowledge.pages import TextPage, read_page
from macros.publishing.plain import body, headings, plain
from tests.editions import MINIMAL, TODAY


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    """The small edition."""
    found = load(read_files(MINIMAL), TODAY).base
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der Bus fährt selten [Q10].", "Der Bus fährt selten."),
        ("Siehe [[geldnot]] und [[geldnot|die Not]].", "Siehe Geldnot und die Not."),
        ("**Fett**, *schräg* und `Code`", "Fett, schräg und Code"),
        ("Ein [Link](https://amt.example), eine <mailto:a@b.de>", "Ein Link, eine mailto:a@b.de"),
        ("- eins\n- zwei", "eins zwei"),
        ("3 * 4 und a_b", "3 * 4 und a_b"),
        ("zwei\n\nAbsätze", "zwei Absätze"),
    ],
)
def test_a_text_of_the_data_keeps_its_words_only(base: KnowledgeBase, text: str, expected: str) -> None:
    assert plain(base, text) == expected


PAGE = """\
# Titel

Ein Satz [Q10].

## Erster Teil {: #eins }

| Wer | Was |
|---|---|
| **Amt** | hilft [[bus|dem Bus]] |

!!! warning "Achtung"
    Aufpassen[^1].

{{ angabe("publisher") }}

[^1]: Eine Fußnote.
"""


def page(text: str) -> TextPage:
    """Read a hand-written page."""
    found, findings = read_page("docs/seite.md", "seite", text.encode())
    assert found is not None
    assert findings == []
    return found


def test_a_page_gives_headings_and_text(base: KnowledgeBase) -> None:
    assert headings(base, page(PAGE)) == ["Erster Teil"]
    assert body(base, page(PAGE)) == "Ein Satz. Wer Was Amt hilft dem Bus Achtung Aufpassen. Eine Fußnote."
