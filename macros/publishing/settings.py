"""What the operator of a site has filled in, or the words that it is still missing."""

from __future__ import annotations

from typing import Final

from macros.knowledge.base import KnowledgeBase

MISSING: Final = "*vom Betreiber einzutragen*"


def setting(base: KnowledgeBase, name: str) -> str:
    """Give a setting of data/site.yaml as Markdown; mail addresses become links."""
    value = getattr(base.site, name)
    if not value:
        return MISSING
    return f"[{value}](mailto:{value})" if "contact" in name else str(value)
