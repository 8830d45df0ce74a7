"""IP addresses, version 4 and 6 (RFC 4291); loopback and unspecified ones say nothing about anybody."""

from __future__ import annotations

import ipaddress
import re

from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.entity import EntityType

_VERSION = re.compile(r"(?:\bv|\bversion|\brelease|§|\bsection|\bchapter)\.? ?$", re.IGNORECASE)
_BEFORE = 10


def _check(text: str, start: int, end: int) -> tuple[int, int] | None:
    while end > start and text[end - 1] == ":" and text[end - 2 : end] != "::":
        end -= 1
    before, after = text[max(0, start - _BEFORE) : start], text[end : end + 2]
    if before[-1:].isalnum() or before[-1:] in {":", ".", "-"} or after[:1].isalnum() or re.match(r"[.:-]\w", after):
        return None
    if _VERSION.search(before):
        return None
    try:
        address = ipaddress.ip_address(text[start:end])
    except ValueError:
        return None
    return None if address.is_loopback or address.is_unspecified else (start, end)


DETECTOR = Detector(
    name="ip_address",
    type=EntityType.IP_ADDRESS,
    patterns=(
        Pattern(r"\b\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}\b", 0.85),
        Pattern(r"[0-9A-Fa-f]{0,4}:[0-9A-Fa-f]{0,4}:[0-9A-Fa-f:]*(?:\.\d{1,3}\.\d{1,3}\.\d{1,3})?", 0.9),
    ),
    check=_check,
    context=("ip", "address", "host", "adresse", "dirección"),
)
