"""What holds for every page of the fixture edition holds for the real content as well."""

from __future__ import annotations

import pytest

from tests.browser.test_all_pages import *  # noqa: F403 (the same tests, on another site)
from tests.site.test_structure import *  # noqa: F403

pytestmark = pytest.mark.audit
