"""Whom to ask leads to a number where one is known."""

from __future__ import annotations

import json
from typing import Any

import pytest

from macros.knowledge.model import Involved, Municipality, Obstacle
from macros.publishing.documents import documents_script
from macros.publishing.municipalities import anchor
from macros.publishing.reaching import asked, can_be_called
from tests.editions import FIXTURE, read
from tests.publishing.sites import site


def involving(*services: str) -> Obstacle:
    """Give an obstacle in which these services take part."""
    involved = [Involved(service=id_) for id_ in services]
    return read(FIXTURE).obstacles[0].model_copy(update={"involved": involved})


@pytest.mark.parametrize(
    ("services", "expected"),
    [
        (["werkstatt", "betriebe"], ["werkstatt", "betriebe"]),
        (["leihladen", "betriebe", "vermittlung", "rathaus"], ["leihladen", "betriebe", "vermittlung", "rathaus"]),
        (
            ["betriebe", "die Person", "leihladen", "vermittlung", "verein", "rathaus"],
            ["betriebe", "die Person", "leihladen", "verein"],
        ),
        (["rathaus", "betriebe", "leihladen", "verein"], ["rathaus", "betriebe", "leihladen"]),
        (["betriebe", "leihladen", "die Person", "vermittlung"], ["betriebe", "leihladen", "die Person"]),
        ([], []),
    ],
)  # fmt: skip
def test_the_next_who_has_a_number_is_asked_too(services: list[str], expected: list[str]) -> None:
    assert [item.service for item in asked(read(FIXTURE), involving(*services))] == expected


def test_each_obstacle_leads_to_a_number_if_anyone_has_one() -> None:
    base = read(FIXTURE)
    for obstacle in base.obstacles:
        assert can_be_called(base, asked(base, obstacle)) == can_be_called(base, obstacle.involved)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("St. Vith", "gemeinde-st-vith"),
        ("Büllingen", "gemeinde-buellingen"),
        ("Burg-Reuland", "gemeinde-burg-reuland"),
        ("Amblève", "gemeinde-ambleve"),
    ],
)
def test_a_municipality_has_an_anchor(name: str, expected: str) -> None:
    assert anchor(Municipality(name=name)) == expected


def test_a_municipality_is_found_where_its_offices_stand() -> None:
    whole = site(FIXTURE)
    script = documents_script(whole.base, whole.texts, whole.addresses)
    found: dict[str, Any] = json.loads(script.partition(" = ")[2].removesuffix(";\n"))
    assert found["kinds"]["municipality"] == "Gemeinde"
    zones = found["documents"]["municipality"]
    assert zones["title"][0] == "Musterstadt"
    assert zones["aliases"][0] == ["Modèleville", "Muster-Stadt"]
    page = str(whole.html(whole.page_of("overview", "beteiligte")))
    for address in zones["address"]:
        path, _, id_ = address.partition("#")
        assert path == "beteiligte/"
        assert f'<tr id="{id_}">' in page
