"""Macros of the knowledge base for mkdocs-macros."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from macros.current import edition
from macros.publishing.fields import field_reference
from macros.publishing.rendering import render
from macros.publishing.settings import setting

if TYPE_CHECKING:
    from mkdocs_macros.plugin import MacrosPlugin


def define_env(env: MacrosPlugin) -> None:
    """Offer the macros that pages may call."""
    current = edition(Path(env.project_dir))

    def seite(kind: str, id_: str) -> str:
        return render(current.base, current.page_of(kind, id_))

    def angabe(name: str) -> str:
        return setting(current.base, name)

    def feldreferenz() -> str:
        return field_reference()

    for macro in (seite, angabe, feldreferenz):
        env.macro(macro)  # type: ignore[no-untyped-call]
