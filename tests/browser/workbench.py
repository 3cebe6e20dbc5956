"""A page with the search on it and nothing else: made from documents, no site is built."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from playwright.sync_api import Browser, Page, Route

from macros.knowledge.base import KnowledgeBase
from macros.publishing.search import DOCUMENTS, ENGINE, documents_script, engine_script

ORIGIN: Final = "http://search.test/"
"""Nothing answers there but the routes of this module."""
START: Final = "(globalThis.finder ??= {}).source = "

PAGE: Final = """<!doctype html>
<html lang="de"><title>Lösungen finden – Prüfung</title>
<div class="title"><form class="find"><input type="search" id="suche"></form></div>
<div class="finder">
<div class="filter"><form><label>Handlungsfeld<select id="feld"><option value="">Alle</option></select></label></form></div>
<div data-part="urgent" hidden></div>
<p role="status"></p>
<div data-part="hits">HITS</div>
<div data-part="others"></div>
<div data-part="nothing" hidden>
<div data-part="blocked"><p></p><button></button></div>
<div data-part="missing"><textarea></textarea><button></button><p aria-live="polite"></p></div>
</div>
</div>
"""
HIT: Final = """<article data-obstacle="{id}" data-field="" data-services="">
<div><h3><a href="{address}">{title}</a></h3></div>
<div><p>{summary}</p><ul>{ways}</ul></div>
</article>"""
WAY: Final = '<li data-solution data-state=""><a href="#">{}</a> <span>Dienst · nicht belegt</span></li>'

Source = dict[str, Any]
"""What the script of the documents gives the search."""


def source(base: KnowledgeBase) -> Source:
    """Read back the script of the documents of an edition."""
    script = documents_script(base, flat=False)
    found: Source = json.loads(script.removeprefix(START).removesuffix(";\n"))
    return found


@contextmanager
def opened(browser: Browser, found: Source) -> Iterator[Page]:
    """Open a page that lists the obstacles of the documents and searches these."""
    answers = {
        "loesungen/": ("text/html", _page(found)),
        DOCUMENTS: ("text/javascript", f"{START}{json.dumps(found)}"),
        ENGINE: ("text/javascript", engine_script()),
    }

    def answer(route: Route) -> None:
        kind, body = answers[route.request.url.removeprefix(ORIGIN)]
        route.fulfill(content_type=f"{kind}; charset=utf-8", body=body)

    page = browser.new_page()
    page.route("**/*", answer)
    page.goto(f"{ORIGIN}loesungen/")
    yield page
    page.close()


def _page(found: Source) -> str:
    obstacles = (document for document in found["documents"] if "id" in document)
    scripts = (f'<script src="/{path}"></script>' for path in (DOCUMENTS, ENGINE))
    return "\n".join([PAGE.replace("HITS", "\n".join(map(_hit, obstacles))), *scripts])


def _hit(document: dict[str, Any]) -> str:
    ways = "".join(WAY.format(html.escape(way)) for way in document["ways"])
    texts = {name: html.escape(document[name]) for name in ("id", "address", "title", "summary")}
    return HIT.format(**texts, ways=ways)
