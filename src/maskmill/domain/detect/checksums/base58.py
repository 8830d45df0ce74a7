"""Base58 and Base58Check (Bitcoin wiki, "Base58Check encoding")."""

from __future__ import annotations

import hashlib

BITCOIN = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
RIPPLE = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz"
_SUM = 4


def decode(raw_value: str, size: int, alphabet: str = BITCOIN) -> bytes | None:
    """Return the `size` bytes that a value stands for, or None when it stands for more or for something else."""
    number = 0
    for char in raw_value:
        digit = alphabet.find(char)
        if digit < 0:
            return None
        number = number * 58 + digit
    return None if number >> (8 * size) else number.to_bytes(size, "big")


def payload(raw_value: str, size: int, alphabet: str = BITCOIN) -> bytes | None:
    """Return the bytes before the check sum, None when the first four bytes of their double SHA-256 do not follow."""
    data = decode(raw_value, size, alphabet)
    if data is None:
        return None
    kept = data[:-_SUM]
    return kept if hashlib.sha256(hashlib.sha256(kept).digest()).digest()[:_SUM] == data[-_SUM:] else None
