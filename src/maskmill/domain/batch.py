"""What becomes of a job with children when the last of them has ended."""

from __future__ import annotations

from collections.abc import Mapping

from maskmill.domain.job import JobState
from maskmill.errors import IncompleteBatch

WORST_FIRST = (JobState.FAILED, JobState.REFUSED, JobState.CANCELLED)
"""Of several ends without a result the first of these is told."""


def joined(counts: Mapping[JobState, int], *, cancelled: bool) -> tuple[JobState, dict[str, object] | None]:
    """Return the state of a batch of documents and its problem, from how many children ended in which state.

    A batch that somebody cancelled is cancelled. Else it is done when at least one document is; without any, it is what
    the worst of its children is: failed before refused before cancelled. The problem counts the children by state, and
    there is none when all are done.
    """
    total, done = sum(counts.values()), counts.get(JobState.DONE, 0)
    if cancelled:
        return JobState.CANCELLED, None
    if done == total:
        return JobState.DONE, None
    detail = f"{total - done} of {total} documents have no result; look at the children of this job"
    return JobState.DONE if done else worst(counts), _problem(IncompleteBatch(detail).problem(), counts)


def broken(
    counts: Mapping[JobState, int], first: Mapping[str, object] | None, *, cancelled: bool
) -> tuple[JobState, dict[str, object] | None]:
    """Return the state of a job whose parts are not all done, and its problem: it cannot be put together.

    It is what the worst of its parts is; `first` is the problem of the first such part, and becomes that of the whole.
    """
    if cancelled:
        return JobState.CANCELLED, None
    total, done = sum(counts.values()), counts.get(JobState.DONE, 0)
    detail = f"{total - done} of {total} parts of the job have no result; retry the job"
    return worst(counts), _problem(first or IncompleteBatch(detail).problem(), counts)


def worst(counts: Mapping[JobState, int]) -> JobState:
    """Return the worst state that a child without a result ended in."""
    return next(state for state in WORST_FIRST if counts.get(state))


def _problem(problem: Mapping[str, object], counts: Mapping[JobState, int]) -> dict[str, object]:
    return {**problem, "children": {state.value: count for state, count in sorted(counts.items()) if count}}
