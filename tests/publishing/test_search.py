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


def of_kind(kind: str) -> list[dict[str, Any]]:
    """Give the documents of a kind, zone by zone put together again."""
    zones = source()["documents"][kind]
    return [dict(zip(zones, values, strict=True)) for values in zip(*zones.values(), strict=True)]


def test_an_obstacle_comes_zone_by_zone() -> None:
    assert of_kind("obstacle")[0] == {
        "id": "bus",
        "number": "1",
        "address": "hemmnisse/bus/",
        "title": "Kein Bus",
        "lead": "Ohne Bus kein Weg",
        "aliases": "",
        "summary": "Ohne Bus kommen Sie nicht zur Arbeit.",
        "description": "Der Bus Mehr Geldnot",
        "today": "",
        "ways": ["Rufbus"],
        "steps": "Den Rufbus",
        "tasks": "Klärt Fahrt",
        "needs": ["Geld"],
        "roles": ["die Person"],
        "field": "Alltag",
        "involved": [0],
        "mentioned": "",
    }


def test_names_of_services_and_terms_stand_once() -> None:
    assert source()["names"] == [["Amt für Arbeit", "AfA"], ["Bürgerbus", "Linie 24"]]


def test_every_page_has_a_document_and_obstacles_come_first() -> None:
    whole = site()
    found = source()
    assert next(iter(found["documents"])) == "obstacle"
    assert found["documents"].keys() == found["kinds"].keys()
    assert found["kinds"]["obstacle"] == "Hemmnis"
    addresses = {document["address"] for kind in found["kinds"] for document in of_kind(kind)}
    pages = [*whole.pages, *whole.base.page]
    assert {whole.addresses.of(path) for path in pages} - addresses == {""}, "all but the start page"


def test_the_script_is_plain_text_and_always_the_same() -> None:
    assert script() == script()
    texts = [text for kind in source()["kinds"] for document in of_kind(kind) for text in document.values()]
    assert not [text for text in texts if isinstance(text, str) and re.search(r"\[Q|\[\[|\*\*|</|\{\{", text)]


def test_every_part_of_the_search_is_joined_once() -> None:
    assert sorted(ORDER) == sorted(path.stem for path in PARTS.glob("*.js"))
    engine = engine_script()
    assert not re.search(r"\bimport\b|\bexport\b", engine), "a classic script, which loads from a folder too"
    assert engine.count('"use strict";') == 1
