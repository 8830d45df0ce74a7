"""A kit in memory for the facades of this process."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.unit.web.stage import Stage, stage

from maskmill.settings import Settings
from maskmill.tasks import context


@pytest.fixture
def kit_here() -> Iterator[Stage]:
    with stage() as found:
        context.use(found.kit, Settings(data="unused"))
        yield found
        context.use(None)
