"""The API in this process."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient
from tests.unit.web.stage import Stage, stage


@pytest.fixture
def it() -> Iterator[Stage]:
    with stage() as found:
        yield found


@pytest.fixture
def client(it: Stage) -> TestClient:
    return it.client()
