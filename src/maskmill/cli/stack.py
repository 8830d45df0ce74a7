"""Starting the stack from the settings, and the first key to it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from maskmill.cli.configuration import load
from maskmill.cli.exits import terminated_tidily
from maskmill.cli.mill import TENANT, open_kit
from maskmill.cli.terminal import show
from maskmill.ports.access import SCOPES

if TYPE_CHECKING:
    from maskmill.adapters.stack.supervisor import Stack, StackConfig
    from maskmill.settings import Settings


def stack_config(settings: Settings, *, embedded: bool = False) -> StackConfig:
    """Return what to start. The stack's parts read the same settings from the environment.

    `embedded` keeps them from a broker, a database or a store that the environment names.
    """
    from maskmill.adapters.stack.supervisor import StackConfig
    from maskmill.wiring import database_url

    inside = {"MASKMILL_DATABASE_URL": database_url(settings), "MASKMILL_BLOB_URL": ""}
    broker = None if embedded or settings.broker_url is None else settings.broker_url.get_secret_value()
    return StackConfig(
        data=settings.data,
        host=settings.host,
        port=settings.port,
        workers=settings.workers,
        broker_url=broker,
        environment=inside if embedded else {},
    )


def prepared(data: Path | None, **flags: Any) -> bytes:
    """Read the settings, show a first API key when there is none yet, and return the stack's start as `read` takes it.

    It runs apart: the supervisor lives as long as the stack, and needs no database in its memory.
    """
    from maskmill.adapters.log import configure

    settings = load(data, **flags)
    configure(settings.log_format, "WARNING")
    key = first_key(settings)
    if key is not None:  # said before the start, which may fail: it is never made again
        show(f"API key, shown this once: {key}")
    start = {**asdict(stack_config(settings)), "data": str(settings.data)}
    return json.dumps({"log_format": settings.log_format, "stack": start}).encode()


def read(start: bytes) -> Stack:
    """Return the stack, not started yet, that `prepared` has described."""
    from maskmill.adapters.log import configure
    from maskmill.adapters.stack.supervisor import Stack, StackConfig

    found = json.loads(start)
    configure(found["log_format"], "WARNING")
    return Stack(StackConfig(**{**found["stack"], "data": Path(found["stack"]["data"])}))


@contextmanager
def running(stack: Stack) -> Iterator[Stack]:
    """Start the stack and stop it, whatever ends the block: an error, Ctrl-C, or SIGTERM."""
    with terminated_tidily():
        try:
            stack.start()
            yield stack
        finally:
            stack.stop()


def first_key(settings: Settings) -> str | None:
    """Make an API key with every scope when the data folder has none yet; None when it has."""
    with open_kit(settings) as kit:
        if kit.store.access.keys(TENANT):
            return None
        return kit.store.access.create(TENANT, "first", frozenset(SCOPES))
