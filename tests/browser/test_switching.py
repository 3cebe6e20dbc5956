"""Releases never mix: whoever opens a page gets it with the styles and scripts that it was made for."""

from __future__ import annotations

import gzip
import random
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from http.client import HTTPConnection
from itertools import cycle
from pathlib import Path
from urllib.parse import urljoin

import brotli
import pytest

from macros.publishing.compression import write_twins
from tests.browser.nginx import Nginx, release, running
from tests.browser.visiting import KINDS
from tests.builds import Builds

pytestmark = pytest.mark.audit

READERS = 8
REQUESTS = 25_000
SWITCHES = 50
EDITIONS = ("erste", "zweite", "dritte")
LOADED = re.compile(r'<(?:link rel="stylesheet" href|script (?:defer )?src)="([^"]+)"')
PACKINGS: dict[str, Callable[[bytes], bytes]] = {
    "br": brotli.decompress,
    "gzip": gzip.decompress,
    "identity": bytes,
}


def edition(site: Path, folder: Path, name: str) -> Path:
    """Make another edition of a site: in each file stands which it is, and all hashes are others."""
    shutil.copytree(site, folder)
    mark, renamed = f"/* Fassung: {name} */", {}
    for path in [*folder.glob("assets/**/*.css"), *folder.glob("assets/**/*.js")]:
        content = path.read_bytes() + mark.encode()
        stem, _, ending = path.name.split(".")
        new = path.rename(path.with_name(f"{stem}.{sha256(content).hexdigest()[:10]}.{ending}"))
        new.write_bytes(content)
        renamed[path.name] = new.name
    for page in folder.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        for old, now in renamed.items():
            text = text.replace(old, now)
        page.write_text(text + mark, encoding="utf-8")
    write_twins(folder)
    return folder


@pytest.fixture(scope="module")
def editions(builds: Builds, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Some editions of one site, built and compressed."""
    folder = tmp_path_factory.mktemp("editions")
    return [edition(builds.get("report").site.root, folder / name, name) for name in EDITIONS]


@pytest.fixture
def nginx(editions: list[Path], tmp_path: Path) -> Iterator[Nginx]:
    """Serve all of them, the last one now."""
    for site in editions:
        release(site, tmp_path)
    with running(tmp_path) as server:
        yield server


@dataclass
class Reader:
    """Opens one page after the other, each with everything that it loads, until told to stop."""

    port: int
    stop: threading.Event
    seed: int
    requests: int = 0
    pages: int = 0
    across: int = 0
    """How many pages were opened while releases were switched."""
    wrong: list[str] = field(default_factory=list)

    def read(self, switches: Callable[[], int]) -> None:
        """Read until told to stop."""
        choose = random.Random(self.seed)  # noqa: S311 (any page will do)
        while not self.stop.is_set():
            path, packing = f"/{choose.choice(KINDS)}", choose.choice(list(PACKINGS))
            before = switches()
            self.pages += 1
            page = self.get(path, packing)
            mark = page[page.rfind("/* Fassung") :]
            for address in LOADED.findall(page):
                target = urljoin(path, address)
                if not self.get(target, packing).endswith(mark):
                    self.wrong.append(f"{path} {mark} {target}")
            self.across += switches() != before

    def get(self, path: str, packing: str) -> str:
        """Give what a path holds, or the status if that is not there."""
        self.requests += 1
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request("GET", path, headers={"Accept-Encoding": packing})
        answer = connection.getresponse()
        body, used = answer.read(), answer.headers.get("Content-Encoding", "identity")
        connection.close()
        return f"{answer.status}" if answer.status != 200 else PACKINGS[used](body).decode()


def test_nobody_gets_a_page_of_one_release_with_files_of_another(nginx: Nginx, editions: list[Path]) -> None:
    """A release is kept for one switch: nobody here reads more slowly than that."""
    stop = threading.Event()
    readers = [Reader(nginx.port, stop, seed) for seed in range(READERS)]
    done: list[str] = []
    threads = [threading.Thread(target=reader.read, args=(lambda: len(done),)) for reader in readers]
    for thread in threads:
        thread.start()
    sources = cycle([editions[0], nginx.home / "davor", editions[1], editions[2], nginx.home / "davor"])
    try:
        while sum(reader.requests for reader in readers) < REQUESTS or len(done) < SWITCHES:
            _let_all_open_another_page(readers)
            source = next(sources)
            release(source, nginx.home)
            done.append(source.name)
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    assert [fault for reader in readers for fault in reader.wrong] == []
    assert sum(reader.across for reader in readers) > len(done), "readers were there when it happened"
    assert all(reader.pages > SWITCHES for reader in readers)


def _let_all_open_another_page(readers: list[Reader]) -> None:
    before = [reader.pages for reader in readers]
    while any(reader.pages == pages for reader, pages in zip(readers, before, strict=True)):
        threading.Event().wait(0.002)


def test_without_the_release_before_pages_and_files_would_not_fit(nginx: Nginx, editions: list[Path]) -> None:
    """Control case, without haste: a page, then a switch, then its files."""
    reader = Reader(nginx.port, threading.Event(), 0)
    page = reader.get("/", "br")
    release(editions[0], nginx.home)
    addresses = [urljoin("/", address) for address in LOADED.findall(page)]
    assert len(addresses) > 1
    assert all("Fassung: dritte" in reader.get(address, "br") for address in addresses)
    (nginx.home / "davor").unlink()
    assert {reader.get(address, "br") for address in addresses} == {"404"}
