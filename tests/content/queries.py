"""Tell editors which queries the search would not answer: `make queries FILE=…`, one query a line.

A service may note them down for a month; the site itself collects nothing.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser.finding import arguments, chromium
from tests.builds import Builds
from tests.content.relevance import OBSTACLES, OTHERS, TYPE
from tests.content.report import opened

MAYBE = (
    '[...document.querySelectorAll("[data-part=others] section")]'
    '.filter(e => e.querySelector("h2").textContent === "Vielleicht gemeint")'
    '.flatMap(e => [...e.querySelectorAll("a")].map(a => a.textContent))'
)
HELP = '[...document.querySelectorAll("[data-part=urgent], [data-part=topic]")].filter(e => !e.hidden).length'


@dataclass(frozen=True, slots=True)
class Answer:
    """What the page shows for a query: how much it finds, and titles of what may be meant."""

    query: str
    found: int
    maybe: list[str]


def main() -> None:
    """Build the site, ask it, and print what it does not answer."""
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_file():
        raise SystemExit("Aufruf: make queries FILE=anfragen.txt – eine Textdatei, eine Anfrage je Zeile.")
    queries = read(Path(sys.argv[1]).read_bytes())
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=arguments())
        site = Builds(Path(folder)).get("content").site.root
        with opened(browser, site, "loesungen/") as page:
            print("\n".join(told(ask(page, queries))))
        browser.close()


def read(raw: bytes) -> list[str]:
    """Give the queries of a file, each once, whatever its encoding."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")
    return list(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))


def ask(page: Page, queries: list[str]) -> list[Answer]:
    """Type queries into the page."""
    shown = f"[{OBSTACLES}.length + {OTHERS}.length + {HELP}, {MAYBE}]"
    rows = page.evaluate(TYPE.replace("SHOWN", shown), queries)
    return [Answer(query, found, maybe) for query, (found, maybe) in zip(queries, rows, strict=True)]


def told(answers: list[Answer]) -> Iterator[str]:
    """Say in German what is not answered, and what may be meant."""
    silent = [answer for answer in answers if not answer.found and not answer.maybe]
    unsure = [answer for answer in answers if not answer.found and answer.maybe]
    yield f"{len(answers)} Anfragen, {len(answers) - len(silent) - len(unsure)} davon beantwortet."
    if unsure:
        yield f"\nNur „Vielleicht gemeint“ ({len(unsure)}); wohin sie gehören könnten:"
        yield from (f"  {answer.query}  →  {', '.join(answer.maybe[:3])}" for answer in unsure)
    if silent:
        yield f"\nNichts gefunden ({len(silent)}):"
        yield from (f"  {answer.query}" for answer in silent)
    if silent or unsure:
        yield "\nWas hierher gehört, in data/vocabulary.yaml beim richtigen Hemmnis eintragen, eine Zeile je Anfrage."


if __name__ == "__main__":
    main()
