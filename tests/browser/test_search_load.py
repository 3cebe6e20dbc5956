"""Bad input costs a reader's machine next to nothing: measured in the process in which the browser runs the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, CDPSession, Page

from tests.browser.test_search_page import BAD
from tests.browser.visiting import watched

SECONDS: Final = 0.5
"""Of cpu for one query, its answer shown. A tenth of that is usual."""
MEGABYTES: Final = 64
"""More than before, at the peak, for all bad queries one after another."""
SPITE: Final = {
    "a long compound": "haltestellenwarteschlangen" * 400,
    "many long words": " ".join("abcdefghij"[n % 10 :] * 30 for n in range(300)),
    "one word, often": "schicht " * 5_000,
}
TYPE: Final = """text => {
  const field = document.querySelector("#suche");
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}"""
IDLE: Final = "() => new Promise((done) => requestIdleCallback(done))"
SLOW: Final = (
    "rounds => { let x = 0; for (let n = 0; n < rounds; n++) x = Math.sqrt(x + n); globalThis.kept = x }"
)
A_WHILE, LONG = 30_000_000, 200_000_000
GREEDY: Final = "() => { globalThis.kept = new Float64Array(10_000_000).fill(1); }"


@dataclass(frozen=True)
class Process:
    """The process that runs a page."""

    page: Page
    session: CDPSession
    number: int

    def seconds(self) -> float:
        """Give the cpu seconds that the page's thread has used so far."""
        metrics = self.session.send("Performance.getMetrics")["metrics"]
        return float(next(one["value"] for one in metrics if one["name"] == "TaskDuration"))

    def forget_peak(self) -> None:
        """Let what it holds now be the most that it has held."""
        Path(f"/proc/{self.number}/clear_refs").write_text("5", encoding="utf-8")

    def megabytes(self) -> float:
        """Give the most memory that it has held since."""
        status = Path(f"/proc/{self.number}/status").read_text(encoding="utf-8")
        found = re.search(r"VmHWM:\s+(\d+) kB", status)
        assert found
        return int(found[1]) / 1000

    def cost(self, script: str, value: str | int = "") -> float:
        """Run a script with a value, and give the cpu seconds until nothing is left to do."""
        before = self.seconds()
        self.page.evaluate(script, value)
        self.page.evaluate(IDLE)
        return self.seconds() - before


@pytest.fixture
def process(browser: Browser, address: str) -> Iterator[Process]:
    """The page of all solutions, and the process in which it shows itself when it works."""
    if not Path("/proc").is_dir():
        pytest.skip("the peak of memory is read from /proc")
    with watched(browser, address) as visit:
        page = visit.go("loesungen/")
        session = page.context.new_cdp_session(page)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})
        process = Process(page, session, _process_of(page, browser))
        process.forget_peak()
        yield process


def _process_of(page: Page, browser: Browser) -> int:
    """Find the process in which a page works: the one that is busy when the page is, and clearly so."""
    for _ in range(10):
        before = _renderers(browser)
        page.evaluate(SLOW, A_WHILE)
        after = _renderers(browser)
        spent = sorted(
            ((after[number] - before[number], number) for number in before.keys() & after), reverse=True
        )
        if len(spent) == 1 or spent[0][0] > 2 * spent[1][0]:
            return spent[0][1]
    pytest.fail("every process of the browser is busy")


def _renderers(browser: Browser) -> dict[int, float]:
    """Give the cpu seconds of all processes that run pages."""
    running = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    return {int(one["id"]): float(one["cpuTime"]) for one in running if one["type"] == "renderer"}


def test_bad_input_is_answered_in_no_time(process: Process) -> None:
    process.cost(TYPE, "winter")
    before = process.megabytes()
    costs = {name: process.cost(TYPE, text) for name, text in (BAD | SPITE).items()}
    assert {name: seconds for name, seconds in costs.items() if seconds > SECONDS} == {}
    assert process.megabytes() - before < MEGABYTES


def test_what_takes_long_or_much_is_seen(process: Process) -> None:
    """Control case: a page that dawdles and hoards."""
    before = process.megabytes()
    assert process.cost(SLOW, LONG) > SECONDS
    process.cost(GREEDY)
    assert process.megabytes() - before > MEGABYTES
