"""Macros of the knowledge base for mkdocs-macros."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from macros.current import edition
from macros.publishing.drawings import drawing
from macros.publishing.fields import field_reference
from macros.publishing.municipalities import municipality_table
from macros.publishing.rendering import render
from macros.publishing.settings import setting
from macros.publishing.writing import Writer

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

    def gemeinden() -> str:
        writer = Writer(current.base, env.page.file.src_uri)
        return writer.page(municipality_table(current.base))

    def zeichnung(name: str) -> str:
        return drawing(name)

    for macro in (seite, angabe, feldreferenz, gemeinden, zeichnung):
        env.macro(macro)  # type: ignore[no-untyped-call]
