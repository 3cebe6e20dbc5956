"""MkDocs events: bring the site in, set in what macros give, hand the frame its plain values."""

from __future__ import annotations

import gc
import re
import sys
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

sys.path.insert(0, str(Path(__file__).parent.parent))  # MkDocs puts only this folder on the path
gc.set_threshold(50_000, 20, 20)  # a build keeps what it makes: Python's own pace costs a twentieth more

from macros import current
from macros.calling import SLOTS
from macros.knowledge.findings import render
from macros.knowledge.purpose import Purpose
from macros.publishing.blame import judged
from macros.publishing.frame import missing_frame, page_frame, site_frame
from macros.publishing.gate import Gate
from macros.publishing.markdown import CONFIGS, EXTENSIONS
from macros.publishing.rendering import keep_compiled

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation

    from macros.publishing.site import Site

BEFORE_OTHERS: Final = 100
_ID: Final = re.compile(r' id="([^"]*)"')
_serving = False


class DataPage(Page):
    """A page from data: its source is one macro call, and what that gives is no Markdown."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Leave the source as it is; the page is set in when it is put together."""
        self.content = self.markdown


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


def _site(config: MkDocsConfig) -> Site:
    return current.current_site(_root(config))


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether pages are served: only then MkDocs puts a script into each, to load it anew."""
    global _serving  # noqa: PLW0603 (MkDocs tells it once)
    _serving = command == "serve"


@event_priority(BEFORE_OTHERS)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check the edition once, before anything else happens."""
    try:
        site = current.load_site(
            _root(config),
            _purpose(config),
            flat=not config.use_directory_urls,
            made=_made(),
        )
    except current.EditionError as error:
        found = render(error.findings, "text")
        raise Abort(f"\n{found}\n\nEs wurde nichts veröffentlicht.") from error
    config.site_name = site.base.edition.title
    config.markdown_extensions = [*EXTENSIONS]  # type: ignore[list-item]  # Markdown takes objects too
    config.mdx_configs = {**CONFIGS}
    config.extra["site"] = {**site_frame(site, config.nav or []), **({"policy": ""} if _serving else {})}
    SLOTS.clear()
    if config.theme.custom_dir:
        _without_stock_templates(config)
    return config


def _purpose(config: MkDocsConfig) -> Purpose:
    try:
        return Purpose(config.extra["purpose"])
    except ValueError as error:
        raise Abort(f"PURPOSE kann nur eines sein von: {', '.join(Purpose)}.") from error


def _made() -> int | None:
    try:
        return current.commit_time()
    except ValueError as error:
        raise Abort(str(error)) from error


def _without_stock_templates(config: MkDocsConfig) -> None:
    """Leave out the folder of Material's templates, which nothing asks for and which holds 14,000 icons."""
    config.theme.dirs = [folder for folder in config.theme.dirs if not Path(folder, ".icons").is_dir()]


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages from data; under our own templates our assets, and none of the theme's files."""
    site = _site(config)
    if config.theme.custom_dir:
        for file in [file for file in files if not _is_content(file, config)]:
            files.remove(file)
        for path, content in site.assets.files.items():
            files.append(File.generated(config, path, content=content))
    titles = dict(_titles(config.nav or []))
    for page in site.pages.values():
        file = File.generated(config, page.path, content=page.stub)
        DataPage(titles.get(page.path), file, config)
        files.append(file)
    return files


def _is_content(file: File, config: MkDocsConfig) -> bool:
    return bool(file.abs_src_path) and Path(str(file.abs_src_path)).is_relative_to(config.docs_dir)


def _titles(menu: list[Any]) -> list[tuple[str, str]]:
    """Give source paths with their titles in the menu."""
    pairs = [pair for item in menu for pair in item.items()]
    return [
        found
        for title, below in pairs
        for found in ([(below, title)] if isinstance(below, str) else _titles(below))
    ]


@event_priority(BEFORE_OTHERS)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Resolve the references of hand-written pages, before the macros are called."""
    text = _site(config).base.page.get(page.file.src_uri)
    return _site(config).markdown(text, markdown) if text else markdown


def on_pre_build(config: MkDocsConfig) -> None:
    """Let the one call of all pages from data be compiled once, not once a page."""
    environment: Environment = config.plugins["macros"].env  # type: ignore[attr-defined]  # this one has
    environment.from_string = cache(environment.from_string)  # type: ignore[assignment, method-assign]  # remembering is all it adds


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Use what an earlier build has left of compiled templates."""
    env.bytecode_cache = keep_compiled(_root(config))


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Set in what the macros of a page have given, and hand over its frame."""
    page.content = SLOTS.filled(page.content or "")
    page.present_anchor_ids = (page.present_anchor_ids or set()) | set(_ID.findall(page.content))
    sections = page.toc.items[0].children if getattr(page.toc, "items", None) else []
    contents = [(item.id, item.title) for item in sections]
    frame = page_frame(_site(config), config.extra["site"], page.file.src_uri, contents)
    if isinstance(page, DataPage):
        page.title = frame["title"]  # only now: mkdocs-macros would execute what stands in a title
    page.meta["frame"] = {**frame, "canonical": page.canonical_url if config.site_url else ""}
    return context


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """Hand over the frame of the page for what is not there."""
    if template_name == "404.html" and config.theme.custom_dir:
        frame = missing_frame(urlsplit(config.site_url or "/").path)
        context["page"] = SimpleNamespace(meta={"frame": frame}, content="")
    return context


def on_post_build(config: MkDocsConfig) -> None:
    """Read everything once more as readers will get it; what must not be published fails the build.

    The stock theme is not ours to judge.
    """
    if not config.theme.custom_dir:
        return
    site = _site(config)
    gate = Gate(site.assets.classes, site.assets.files, urlsplit(config.site_url or "/").path)
    refused = judged(site, gate.breaches(Path(config.site_dir)), _root(config))
    if refused:
        raise Abort(f"\n{refused}")


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Let go of what has been written."""
    page.content = page.markdown = None
    return output
