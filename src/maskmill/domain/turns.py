"""Whose turn it is: a job's place in its tenant's line, the tenants' turns, the priority of a message.

Ageing by a constant rate never changes the order of two jobs: whoever waits AGEING_S longer has won one step for good.
So a job's place is one number, and an index can keep the line in order.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from maskmill.domain.job import AGEING_S


@dataclass(frozen=True, slots=True)
class Sent:
    """A message that no worker has taken yet, by whose it is, its job's rank, and its priority in the broker."""

    tenant_id: str
    rank: float
    priority: int


def rank(due_at: float, priority: int) -> float:
    """Return a job's place in its tenant's line (lower is sooner): when it became due, and AGEING_S for each step."""
    return due_at + AGEING_S * priority


def shares(heads: Mapping[str, float], out: Mapping[str, int], most: Mapping[str, int], room: int) -> dict[str, int]:
    """Deal `room` places to tenants: each goes to who has the fewest jobs out, then to the best first rank.

    `heads` holds the first rank of each tenant's line, `out` what it has with workers and in the broker, `most` how
    many more it may have (no entry: no limit).
    """
    line = [(out.get(tenant, 0), first, tenant) for tenant, first in heads.items()]
    heapq.heapify(line)
    dealt: dict[str, int] = {}
    left = room
    while line and left > 0:
        has_out, first, tenant = heapq.heappop(line)
        if dealt.get(tenant, 0) >= most.get(tenant, room):
            continue
        dealt[tenant] = dealt.get(tenant, 0) + 1
        left -= 1
        heapq.heappush(line, (has_out + 1, first, tenant))
    return dealt


def broker_priority(tenant_id: str, own_rank: float, priority: int, sent: Iterable[Sent]) -> int:
    """Return the priority (0 first) of a message: urgent jobs overtake their own tenant's messages, and nobody else's.

    A broker hands out the lowest number first and knows no ageing: whatever stands before this job, by its rank or by
    being another tenant's, must not have a higher number, or a stream of urgent jobs would hold it back for ever.
    """
    before = [item.priority for item in sent if item.tenant_id != tenant_id or item.rank <= own_rank]
    return max([priority, *before])
