"""Time our site beside a plain counterpart: `make benchmark`.

The counterpart has one Markdown file for each page with the same visible text, under stock
Material with its search, obstacles not in the menu. Both are built in turn as whole processes.
The search is timed in a real browser: until it is ready, and at each key of the development half
of the relevance suite.
"""

from __future__ import annotations

import copy
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
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
SIZES: Final = (21, 210)
RUNS: Final = 5
LOADS: Final = 9
STOCK: Final = """\
site_name: Counterpart
theme: {name: material, language: de, font: false}
plugins: [search]
not_in_nav: "*"
nav: [Start: index.md, Hemmnisse: hemmnisse/index.md, Lösungen: loesungen.md]
"""


def main() -> None:
    """Print build times and the pace of the search at each size, and the weight of a first view."""
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            ours = lay_out(Path(folder) / f"ours-{size}", size)
            build(ours)
            plain = lay_out_counterpart(Path(folder) / f"plain-{size}", ours / "site")
            print_times(size, *compare(ours, plain))
            print_search(size, ours / "site")
            if size == SIZES[0]:
                obstacle = next((ours / "site" / "hemmnisse").glob("schulden-*"))
                print_weight(ours / "site", f"hemmnisse/{obstacle.name}/index.html")
                print_weight(ours / "site", "loesungen/index.html")


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
    path.write_text(yaml.dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    first = {obstacle["id"]: data["obstacles"][n]["id"] for n, obstacle in enumerate(real)}
    for page in (*project.glob("docs/**/*.md"), *project.glob("data/*.yaml")):
        text = page.read_text(encoding="utf-8")
        for old, new in first.items():
            text = text.replace(f"[[{old}", f"[[{new}")
        page.write_text(text, encoding="utf-8")
    return project


def synthetic(obstacle: dict[str, Any], n: int) -> dict[str, Any]:
    """Make one obstacle from a real one, under new names."""
    new = copy.deepcopy(obstacle)
    new |= {"id": f"{obstacle['id']}-{n}", "number": str(n + 1), "title": f"{obstacle['title']} {n}"}
    for solution in new["solutions"]:
        solution["id"] += f"-{n}"
    new.pop("related", None)
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


def build(project: Path) -> float:
    """Build a project as a whole process; give its user and system seconds."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    before = os.times()
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=project, env=environment, check=True
    )
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def compare(ours: Path, plain: Path) -> tuple[list[float], list[float]]:
    """Build both in turn, after one run of each that does not count."""
    build(plain)
    pairs = []
    for _ in range(RUNS):
        pairs.append((build(ours), build(plain)))
        time.sleep(0.2)
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def print_times(size: int, ours: list[float], plain: list[float]) -> None:
    """Print medians and the ratio, pair by pair."""
    ratio = statistics.median(a / b for a, b in zip(ours, plain, strict=True))
    print(
        f"{size:>4} obstacles: ours {statistics.median(ours):.2f} s cpu, "
        f"counterpart {statistics.median(plain):.2f} s, ratio {ratio:.2f}"
    )


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
