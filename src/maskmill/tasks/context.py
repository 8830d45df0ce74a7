"""The application context of a task: the settings and the Kit of this process, made after the fork."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from celery import Task
from structlog.contextvars import bound_contextvars

from maskmill import wiring
from maskmill.engine.kit import Kit
from maskmill.ports.fleet import Fleet
from maskmill.ports.load import Load
from maskmill.settings import Settings

if TYPE_CHECKING:
    AnyTask = Task[Any, Any]
else:
    AnyTask = Task  # not subscriptable at run time


class _Process:
    """What this process holds."""

    settings: Settings | None = None
    kit: Kit | None = None
    fleet: Fleet | None = None
    family: int | None = None


def settings() -> Settings:
    """Return the settings, read once a process."""
    if _Process.settings is None:
        _Process.settings = Settings()
    return _Process.settings


def kit() -> Kit:
    """Return this process's Kit, made at first use."""
    if _Process.kit is None:
        _Process.kit = wiring.build_kit(settings(), _Process.family)
    return _Process.kit


def fleet() -> Fleet:
    """Return what asks the workers, for a main process that must not open a database."""
    if _Process.fleet is None:
        _Process.fleet = wiring.build_fleet(settings())
    return _Process.fleet


def load() -> Load:
    """Return the readings of this machine, for a main process."""
    return wiring.build_load(settings(), _Process.family)


def found_family(pid: int) -> None:
    """Remember the worker's main process: its pool processes are forked from it, and count as one family."""
    _Process.family = pid


def is_main() -> bool:
    """Say whether this is the worker's main process: there a task runs in the solo pool only."""
    return _Process.family == os.getpid()


def use(kit: Kit | None, settings: Settings | None = None) -> None:
    """Put a Kit (and settings) in place: eager mode shares the caller's; None forgets them."""
    _Process.kit = kit
    _Process.settings = settings


def close() -> None:
    """Close the Kit, when there is one."""
    if _Process.kit is not None:
        wiring.close(_Process.kit)
        _Process.kit = None


class ContextTask(AnyTask):
    """The base of every task: inside it `self.kit` works, and log lines carry the task's name and id."""

    abstract = True
    Request = "maskmill.tasks.lost:JobRequest"

    @property
    def kit(self) -> Kit:
        """The Kit of this process."""
        return kit()

    @property
    def settings(self) -> Settings:
        """The settings of this process."""
        return settings()

    def __call__(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - Celery's signature
        """Run the body inside the context."""
        with bound_contextvars(task_id=self.request.id, task_name=self.name):
            return super().__call__(*args, **kwargs)
