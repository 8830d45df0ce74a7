"""Sealing single values: AES-256-GCM with a random 96-bit nonce, bound to table, column and row."""

from __future__ import annotations

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from maskmill.errors import ProofFailed

_NONCE_BYTES = 12


def seal(key: bytes, raw_text: str, *place: str) -> bytes:
    """Encrypt a text for one place: the names of the table and the column, and the row's id."""
    nonce = os.urandom(_NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, raw_text.encode("utf-8", "surrogatepass"), _associated(place))


def unseal(key: bytes, sealed: bytes, *place: str) -> str:
    """Return the text that `seal` encrypted.

    Raises:
        ProofFailed: it was changed, or moved here from another place.
    """
    try:
        clear = AESGCM(key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], _associated(place))
    except (InvalidTag, ValueError) as exc:  # ValueError: too short to hold a nonce
        raise ProofFailed("A stored value was changed; restore the database and the keys from one backup") from exc
    return clear.decode("utf-8", "surrogatepass")


def _associated(place: tuple[str, ...]) -> bytes:
    return b"maskmill.column/1\0" + "\0".join(place).encode()
