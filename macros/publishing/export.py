"""The whole site as files for a generator that knows neither hooks nor macros.

Each page is complete: pages from data are HTML, hand-written ones are Markdown with their references
resolved and their calls expanded. The head of each says in plain values what its frame needs.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from macros.knowledge.pages import TextPage
from macros.publishing import calls
from macros.publishing.frame import Menu, page_frame, site_frame
from macros.publishing.site import Site

SHARED = "site.json"
"""What the frame of every page shows, beside the pages."""


def sources(site: Site, menu: Menu) -> Iterator[tuple[str, bytes]]:
    """Give path and content of every page and asset, and what the frames share."""
    shared = site_frame(site, menu)
    yield SHARED, json.dumps(shared, ensure_ascii=False, indent=1).encode()
    for page in site.pages.values():
        yield page.path, _whole(page_frame(site, shared, page.path), site.html(page))
    for text in site.base.pages:
        yield text.file, _whole(page_frame(site, shared, text.file), expanded(site, text))
    yield from site.assets.files.items()


def expanded(site: Site, page: TextPage) -> str:
    """Give the Markdown of a hand-written page, references resolved, calls expanded."""
    names = {
        "angabe": lambda name: calls.setting(site.base.site, site.texts, name),
        "feldreferenz": calls.reference,
        "gemeinden": lambda: calls.municipalities(site.writer(page.file)),
        "zeichnung": calls.drawing,
    }
    template = Environment(undefined=StrictUndefined, autoescape=True).from_string(site.markdown(page))
    return template.render(names)


def write(site: Site, menu: Menu, folder: Path) -> list[Path]:
    """Write what has changed, delete what is gone, and give the paths that were touched."""
    wanted = {folder / name: content for name, content in sources(site, menu)}
    stale = [path for path in folder.rglob("*") if path.is_file() and path not in wanted]
    for path in stale:
        path.unlink()
    touched = stale
    for path, content in wanted.items():
        if path.is_file() and path.read_bytes() == content:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        touched.append(path)
    return touched


def _whole(frame: dict[str, Any], content: str | Markup) -> bytes:
    """Put a head above a page; JSON is YAML, and holds any text without harm."""
    head = {"title": frame["title"], "language": frame["language"], "frame": frame}
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items())
    return "\n".join(["---", *lines, "---", "", str(content), ""]).encode()
