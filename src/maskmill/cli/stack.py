"""Starting the stack from the settings, and the first key to it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from maskmill.cli.exits import terminated_tidily
from maskmill.cli.mill import TENANT, open_kit
from maskmill.ports.access import SCOPES

if TYPE_CHECKING:
    from maskmill.adapters.stack.supervisor import Stack
    from maskmill.settings import Settings


def build_stack(settings: Settings, *, embedded: bool = False) -> Stack:
    """Return the stack, not started yet. Its parts read the same settings from the environment.

    `embedded` keeps them from a broker, a database or a store that the environment names.
    """
    from maskmill.adapters.stack.supervisor import Stack, StackConfig
    from maskmill.wiring import database_url

    inside = {"MASKMILL_DATABASE_URL": database_url(settings), "MASKMILL_BLOB_URL": ""}
    broker = None if embedded or settings.broker_url is None else settings.broker_url.get_secret_value()
    return Stack(
        StackConfig(
            data=settings.data,
            host=settings.host,
            port=settings.port,
            workers=settings.workers,
            broker_url=broker,
            environment=inside if embedded else {},
        )
    )


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
