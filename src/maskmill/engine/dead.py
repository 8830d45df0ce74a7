"""Failed jobs: what ended them, whether another try makes sense, and trying again by the group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import structlog

from maskmill.engine.dispatch import dispatch
from maskmill.engine.kit import Kit
from maskmill.errors import EngineMissing, LimitExceeded, MaskmillError, SandboxUnavailable, by_slug
from maskmill.ports.dead import Cause, DeadGroup

log = structlog.get_logger("maskmill.jobs")

BATCH = 20
"""Jobs that one transaction queues again: other writers wait no longer than for these."""


class Retrying(StrEnum):
    """Whether a job that failed so is worth another try."""

    NOW = "now"  # what was missing passes by itself
    AFTER_A_FIX = "after-a-fix"  # something of this installation has to change first
    NO = "no"  # the same document would fail the same way


ADVICE = {
    Retrying.NOW: "What was missing may be back: retry them",
    Retrying.AFTER_A_FIX: "Change what the problem names, or update Maskmill; then retry them",
    Retrying.NO: "A retry would fail the same way: send other documents, or other options",
}


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """A group of failed jobs, with what its slug means."""

    group: DeadGroup
    title: str
    retrying: Retrying

    @property
    def advice(self) -> str:
        """What to do, in a sentence."""
        return ADVICE[self.retrying]


@dataclass(frozen=True, slots=True)
class Retried:
    """How many jobs were queued again, and how many of the same cause are left."""

    retried: int
    left: int


def diagnose(kit: Kit, tenant_id: str) -> Sequence[Diagnosis]:
    """Return a tenant's failed jobs by cause, the largest group first."""
    classes = by_slug()
    return [
        Diagnosis(group, _title(classes, group.slug), retrying(group.slug))
        for group in kit.store.dead.groups(tenant_id)
    ]


def retry_dead(kit: Kit, tenant_id: str, cause: Cause, actor: str, limit: int | None = None) -> Retried:
    """Queue the failed jobs of a cause again, at most `limit`, the oldest first, a batch in a transaction.

    Jobs that fail again meanwhile are left for the next time.
    """
    before, count = kit.clock(), 0
    while limit is None or count < limit:
        size = BATCH if limit is None else min(BATCH, limit - count)
        ids = kit.store.dead.retry(tenant_id, cause, actor, size, before)
        if ids:
            log.info("jobs.retried", kind=cause.kind, slug=cause.slug, count=len(ids))
            dispatch(kit)
        count += len(ids)
        if len(ids) < size:
            break
    return Retried(count, kit.store.dead.count(tenant_id, cause))


def _title(classes: dict[str, type[MaskmillError]], slug: str) -> str:
    return classes[slug].title if slug in classes else "A problem that this version does not know"


def retrying(slug: str) -> Retrying:
    """Judge by the slug's class: its own flag, then whether the machine or the document is at fault."""
    kind = by_slug().get(slug, MaskmillError)
    if kind is MaskmillError or issubclass(kind, SandboxUnavailable | EngineMissing):
        return Retrying.AFTER_A_FIX
    if kind.retry:
        return Retrying.NOW
    return Retrying.AFTER_A_FIX if issubclass(kind, LimitExceeded) else Retrying.NO
