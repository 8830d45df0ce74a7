"""Checking an audit chain from its first row to its last."""

from __future__ import annotations

import binascii
import json
from collections.abc import Iterable
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from maskmill.domain.audit import GENESIS, checkpoint_message, is_checkpoint, row_hash
from maskmill.ports.audit import AuditRow


@dataclass(frozen=True, slots=True)
class ChainVerdict:
    """What a check found. Rows after `signed_to` hang together, but no signature covers them yet."""

    ok: bool
    rows: int
    bad_seq: int | None
    checkpoints: int
    signed_to: int


def verify_chain(rows: Iterable[AuditRow], public_key: bytes) -> ChainVerdict:
    """Check numbers, links, hashes and checkpoint signatures; stops at the first row that is wrong.

    `public_key` is the raw Ed25519 key (RFC 8032). A chain that was cut after its last checkpoint cannot be told from a
    shorter one: that is what a checkpoint on demand is for.
    """
    key = Ed25519PublicKey.from_public_bytes(public_key)
    previous, count, checkpoints, signed_to = GENESIS, 0, 0, 0
    for row in rows:
        expected = count + 1
        if not _is_linked(row, expected, previous) or not _is_signed(row, key):
            return ChainVerdict(ok=False, rows=count, bad_seq=expected, checkpoints=checkpoints, signed_to=signed_to)
        if row.signature is not None:
            checkpoints, signed_to = checkpoints + 1, row.seq
        previous, count = row.hash, expected
    return ChainVerdict(ok=True, rows=count, bad_seq=None, checkpoints=checkpoints, signed_to=signed_to)


def _is_linked(row: AuditRow, seq: int, previous: str) -> bool:
    """Say whether a row has its number, names the row before it, and hashes to what it says."""
    return (
        row.seq == seq
        and row.previous == previous
        and row.hash == row_hash(previous, row.body)
        and _field(row, "seq") == seq
    )


def _is_signed(row: AuditRow, key: Ed25519PublicKey) -> bool:
    """Say whether a row that must be signed is, and whether a signature that is there holds."""
    if row.signature is None:
        return not is_checkpoint(row.seq, str(_field(row, "action")))
    try:
        key.verify(bytes.fromhex(row.signature), checkpoint_message(row.seq, row.hash))
    except (InvalidSignature, ValueError, binascii.Error):
        return False
    return True


def _field(row: AuditRow, name: str) -> object:
    """Read a field of a row's body; None when the body is no JSON object, or lacks it."""
    try:
        body = json.loads(row.body)
    except ValueError:
        return None
    return body.get(name) if isinstance(body, dict) else None
