"""Time our site beside a plain counterpart: `make benchmark`, with `LARGE=1` up to 2,100 obstacles too.

The counterpart has one Markdown file for each page with the same visible text, under stock
Material with its search, obstacles not in the menu. All are built in turn as whole processes:
ours without what an earlier build has left, the counterpart, ours again with it.
The search is timed in a real browser: until it is ready, and at each key of the development half
of the relevance suite.
"""

from __future__ import annotations

import copy
import math
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import brotli
import html5lib
import yaml
from playwright.sync_api import sync_playwright

from tests.browser.finding import arguments, chromium
from tests.content.relevance import suite
from tests.content.report import opened

ROOT: Final = Path(__file__).parent.parent
SIZES: Final = (21, 210, 2100) if os.environ.get("LARGE") else (21, 210)
RUNS: Final = 5
A_FILE: Final = 150
"""Obstacles in one data file: a file may hold 2 MB."""
LOADS: Final = 9
STOCK: Final = """\
site_name: Counterpart
theme: {name: material, language: de, font: false}
plugins: [search]
not_in_nav: "*"
nav: [Start: index.md, Hemmnisse: hemmnisse/index.md, Lösungen: loesungen.md]
"""


@dataclass(frozen=True)
class Cost:
    """What a process took: seconds of the processor, and bytes of memory at its peak."""

    cpu: float
    memory: int


def main() -> None:
    """Print costs and the pace of the search at each size, and the weight of a first view."""
    costs: dict[int, tuple[Cost, int]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            ours = lay_out(Path(folder) / f"ours-{size}", size)
            build(ours)
            plain = lay_out_counterpart(Path(folder) / f"plain-{size}", ours / "site")
            costs[size] = (print_times(size, ours, plain), weight_of(ours / "site"))
            print_check(size, ours)
            if size <= max(SIZES[:2]):
                print_search(size, ours / "site")
            if size == SIZES[0]:
                obstacle = next((ours / "site" / "hemmnisse").glob("schulden-*"))
                print_weight(ours / "site", f"hemmnisse/{obstacle.name}/index.html")
                print_weight(ours / "site", "loesungen/index.html")
    print_growth(costs)


def lay_out(project: Path, size: int) -> Path:
    """Lay out our project with as many synthetic obstacles, made from the real ones."""
    shutil.copytree(ROOT / "docs", project / "docs")
    shutil.copytree(ROOT / "data", project / "data")
    shutil.copy(ROOT / "mkdocs.yml", project)
    for name in ("macros", "overrides"):
        (project / name).symlink_to(ROOT / name)
    path = project / "data" / "obstacles.yaml"
    data: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 (text only)
    real = data["obstacles"]
    data["obstacles"] = [synthetic(real[n % len(real)], n) for n in range(size)]
    data["edition"]["expected_obstacles"] = str(size)
    obstacles = data.pop("obstacles")
    path.write_text(yaml.dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    (project / "data" / "obstacles").mkdir()
    for n in range(0, size, A_FILE):
        part = yaml.dump({"obstacles": obstacles[n : n + A_FILE]}, allow_unicode=True, sort_keys=False)
        (project / "data" / "obstacles" / f"{n:05}.yaml").write_text(part, encoding="utf-8")
    first = {obstacle["id"]: obstacles[n]["id"] for n, obstacle in enumerate(real)}
    for page in (*project.glob("docs/**/*.md"), *project.glob("data/**/*.yaml")):
        text = page.read_text(encoding="utf-8")
        for old, new in first.items():
            text = text.replace(f"[[{old}", f"[[{new}").replace(
                f"- obstacle: {old}\n", f"- obstacle: {new}\n"
            )
        page.write_text(text, encoding="utf-8")
    return project


def synthetic(obstacle: dict[str, Any], n: int) -> dict[str, Any]:
    """Make one obstacle from a real one, under new names."""
    new = copy.deepcopy(obstacle)
    new |= {"id": f"{obstacle['id']}-{n}", "number": str(n + 1), "title": f"{obstacle['title']} {n}"}
    for solution in new["solutions"]:
        solution["id"] += f"-{n}"
    new.pop("related", None)
    new.pop("shared", None)
    return new


def lay_out_counterpart(project: Path, site: Path) -> Path:
    """Lay out plain Markdown with the visible text of every page of a built site."""
    project.mkdir()
    (project / "mkdocs.yml").write_text(STOCK, encoding="utf-8")
    for page in site.rglob("*.html"):
        path = page.relative_to(site)
        if path.name == "404.html":
            continue
        is_folder = (path.parent / "index.html") == path and any(page.parent.glob("*/index.html"))
        source = (
            path.with_suffix(".md") if is_folder or path.parent == Path() else path.parent.with_suffix(".md")
        )
        target = project / "docs" / source
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(as_markdown(page.read_text(encoding="utf-8")), encoding="utf-8")
    return project


def as_markdown(html: str) -> str:
    """Give the visible text of a page's main part as plain Markdown."""
    main = html5lib.parse(html, namespaceHTMLElements=False).find(".//main")
    blocks = []
    for element in main.iter() if main is not None else ():
        is_block = element.tag in {"h1", "h2", "h3", "p", "li", "dt", "dd", "td", "th"}
        if is_block and not element.findall(".//p"):
            text = re.sub(r"([\\`*_\[\]<>{}#|])", r"\\\1", " ".join("".join(element.itertext()).split()))
            mark = {"h1": "# ", "h2": "## ", "h3": "### ", "li": "- "}.get(element.tag, "")
            blocks.append(f"{mark}{text}")
    return "\n\n".join(blocks) + "\n"


def run(project: Path, *command: str) -> Cost:
    """Run a module of Python in a project as a whole process."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    with subprocess.Popen([sys.executable, "-m", *command], cwd=project, env=environment) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


def build(project: Path) -> Cost:
    """Build a project."""
    return run(project, "mkdocs", "build", "--quiet")


def print_times(size: int, ours: Path, plain: Path) -> Cost:
    """Build in turn, after one run of each that does not count; print medians and ratios pair by pair."""
    build(plain)
    fresh, kept, other = list[Cost](), list[Cost](), list[Cost]()
    for _ in range(RUNS if size < max(SIZES[:2]) * 2 else 1):
        shutil.rmtree(ours / ".cache")
        fresh.append(build(ours))
        other.append(build(plain))
        kept.append(build(ours))
        time.sleep(0.2)
    print(f"{size:>5} obstacles: counterpart {median(other):.2f} s cpu")
    for name, costs in (("without caches", fresh), ("with caches", kept)):
        ratio = statistics.median(a.cpu / b.cpu for a, b in zip(costs, other, strict=True))
        print(f"{'':>7}ours {name}: {median(costs):.2f} s cpu, ratio {ratio:.2f}")
    print(f"{'':>7}memory at its peak: {max(cost.memory for cost in fresh) / 1e6:.0f} MB")
    return min(kept, key=lambda cost: cost.cpu)


def median(costs: list[Cost]) -> float:
    """Give the median of the seconds."""
    return statistics.median(cost.cpu for cost in costs)


def print_check(size: int, project: Path) -> None:
    """Print what the check alone takes."""
    start = time.perf_counter()
    cost = run(project, "macros", "check")
    wall = time.perf_counter() - start
    print(f"{size:>5} obstacles: check {cost.cpu:.2f} s cpu, {wall:.2f} s, {cost.memory / 1e6:.0f} MB")


def weight_of(site: Path) -> int:
    """Give the bytes of all files of a site."""
    return sum(path.stat().st_size for path in site.rglob("*") if path.is_file())


def print_growth(costs: dict[int, tuple[Cost, int]]) -> None:
    """Print how cost and weight grow from one size to the next: 1 is in step, 2 is quadratic."""
    for small, large in pairwise(SIZES):
        step = math.log(large / small)
        cpu = math.log(costs[large][0].cpu / costs[small][0].cpu) / step
        weight = math.log(costs[large][1] / costs[small][1]) / step
        print(f"from {small} to {large}: exponent of cpu {cpu:.2f}, of the weight of the site {weight:.2f}")


READY = """() => {
  const [start, ready] = ["finder-start", "finder-ready"].map(name => performance.getEntriesByName(name)[0].startTime);
  return ready - start;
}"""
KEYS = """queries => {
  const field = document.querySelector("main #suche");
  return queries.flatMap(query => [...query].map((_, n) => {
    const start = performance.now();
    field.value = query.slice(0, n + 1);
    field.dispatchEvent(new Event("input", { bubbles: true }));
    return performance.now() - start;
  }));
}"""


def print_search(size: int, site: Path) -> None:
    """Print how long the search takes to be ready, and at each key."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=arguments())
        ready: list[float] = []
        for _ in range(LOADS):
            with opened(browser, site, "loesungen/") as page:
                ready.append(page.evaluate(READY))
                keys: list[float] = page.evaluate(KEYS, [query.text for query in suite("development")])
        browser.close()
    slow = statistics.quantiles(keys, n=20)[-1]
    print(
        f"{size:>4} obstacles: search ready in {statistics.median(ready):.0f} ms, "
        f"a key takes {statistics.median(keys):.1f} ms (median of {len(keys)}), 19 of 20 at most {slow:.0f} ms"
    )


def print_weight(site: Path, path: str) -> None:
    """Print requests and brotli bytes of a first view."""
    page = site / path
    html = page.read_text(encoding="utf-8")
    parts = [page]
    for address in re.findall(r'<(?:link[^>]*href|script[^>]*src)="([^"]+)"', html):
        found = (page.parent / address).resolve()
        if found.is_file():
            parts.append(found)
    sizes = {part.name: len(brotli.compress(part.read_bytes())) for part in parts}
    print(f"first view of {path}: {len(parts)} requests, {sum(sizes.values()) / 1000:.1f} kB brotli {sizes}")


if __name__ == "__main__":
    main()
