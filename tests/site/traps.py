"""A MkDocs hook beside ours, for builds that must fail: it breaks what our own check has already found sound.

TRAPS holds JSON: texts to add to pages by their source path, and texts to put in the place of a
field of a record by its path in the knowledge base (none takes the field away). Every data file
that is opened is told.
"""

from __future__ import annotations

import json
import os
import sys
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from mkdocs.plugins import event_priority

from macros import current

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

TRAPS: Final = json.loads(os.environ.get("TRAPS", "{}"))
BEFORE_ALL: Final = 1000
AFTER_ALL: Final = -1000


@event_priority(AFTER_ALL)
def on_config(config: MkDocsConfig) -> None:
    """Change the records, which are read and checked by now."""
    base = current.current_site(Path(config.config_file_path).parent).base
    for path, value in TRAPS.get("records", {}).items():
        *way, name = path.split(".")
        record = reduce(_step, way, base)
        if value is None:
            del record.__dict__[name]
        else:
            record.__dict__[name] = value


@event_priority(BEFORE_ALL)
def on_page_markdown(markdown: str, page: Page, **_: object) -> str:
    """Add the texts to the pages."""
    return str(markdown + TRAPS.get("pages", {}).get(page.file.src_uri, ""))


def _step(inside: Any, name: str) -> Any:  # noqa: ANN401 (whatever a record holds)
    return inside[int(name)] if name.isdigit() else getattr(inside, name)


def _tell(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open" and Path(str(arguments[0])).parent.name == "data":
        print("OPENED", Path(str(arguments[0])).name)


sys.addaudithook(_tell)
