"""Slots: what a call gives is set into the page after Markdown has read it, and never read again."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from markupsafe import Markup, escape

_SLOT: Final = re.compile("<p>\x11([0-9]+)\x12</p>|\x11([0-9]+)\x12")
"""Signs that editors cannot write; a slot that stands alone takes the paragraph around it along."""
_TAG: Final = re.compile("<[^<>]*\x11[^<>]*>")


class Slots:
    """What is to be set into pages, made when the page is put together."""

    def __init__(self) -> None:
        self._makers: list[Callable[[], Markup]] = []

    def keep(self, make: Callable[[], Markup]) -> str:
        """Give the sign that stands for something until it is set in."""
        self._makers.append(make)
        return f"\x11{len(self._makers) - 1}\x12"

    def clear(self) -> None:
        """Forget what an earlier build has kept."""
        self._makers.clear()

    def filled(self, html: str) -> str:
        """Set everything in; inside of a tag nothing can be but its words."""
        if "\x11" not in html:
            return html
        html = _TAG.sub(lambda tag: _SLOT.sub(self._words, tag[0]), html)
        return _SLOT.sub(self._made, html)

    def _made(self, found: re.Match[str]) -> str:
        return str(self._makers[int(found[1] or found[2])]())

    def _words(self, found: re.Match[str]) -> str:
        return str(escape(Markup(self._made(found)).striptags()))  # noqa: S704 (only to take the tags out)
