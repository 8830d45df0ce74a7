"""Wrapping keys with keys, and deriving secrets from them.

Wrapping is AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce; the associated data binds a wrapped key to its
place, so that nobody can move it to another row. Derivation is HKDF-SHA256 (RFC 5869).
"""

from __future__ import annotations

import os
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from maskmill.errors import ProofFailed

KEY_BYTES = 32
WRAPPED_BYTES = 12 + KEY_BYTES + 16
"""Nonce, key, tag: every wrapped key has this size, so that zeros can take its place in the same bytes on disk."""


def new_key() -> bytes:
    """Return 256 random bits."""
    return secrets.token_bytes(KEY_BYTES)


def wrap(outer: bytes, inner: bytes, *place: str) -> bytes:
    """Encrypt the key `inner` under `outer` for the place that the ids name."""
    nonce = os.urandom(12)
    return nonce + AESGCM(outer).encrypt(nonce, inner, _associated(place))


def unwrap(outer: bytes, wrapped: bytes, *place: str) -> bytes:
    """Return the key that `wrap` encrypted.

    Raises:
        ProofFailed: another outer key, another place, or changed bytes.
    """
    try:
        return AESGCM(outer).decrypt(wrapped[:12], wrapped[12:], _associated(place))
    except (InvalidTag, ValueError) as exc:  # ValueError: too short to hold a nonce
        raise ProofFailed("A stored key does not open; the key file was changed, or the master key is another") from exc


def derive(key: bytes, purpose: str) -> bytes:
    """Return a 32-byte secret for one purpose."""
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=b"maskmill.secret/1\0" + purpose.encode()).derive(key)


def _associated(place: tuple[str, ...]) -> bytes:
    """Join ids so that no two places look alike: each with its length."""
    return b"maskmill.key/1" + b"".join(len(part.encode()).to_bytes(4) + part.encode() for part in place)
