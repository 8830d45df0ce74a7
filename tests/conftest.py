"""What holds for all tests."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING

import hypothesis
import pytest

if TYPE_CHECKING:
    from tests.fixtures.postgres import Databases

hypothesis.settings.register_profile("quick", max_examples=50, deadline=None)  # a loaded machine misses deadlines
hypothesis.settings.load_profile("quick")


def pytest_collection_finish() -> None:
    """Keep the imported modules out of later collections, as a worker's pool process does after its start."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Databases]:
    """PostgreSQL for all tests of this process: the server that a variable names, or one started at the first use."""
    from tests.fixtures.postgres import postgres_databases  # the tests of pure rules load no driver

    with ExitStack() as stack:
        try:
            databases = stack.enter_context(postgres_databases(os.environ.get("MASKMILL_TEST_POSTGRES_URL")))  # noqa: TID251 - a test's own switch, not a setting
        except OSError as exc:
            pytest.skip(f"no PostgreSQL runs here: {exc}")
        yield databases
