"""Editors learn which queries the search does not answer, and what may be meant."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.content.queries import Answer, ask, read, told


@pytest.mark.parametrize(
    "raw",
    [
        "Küche\n\n  Bus \nKüche\n".encode(),
        "Küche\r\nBus".encode("cp1252"),
        b"\xef\xbb\xbfK\xc3\xbcche\nBus\n",
    ],
)
def test_a_file_is_read_whatever_wrote_it(raw: bytes) -> None:
    assert read(raw) == ["Küche", "Bus"]


def test_what_is_not_answered_is_told() -> None:
    answers = [Answer("Bus", 2, []), Answer("Auto", 0, ["Mobilität"]), Answer("Katze", 0, [])]
    assert list(told(answers)) == [
        "3 Anfragen, 1 davon beantwortet.",
        "\nNur „Vielleicht gemeint“ (1); wohin sie gehören könnten:",
        "  Auto  →  Mobilität",
        "\nNichts gefunden (1):",
        "  Katze",
        "\nWas hierher gehört, in data/vocabulary.yaml beim richtigen Hemmnis eintragen, eine Zeile je Anfrage.",
    ]


def test_the_page_is_asked(solutions: Page) -> None:
    sure, silent = ask(solutions, ["Schulden", "qxqxqx"])
    assert sure.found > 0
    assert (silent.found, silent.maybe) == (0, [])
