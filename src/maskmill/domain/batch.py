"""What becomes of a job with several documents when the last of them has ended."""

from __future__ import annotations

from collections.abc import Mapping

from maskmill.domain.job import JobState
from maskmill.errors import IncompleteBatch

_WORST_FIRST = (JobState.FAILED, JobState.REFUSED, JobState.CANCELLED)


def joined(counts: Mapping[JobState, int], *, cancelled: bool) -> tuple[JobState, dict[str, object] | None]:
    """Return the state of the whole and its problem, from how many children ended in which state.

    A batch that somebody cancelled is cancelled. Else it is done when at least one document is; without any, it is what
    the worst of its children is: failed before refused before cancelled. The problem counts the children by state, and
    there is none when all are done.
    """
    total, done = sum(counts.values()), counts.get(JobState.DONE, 0)
    if cancelled:
        return JobState.CANCELLED, None
    if done == total:
        return JobState.DONE, None
    state = JobState.DONE if done else next(state for state in _WORST_FIRST if counts.get(state))
    detail = f"{total - done} of {total} documents have no result; look at the children of this job"
    children = {state.value: count for state, count in sorted(counts.items()) if count}
    return state, {**IncompleteBatch(detail).problem(), "children": children}
