"""Removing what the rows no longer name: after a cancel, a retry, a crash, a pruning, at once and not hours later."""

from __future__ import annotations

import structlog

from maskmill.engine.kit import Kit
from maskmill.errors import MaskmillError
from maskmill.ports.waste import WasteRow

log = structlog.get_logger("maskmill.waste")


def clear_away(kit: Kit) -> int:
    """Remove the objects that wait for it, and return how many; what cannot be removed now stays on the list.

    Anybody may call it at any time, and it raises nothing: the beat process does so each second.
    """
    count = after = 0
    try:
        while rows := kit.store.waste.rows(after):
            removed = {row.id: _remove(kit, row) for row in rows}
            kit.store.waste.cleared([row_id for row_id, objects in removed.items() if objects is not None])
            count += sum(objects or 0 for objects in removed.values())
            after = rows[-1].id
    except MaskmillError as exc:
        log.warning("waste.kept", slug=exc.slug)
    if count:
        log.info("waste.removed", objects=count)
    return count


def _remove(kit: Kit, row: WasteRow) -> int | None:
    """Remove an object, or a document's objects without a row; None when a job may be about to name one of them."""
    if row.object_id is not None:
        kit.blobs.delete(row.object_id)
        return 1
    if row.document_id is None:
        return 0
    made = kit.keys.objects(row.document_id)  # before the names are read: what is made later is not among them
    left = kit.store.waste.unnamed(row.document_id, made) if made else set()
    if left is None:
        return None
    for object_id in sorted(left):
        kit.blobs.delete(object_id)
    return len(left)
