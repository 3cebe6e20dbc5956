"""The documents of the search: one for each page, plain text, small, the same in every build."""

from __future__ import annotations

import json
import re
from typing import Any

from macros.publishing.documents import documents_script
from macros.publishing.search import ORDER, PARTS, engine_script
from tests.publishing.sites import site

START, END = "(globalThis.finder ??= {}).source = ", ";\n"


def script() -> str:
    """Make the script of the small edition."""
    whole = site()
    return documents_script(whole.base, whole.texts, whole.addresses)


def source() -> dict[str, Any]:
    """Read the documents back from the script."""
    made = script()
    assert made.startswith(START)
    assert made.endswith(END)
    found: dict[str, Any] = json.loads(made.removeprefix(START).removesuffix(END))
    return found


def test_an_obstacle_comes_field_by_field() -> None:
    first = source()["documents"][0]
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


def test_names_of_services_and_terms_stand_once() -> None:
    assert source()["names"] == [["Amt für Arbeit", "AfA"], ["Bürgerbus", "Linie 24"]]


def test_every_page_has_a_document_and_obstacles_come_first() -> None:
    kinds = [document["kind"] for document in source()["documents"]]
    assert kinds[:2] == ["Hemmnis", "Hemmnis"]
    assert "Hemmnis" not in kinds[2:]
    assert {"Handlungsfeld", "Seite", "Übersicht", "Dienst", "Voraussetzung", "Begriff"} == set(kinds[2:])


def test_the_script_is_plain_text_and_always_the_same() -> None:
    assert script() == script()
    texts = [
        text for document in source()["documents"] for text in document.values() if isinstance(text, str)
    ]
    assert not [text for text in texts if re.search(r"\[Q|\[\[|\*\*|</|\{\{", text)]


def test_every_part_of_the_search_is_joined_once() -> None:
    assert sorted(ORDER) == sorted(path.stem for path in PARTS.glob("*.js"))
    engine = engine_script()
    assert engine.count('"use strict";\n') == len(ORDER)
