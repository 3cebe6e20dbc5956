"""Walk a site as a reader does who follows every link."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote, urldefrag

from playwright.sync_api import Error, Page

from tests.browser.visiting import Visit

LINKS = "[...document.links].map((link) => link.href)"
IDS = "[...document.querySelectorAll('[id]')].map((element) => element.id)"


def walk(visit: Visit, start: str) -> Iterator[tuple[str, Page]]:
    """Open every page that links lead to from a start, each once; what leads nowhere is a complaint."""
    ids: dict[str, set[str]] = {}
    wanted: dict[tuple[str, str], str] = {}
    ahead, seen = [start], {start}
    while ahead:
        path = ahead.pop()
        try:
            page = visit.go(path)
        except Error as error:
            visit.complaints.append(f"{path} does not open: {error.message}")
            continue
        ids[path] = set(page.evaluate(IDS))
        for target, anchor in _inside(visit.address, page.evaluate(LINKS)):
            wanted.setdefault((target, anchor), path)
            if target not in seen:
                seen.add(target)
                ahead.append(target)
        yield path, page
    visit.complaints += [
        f"{source} leads to {target}#{anchor}, which is not there"
        for (target, anchor), source in wanted.items()
        if anchor and anchor not in ids.get(target, ())
    ]


def _inside(address: str, links: list[str]) -> Iterator[tuple[str, str]]:
    for link in links:
        url, anchor = urldefrag(link)
        if url.startswith(address):
            yield url[len(address) + 1 :], unquote(anchor)
