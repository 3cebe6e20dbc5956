"""Say to an editor what is wrong and what helps: in German, without a line of Python."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NoReturn

import pytest


def say(problem: str, cure: str, cases: Sequence[str] = ()) -> NoReturn:
    """Fail a test with the problem, where it shows, and the cure."""
    shown = "".join(f"\n  - {case}" for case in cases)
    pytest.fail(f"{problem}{shown}\nAbhilfe: {cure}", pytrace=False)
