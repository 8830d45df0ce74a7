"""Wallet addresses with right checksums.

Sources: Bitcoin base58check and BIP 173 / BIP 350 (bech32, bech32m), EIP-55 (mixed-case check by Keccak-256).
"""

from __future__ import annotations

import hashlib
import re
from random import Random

from tests.structured.digits import pick
from tests.structured.kind import Kind, one_of, until, words

from maskmill.domain.entity import EntityType

_B58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_RIPPLE = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz"
_B32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_MASK = (1 << 64) - 1
_BECH32M = 0x2BC830A3


def _twice(data: bytes) -> bytes:
    return hashlib.sha256(hashlib.sha256(data).digest()).digest()


def base58check(version: int, payload: bytes, alphabet: str = _B58) -> str:
    """Return version byte, payload and four check bytes in base 58."""
    data = bytes([version]) + payload
    data += _twice(data)[:4]
    number, text = int.from_bytes(data, "big"), ""
    while number:
        number, rest = divmod(number, 58)
        text = alphabet[rest] + text
    return alphabet[0] * (len(data) - len(data.lstrip(b"\0"))) + text


def base58_ok(value: str, alphabet: str = _B58) -> bool:
    """Whether it decodes to 25 bytes whose last four check the rest."""
    if not value or any(sign not in alphabet for sign in value):
        return False
    number = 0
    for sign in value:
        number = number * 58 + alphabet.index(sign)
    data = number.to_bytes((number.bit_length() + 7) // 8, "big")
    data = b"\0" * (len(value) - len(value.lstrip(alphabet[0]))) + data
    return len(data) == 25 and _twice(data[:21])[:4] == data[21:]


def _polymod(values: list[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for place, generator in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            check ^= generator if top >> place & 1 else 0
    return check


def _expand(prefix: str) -> list[int]:
    return [ord(sign) >> 5 for sign in prefix] + [0] + [ord(sign) & 31 for sign in prefix]


def segwit(rng: Random, prefix: str, version: int) -> str:
    """Return a segregated-witness address: version 0 in bech32, 1 (taproot) in bech32m."""
    size = 32 if version == 0 else 52
    data = [version] + [rng.randrange(32) for _ in range(size - 1)] + [0 if version == 0 else 16]
    constant = 1 if version == 0 else _BECH32M
    check = _polymod(_expand(prefix) + data + [0] * 6) ^ constant
    data += [check >> 5 * (5 - place) & 31 for place in range(6)]
    return prefix + "1" + "".join(_B32[value] for value in data)


def segwit_ok(value: str) -> bool:
    """Whether the bech32 or bech32m check holds."""
    if value.lower() != value and value.upper() != value:
        return False
    prefix, _, data = value.lower().rpartition("1")
    if prefix not in ("bc", "ltc") or any(sign not in _B32 for sign in data):
        return False
    return len(data) in (39, 59) and _polymod(_expand(prefix) + [_B32.index(sign) for sign in data]) in (1, _BECH32M)


def _rotate(value: int, count: int) -> int:
    return (value << count | value >> 64 - count) & _MASK if count else value


def _keccak_f(lanes: list[list[int]]) -> None:
    state = 1
    for _ in range(24):
        columns = [lanes[x][0] ^ lanes[x][1] ^ lanes[x][2] ^ lanes[x][3] ^ lanes[x][4] for x in range(5)]
        for x in range(5):
            mixed = columns[(x - 1) % 5] ^ _rotate(columns[(x + 1) % 5], 1)
            lanes[x] = [lane ^ mixed for lane in lanes[x]]
        x, y, moving = 1, 0, lanes[1][0]
        for step in range(24):
            x, y = y, (2 * x + 3 * y) % 5
            moving, lanes[x][y] = lanes[x][y], _rotate(moving, (step + 1) * (step + 2) // 2 % 64)
        for y in range(5):
            row = [lanes[x][y] for x in range(5)]
            for x in range(5):
                lanes[x][y] = row[x] ^ (~row[(x + 1) % 5] & row[(x + 2) % 5])
        for bit in range(7):
            state = (state << 1 ^ (state >> 7) * 0x71) % 256
            if state & 2:
                lanes[0][0] ^= 1 << (1 << bit) - 1


def keccak_256(data: bytes) -> str:
    """Return the original Keccak-256 (not NIST's SHA3-256) of up to 135 bytes, in hex."""
    block = bytearray(136)
    block[: len(data)] = data
    block[len(data)] ^= 1
    block[135] ^= 0x80
    lanes = [
        [int.from_bytes(block[8 * (x + 5 * y) :][:8], "little") if x + 5 * y < 17 else 0 for y in range(5)]
        for x in range(5)
    ]
    _keccak_f(lanes)
    return b"".join(lanes[x][0].to_bytes(8, "little") for x in range(4)).hex()


def eip_55(address: str) -> str:
    """Return 40 hex digits with the capitals of EIP-55."""
    digest = keccak_256(address.lower().encode())
    return "".join(s.upper() if int(d, 16) > 7 else s for s, d in zip(address.lower(), digest, strict=False))


def _ether(rng: Random) -> str:
    address = f"{rng.getrandbits(160):040x}"
    return "0x" + rng.choice((address, eip_55(address), eip_55(address)))


def _ether_ok(value: str) -> bool:
    if not re.fullmatch(r"0x[0-9a-fA-F]{40}", value):
        return False
    body = value[2:]
    return body in (body.lower(), body.upper()) or eip_55(body) == body


def _hash(rng: Random) -> bytes:
    return rng.randbytes(20)


def valid(value: str) -> bool:
    """Whether it is an address of one of the coins above."""
    return base58_ok(value) or base58_ok(value, _RIPPLE) or segwit_ok(value) or _ether_ok(value)


_MAKE = one_of(
    lambda rng: base58check(0, _hash(rng)),
    lambda rng: base58check(5, _hash(rng)),
    lambda rng: segwit(rng, "bc", 0),
    lambda rng: segwit(rng, "bc", 1),
    _ether,
    _ether,
    lambda rng: base58check(rng.choice((0x30, 0x32)), _hash(rng)),
    lambda rng: base58check(0x1E, _hash(rng)),
    lambda rng: base58check(0, _hash(rng), _RIPPLE),
    lambda rng: base58check(0x41, _hash(rng)),
)


def _miscased(rng: Random) -> str:
    address = eip_55(f"{rng.getrandbits(160):040x}")
    return "0x" + address.swapcase()


def _broken(rng: Random) -> str:
    value = _MAKE(rng)
    at = rng.randrange(6, len(value))
    return value[:at] + rng.choice("abcdefhkmnpqrstuvwxyz234679") + value[at + 1 :]


KINDS = (
    Kind(
        EntityType.CRYPTO,
        "",
        "base58check; BIP 173, BIP 350; EIP-55",
        _MAKE,
        valid,
        words(
            en="bitcoin address|wallet address|BTC wallet|crypto wallet|ETH address|deposit address",
            de="Bitcoin-Adresse|Wallet-Adresse",
            fr="adresse bitcoin|portefeuille bitcoin",
            es="dirección bitcoin|monedero",
            it="indirizzo bitcoin|portafoglio bitcoin",
            pt="endereço bitcoin|carteira bitcoin",
            nl="bitcoinadres|walletadres",
            pl="adres bitcoin|portfel bitcoin",
        ),
        bad={
            "one sign changed": until(_broken, lambda value: not valid(value)),
            "capitals against EIP-55": until(_miscased, lambda value: not valid(value)),
            "commit hash": lambda rng: pick(rng, "h" * 40),
            "transaction hash": lambda rng: "0x" + pick(rng, "h" * 64),
        },
        checked=False,
        evident=True,
        shaped=False,
        lower=False,
        lures=("commit <3f2a9c14be07d5581e6f0a92c4d7713b5e8890af> fixes it", "color <0xFFAA00> on the button"),
    ),
)
