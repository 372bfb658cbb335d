"""What several tests start from."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from tests.small_site import SmallSite

settings.register_profile("suite", deadline=None, max_examples=200)
settings.load_profile("suite")


@pytest.fixture
def small(tmp_path: Path) -> SmallSite:
    """A copy of the small site, to be changed."""
    return SmallSite.copied_to(tmp_path / "site")
