"""The Celery app of this installation: `celery -A maskmill.tasks.app` answers to it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from maskmill import wiring
from maskmill.adapters.queue.celery import CeleryConfig, make_celery
from maskmill.domain.job import Queue
from maskmill.settings import Settings
from maskmill.tasks import bodies, context

SWEEP_EVERY_S: Final = 900.0
SIDE_MODULES: Final = tuple(
    f"maskmill.tasks.{name}" for name in ("observe", "interrupt", "lifecycle", "loops", "look", "notes")
)
"""Modules that listen to Celery's signals: loaded with the tasks, whoever starts the app."""

OLD_NAMES: Final = ("maskmill.compat.registered", "maskmill.compat.monitor")
"""The tasks under the names of the old systems: a layer above, so they are named here and never imported."""


def celery_config(settings: Settings) -> CeleryConfig:
    """Return the app's configuration: the transport's, with the tasks and their schedule."""
    return replace(
        wiring.queue_config(settings),
        include=(*bodies.modules(), *OLD_NAMES, *SIDE_MODULES),
        schedule={
            name: {
                "task": f"maskmill.{name}",
                "schedule": SWEEP_EVERY_S,
                "options": {"queue": Queue.CLEANUP.value, "expires": SWEEP_EVERY_S},
            }
            for name in ("cleanup", "prune")
        },
    )


app = make_celery(celery_config(context.settings()), task_class=context.ContextTask)
app.conf.beat_scheduler = "maskmill.tasks.beat:LeaderScheduler"  # for `celery -A … beat`: no file, no pickle
app.conf.worker_autoscaler = "maskmill.tasks.autoscale:PressureScaler"
app.conf.worker_consumer = "maskmill.tasks.consumer:PromptConsumer"
app.set_default()
