"""The fleet as OpenAPI shows it: our own form, and the old systems'."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, Field

from maskmill.domain.job import ApiStatus
from maskmill.web.schemas import Strict


class TaskPool(Strict):
    """A worker's pool, in the old systems' words."""

    model_config = ConfigDict(populate_by_name=True)

    max_concurrency: int = Field(ge=0, alias="max-concurrency", description="Jobs that it can run at once.")
    processes: list[int] = Field(description="Process ids.")


class TaskWorkerStats(Strict):
    """What is known of a worker, in the old systems' shape."""

    pool: TaskPool


class TaskWorkers(Strict):
    """The workers that answer, in the old systems' shape."""

    workers: list[str]
    total_workers: int = Field(ge=0)
    stats: dict[str, TaskWorkerStats]


class TaskPending(Strict):
    """What waits, in the old systems' shape."""

    pending_count: int = Field(ge=0, description="Jobs of the caller's tenant that are queued.")
    workers_active: int = Field(ge=0, description="Workers that answer.")


class FleetScaling(Strict):
    """The bounds of a pool that scales."""

    least: int = Field(ge=1)
    most: int = Field(ge=1)
    pressure: float | None = Field(ge=0, le=1, description="Jobs that wait, to a process, to ten; at most 1.")


class FleetTask(Strict):
    """A task with a worker. Arguments are never shown."""

    id: str = Field(description="For a job, the job's id.")
    name: str
    queue: str
    worker: str | None = Field(description="None: it waits in the database.")
    process: int | None = None
    started_at: str | None = None
    due_at: str | None = None


class FleetTasks(Strict):
    """Tasks, worker by worker."""

    tasks: list[FleetTask]


class FleetWorker(Strict):
    """A worker that answered."""

    name: str
    pool: str = Field(description="prefork or solo.")
    slots: int = Field(ge=0, description="Jobs that it can run at once, now.")
    processes: list[int]
    queues: list[str]
    active: int = Field(ge=0)
    reserved: int = Field(ge=0)
    scheduled: int = Field(ge=0)
    done: dict[str, int] = Field(description="Tasks finished since it started, by name.")
    uptime_s: float = Field(ge=0)
    scaling: FleetScaling | None


class FleetWorkers(Strict):
    """All workers."""

    workers: list[FleetWorker]
    silent: list[str] = Field(description="Known workers that did not answer in time.")


class FleetRegistered(Strict):
    """The tasks that each worker knows."""

    workers: dict[str, list[str]]


class FleetBroker(Strict):
    """How the broker is."""

    status: Literal["healthy", "unhealthy"]
    latency_ms: float | None = None
    error: str | None = None


class FleetFigures(Strict):
    """Numbers of the whole installation."""

    active_workers: int = Field(ge=0)
    active_tasks: int = Field(ge=0)
    pending_tasks: int = Field(ge=0, description="Queued jobs in all queues and priorities.")
    failed_tasks: int = Field(ge=0, description="Jobs that failed for good, since the beginning.")


class FleetStatus(Strict):
    """The whole picture."""

    status: Literal["ok", "degraded", "down"]
    reasons: list[str] = Field(description="One sentence each, with the next step.")
    broker: FleetBroker
    workers: list[FleetWorker]
    silent: list[str]
    waiting: dict[str, int] = Field(description="Jobs that could start now, by queue.")


class FleetRevoked(Strict):
    """A job that was told to end."""

    job_id: str
    status: ApiStatus
    terminated: bool = Field(description="The process that ran it was told to die at once.")
