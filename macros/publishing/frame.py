"""What stands around the content of every page, in plain values that any generator can hand to the templates.

The templates of the frame (overrides/) are given two things: what all pages share (`site`) and what
is special to one (`frame`). They know nothing of a generator's own objects.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from macros.knowledge.pages import GERMAN
from macros.knowledge.purpose import Purpose
from macros.publishing.addresses import START, source_path
from macros.publishing.policy import PAGE_POLICY
from macros.publishing.site import Site

Menu = list[dict[str, Any]]
"""Entries with a title, and either the source path of a page or entries below it, as in `nav:` of mkdocs.yml."""


def site_frame(site: Site, menu: Menu) -> dict[str, Any]:
    """Give what the frame of every page shows; addresses are seen from the root."""
    edition = site.base.edition
    before, name = _parted(edition.title, edition.short_title)
    return {
        "name": edition.title,
        "name_before": before,
        "name_after": name,
        "short": edition.short_title,
        "is_draft": site.base.is_draft,
        "notice": edition.notice or "",
        "disclaimer": edition.disclaimer or "",
        "policy": PAGE_POLICY,
        "as_of": edition.as_of.german,
        "made": {"iso": site.made.iso, "german": site.made.german} if site.made else None,
        "is_copy": site.purpose is Purpose.COPY,
        "may_be_found": site.purpose is Purpose.PUBLIC and not site.base.is_draft,
        "old_after_days": site.base.site.copy_old_after_days,
        "menu": [_entry(site, *pair) for item in menu for pair in item.items()],
        "footer": [_foot(site, id_) for id_ in edition.footer],
        "start": site.addresses.of(START),
        "search": site.addresses.of(source_path(site.base.targets["loesungen"])),
        "about": site.addresses.of("ueber.md") if "ueber" in site.base.targets else "",
        "assets": {
            name: getattr(site.assets, name)
            for name in ("style", "script", "mark", "documents", "search", "vocabulary")
        },
    }


def _parted(title: str, short: str) -> tuple[str, str]:
    """Part a title before its short form, if it ends in it."""
    cut = len(title) - len(short) if title.lower().endswith(short.lower()) else 0
    return title[:cut], title[cut:]


def _entry(site: Site, title: str, pages: str | Menu) -> dict[str, Any]:
    if isinstance(pages, str):
        return {"title": title, "path": pages, "address": site.addresses.of(pages), "pages": []}
    inner = [_entry(site, *pair) for item in pages for pair in item.items()]
    return {"title": title, "path": "", "address": inner[0]["address"], "pages": inner}


def _foot(site: Site, id_: str) -> dict[str, Any]:
    target = site.base.targets[id_]
    path = source_path(target)
    page = site.base.page.get(path)
    language = page.language if page and page.language != GERMAN else ""
    return {"title": target.title, "path": path, "address": site.addresses.of(path), "language": language}


def page_frame(
    site: Site, shared: Mapping[str, Any], path: str, contents: Iterable[tuple[str, str]] = ()
) -> dict[str, Any]:
    """Give what is special to the frame of one page; contents are ids of its sections with their titles."""
    from_data = site.pages.get(path)
    text = site.base.page.get(path)
    return {
        "path": path,
        "root": site.addresses.root(path),
        "kind": from_data.kind if from_data else "",
        "title": from_data.title if from_data else text.title if text else "",
        "language": text.language if text else GERMAN,
        "contents": [{"id": id_, "title": title} for id_, title in contents],
        **_in_menu(shared["menu"], path),
    }


def missing_frame(root: str) -> dict[str, Any]:
    """Give the frame of the page that a server shows for what is not there; its root is absolute."""
    return {
        "path": "404.html",
        "root": root,
        "kind": "missing",
        "title": "Seite nicht gefunden",
        "language": GERMAN,
        "contents": [],
        "current": "",
        "current_kind": "",
        "section": None,
    }


def _in_menu(menu: Menu, path: str) -> dict[str, Any]:
    """Tell which entry of the menu is current: the page itself, or the one it belongs to."""
    folder = path.split("/", maxsplit=1)[0].replace("handlungsfelder", "hemmnisse") if "/" in path else ""
    for entry in menu:
        if entry["path"] == path:
            return {"current": entry["title"], "current_kind": "page", "section": None}
        if any(page["path"] == path for page in entry["pages"]):
            return {"current": entry["title"], "current_kind": "true", "section": entry}
        if folder and entry["path"] == f"{folder}/index.md":
            return {"current": entry["title"], "current_kind": "true", "section": None}
    return {"current": "", "current_kind": "", "section": None}
