"""Making the next row of an audit chain, whatever it is stored in."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from maskmill.domain.audit import checkpoint_message, is_checkpoint, row_body, row_hash
from maskmill.ports.audit import AuditRow
from maskmill.ports.keys import Signer

_log = logging.getLogger("audit")


def next_row(
    last: tuple[int, str], at: float, action: str, actor: str, facts: Mapping[str, object], signer: Signer
) -> AuditRow:
    """Return the row after `last` (its number and hash), signed when it is a checkpoint."""
    seq, previous = last[0] + 1, last[1]
    body = row_body(seq, at, action, actor, facts)
    digest = row_hash(previous, body)
    signed = signer.sign(checkpoint_message(seq, digest)).hex() if is_checkpoint(seq, action) else None
    return AuditRow(seq, body, previous, digest, signed)


def tell(row: AuditRow) -> None:
    """Send a stored row to the logger `audit` as JSON (CHECKLIST S1-70)."""
    _log.info("%s", row.body)
