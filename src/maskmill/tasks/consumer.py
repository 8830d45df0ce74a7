"""How a worker comes back to its broker, within seconds, and what it takes from it: nothing that it stumbles over."""

from __future__ import annotations

from functools import partial
from typing import Any, Final

from celery.worker.consumer import Consumer

from maskmill.tasks.poison import careful

CAREFUL: Final = "maskmill.tasks.poison:CarefulTransport"
"""By its name: `inspect stats` sends it as JSON."""

RETRY_S: Final = 2.0
"""The longest pause between two tries. Celery's own grows to 30 s, and jobs would wait for it beside an idle pool."""


class PromptConsumer(Consumer):
    """Celery's consumer with shorter pauses, and with care for what is in the queues."""

    def ensure_connected(self, conn: Any) -> Any:  # noqa: ANN401 - Celery's signature
        """Try until the broker answers."""
        conn.transport_cls = CAREFUL
        conn.ensure_connection = partial(
            conn.ensure_connection, interval_start=RETRY_S / 4, interval_step=RETRY_S / 4, interval_max=RETRY_S
        )
        return super().ensure_connected(conn)

    def create_task_handler(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - as above
        """Return what is called with each message."""
        broker_errors = self.connection_errors  # type: ignore[attr-defined]  # Celery's stubs leave it out
        return careful(super().create_task_handler(*args, **kwargs), broker_errors)
