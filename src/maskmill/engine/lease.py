"""Holding a job while it runs: the heartbeat, and the progress that also asks whether to go on."""

from __future__ import annotations

import threading
import time
from types import TracebackType
from typing import Self

import structlog

from maskmill.domain.job import Step
from maskmill.errors import Cancelled, LeaseLost, Unavailable
from maskmill.ports.jobs import Claim, Jobs

log = structlog.get_logger("maskmill.jobs")

REPORT_EVERY_S = 0.25
"""Progress within one step is written at most so often; a new step is always written."""


class Lease:
    """Keeps a claim alive from a thread of its own, a third of the lease apart, while the work runs in the caller's.

    The work is stopped between its steps: `report` and `check` raise LeaseLost or Cancelled once a heartbeat saw it.
    """

    def __init__(self, jobs: Jobs, claim: Claim, lease_s: float) -> None:
        """Take the claim as it was made; nothing runs before the `with` block."""
        self._jobs = jobs
        self._claim = claim
        self._lease_s = lease_s
        self._stop = threading.Event()
        self._verdict: LeaseLost | Cancelled | None = None
        self._written: tuple[Step | None, int, float] = (None, -1, 0.0)
        self._thread = threading.Thread(target=self._beat, name=f"lease-{claim.job.id}", daemon=True)

    def __enter__(self) -> Self:
        """Start the heartbeat."""
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop the heartbeat, and wait for the one that may be under way."""
        self._stop.set()
        self._thread.join(timeout=self._lease_s)

    def check(self) -> None:
        """Raise LeaseLost or Cancelled when a heartbeat has seen one."""
        if self._verdict is not None:
            raise type(self._verdict)(self._verdict.detail) from self._verdict

    def report(self, step: Step, progress: int, message: str = "") -> None:
        """Write an event, and raise LeaseLost or Cancelled when the work must stop."""
        self.check()
        last_step, last_progress, last_at = self._written
        now = time.monotonic()
        if step is last_step and (progress <= last_progress or now - last_at < REPORT_EVERY_S):
            return
        self._written = (step, progress, now)
        self._jobs.report(self._claim, step, progress, message)

    def _beat(self) -> None:
        while not self._stop.wait(self._lease_s / 3):
            try:
                self._jobs.heartbeat(self._claim, self._lease_s)
            except (LeaseLost, Cancelled) as verdict:
                self._verdict = verdict
                return
            except Unavailable as exc:  # the lease outlives two missed heartbeats
                log.warning("job.heartbeat_missed", job_id=self._claim.job.id, slug=exc.slug)
