"""The workers: which there are and what they do. Ids and names only; no argument of a task is ever asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from maskmill.domain.job import Queue


@dataclass(frozen=True, slots=True)
class WorkerTask:
    """A task with a worker. For a job, `id` is the job's."""

    id: str
    name: str
    queue: str
    process: int | None = None  # process id, while it runs
    started_at: float | None = None  # seconds since the epoch, while it runs
    due_at: float | None = None  # seconds since the epoch, when it waits for a time


@dataclass(frozen=True, slots=True)
class Scaling:
    """The bounds of a pool that scales, and the last queue pressure that it saw (0 to 1; None: not yet)."""

    least: int
    most: int
    pressure: float | None


@dataclass(frozen=True, slots=True)
class Worker:
    """A worker that answered."""

    name: str
    pool: str  # prefork or solo
    slots: int  # jobs that it can run at once, now
    processes: tuple[int, ...]  # ids of its pool processes
    queues: tuple[str, ...]
    active: tuple[WorkerTask, ...]
    reserved: tuple[WorkerTask, ...]  # taken from the broker, not started
    scheduled: tuple[WorkerTask, ...]  # taken from the broker, waiting for a time
    registered: tuple[str, ...]  # names of tasks that it knows
    done: Mapping[str, int]  # tasks finished since it started, by name
    uptime_s: float
    scaling: Scaling | None = None


@dataclass(frozen=True, slots=True)
class FleetView:
    """All workers at one moment. `silent` names those that are registered with the broker and did not answer in time.

    A worker of the solo pool is silent while it runs a job; one that was killed, until another takes its name.
    """

    workers: tuple[Worker, ...]
    silent: tuple[str, ...] = ()


class Fleet(Protocol):
    """Asks all workers in one round. What workers and beat write down for each other lies beside the messages."""

    def look(self) -> FleetView:
        """Return all workers, at most some seconds old; waits a second for those that are slow.

        Raises:
            BrokerUnavailable.
        """
        ...

    def slots(self) -> int:
        """Return how many jobs all workers can run at once; 0 when nobody has said so. Never raises, seldom asks."""
        ...

    def waiting(self, queues: Iterable[str]) -> int | None:
        """Return how many jobs of these queues could start now; None when it is not known. Never raises."""
        ...

    def tell_slots(self, worker: str, slots: int) -> None:
        """Write down how many jobs a worker can run at once; it counts for half a minute. Never raises."""
        ...

    def tell_waiting(self, due: Mapping[Queue, int]) -> None:
        """Write down how many jobs of each queue could start now; it counts for some seconds. Never raises."""
        ...


def all_tasks(workers: Sequence[Worker], what: str) -> list[tuple[str, WorkerTask]]:
    """Return one list of all workers ("active", "reserved" or "scheduled"), each task with its worker's name."""
    lists: dict[str, list[tuple[str, WorkerTask]]] = {
        "active": [(worker.name, task) for worker in workers for task in worker.active],
        "reserved": [(worker.name, task) for worker in workers for task in worker.reserved],
        "scheduled": [(worker.name, task) for worker in workers for task in worker.scheduled],
    }
    return lists[what]
