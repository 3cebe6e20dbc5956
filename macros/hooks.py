"""MkDocs events: bring the pages from data in, resolve references, keep foreign assets out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files

sys.path.insert(0, str(Path(__file__).parent.parent))  # MkDocs puts only this folder on the path

from macros import current
from macros.knowledge.findings import render
from macros.knowledge.purpose import Purpose
from macros.publishing.frame import frame
from macros.publishing.search import PARTS, search_scripts
from macros.publishing.writing import Writer

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

BEFORE_OTHERS: Final = 100


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


@event_priority(BEFORE_OTHERS)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check the edition once, before anything else happens."""
    purpose = _purpose(config)
    try:
        base = current.reload(_root(config), purpose).base
    except current.EditionError as error:
        found = render(error.findings, "text")
        raise Abort(f"\n{found}\n\nEs wurde nichts veröffentlicht.") from error
    config.site_name = base.edition.title
    config.extra["wissen"] = frame(base, purpose, config.extra["made"])
    return config


def _purpose(config: MkDocsConfig) -> Purpose:
    try:
        return Purpose(config.extra["purpose"])
    except ValueError as error:
        raise Abort(f"PURPOSE kann nur eines sein von: {', '.join(Purpose)}.") from error


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages from data; under our own templates the search, and none of the stock theme's assets."""
    edition = current.edition(_root(config))
    if config.theme.custom_dir:
        for file in _left_out(files, Path(config.docs_dir), Path(config.theme.custom_dir)):
            files.remove(file)
        for path, script in search_scripts(edition.base, flat=not config.use_directory_urls).items():
            files.append(File.generated(config, path, content=script))
    for page in edition.pages.values():
        files.append(File.generated(config, page.path, content=page.stub))
    return files


def _left_out(files: Files, *folders: Path) -> list[File]:
    """Find what does not go to the site: assets of the stock theme, and the parts of the search."""
    ours = [folder.resolve() for folder in folders]
    paths = [(file, Path(file.abs_src_path).resolve()) for file in files if file.abs_src_path]
    return [file for file, path in paths if path.parent == PARTS or not any(map(path.is_relative_to, ours))]


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Resolve the references of hand-written pages; pages from data arrive resolved."""
    if page.file.generated_by:
        return markdown
    return Writer(current.edition(_root(config)).base, page.file.src_uri).page(markdown)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Give pages from data their title, after nobody can execute it any more."""
    from_data = current.edition(_root(config)).pages.get(page.file.src_uri)
    page.meta["titel"] = from_data.title if from_data else page.title
    if not from_data:
        page.meta["sprache"] = current.edition(_root(config)).base.page[page.file.src_uri].language
    return html
