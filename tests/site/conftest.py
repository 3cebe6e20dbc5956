"""Each structural test runs on the fixture edition, built in each way."""

from __future__ import annotations

import pytest

from tests.builds import Builds, Built


@pytest.fixture(
    scope="session",
    params=["draft", "report", "copy", pytest.param("draft-flat-below-a-path", marks=pytest.mark.audit)],
)
def built(request: pytest.FixtureRequest, builds: Builds) -> Built:
    """The fixture edition, built in one of the ways."""
    return builds.get(request.param)
