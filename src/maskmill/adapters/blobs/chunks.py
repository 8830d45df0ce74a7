"""Encrypting a stream in chunks, so that each can be trusted as soon as it is read.

The STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizar: "Online Authenticated-Encryption and its Nonce-Reuse
Misuse-Resistance", CRYPTO 2015) over AES-256-GCM: the nonce of a chunk is a random 7-byte prefix, a 32-bit counter and
a byte that marks the last chunk. Chunks that are changed, swapped, repeated, dropped or cut off do not open.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from maskmill.errors import LimitExceeded, ProofFailed

MAGIC = b"MMBL\x01"
"""Says what the object is, and in which version of this form."""

CHUNK_BYTES = 1 << 20
PREFIX_BYTES = 7
HEADER_BYTES = len(MAGIC) + PREFIX_BYTES
TAG_BYTES = 16
_COUNTER_END = 1 << 32


def seal(key: bytes, associated: bytes, chunks: Iterable[bytes], chunk_bytes: int = CHUNK_BYTES) -> Iterator[bytes]:
    """Yield the header and the encrypted chunks; holds about two chunks in memory."""
    cipher = AESGCM(key)
    prefix = os.urandom(PREFIX_BYTES)
    yield MAGIC + prefix
    for counter, (chunk, is_last) in enumerate(_regular(chunks, chunk_bytes)):
        yield cipher.encrypt(_nonce(prefix, counter, is_last=is_last), chunk, associated)


def unseal(key: bytes, associated: bytes, sealed: Iterable[bytes], chunk_bytes: int = CHUNK_BYTES) -> Iterator[bytes]:
    """Yield what `seal` encrypted, chunk by chunk.

    Raises:
        ProofFailed: at the first chunk that is not what it was, or when the end is missing.
    """
    cipher = AESGCM(key)
    source = iter(sealed)
    head = bytearray()
    while len(head) < HEADER_BYTES and (piece := next(source, None)) is not None:
        head += piece
    if len(head) < HEADER_BYTES or not head.startswith(MAGIC):
        raise ProofFailed("A stored object does not start as one; restore it from a backup")
    prefix = bytes(head[len(MAGIC) : HEADER_BYTES])
    rest = _chain(bytes(head[HEADER_BYTES:]), source)
    for counter, (chunk, is_last) in enumerate(_regular(rest, chunk_bytes + TAG_BYTES)):
        try:
            yield cipher.decrypt(_nonce(prefix, counter, is_last=is_last), chunk, associated)
        except InvalidTag as exc:
            raise ProofFailed("A stored object was changed or cut; restore it from a backup") from exc


def associated_data(*parts: str) -> bytes:
    """Join the ids that an object is bound to, so that no two lists look alike."""
    return b"".join(len(part.encode()).to_bytes(4) + part.encode() for part in parts)


def _nonce(prefix: bytes, counter: int, *, is_last: bool) -> bytes:
    if counter >= _COUNTER_END:
        raise LimitExceeded(f"An object has more than {_COUNTER_END} chunks; split the document")
    return prefix + counter.to_bytes(4) + bytes([is_last])


def _chain(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


def _regular(pieces: Iterable[bytes], size: int) -> Iterator[tuple[bytes, bool]]:
    """Cut a stream into chunks of one size and mark the last one, which may be shorter or empty."""
    held = bytearray()
    for piece in pieces:
        held += piece
        start = 0
        while len(held) - start > size:  # more follows, so this one is not the last
            with memoryview(held) as view:
                chunk = bytes(view[start : start + size])
            yield chunk, False
            start += size
        del held[:start]
    yield bytes(held), True
