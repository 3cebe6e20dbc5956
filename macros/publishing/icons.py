"""Icons: the signs that Material for MkDocs brings along, written into the page by their name."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final
from xml.etree.ElementTree import Element

from markdown import Markdown
from markupsafe import Markup

_SET: Final = "material-"
"""The one set of small drawings; others hold whole paintings, and comments."""
_LONGEST: Final = 100
CLASS: Final = "twemoji"
"""As Material calls its icons, so that the stock theme styles them too."""


def icon(name: str) -> Markup:
    """Give an icon, such as `material-home-outline`, as HTML; it only decorates."""
    return Markup('<span class="{}">{}</span>').format(CLASS, Markup(_svg(name)))  # noqa: S704 (a file of the theme)


class Icons:
    """All icons as `pymdownx.emoji` asks for them: each read when its name is met, none before."""

    def __getitem__(self, key: str) -> Any:  # noqa: ANN401 (as the library has it)
        """Give the name of the set, no other names for icons, or the icons themselves."""
        return {"name": CLASS, "aliases": {}, "emoji": self}[key]

    def get(self, shortname: str, default: None = None) -> dict[str, str] | None:
        """Give an icon by the name between its colons, or nothing."""
        return {"name": shortname} if _file(shortname.strip(":")) else default


def icon_span(
    _index: str,
    shortname: str,
    _alias: str,
    _uc: str | None,
    _alt: str,
    _title: str,
    _category: str,
    _options: dict[str, Any],
    md: Markdown,
) -> Element:
    """Make the element of an icon for `pymdownx.emoji`."""
    element = Element("span", {"class": CLASS})
    element.text = md.htmlStash.store(_svg(shortname.strip(":")))
    return element


@cache
def _folder() -> Path:
    spec = find_spec("material")
    return Path(str(spec and spec.origin)).parent / "templates" / ".icons"


@cache
def _file(name: str) -> Path | None:
    """Find the file of an icon; a hyphen in its name may part folders: at most two, the set and its style."""
    parts = name.split("-") if name.startswith(_SET) and len(name) <= _LONGEST else []
    candidates = (
        _folder().joinpath(*parts[:depth], f"{'-'.join(parts[depth:])}.svg")
        for depth in (1, 2)
        if parts[depth:]
    )
    return next((path for path in candidates if path.is_file()), None)


@cache
def _svg(name: str) -> str:
    path = _file(name)
    return path.read_text(encoding="utf-8") if path else ""
