"""Bech32 and bech32m (BIP 173, BIP 350): the check sum of a prefix and of five-bit characters."""

from __future__ import annotations

BECH32, BECH32M = 1, 0x2BC830A3
_ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATORS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


def bech32_sum(raw_value: str) -> int | None:
    """Return BECH32 or BECH32M for a right check sum; None for a wrong one, a strange sign, or both cases mixed."""
    lower = raw_value.lower()
    prefix, _, data = lower.rpartition("1")
    if raw_value not in {lower, raw_value.upper()} or not prefix or any(char not in _ALPHABET for char in data):
        return None
    total = 1
    for value in (
        *(ord(char) >> 5 for char in prefix),
        0,
        *(ord(char) & 31 for char in prefix),
        *(_ALPHABET.index(char) for char in data),
    ):
        top = total >> 25
        total = (total & 0x1FFFFFF) << 5 ^ value
        for bit, generator in enumerate(_GENERATORS):
            total ^= generator if top >> bit & 1 else 0
    return total if total in {BECH32, BECH32M} else None
