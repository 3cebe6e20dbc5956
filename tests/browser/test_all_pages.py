"""Every page, light and dark, wide and narrow."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.visiting import NARROW, SCHEMES, WIDE, Scheme, Visitor, overflows, violations
from tests.site.reading import Site

pytestmark = pytest.mark.audit


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_every_page_is_accessible(visit: Visitor, site: Path, scheme: Scheme, width: int) -> None:
    visitor = visit(scheme, width)
    paths = [path for path in Site(site).pages if path != "404.html"]
    assert len(paths) > 30
    for path in paths:
        page = visitor.go(path)
        assert violations(page) == [], path
        assert not overflows(page), path
