"""The search on its own: its modules on a blank page, or the whole of it on a page made from documents.

No site is built.
"""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from playwright.sync_api import Browser, Page, Route

from macros.knowledge.base import KnowledgeBase
from macros.publishing.documents import documents_script
from macros.publishing.search import ORDER, PARTS, engine_script
from macros.publishing.site import Site
from tests.browser.visiting import wait_until_heard

DOCUMENTS: Final = "documents.js"
ENGINE: Final = "search.js"
VOCABULARY: Final = "vocabulary.js"
ORIGIN: Final = "http://search.test/"
"""Nothing answers there but the routes of this module."""
START: Final = "(globalThis.finder ??= {}).source = "

LOAD: Final = """async names => {
  const modules = await Promise.all(names.map(name => import(`/modules/${name}.js`)));
  globalThis.finder = Object.assign({}, ...modules);
}"""
PAGE: Final = """<!doctype html>
<html lang="de"><title>Lösungen finden – Prüfung</title>
<div class="title"><form class="find"><input type="search" id="suche"></form></div>
<div class="finder">
<div class="filter"><form><select id="feld"><option value=""></select><select id="dienst"><option value=""></select></form></div>
<div data-part="urgent" data-urgent="0" hidden></div>
<p role="status"></p>
<div data-part="hits">HITS</div>
<div data-part="others"></div>
<div data-part="nothing" hidden>
<div data-part="blocked"><p></p><button></button></div>
<div data-part="missing"><textarea></textarea><button></button><p aria-live="polite"></p></div>
</div>
</div>
"""
HIT: Final = """<article data-obstacle="{id}" data-field="">
<div><h3><a href="{address}">{title}</a></h3></div>
<div><p>{summary}</p><ul>{ways}</ul></div>
</article>"""
WAY: Final = '<li data-solution data-state=""><a href="#">{}</a> <span>Dienst · nicht belegt</span></li>'

Source = dict[str, Any]
"""What the script of the documents gives the search."""


def source(base: KnowledgeBase) -> Source:
    """Read back the script of the documents of an edition."""
    site = Site(base)
    script = documents_script(base, site.texts, site.addresses)
    found: Source = json.loads(script.removeprefix(START).removesuffix(";\n").replace("<\\/", "</"))
    return found


@contextmanager
def modules(browser: Browser) -> Iterator[Page]:
    """Open a blank page on which `finder` has all that the modules of the search give each other."""
    with _answering(browser, {"": ("text/html", "<!doctype html>")}) as page:
        page.evaluate(LOAD, [name for name in ORDER if name != "page"])
        yield page


@contextmanager
def opened(browser: Browser, found: Source, vocabulary: str = "") -> Iterator[Page]:
    """Open a page that lists the obstacles of the documents and searches these, with the script that is shipped."""
    answers = {
        "": ("text/html", _page(found)),
        DOCUMENTS: ("text/javascript", f"{START}{json.dumps(found)}"),
        ENGINE: ("text/javascript", engine_script()),
        VOCABULARY: ("text/javascript", vocabulary),
    }
    with _answering(browser, answers) as page:
        if vocabulary:
            wait_until_heard(page)
        yield page


@contextmanager
def _answering(browser: Browser, answers: dict[str, tuple[str, str]]) -> Iterator[Page]:
    parts = {f"modules/{name}.js": PARTS / f"{name}.js" for name in ORDER}

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(ORIGIN)
        if path in parts:
            route.fulfill(path=parts[path])
        else:
            kind, body = answers[path]
            route.fulfill(content_type=f"{kind}; charset=utf-8", body=body)

    page = browser.new_page()
    page.route("**/*", answer)
    page.goto(ORIGIN)
    yield page
    page.close()


def _page(found: Source) -> str:
    zones = found["documents"]["obstacle"]
    hits = (_hit(dict(zip(zones, values, strict=True))) for values in zip(*zones.values(), strict=True))
    scripts = (f'<script defer src="/{path}"></script>' for path in (DOCUMENTS, ENGINE, VOCABULARY))
    return "\n".join([PAGE.replace("HITS", "\n".join(hits)), *scripts])


def _hit(obstacle: dict[str, Any]) -> str:
    ways = "".join(WAY.format(html.escape(way)) for way in obstacle["ways"])
    texts = {name: html.escape(obstacle[name]) for name in ("id", "address", "title", "summary")}
    return HIT.format(**texts, ways=ways)
