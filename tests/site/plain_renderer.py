"""A second generator, as small as can be: the exported pages and the templates of the frame, nothing of MkDocs.

It proves that nothing depends on MkDocs but the adapter: `python -m macros stubs PAGES`, then
`python -m tests.site.plain_renderer PAGES SITE`.
"""

from __future__ import annotations

import json
import posixpath
import sys
from pathlib import Path
from types import SimpleNamespace

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from macros.publishing.frame import missing_frame

OVERRIDES = Path(__file__).parents[2] / "overrides"
SHARED = "site.json"


def render(pages: Path, site: Path) -> None:
    """Render all exported pages into a folder, each as a folder of its own."""
    loader = FileSystemLoader(OVERRIDES)
    template = Environment(loader=loader, undefined=StrictUndefined).get_template("main.html")  # noqa: S701 (they escape themselves)
    config = {"extra": {"site": json.loads((pages / SHARED).read_text(encoding="utf-8"))}}
    for path in sorted(path for path in pages.rglob("*") if path.is_file()):
        name = path.relative_to(pages).as_posix()
        if path.suffix == ".md":
            page = _page(path.read_text(encoding="utf-8"))
            _write(site / _file(name), template.render(config=config, page=page).encode())
        elif name != SHARED:
            _write(site / name, path.read_bytes())
    missing = SimpleNamespace(meta={"frame": missing_frame("/")}, content="")
    _write(site / "404.html", template.render(config=config, page=missing).encode())


def _page(source: str) -> SimpleNamespace:
    """Read one exported page: a head of plain values, and HTML below it."""
    _, head, html = source.split("---\n", 2)
    meta = {key: json.loads(value) for key, _, value in (line.partition(": ") for line in head.splitlines())}
    return SimpleNamespace(meta=meta, content=html.strip("\n"))


def _file(name: str) -> str:
    name = name.removesuffix(".md")
    return f"{name}.html" if posixpath.basename(name) == "index" else f"{name}/index.html"


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


if __name__ == "__main__":
    render(Path(sys.argv[1]), Path(sys.argv[2]))
