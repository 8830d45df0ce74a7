"""Handing stored jobs to the broker: a bounded window of messages, never the whole backlog."""

from __future__ import annotations

from collections.abc import Sequence

import structlog

from maskmill.engine.kit import Kit
from maskmill.errors import BrokerUnavailable, StoreUnavailable
from maskmill.ports.jobs import Dispatch

log = structlog.get_logger("maskmill.jobs")

STALE_S = 900.0
"""A message that nobody claimed for so long is sent again, also where no beat looks for lost ones (engine/recover.py).

Much shorter, and each message behind a ten-minute job would be sent again and again.
"""


WINDOW_PER_SLOT = 2
"""Messages of a queue that wait in the broker for each pool process: none idles, and the order stays ours.

What runs is not counted: whose turn it is starts after two jobs a process at the latest.
"""


def dispatch(kit: Kit) -> int:
    """Publish the next rows that the window has room for, and return how many went out.

    Anybody may call it at any time: the store marks each row for one caller only.
    """
    try:
        rows = kit.store.jobs.dispatchable(window(kit), STALE_S)
    except StoreUnavailable as exc:
        log.warning("job.dispatch_postponed", slug=exc.slug)
        return 0
    for sent, row in enumerate(rows):
        try:
            kit.transport.send(row.queue, row.job_id, row.priority)
        except BrokerUnavailable as exc:
            log.warning("job.dispatch_postponed", slug=exc.slug, count=len(rows) - sent)
            _give_back(kit, rows[sent:])
            return sent
    return len(rows)


def window(kit: Kit) -> int:
    """Return how many messages of a queue may wait: for the settings' workers, or for more when there are more."""
    return max(kit.dispatch_window, WINDOW_PER_SLOT * kit.fleet.slots())


def _give_back(kit: Kit, rows: Sequence[Dispatch]) -> None:
    for row in rows:
        try:
            kit.store.jobs.undispatch(row)
        except StoreUnavailable as exc:  # the mark grows stale by itself
            log.warning("job.dispatch_postponed", slug=exc.slug)
            return
