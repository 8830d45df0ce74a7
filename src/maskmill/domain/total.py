"""Running totals: numbers that only rise, also when the rows that they came from are pruned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

DURATION_S = (0.1, 0.5, 1.0, 5.0, 15.0, 60.0, 300.0, 1_800.0)
"""The bounds of the histogram of job durations in seconds; what took longer counts in `+Inf`."""


class TotalName(StrEnum):
    """What is counted. The names of labels are `LABELS`'; no label holds an id or a name of somebody."""

    SUBMITTED = "jobs_submitted"
    FINISHED = "jobs_finished"
    DURATION = "job_duration_bucket"
    DURATION_SUM = "job_duration_sum"
    RETRIES = "task_retries"
    FINDINGS = "findings"
    REDACTIONS = "redactions"
    VERIFICATION_FAILURES = "verification_failures"
    CACHE_HITS = "cache_hits"
    UPLOAD_BYTES = "upload_bytes"


LABELS: Mapping[TotalName, tuple[str, ...]] = {
    TotalName.SUBMITTED: ("kind",),
    TotalName.FINISHED: ("kind", "outcome"),
    TotalName.DURATION: ("kind", "le"),
    TotalName.DURATION_SUM: ("kind",),
    TotalName.RETRIES: ("kind", "reason"),
    TotalName.FINDINGS: ("entity", "decision"),
    TotalName.REDACTIONS: ("entity",),
    TotalName.VERIFICATION_FAILURES: ("reason",),
    TotalName.CACHE_HITS: (),
    TotalName.UPLOAD_BYTES: (),
}


@dataclass(frozen=True, slots=True, order=True)
class TotalKey:
    """One running total: its name and the values of its labels, in the order of `LABELS`."""

    name: TotalName
    first: str = ""
    second: str = ""


def bucket(seconds: float) -> str:
    """Return the upper bound of the one bucket that a duration falls into, as Prometheus writes it."""
    return next((str(bound) for bound in DURATION_S if seconds <= bound), "+Inf")
