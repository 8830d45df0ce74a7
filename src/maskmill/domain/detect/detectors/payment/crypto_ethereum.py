"""Wallets of Ethereum and of the chains that share its form: 0x and forty hexadecimal digits.

In mixed case the capitals are a check sum (EIP-55), and a wrong one is no wallet. In one case there is none, and the
sign 0x with exactly forty digits says what it is, unless a word says that they are a digest.
"""

from __future__ import annotations

import re

from maskmill.domain.detect.checksums.keccak import keccak256
from maskmill.domain.detect.detector import Detector, Pattern, Rank, words
from maskmill.domain.entity import EntityType

_DIGITS = 40
_CAPITAL = 8
_REACH = 24
_DIGEST = re.compile(r"(?:commit|hash|sha|sha-?1|digest|checksum|object|blob|tree|revision)\W{0,3}\Z", re.IGNORECASE)


def has_right_capitals(digits: str) -> bool:
    """Whether capitals stand where the digest of the small letters has a digit of at least eight (EIP-55)."""
    digest = keccak256(digits.lower().encode("ascii")).hex()
    return all(
        char.isupper() == (int(sign, 16) >= _CAPITAL)
        for char, sign in zip(digits, digest, strict=False)
        if char.isalpha()
    )


def _checked(text: str, start: int, end: int) -> tuple[int, int] | None:
    digits = text[end - _DIGITS : end]
    return (start, end) if has_right_capitals(digits) and len(set(digits)) > 1 else None


def _plain(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Nothing but small letters, or capitals, and not one digit forty times."""
    if _DIGEST.search(text, max(0, start - _REACH), start):
        return None
    digits = text[end - _DIGITS : end]
    is_plain = digits in {digits.lower(), digits.upper()}
    return (start, end) if is_plain and len(set(digits)) > 1 else None


_FORM = r"\b(?:0x|0X|xdc)[0-9A-Fa-f]{40}\b"

DETECTOR = Detector(
    name="crypto_ethereum",
    type=EntityType.CRYPTO,
    patterns=(
        Pattern(_FORM, 0.95, check=_checked),
        Pattern(_FORM, 0.8, check=_plain, rank=Rank.LABELLED),
    ),
    context=words(
        """
        wallet; wallets; ethereum; eth; ether; erc20; erc 20; usdt; usdc; dai; bnb; bsc; matic; polygon; address; addr;
        crypto; token; tokens; contract; metamask; send; sent; donate; deposit; withdraw; withdrawal; transfer;
        recipient; adresse; geldbörse; portefeuille; cartera; billetera; monedero; dirección; portafoglio; indirizzo;
        carteira; endereço; portemonnee; adres; portfel; kryptowährung; cryptomonnaie; criptomoneda
        """
    ),
)
