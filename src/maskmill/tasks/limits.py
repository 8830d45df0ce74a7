"""Celery's soft signal as an error of our tree, so that a job cleans up and its row says why it stopped."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from celery.exceptions import SoftTimeLimitExceeded

from maskmill.engine.kit import Kit
from maskmill.engine.order import Report
from maskmill.engine.work import Work
from maskmill.engine.work import work as default_work
from maskmill.errors import TimeExceeded, Unavailable
from maskmill.ports.jobs import Claim, Outcome


class SoftSignal:
    """Lets the soft signal end the work only, never the claim before it or the writing down of its end.

    Celery's own handler raises wherever the process is: in the middle of a commit, the job would run until its lease
    ends. Outside of `during_work` the signal is kept, and counts when the work starts.
    """

    def __init__(self) -> None:
        """Nothing is changed yet."""
        self._raises = False
        self._came = False

    @contextmanager
    def for_task(self) -> Iterator[None]:
        """Take the signal for the length of a task; in a pool of threads there is none to take."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = signal.signal(signal.SIGUSR1, self._arrive)
        try:
            yield
        finally:
            signal.signal(signal.SIGUSR1, before)

    @contextmanager
    def during_work(self) -> Iterator[None]:
        """Raise SoftTimeLimitExceeded when the signal comes, or came before."""
        self._raises = True
        try:
            if self._came:
                raise SoftTimeLimitExceeded
            yield
        finally:
            self._raises = False

    def _arrive(self, _signum: int, _frame: FrameType | None) -> None:
        self._came = True
        if self._raises:
            raise SoftTimeLimitExceeded


def within(soft_s: float | None, soft: SoftSignal, work: Work = default_work) -> Work:
    """Return `work` with the soft signal turned into TimeExceeded once `soft_s` has passed.

    The same signal interrupts a cancelled job. When it comes early and the job turns out not to be cancelled, it was
    meant for the job before: that is Unavailable, and the job is tried again.
    """

    def limited(kit: Kit, claim: Claim, report: Report) -> Outcome:
        began = time.monotonic()
        try:
            with soft.during_work():
                return work(kit, claim, report)
        except SoftTimeLimitExceeded as exc:
            if soft_s is not None and time.monotonic() - began >= soft_s * 0.9:
                raise TimeExceeded(
                    f"The job ran longer than its limit of {soft_s:g} seconds; split the document and submit its parts"
                ) from exc
            raise Unavailable("The job was interrupted; it is tried again") from exc

    return limited
