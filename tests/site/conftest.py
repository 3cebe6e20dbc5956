"""Each structural test runs on each edition and way of building."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.editions import FIXTURE, MADE, ROOT, Built, build

WAYS: dict[str, tuple[Path, dict[str, str]]] = {
    "draft": (ROOT, {}),
    "draft-flat-below-a-path": (
        ROOT,
        {"USE_DIRECTORY_URLS": "false", "SITE_URL": "https://example.org/unter/pfad/"},
    ),
    "fixture-edition": (FIXTURE, {"PURPOSE": "public", "SOURCE_DATE_EPOCH": str(MADE)}),
    "copy": (ROOT, {"PURPOSE": "copy", "USE_DIRECTORY_URLS": "false", "SOURCE_DATE_EPOCH": str(MADE)}),
}


@pytest.fixture(scope="session", params=WAYS)
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build an edition in one of the ways."""
    edition, environment = WAYS[request.param]
    return build(edition, tmp_path_factory.mktemp(request.param), **environment)
