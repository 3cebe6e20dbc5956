"""Look at a published site as its first visitor: `python3 scripts/smoke.py ADDRESS`.

Start page, one obstacle, the list of all solutions with a word to search for, what they load, and
the page for what is not there. Needs nothing but Python, so that a workflow installs nothing.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http import HTTPStatus
from http.client import HTTPException
from typing import Final
from urllib.error import HTTPError
from urllib.parse import urljoin
from urllib.request import Request, urlopen

_SECONDS: Final = 20
_PAUSE: Final = 10
_OBSTACLE: Final = re.compile(r"(?:^|/)hemmnisse/([a-z0-9-]+)/$")
_DOCUMENTS: Final = re.compile(r"/search/documents\.[0-9a-f]+\.js$")


@dataclass
class Page(HTMLParser):
    """What a visitor gets from one address."""

    address: str
    status: int
    text: str
    links: list[str] = field(default_factory=list)
    loaded: list[str] = field(default_factory=list)
    obstacles: set[str] = field(default_factory=set)
    language: str = ""

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note links, what is loaded, and which obstacles are shown."""
        values = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.language = values.get("lang", "")
        if tag == "a" and "href" in values:
            self.links.append(urljoin(self.address, values["href"]))
        if tag == "script" and "src" in values:
            self.loaded.append(urljoin(self.address, values["src"]))
        if tag == "link" and values.get("rel") == "stylesheet":
            self.loaded.append(urljoin(self.address, values["href"]))
        if "data-obstacle" in values:
            self.obstacles.add(values["data-obstacle"])

    @property
    def heading(self) -> str:
        """Give the words of the main heading."""
        found = re.search(r"<h1[^>]*>(.*?)</h1>", self.text, re.DOTALL)
        return " ".join(re.sub(r"<[^>]+>|&\w+;", " ", found[1]).split()) if found else ""


def main(arguments: list[str] | None = None) -> int:
    """Look until all is well or the time is over; print what is wrong and give 1 then."""
    parser = argparse.ArgumentParser(
        description="Sieht eine veröffentlichte Wissensbasis an wie ein erster Besucher."
    )
    parser.add_argument("address", metavar="ADRESSE", help="wo die Startseite steht")
    parser.add_argument(
        "--wait", type=int, default=120, metavar="SEKUNDEN", help="so lange wird es wieder versucht"
    )
    options = parser.parse_args(arguments)
    if not re.match(r"https?://", options.address):
        parser.error("Die Adresse beginnt mit https:// oder http://.")
    ends = time.monotonic() + options.wait
    while problems := list(look(options.address.rstrip("/") + "/")):
        if time.monotonic() + _PAUSE > ends:
            print("\n".join(problems))
            return 1
        time.sleep(_PAUSE)
    print(f"{options.address}: Startseite, ein Hemmnis, Suche und Fehlerseite sind da.")
    return 0


def look(address: str) -> Iterator[str]:
    """Give everything that is wrong, in sentences."""
    start = get(address)
    yield from _sound(start)
    found = next((match for link in start.links if (match := _OBSTACLE.search(link))), None)
    if start.status == HTTPStatus.OK and not found:
        yield f"{address} führt zu keinem Hemmnis."
    if found:
        yield from _obstacle(address, found[1])
    missing = get(urljoin(address, "gibt-es-nicht/"))
    if missing.status != HTTPStatus.NOT_FOUND or missing.language != "de":
        yield f"{missing.address} sollte 404 auf Deutsch sein, ist aber {missing.status}."


def _obstacle(address: str, id_: str) -> Iterator[str]:
    page = get(urljoin(address, f"hemmnisse/{id_}/"))
    yield from _sound(page)
    if id_ not in page.obstacles:
        yield f"{page.address} zeigt das Hemmnis „{id_}“ nicht."
    solutions = get(urljoin(address, "loesungen/"))
    yield from _sound(solutions)
    if id_ not in solutions.obstacles:
        yield f"{solutions.address} zählt das Hemmnis „{id_}“ nicht auf."
    word = max(page.heading.split(), key=len, default="")
    documents = [get(link) for link in solutions.loaded if _DOCUMENTS.search(link)]
    if solutions.status == HTTPStatus.OK and not documents:
        yield f"{solutions.address} lädt keine Suchdaten."
    for place in (solutions, *documents):
        if not word or word not in place.text:
            yield f"{place.address} enthält das Suchwort „{word}“ nicht."


def _sound(page: Page) -> Iterator[str]:
    if page.status != HTTPStatus.OK:
        yield f"{page.address} antwortet mit {page.status or page.text}."
        return
    if page.language != "de" or not page.heading:
        yield f"{page.address} ist keine Seite der Wissensbasis: Es fehlen die Sprache oder die Überschrift."
    for link in page.loaded:
        got = get(link)
        if got.status != HTTPStatus.OK:
            yield f"{page.address} lädt {link}; das antwortet mit {got.status or got.text}."
        elif not got.text:
            yield f"{page.address} lädt {link}; das ist leer."


def get(address: str) -> Page:
    """Fetch an address; what cannot be reached has the status 0 and the reason as text."""
    request = Request(address, headers={"User-Agent": "Wissensbasis-Probe"})  # noqa: S310 (checked in main)
    try:
        with urlopen(request, timeout=_SECONDS) as answer:  # noqa: S310 (the same)
            return Page(address, answer.status, answer.read().decode(errors="replace"))
    except HTTPError as error:
        with error:
            return Page(address, error.code, error.read().decode(errors="replace"))
    except (OSError, HTTPException) as error:
        return Page(address, 0, f"Fehler: {error}")


if __name__ == "__main__":
    sys.exit(main())
