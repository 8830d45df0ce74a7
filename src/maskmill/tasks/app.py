"""The Celery app of this installation: `celery -A maskmill.tasks.app` answers to it."""

from __future__ import annotations

from typing import Final

from maskmill.adapters.queue.address import broker_url
from maskmill.adapters.queue.celery import CeleryConfig, make_celery
from maskmill.adapters.stack.place import stack_socket
from maskmill.domain.job import Queue
from maskmill.settings import Settings
from maskmill.tasks import bodies, context

SWEEP_EVERY_S: Final = 900.0
SIDE_MODULES: Final = tuple(f"maskmill.tasks.{name}" for name in ("observe", "interrupt", "lifecycle", "loops"))
"""Modules that listen to Celery's signals: loaded with the tasks, whoever starts the app."""


def celery_config(settings: Settings) -> CeleryConfig:
    """Return the app's configuration from the settings."""
    configured = settings.broker_url.get_secret_value() if settings.broker_url else None
    backend = settings.result_backend.get_secret_value() if settings.result_backend else None
    return CeleryConfig(
        broker_url=broker_url(configured, None if configured else stack_socket(settings.data)),
        result_backend=backend,
        include=(*bodies.modules(), *SIDE_MODULES),
        concurrency=settings.concurrency,
        eager=settings.eager,
        result_expires_s=settings.result_expires_s,
        schedule={
            "cleanup": {
                "task": "maskmill.cleanup",
                "schedule": SWEEP_EVERY_S,
                "options": {"queue": Queue.CLEANUP.value, "expires": SWEEP_EVERY_S},
            }
        },
    )


app = make_celery(celery_config(context.settings()), task_class=context.ContextTask)
app.set_default()
