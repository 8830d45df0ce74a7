"""Why a queued job does not start although its turn has come: said to people who look at it."""

from __future__ import annotations

from maskmill.domain.job import JobState
from maskmill.engine.kit import Kit
from maskmill.errors import BrokerUnavailable
from maskmill.ports.jobs import JobRow

DISPATCHER = "dispatch"
"""The leader lock of whoever gives stored jobs to the broker."""


def hindrance(kit: Kit, row: JobRow) -> str | None:
    """Return what keeps a due job in its queue, with the next step; None when only other jobs do, or the clock.

    Asks the broker, so it may take as long as that one's time-out.
    """
    if row.state is not JobState.QUEUED or row.not_before > kit.clock():
        return None
    state = next(found for found in kit.store.queues.states() if found.queue is row.queue)
    if state.paused_at is not None:
        return f"The queue {row.queue} is paused; resume it with: maskmill queues resume {row.queue}"
    try:
        kit.transport.ping_ms()
    except BrokerUnavailable:
        return "The broker does not answer; the job runs when it is back"
    until = kit.store.jobs.leader(DISPATCHER)
    if until is None or until < kit.clock():
        return "Nothing gives jobs to workers; start it with: maskmill up"
    return None
