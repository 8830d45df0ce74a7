"""Forgetting what has been kept long enough: documents by their policy, ended jobs by the setting, results of steps.

A policy's `retention_days` deletes a document and all that was made of it so many days after its last job under such a
policy ended; 0 keeps it. The rows of ended jobs stay for the setting's days, or the policy's when they are more. The
audit chain stays for ever, and says how many went.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping

import structlog

from maskmill.engine import documents
from maskmill.engine.kit import Kit
from maskmill.engine.waste import clear_away
from maskmill.errors import Gone, MaskmillError, NotFound
from maskmill.ports.retention import Pruned

log = structlog.get_logger("maskmill.retention")

ACTOR = "retention"
"""Who the audit says did it."""

BATCH = 200
"""Rows that one transaction removes, so that no other writer waits long."""

DAY_S = 86_400.0


def forget(kit: Kit) -> dict[str, int]:
    """Remove everything whose time is over, and return how many documents, jobs and results of steps went."""
    terms = _terms(kit)
    counts = {"documents": _expire(kit, terms), "jobs": _prune(kit, terms).jobs, "steps": _forget_steps(kit)}
    clear_away(kit)
    if any(counts.values()):
        log.info("retention.forgot", **counts)
    return counts


def _terms(kit: Kit) -> dict[str, int]:
    """Return the days of each policy in use that names some; a policy that is gone or broken names none."""
    terms: dict[str, int] = {}
    for name in kit.store.retention.policies():
        try:
            days = kit.mill.policies.load(name).retention_days
        except MaskmillError as exc:
            log.warning("retention.policy_unreadable", slug=exc.slug)
            continue
        if days is not None:
            terms[name] = days
    return terms


def _expire(kit: Kit, terms: Mapping[str, int]) -> int:
    """Delete the documents whose policy says so, with their keys; each is an audit row of its own."""
    now, count = kit.clock(), 0
    ended_before = {name: now - days * DAY_S for name, days in terms.items() if days}
    while due := kit.store.retention.expired_documents(ended_before, BATCH):
        for tenant_id, document_id in due:
            with contextlib.suppress(Gone, NotFound):  # somebody else was quicker
                documents.delete(kit, tenant_id, document_id, ACTOR)
                count += 1
    return count


def _prune(kit: Kit, terms: Mapping[str, int]) -> Pruned:
    """Remove the rows of jobs that ended long ago, a batch of them at a time."""
    total = Pruned()
    if not kit.retention_days:
        return total
    now = kit.clock()
    stays = {name: days for name, days in terms.items() if not days or days > kit.retention_days}
    ended_before = {name: now - days * DAY_S if days else 0.0 for name, days in stays.items()}
    while (gone := kit.store.retention.prune(ended_before, now - kit.retention_days * DAY_S, BATCH, ACTOR)).jobs:
        total += gone
        clear_away(kit)
    return total


def _forget_steps(kit: Kit) -> int:
    """Drop the results of steps that are too old to be used again."""
    before, count = kit.clock() - kit.cache_s, 0
    while gone := kit.store.steps.expire(before, BATCH):
        count += gone
    return count
