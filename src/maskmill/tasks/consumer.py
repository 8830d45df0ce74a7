"""How a worker comes back to its broker: within seconds, however long the broker was away."""

from __future__ import annotations

from functools import partial
from typing import Any, Final

from celery.worker.consumer import Consumer

RETRY_S: Final = 2.0
"""The longest pause between two tries. Celery's own grows to 30 s, and jobs would wait for it beside an idle pool."""


class PromptConsumer(Consumer):
    """Celery's consumer with shorter pauses."""

    def ensure_connected(self, conn: Any) -> Any:  # noqa: ANN401 - Celery's signature
        """Try until the broker answers."""
        conn.ensure_connection = partial(
            conn.ensure_connection, interval_start=RETRY_S / 4, interval_step=RETRY_S / 4, interval_max=RETRY_S
        )
        return super().ensure_connected(conn)
