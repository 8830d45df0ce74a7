"""Whether this machine has room for one more job (CHECKLIST S1-51…54).

A job that finds the machine full goes back and waits a few seconds. The rule that keeps a machine from standing still
for ever because of somebody else's programs: a worker that runs no job takes one, however full the machine is.
"""

from __future__ import annotations

from dataclasses import dataclass

import structlog

from maskmill.engine.kit import Kit
from maskmill.ports.load import Load

log = structlog.get_logger("maskmill.jobs")

WORK_MEMORY_SHARE = 0.80
"""The ceiling for the memory of all pool processes of a machine together, and for growing a pool."""

WORK_CPU_SHARE = 0.90
"""The ceiling for the cores: a pool does not grow while others keep more of them busy."""

FULL_MEMORY_PERCENT = 85.0
FULL_CPU_PERCENT = 90.0
"""Above these no job is started."""

WAIT_S = 5.0
"""How long a job waits before it is tried again."""


@dataclass(frozen=True, slots=True)
class Ceilings:
    """What all jobs of this machine may use together."""

    memory_bytes: int
    cores: float


@dataclass(frozen=True, slots=True)
class Shortage:
    """What there is too little of ("memory" or "processor"), and how much of it is in use."""

    resource: str
    percent: float


def ceilings(load: Load) -> Ceilings:
    """Return 80 % of the memory and 90 % of the cores."""
    return Ceilings(int(load.memory_bytes() * WORK_MEMORY_SHARE), load.cores() * WORK_CPU_SHARE)


def shortage(load: Load) -> Shortage | None:
    """Return why no job should start now; None when one may."""
    memory = load.memory_percent()
    if memory > FULL_MEMORY_PERCENT:
        return Shortage("memory", memory)
    processor = load.cpu_percent()
    if processor > FULL_CPU_PERCENT:
        return Shortage("processor", processor)
    return None


def may_grow(load: Load) -> bool:
    """Say whether a pool may have more processes: below the ceilings for work."""
    return load.memory_percent() <= 100 * WORK_MEMORY_SHARE and load.cpu_percent() <= 100 * WORK_CPU_SHARE


def share_bytes(load: Load, processes: int) -> int:
    """Return the memory that one of `processes` pool processes may keep: above it, it is replaced after its job."""
    return ceilings(load).memory_bytes // max(1, processes)


def sent_back(kit: Kit, job_id: str) -> bool:
    """Send a job back when the machine is full and this worker runs another one; say whether it went.

    Nothing is lost by it, and no attempt is counted: the row is queued and becomes due a little later.
    """
    short = shortage(kit.load)
    if short is None:
        return False
    if not kit.store.jobs.postpone(job_id, kit.worker_id, WAIT_S, f"Waits for {short.resource}"):
        return False
    log.warning("resource.short", job_id=job_id, resource=short.resource, percent=round(short.percent), wait_s=WAIT_S)
    return True
