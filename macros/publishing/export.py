"""The whole site as files for a generator that knows neither hooks nor macros nor our Markdown.

Each page is complete: a head that says in plain values what its frame needs, and finished HTML below.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from macros.knowledge.pages import TextPage
from macros.publishing import calls
from macros.publishing.frame import Menu, page_frame, site_frame
from macros.publishing.gate import Breach, Gate
from macros.publishing.markdown import new_markdown
from macros.publishing.site import Site
from macros.publishing.slots import Slots

SHARED: Final = "site.json"
"""What the frame of every page shows, beside the pages."""

_FRAME: Final = '<!doctype html>\n<html lang="de"><head><title>T</title></head><body><main id="inhalt">{}</main></body></html>\n'
_ADDRESS: Final = re.compile(r'((?:href|src)=")([^"]*)"')
_SCHEME: Final = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")


def sources(site: Site, menu: Menu) -> Iterator[tuple[str, bytes]]:
    """Give path and content of every page and asset, and what the frames share."""
    shared = site_frame(site, menu)
    yield SHARED, json.dumps(shared, ensure_ascii=False, indent=1).encode()
    for page in site.pages.values():
        yield page.path, _whole(page_frame(site, shared, page.path), site.html(page))
    for text in site.base.pages:
        html, contents = finished(site, text)
        yield text.file, _whole(page_frame(site, shared, text.file, contents), html)
    yield from site.assets.files.items()


def breaches(site: Site, files: Iterable[tuple[str, bytes]]) -> Iterator[Breach]:
    """Judge the pages as the last gate does, but for where their links lead: their frame is another's."""
    gate = Gate(site.assets.classes, site.assets.files)
    for name, content in files:
        if name.endswith(".md"):
            html = content.decode().split("\n---\n", 1)[1]
            yield from gate.page(name, _FRAME.format(html))


def finished(site: Site, page: TextPage) -> tuple[str, list[tuple[str, str]]]:
    """Give the HTML of a hand-written page, and the ids of its sections with their titles."""
    slots = Slots()
    names = {name: _keeping(slots, call) for name, call in calls.all_calls(site, page.file).items()}
    environment = Environment(undefined=StrictUndefined)  # noqa: S701 (it gives Markdown)
    source = environment.from_string(site.markdown(page, page.text)).render(names)
    markdown = new_markdown()
    html = markdown.convert(source)
    below = [section for title in markdown.toc_tokens for section in title["children"]]  # type: ignore[attr-defined]  # from the extension toc
    linked = _ADDRESS.sub(lambda found: f'{found[1]}{_resolved(site, page, found[2])}"', html)
    return slots.filled(linked), [(section["id"], section["name"]) for section in below]


def _keeping(slots: Slots, call: Callable[..., Markup]) -> Callable[..., str]:
    return lambda *values: slots.keep(partial(call, *values))


def _resolved(site: Site, page: TextPage, address: str) -> str:
    """Turn a link to a source into the address of its page; pictures lie where they lay."""
    path, sharp, anchor = address.partition("#")
    if not path or _SCHEME.match(path):
        return address
    there = posixpath.normpath(posixpath.join(posixpath.dirname(page.file), path))
    if there.endswith(".md"):
        return site.addresses.seen_from(page.file).to(f"{there}{sharp}{anchor}")
    return f"{site.addresses.root(page.file)}{there}"


def write(files: Mapping[str, bytes], folder: Path) -> list[Path]:
    """Write what has changed, delete what is gone, and give the paths that were touched."""
    wanted = {folder / name: content for name, content in files.items()}
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
