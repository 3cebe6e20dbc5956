"""The sources of all pages as files, for a generator that knows no hooks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from macros.knowledge.base import KnowledgeBase
from macros.publishing.pages import data_pages
from macros.publishing.search import search_scripts
from macros.publishing.writing import Writer


def page_sources(base: KnowledgeBase) -> Iterator[tuple[str, str]]:
    """Give path and source of every page, references resolved, and the scripts of the search."""
    for page in data_pages(base):
        yield page.path, page.stub
    for text_page in base.pages:
        yield text_page.file, Writer(base, text_page.file).page(text_page.text)
    yield from search_scripts(base, flat=False).items()


def write_sources(base: KnowledgeBase, folder: Path) -> list[Path]:
    """Write what has changed, delete what is gone, and give the paths that were touched."""
    sources = dict(page_sources(base))
    stale = [path for path in folder.rglob("*.md") if path.relative_to(folder).as_posix() not in sources]
    for path in stale:
        path.unlink()
    touched = stale
    for name, source in sources.items():
        path = folder / name
        if path.is_file() and path.read_text(encoding="utf-8") == source:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
        touched.append(path)
    return touched
