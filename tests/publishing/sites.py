"""Sites of small editions, as the tests of publishing need them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from macros.knowledge.purpose import Purpose
from macros.publishing.addresses import Addresses
from macros.publishing.site import Site
from macros.publishing.writing import Writer
from tests.editions import MINIMAL, read

MENU: list[dict[str, Any]] = [{"Hemmnisse": "hemmnisse/index.md"}, {"Mehr": [{"Über": "ueber.md"}]}]


def site(edition: Path = MINIMAL, purpose: Purpose = Purpose.PREVIEW, *, flat: bool = False) -> Site:
    """Give the site of an edition."""
    return Site(read(edition), purpose, Addresses(flat=flat))


def writer(path: str, own: str = "", *, lists_sources: bool = False) -> Writer:
    """Give what writes for a page of the small edition."""
    return site().writer(path, own, lists_sources=lists_sources)
