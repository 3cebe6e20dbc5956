"""The macros that pages may call: each keeps what it gives in a slot of the page."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from macros.current import current_site
from macros.publishing.calls import all_calls
from macros.publishing.slots import Slots

SLOTS = Slots()
"""Filled when the pages of the running build are put together."""


def macros(root: Path, path: Callable[[], str]) -> dict[str, Callable[..., str]]:
    """Give the macros for the site in a folder by their names; `path` tells the page that calls."""
    site = current_site(root)

    def page(kind: str, id_: str) -> str:
        return SLOTS.keep(partial(site.html, site.page_of(kind, id_)))

    def keeping(name: str) -> Callable[..., str]:
        return lambda *values: SLOTS.keep(partial(all_calls(site, path())[name], *values))

    return {"seite": page, **{name: keeping(name) for name in all_calls(site, "")}}
