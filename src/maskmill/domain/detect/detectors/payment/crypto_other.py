"""Wallets of XRP, Stellar, Monero and Cardano by their check sums, of Solana by its size and a word.

Sources: XRPL documentation ("base58 encodings"), Stellar SEP-23 (CRC-16/XModem), Monero's own Base58 in blocks of eight
bytes with four bytes of Keccak-256, Cardano CIP-19 (bech32).
"""

from __future__ import annotations

import base64
import binascii

from maskmill.domain.detect.checksums import base58
from maskmill.domain.detect.checksums.bech32 import BECH32, bech32_sum
from maskmill.domain.detect.checksums.keccak import keccak256
from maskmill.domain.detect.detector import Detector, Pattern, Rank, whole, words
from maskmill.domain.entity import EntityType

_MONERO_VERSIONS = frozenset({18, 19, 42})
_BLOCK, _CODED = 8, 11
_SUM = 4
_TAIL = 7
"""A last block of seven signs holds five bytes."""


def is_xrp(raw_value: str) -> bool:
    """Whether a value is an account of the XRP ledger."""
    data = base58.payload(raw_value, 25, base58.RIPPLE)
    return data is not None and data[0] == 0


def is_stellar(raw_value: str) -> bool:
    """Whether the last two of 35 bytes are the CRC-16/XModem of the others, low byte first."""
    data = base64.b32decode(raw_value)
    return binascii.crc_hqx(data[:-2], 0).to_bytes(2, "little") == data[-2:]


def is_monero(raw_value: str) -> bool:
    """Whether 69 bytes (77 with a payment id) end with the first four bytes of their digest."""
    data = b""
    for at in range(0, len(raw_value), _CODED):
        block = raw_value[at : at + _CODED]
        part = base58.decode(block, _BLOCK if len(block) == _CODED else 5 if len(block) == _TAIL else 0)
        if not part:
            return False
        data += part
    return data[0] in _MONERO_VERSIONS and keccak256(data[:-_SUM])[:_SUM] == data[-_SUM:]


def is_cardano(raw_value: str) -> bool:
    """Whether the check sum of bech32 holds."""
    return bech32_sum(raw_value) == BECH32


def is_solana(raw_value: str) -> bool:
    """Whether a value stands for 32 bytes, with digits and both cases as chance makes them."""
    data = base58.decode(raw_value, 32)
    mixed = any(map(str.isdigit, raw_value)) and any(map(str.isupper, raw_value)) and any(map(str.islower, raw_value))
    return mixed and data is not None and data[0] + data[1] > 0


DETECTOR = Detector(
    name="crypto_other",
    type=EntityType.CRYPTO,
    patterns=(
        Pattern(r"\br[1-9A-HJ-NP-Za-km-z]{24,34}\b", 0.95, check=whole(is_xrp)),
        Pattern(r"\bG[A-Z2-7]{55}\b", 0.97, check=whole(is_stellar)),
        Pattern(r"\b[48][1-9A-HJ-NP-Za-km-z]{94}(?:[1-9A-HJ-NP-Za-km-z]{11})?\b", 0.98, check=whole(is_monero)),
        Pattern(r"\b(?:addr|stake|cosmos|osmo|terra|inj|bnb)1[ac-hj-np-z02-9]{38,98}\b", 0.98, check=whole(is_cardano)),
        Pattern(
            r"\b[1-9A-HJ-NP-Za-km-z]{43,44}\b", 0.8, needs_context=True, check=whole(is_solana), rank=Rank.LABELLED
        ),
    ),
    context=words("solana; sol wallet; sol address; sol; phantom; spl token; solscan"),
)
