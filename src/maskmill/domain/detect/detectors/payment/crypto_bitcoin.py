"""Wallets of Bitcoin and its kin: Base58Check with the chain's version byte, bech32 and bech32m, CashAddr.

Sources: Bitcoin wiki ("List of address prefixes"), BIP 173, BIP 350, and the chains' own parameters. A wrong check sum
is no wallet.
"""

from __future__ import annotations

from maskmill.domain.detect.checksums import base58
from maskmill.domain.detect.checksums.bech32 import BECH32, BECH32M, bech32_sum
from maskmill.domain.detect.detector import Detector, Pattern, whole, words
from maskmill.domain.entity import EntityType

_VERSIONS = frozenset(
    {
        0x00, 0x05, 0x6F, 0xC4,  # Bitcoin, and its test net
        0x30, 0x32, 0x3A,  # Litecoin
        0x1E, 0x16,  # Dogecoin
        0x4C, 0x10,  # Dash
        0x41,  # TRON
    }
)  # fmt: skip
_ZCASH = frozenset({b"\x1c\xb8", b"\x1c\xbd", b"\x1d\x25", b"\x1c\xba"})
_SIZE = 25
_PROGRAM = len("bc1q")
_CASH = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_CASH_GENERATORS = (0x98F2BC8E61, 0x79B76D99E2, 0xF33E5FB3C4, 0xAE2EABE2A8, 0x1E4F43E470)


def is_base58_wallet(raw_value: str) -> bool:
    """Whether a value is the hash of a key or script on a chain that we know."""
    data = base58.payload(raw_value, _SIZE)
    if data is not None:
        return data[0] in _VERSIONS
    longer = base58.payload(raw_value, _SIZE + 1)
    return longer is not None and longer[:2] in _ZCASH


def is_segwit(raw_value: str) -> bool:
    """Whether the check sum fits the witness version: bech32 for 0, bech32m for later ones (BIP 350)."""
    version = raw_value.lower().rpartition("1")[2][:1]
    return bech32_sum(raw_value) == (BECH32 if version == "q" else BECH32M)


def is_cash_address(raw_value: str) -> bool:
    """Whether the check sum of CashAddr holds (Bitcoin Cash specification)."""
    value = raw_value.lower().rpartition(":")[2]
    total = 1
    for item in (*(ord(char) & 31 for char in "bitcoincash"), 0, *map(_CASH.index, value)):
        top = total >> 35
        total = (total & 0x07FFFFFFFF) << 5 ^ item
        for bit, generator in enumerate(_CASH_GENERATORS):
            total ^= generator if top >> bit & 1 else 0
    return total == 1


DETECTOR = Detector(
    name="crypto_bitcoin",
    type=EntityType.CRYPTO,
    patterns=(
        Pattern(r"\b[1-3mnLMDXTt][a-km-zA-HJ-NP-Z1-9]{25,34}\b", 0.95, check=whole(is_base58_wallet)),
        Pattern(r"\b(?:bc|tb|bcrt|ltc|tltc)1[ac-hj-np-z02-9]{11,87}\b", 0.98, check=whole(is_segwit)),
        Pattern(r"\b(?:BC|TB|LTC)1[AC-HJ-NP-Z02-9]{11,87}\b", 0.98, check=whole(is_segwit)),
        Pattern(r"\b(?:bitcoincash:)?[qp][ac-hj-np-z02-9]{41}\b", 0.95, check=whole(is_cash_address)),
    ),
    context=words("wallet; bitcoin; btc; litecoin; ltc; dogecoin; doge; dash; zcash; tron; trx; address; crypto"),
)
