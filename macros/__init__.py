"""Macros of the knowledge base for mkdocs-macros."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_macros.plugin import MacrosPlugin


def define_env(env: MacrosPlugin) -> None:
    """Offer the macros that pages may call; what they give is set in after Markdown has read the page."""
    from macros import calling  # noqa: PLC0415 (the command line needs none of it)

    for name, macro in calling.macros(Path(env.project_dir), lambda: str(env.page.file.src_uri)).items():
        env.macro(macro, name)  # type: ignore[no-untyped-call]
