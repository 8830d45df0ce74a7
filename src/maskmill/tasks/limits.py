"""Celery's soft signal as an error of our tree, so that a job cleans up and its row says why it stopped."""

from __future__ import annotations

import time

from celery.exceptions import SoftTimeLimitExceeded

from maskmill.engine.kit import Kit
from maskmill.engine.order import Report
from maskmill.engine.work import Work
from maskmill.engine.work import work as default_work
from maskmill.errors import TimeExceeded, Unavailable
from maskmill.ports.jobs import Claim, Outcome


def within(soft_s: float | None, work: Work = default_work) -> Work:
    """Return `work` with the soft signal turned into TimeExceeded once `soft_s` has passed.

    The same signal interrupts a cancelled job. When it comes early and the job turns out not to be cancelled, it was
    meant for the job before: that is Unavailable, and the job is tried again.
    """

    def limited(kit: Kit, claim: Claim, report: Report) -> Outcome:
        began = time.monotonic()
        try:
            return work(kit, claim, report)
        except SoftTimeLimitExceeded as exc:
            if soft_s is not None and time.monotonic() - began >= soft_s * 0.9:
                raise TimeExceeded(
                    f"The job ran longer than its limit of {soft_s:g} seconds; split the document and submit its parts"
                ) from exc
            raise Unavailable("The job was interrupted; it is tried again") from exc

    return limited
