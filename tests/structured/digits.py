"""Check-digit arithmetic, written for this test set alone so that it shares no mistake with the product.

Sources: ISO/IEC 7812-1 annex B (Luhn), ISO/IEC 7064 (mod 11-10, mod 97-10, mod 11-2), J. Verhoeff 1969.
"""

from __future__ import annotations

import re
import string
from collections.abc import Sequence
from random import Random

_SEPARATORS = re.compile(r"[\W_]+")
ALNUM = string.digits + string.ascii_uppercase


def some(rng: Random, count: int, alphabet: str = string.digits) -> str:
    """Return `count` random characters of an alphabet."""
    return "".join(rng.choice(alphabet) for _ in range(count))


def pick(rng: Random, form: str) -> str:
    """Fill a form: `0` a digit, `A` a capital, `X` either, `h` a hex digit; everything else stands for itself."""
    sets = {"0": string.digits, "A": string.ascii_uppercase, "X": ALNUM, "h": "0123456789abcdef"}
    return "".join(rng.choice(sets[sign]) if sign in sets else sign for sign in form)


def compact(value: str) -> str:
    """Return only the letters and digits, in capitals."""
    return _SEPARATORS.sub("", value.upper())


def group(digits: str, sizes: Sequence[int], joint: str = " ") -> str:
    """Cut a number into groups of the given sizes."""
    parts, at = [], 0
    for size in sizes:
        parts.append(digits[at : at + size])
        at += size
    return joint.join(parts)


def weighted(digits: str, weights: Sequence[int]) -> int:
    """Return the sum of digit times weight; as many digits as weights."""
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True))


def luhn_ok(digits: str) -> bool:
    """Whether the last digit is the Luhn check digit."""
    if not (digits.isascii() and digits.isdigit()):
        return False
    total = 0
    for place, digit in enumerate(reversed(digits)):
        number = int(digit) * (1 + place % 2)
        total += number // 10 + number % 10
    return total % 10 == 0


def luhn(digits: str) -> str:
    """Return the digits with their Luhn check digit."""
    return next(digits + check for check in string.digits if luhn_ok(digits + check))


def mod_11_10(digits: str) -> str:
    """Return the digits with the ISO 7064 mod 11,10 check digit."""
    carry = 10
    for digit in digits:
        carry = (carry + int(digit)) % 10 or 10
        carry = carry * 2 % 11
    return digits + str((11 - carry) % 10)


def mod_97(text: str) -> int:
    """Return the remainder by 97 of a text whose letters count A=10 ... Z=35."""
    return int("".join(str(ALNUM.index(sign)) for sign in text.upper())) % 97


_TIMES = [
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    [1, 2, 3, 4, 0, 6, 7, 8, 9, 5],
    [2, 3, 4, 0, 1, 7, 8, 9, 5, 6],
    [3, 4, 0, 1, 2, 8, 9, 5, 6, 7],
    [4, 0, 1, 2, 3, 9, 5, 6, 7, 8],
    [5, 9, 8, 7, 6, 0, 4, 3, 2, 1],
    [6, 5, 9, 8, 7, 1, 0, 4, 3, 2],
    [7, 6, 5, 9, 8, 2, 1, 0, 4, 3],
    [8, 7, 6, 5, 9, 3, 2, 1, 0, 4],
    [9, 8, 7, 6, 5, 4, 3, 2, 1, 0],
]
_FIRST = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]


def verhoeff_ok(digits: str) -> bool:
    """Whether the last digit is Verhoeff's check digit (dihedral group of ten)."""
    if not (digits.isascii() and digits.isdigit()):
        return False
    total = 0
    for place, digit in enumerate(reversed(digits)):
        number = int(digit)
        for _ in range(place % 8):
            number = _FIRST[number]
        total = _TIMES[total][number]
    return total == 0


def verhoeff(digits: str) -> str:
    """Return the digits with Verhoeff's check digit."""
    return next(digits + check for check in string.digits if verhoeff_ok(digits + check))


def digit_sums(digits: str, weights: Sequence[int]) -> int:
    """Return the sum of the digit sums of each product (German insurance numbers)."""
    return sum(sum(map(int, str(int(digit) * weight))) for digit, weight in zip(digits, weights, strict=True))
