"""Wallets of crypto currencies: Base58Check, bech32 and bech32m (BIP 173, BIP 350) check sums; Ethereum by form."""

from __future__ import annotations

import hashlib

from maskmill.domain.detect.detector import Detector, Pattern, whole
from maskmill.domain.entity import EntityType

_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATORS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_SUMS = frozenset({1, 0x2BC830A3})
_PAYLOAD = 25


def is_base58check(raw_value: str) -> bool:
    """Whether 25 bytes end with the first four bytes of their double SHA-256."""
    number = 0
    for char in raw_value:
        number = number * 58 + _BASE58.index(char)
    if number >> (8 * _PAYLOAD):
        return False
    data = number.to_bytes(_PAYLOAD, "big")
    return hashlib.sha256(hashlib.sha256(data[:-4]).digest()).digest()[:4] == data[-4:]


def is_bech32(raw_value: str) -> bool:
    """Whether the check sum of BIP 173 or BIP 350 holds."""
    prefix, _, data = raw_value.lower().rpartition("1")
    values = (
        [ord(char) >> 5 for char in prefix]
        + [0]
        + [ord(char) & 31 for char in prefix]
        + [_BECH32.index(char) for char in data]
    )
    total = 1
    for value in values:
        top = total >> 25
        total = (total & 0x1FFFFFF) << 5 ^ value
        for bit, generator in enumerate(_GENERATORS):
            total ^= generator if top >> bit & 1 else 0
    return total in _SUMS


DETECTOR = Detector(
    name="crypto",
    type=EntityType.CRYPTO,
    patterns=(
        Pattern(r"\b[13LM][a-km-zA-HJ-NP-Z1-9]{25,34}\b", 0.95, check=whole(is_base58check)),
        Pattern(r"\b(?:bc|tb|ltc)1[ac-hj-np-z02-9]{11,71}\b", 0.98, check=whole(is_bech32)),
        Pattern(r"\b0x[0-9A-Fa-f]{40}\b", 0.8),
    ),
    context=("wallet", "bitcoin", "btc", "ethereum", "eth", "address", "crypto"),
)
