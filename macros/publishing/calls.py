"""What pages by hand may call: each call gives a block of its own, or words; both are finished HTML."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Final

from markupsafe import Markup, escape

from macros.knowledge.checks import GROUPS
from macros.knowledge.model import SiteSettings
from macros.publishing import blame
from macros.publishing.markdown import Texts
from macros.publishing.reference import data_files
from macros.publishing.rendering import TEMPLATES, component
from macros.publishing.site import Site
from macros.publishing.writing import Writer

Calls = Mapping[str, Callable[..., Markup]]
MISSING: Final = Markup("<em>vom Betreiber einzutragen</em>")


def setting(site: SiteSettings, texts: Texts, name: str) -> Markup:
    """Give words: a setting of data/site.yaml, mail addresses as links, paragraphs as lines."""
    value = getattr(site, name)
    if not value:
        return MISSING
    if "contact" in name:
        return Markup('<a href="mailto:{0}">{0}</a>').format(value)
    if name == "repository":
        return escape(value)
    paragraphs = re.split(r"\n\s*\n", str(value))
    return Markup("<br>").join(_plain(texts, part) for part in paragraphs)


def _plain(texts: Texts, paragraph: str) -> Markup:
    """Give a paragraph without references, which an operator has no use for."""
    return Markup("".join(piece for piece in texts.line(paragraph) if isinstance(piece, str)))  # noqa: S704 (Markdown's HTML)


def municipalities(writer: Writer) -> Markup:
    """Give a block: which office is there for which municipality; nothing without municipalities."""
    return (
        component("municipalities", "municipalities", writer.base, writer)
        if writer.base.municipalities
        else Markup()
    )


def priorities(writer: Writer) -> Markup:
    """Give a block: which prerequisites several obstacles share, and how far each reaches."""
    return component("priorities", "priorities", writer.base, writer)


def reference() -> Markup:
    """Give a block: every field of the data files."""
    return component("reference", "reference", data_files())


def rules() -> Markup:
    """Give a block: every rule of the check, and of the last look at the finished pages."""
    return component("rules", "rules", [*GROUPS, blame.RULES])


def drawing(name: str) -> Markup:
    """Give a block: a drawing, inline, so that it follows light, dark and forced colours."""
    svg = (Path(TEMPLATES) / "drawings" / f"{name}.svg").read_text(encoding="utf-8")
    return Markup('<div class="fig">{}</div>').format(Markup(svg.strip()))  # noqa: S704 (a file of ours)


def all_calls(site: Site, path: str) -> Calls:
    """Give all that the page at a source path may call, by the names that editors write."""
    return {
        "angabe": partial(setting, site.base.site, site.texts),
        "feldreferenz": reference,
        "gemeinden": lambda: municipalities(site.writer(path)),
        "regeln": rules,
        "voraussetzungen": lambda: priorities(site.writer(path)),
        "zeichnung": drawing,
    }
