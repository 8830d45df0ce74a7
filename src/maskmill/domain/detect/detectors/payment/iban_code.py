"""Bank accounts by IBAN: country lengths of the ISO 13616 registry, check digits by ISO 7064 mod 97-10."""

from __future__ import annotations

import re

from maskmill.domain.detect.detector import Detector, Pattern, bag
from maskmill.domain.entity import EntityType

LENGTHS = {
    item[:2]: int(item[3:])
    for item in bag(
        """
        AD:24 AE:23 AL:28 AT:20 AZ:28 BA:20 BE:16 BG:22 BH:22 BI:27 BR:29 BY:28 CH:21 CR:22 CY:28 CZ:24 DE:22 DJ:27
        DK:18 DO:28 EE:20 EG:29 ES:24 FI:18 FK:18 FO:18 FR:27 GB:22 GE:22 GI:23 GL:18 GR:27 GT:28 HN:28 HR:21 HU:28
        IE:22 IL:23 IQ:23 IS:26 IT:27 JO:30 KW:30 KZ:20 LB:28 LC:32 LI:21 LT:20 LU:20 LV:21 LY:25 MC:27 MD:24 ME:22
        MK:19 MN:20 MR:27 MT:31 MU:30 NI:28 NL:18 NO:15 OM:23 PK:24 PL:28 PS:29 PT:25 QA:29 RO:24 RS:22 RU:33 SA:24
        SC:31 SD:18 SE:24 SI:19 SK:24 SM:27 SO:23 ST:25 SV:28 TL:23 TN:24 TR:26 UA:29 VA:22 VG:24 XK:20 YE:30
        """
    )
}
"""Characters of an IBAN by country, without spaces."""

_HEAD = re.compile(r"(?<![^\W_])[A-Za-z]{2}[ -]?\d{2}")
_GAP = 2


def mod97(iban: str) -> bool:
    """Whether the two check digits of an IBAN without spaces are right; 00, 01 and 99 are never given."""
    return (
        iban.isascii()
        and "02" <= iban[2:4] <= "98"
        and int("".join(str(int(char, 36)) for char in iban[4:] + iban[:4])) % 97 == 1
    )


def _check(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Read on to the country's length; the pattern stops early, so that it never swallows the next number."""
    for head in _HEAD.finditer(text, start, end):
        stop = _stop(text, head.start())
        if stop is not None:
            return head.start(), stop
    return None


def _stop(text: str, start: int) -> int | None:
    """Return where the IBAN that begins at `start` ends; None when there is none."""
    length = LENGTHS.get(text[start : start + 2].upper(), 0)
    kept: list[str] = []
    at = gap = start
    while len(kept) < length and at < len(text):
        char = text[at]
        if char.isalnum():
            kept.append(char)
            gap = at + 1
        elif char not in " -./\t" or at + 1 - gap > _GAP:
            return None
        at += 1
    if not length or len(kept) < length or text[at : at + 1].isalnum() or not mod97("".join(kept)):
        return None
    return at


DETECTOR = Detector(
    name="iban_code",
    type=EntityType.IBAN_CODE,
    patterns=(
        Pattern(r"\b[A-Z]{2}[ -]?\d{2}(?:[ ./-]{0,2}[A-Z0-9]){11}", 0.99),
        Pattern(r"\b[A-Za-z]{2}\d{2}(?:[ -]{0,2}[A-Za-z0-9]){11}", 0.98),
    ),
    check=_check,
)
