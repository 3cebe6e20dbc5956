"""Report how well the search finds, class by class, beside the stock search of Material: `make search-report`."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.finding import arguments, chromium
from tests.browser.visiting import served, wait_until_heard
from tests.builds import Builds
from tests.content.relevance import (
    HALVES,
    NEGATIVES,
    Ask,
    Query,
    Score,
    answered,
    ask_all,
    ask_page,
    scores,
    suite,
)
from tests.editions import ROOT, KnowledgeBase, lay_out, run_build

STOCK = """\
INHERIT: mkdocs.yml
theme: material
plugins:
  - search:
      lang: de
  - macros:
      module_name: macros
      on_error_fail: true
      on_undefined: strict
"""
TARGETS = {"s@1": 0.88, "s@3": 0.95}
MOST_FALSE = 0.05
TUNED_ON = "development"
"""Only of this half misses are told: who reads those of the other can no longer be told the truth by it."""


def main() -> None:
    """Build the site both ways, ask both searches, print what they find."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=arguments())
        builds = Builds(Path(folder))
        ours = builds.get("content")
        with (
            opened(browser, ours.site.root, "loesungen/") as page,
            opened(browser, stock(Path(folder)), "") as other,
        ):
            for half in HALVES:
                queries = suite(half)
                print_half(half, scores(queries, ask_page(page)), scores(queries, ask_stock(other)))
                print_aliases(queries, ours.base, ask_page(page))
            for half in HALVES:
                print_false(f"{half}, ours", suite(NEGATIVES[half]), ask_all(page), told=half == TUNED_ON)
                print_false(f"{half}, stock", suite(NEGATIVES[half]), ask_stock(other), told=False)
        browser.close()


@contextmanager
def opened(browser: Browser, site: Path, path: str) -> Iterator[Page]:
    """Serve a site and open a page of it."""
    with served(site) as address:
        page = browser.new_page()
        page.goto(f"{address}/{path}")
        if path:
            wait_until_heard(page)
        yield page
        page.close()


def stock(folder: Path) -> Path:
    """Build the same content under stock Material with its own search."""
    project = lay_out(folder / "stock", ROOT)
    (project / "stock.yml").write_text(STOCK, encoding="utf-8")
    done = run_build(project, project / "site", "stock.yml")
    if done.returncode:
        raise SystemExit(done.stdout + done.stderr)
    return project / "site"


def ask_stock(page: Page) -> Ask:
    """Type into Material's search; of what it finds only obstacles count, as of ours."""
    field = page.locator("[data-md-component=search-query]")
    told = page.locator(".md-search-result__meta")

    def enter(text: str) -> None:
        field.fill(text)
        field.dispatch_event("keyup")  # what that search listens to

    def ask(query: str) -> list[str]:
        enter("")
        told.filter(has_text="Suchbegriff eingeben").wait_for(state="attached")
        enter(query)
        told.filter(has_not_text=re.compile("Suchbegriff eingeben|initialisiert")).wait_for(state="attached")
        links = page.locator(".md-search-result__item a:first-of-type").evaluate_all(
            "links => links.map(link => link.href)"
        )
        ids = [found[1] for link in links if (found := re.search(r"/hemmnisse/([^/?#]+)/", link))]
        return list(dict.fromkeys(ids))

    field.click()
    return lambda queries: [ask(query) for query in queries]


def print_half(half: str, ours: dict[str, Score], stock: dict[str, Score]) -> None:
    """Print a half class by class; of the half that one may tune on its misses too."""
    print(f"\n{half:<16}  n   s@1   s@3   stock s@1   s@3")
    for kind in sorted(ours, key=lambda name: (not name, name)):
        score = ours[kind]
        row = (score.at_1, score.at_3, stock[kind].at_1, stock[kind].at_3)
        print(
            f"{kind or 'all':<16}{score.count:>3}  {row[0]:.2f}  {row[1]:.2f}  {row[2]:>10.2f}  {row[3]:.2f}"
        )
    whole = ours[""]
    print(f"target            s@1 {TARGETS['s@1']}, s@3 {TARGETS['s@3']}: {whole.at_1:.3f}, {whole.at_3:.3f}")
    for query, found in whole.misses if half == TUNED_ON else ():
        print(
            f"  miss ({query.kind}) „{query.text}“: {', '.join(query.expected)}; found {', '.join(found[:3]) or 'nothing'}"
        )


def print_aliases(queries: list[Query], base: KnowledgeBase, ask: Ask) -> None:
    """Print how those queries do that stand word for word among the aliases, and the others."""
    aliases = {alias.casefold() for obstacle in base.obstacles for alias in obstacle.aliases}
    for name, wanted in {"equal to an alias": True, "all others": False}.items():
        chosen = [query for query in queries if (query.text.casefold() in aliases) == wanted]
        if chosen:
            score = scores(chosen, ask)[""]
            print(f"  {name}: n {score.count}, s@1 {score.at_1:.2f}, s@3 {score.at_3:.2f}")


def print_false(name: str, queries: list[Query], ask: Ask, *, told: bool) -> None:
    """Print how many queries find something that must find nothing, and which, where that may be told."""
    false = [query.text for query in answered(queries, ask)]
    print(f"\nnegatives, {name}: {len(false) / len(queries):.1%} get a hit (at most {MOST_FALSE:.0%})")
    if told:
        print(f"  {', '.join(false)}")


if __name__ == "__main__":
    main()
