"""Starting the stack from the settings, and the first key to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maskmill.cli.mill import TENANT, open_kit
from maskmill.ports.access import SCOPES

if TYPE_CHECKING:
    from maskmill.adapters.stack.supervisor import Stack
    from maskmill.settings import Settings


def build_stack(settings: Settings) -> Stack:
    """Return the stack, not started yet. Its parts read the same settings from the environment."""
    from maskmill.adapters.stack.supervisor import Stack, StackConfig

    return Stack(
        StackConfig(
            data=settings.data,
            host=settings.host,
            port=settings.port,
            workers=settings.workers,
            broker_url=None if settings.broker_url is None else settings.broker_url.get_secret_value(),
        )
    )


def first_key(settings: Settings) -> str | None:
    """Make an API key with every scope when the data folder has none yet; None when it has."""
    with open_kit(settings) as kit:
        if kit.store.access.keys(TENANT):
            return None
        return kit.store.access.create(TENANT, "first", frozenset(SCOPES))
