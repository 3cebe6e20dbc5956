"""The documents of the search: one for each page, plain text, small, the same in every build."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from macros.knowledge.base import KnowledgeBase
from macros.knowledge.folders import read_files
from macros.knowledge.loading import load
from macros.publishing.pages import address
from macros.publishing.search import ORDER, PARTS, documents_script, search_scripts
from tests.editions import MINIMAL, TODAY

START, END = "(globalThis.finder ??= {}).source = ", ";\n"


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    """The small edition."""
    found = load(read_files(MINIMAL), TODAY).base
    assert found is not None
    return found


def source(base: KnowledgeBase, *, flat: bool = False) -> dict[str, Any]:
    """Read the documents back from the script."""
    script = documents_script(base, flat=flat)
    assert script.startswith(START)
    assert script.endswith(END)
    found: dict[str, Any] = json.loads(script.removeprefix(START).removesuffix(END))
    return found


def test_an_obstacle_comes_field_by_field(base: KnowledgeBase) -> None:
    first = source(base)["documents"][0]
    assert first == {
        "kind": "Hemmnis",
        "id": "bus",
        "address": "hemmnisse/bus/",
        "title": "Kein Bus",
        "lead": "Ohne Bus kein Weg",
        "summary": "Ohne Bus kommen Sie nicht zur Arbeit.",
        "description": "Der Bus fährt selten Mehr steht unter Geldnot",
        "ways": ["Rufbus"],
        "steps": "Den Rufbus bestellen",
        "tasks": "Klärt Fahrt",
        "needs": ["Geld"],
        "roles": ["die Person"],
        "field": "Alltag",
        "log": "Der Rufbus",
        "involved": [0],
    }


def test_names_of_services_and_terms_stand_once(base: KnowledgeBase) -> None:
    assert source(base)["names"] == [["Amt für Arbeit", "AfA"], ["Bürgerbus", "Linie 24"]]


def test_every_page_has_a_document_and_obstacles_come_first(base: KnowledgeBase) -> None:
    kinds = [document["kind"] for document in source(base)["documents"]]
    assert kinds[:2] == ["Hemmnis", "Hemmnis"]
    assert "Hemmnis" not in kinds[2:]
    assert {"Handlungsfeld", "Seite", "Übersicht", "Dienst", "Voraussetzung", "Begriff"} == set(kinds[2:])


def test_the_script_is_plain_text_and_always_the_same(base: KnowledgeBase) -> None:
    script = documents_script(base, flat=False)
    assert script == documents_script(base, flat=False)
    texts = [
        text for document in source(base)["documents"] for text in document.values() if isinstance(text, str)
    ]
    assert not [text for text in texts if re.search(r"\[Q|\[\[|\*\*|</|\{\{", text)]


def test_every_part_of_the_search_is_joined_once(base: KnowledgeBase) -> None:
    assert sorted(ORDER) == sorted(path.stem for path in PARTS.glob("*.js"))
    _, engine = search_scripts(base, flat=False).values()
    assert engine.count('"use strict";\n') == len(ORDER)


@pytest.mark.parametrize(
    ("path", "folders", "flat"),
    [
        ("index.md", "", "index.html"),
        ("loesungen.md", "loesungen/", "loesungen.html"),
        ("hemmnisse/index.md", "hemmnisse/", "hemmnisse/index.html"),
        ("hemmnisse/bus.md", "hemmnisse/bus/", "hemmnisse/bus.html"),
        ("glossar.md#rufbus", "glossar/#rufbus", "glossar.html#rufbus"),
    ],
)
def test_addresses_follow_the_shape_of_the_site(path: str, folders: str, flat: str) -> None:
    assert address(path, flat=False) == folders
    assert address(path, flat=True) == flat
