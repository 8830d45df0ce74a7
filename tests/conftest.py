"""What holds for all tests."""

from __future__ import annotations

import gc
import logging
import os
from collections.abc import Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

import hypothesis
import pytest
import structlog

if TYPE_CHECKING:
    from tests.fixtures.postgres import Databases

hypothesis.settings.register_profile("quick", max_examples=50, deadline=None)  # a loaded machine misses deadlines
hypothesis.settings.load_profile("quick")


def pytest_collection_finish() -> None:
    """Keep the imported modules out of later collections, as a worker's pool process does after its start."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _loggers_of_one_test(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keep a test that sets up logging, as every program of ours does, from deafening the loggers of later tests.

    structlog's loggers may keep the setup of their first use for ever, and every module has one.
    """
    configure, root = structlog.configure, logging.getLogger()
    handlers, level = root.handlers[:], root.level

    def without_keeping(**setup: Any) -> None:
        configure(**setup | {"cache_logger_on_first_use": False})

    monkeypatch.setattr(structlog, "configure", without_keeping)
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()
    structlog.contextvars.clear_contextvars()


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
