"""Addresses: the shape of a site, and the ways between its pages."""

from __future__ import annotations

from itertools import product
from urllib.parse import urljoin

import pytest

from macros.publishing.addresses import Addresses

PATHS = ["index.md", "loesungen.md", "hemmnisse/index.md", "hemmnisse/bus.md", "hemmnisse/geld.md", "handlungsfelder/alltag.md", "sonderthemen/lba.md", "glossar.md#lba"]  # fmt: skip
BELOW = "https://example.org/unter/pfad/"


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
    assert Addresses().of(path) == folders
    assert Addresses(flat=True).of(path) == flat


@pytest.mark.parametrize("flat", [False, True])
@pytest.mark.parametrize(("here", "there"), list(product(PATHS[:-1], PATHS)))
def test_every_page_finds_every_other_below_any_path(here: str, there: str, *, flat: bool) -> None:
    addresses = Addresses(flat=flat)
    way = addresses.seen_from(here).to(there)
    assert not way.startswith("/")
    assert urljoin(BELOW + addresses.of(here), way) == BELOW + addresses.of(there)
    assert urljoin(BELOW + addresses.of(here), addresses.root(here)) == BELOW


def test_a_place_on_the_same_page_needs_no_address() -> None:
    assert Addresses().seen_from("glossar.md").to("glossar.md#lba") == "#lba"
