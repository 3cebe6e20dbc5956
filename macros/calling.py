"""The macros that pages may call: each keeps what it gives in a slot of the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from markupsafe import Markup

from macros.current import current_site
from macros.publishing import calls
from macros.publishing.slots import Slots

SLOTS = Slots()
"""Filled when the pages of the running build are put together."""


def macros(root: Path, path: Callable[[], str]) -> Iterator[Callable[..., str]]:
    """Give the macros for the site in a folder; `path` tells the source path of the page that calls."""
    site = current_site(root)

    def seite(kind: str, id_: str) -> str:
        return SLOTS.keep(partial(site.html, site.page_of(kind, id_)))

    def angabe(name: str) -> str:
        return SLOTS.keep(partial(calls.setting, site.base.site, site.texts, name))

    def feldreferenz() -> str:
        return SLOTS.keep(calls.reference)

    def gemeinden() -> str:
        return SLOTS.keep(partial(_municipalities, path()))

    def _municipalities(here: str) -> Markup:
        return calls.municipalities(site.writer(here))

    def zeichnung(name: str) -> str:
        return SLOTS.keep(partial(calls.drawing, name))

    yield from (seite, angabe, feldreferenz, gemeinden, zeichnung)
