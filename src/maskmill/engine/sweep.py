"""Clearing away what a crash left: objects that no row names (CHECKLIST S1-03)."""

from __future__ import annotations

import structlog

from maskmill.engine.kit import Kit

log = structlog.get_logger("maskmill.sweep")

GRACE_S = 3_600.0
"""An object may be this old before its row must exist: longer than any upload or job holds one back."""


def sweep(kit: Kit, grace_s: float = GRACE_S) -> dict[str, int]:
    """Remove objects that are older than `grace_s` and that no row names; return how many were seen and removed.

    The objects are listed before the rows are read: a row that is committed in between protects its object.
    """
    seen = set(kit.blobs.objects(older_than_s=grace_s))
    orphans = seen - kit.store.documents.object_ids()
    for object_id in sorted(orphans):
        kit.blobs.delete(object_id)
    log.info("objects.swept", objects=len(seen), removed=len(orphans))
    return {"objects": len(seen), "removed": len(orphans)}
