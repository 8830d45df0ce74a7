"""IP addresses, version 4 and 6 (RFC 4291); loopback and unspecified ones say nothing about anybody, nor do net masks.

Four small numbers may be a section or a version: then a word must say that they are an address.
"""

from __future__ import annotations

import ipaddress
import re

from maskmill.domain.detect.context import distance
from maskmill.domain.detect.detector import Detector, Pattern, words
from maskmill.domain.entity import EntityType

_VERSION = re.compile(
    r"(?:\b(?:v|ver|version|versione|versión|versão|wersja|versie|release|rev|revision|build|firmware|bios|driver|patch|"
    r"kernel|sdk|section|sections|sec|chapter|abschnitt|kapitel|clause|article|paragraph|para|figure|table|"
    r"chrome|safari|firefox|edge?|opr|opera|applewebkit|mozilla|trident|oid)|§)[s.:#/]{0,2} ?$",
    re.IGNORECASE,
)
_ZEROS = re.compile(r"[A-Za-z]/$")
_BEFORE = 16
_CONTEXT = words(
    """
    ip; ips; ipv4; ipv6; ip address; ip addr; address; addr; host; hosts; server; client; remote; gateway; router; dns;
    subnet; login from; logged in from; connection; connected; ping; proxy; vpn; adresse; ip adresse; adresse ip;
    dirección; dirección ip; indirizzo; indirizzo ip; endereço; ip adres; adres ip; source; src; dst; nameserver
    """
)


def _four(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Four octets that are neither a version, nor a section, nor a mask."""
    before, after = text[max(0, start - _BEFORE) : start], text[end : end + 10]
    joined = re.search(r"[\w.$€£]\Z|(?<!\d\.\d)(?<!\d\.\d\d)(?<!\d\.\d\d\d)-\Z", before) or re.match(
        r"\w|,\d\d(?![\d.])|\.\w|-(?!\d+\.\d+\.)\w", after
    )
    if joined or _VERSION.search(before):
        return None
    raw_value = text[start:end]
    if not _is_telling(raw_value) or (raw_value.endswith(".0.0") and _ZEROS.search(before)):
        return None
    octets = raw_value.split(".")
    if all(len(octet) == 1 for octet in octets) and distance(text, start, end, _CONTEXT, 40) is None:
        return None
    return None if octets[0] in {"255", "0"} else (start, end)


def _six(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Drop the label before the first colon, and the sentence's colon behind."""
    if text[end - 1] == ":" and text[end - 2 : end] != "::":
        end -= 1
    colon = text.index(":", start, end) if ":" in text[start:end] else start
    labelled = text[max(0, start - 1) : start].isalnum() or colon == start
    if labelled and text[colon : colon + 2] != "::":
        start = colon + 1
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if start >= end or before[-1:].isalnum() or before[-1:] in {".", "-", "_"} or before == "::":
        return None
    return None if re.match(r"\w|[.:-]\w", after) or not _is_telling(text[start:end]) else (start, end)


def _is_telling(raw_value: str) -> bool:
    try:
        address = ipaddress.ip_address(raw_value)
    except ValueError:
        return False
    return not (address.is_loopback or address.is_unspecified)


DETECTOR = Detector(
    name="ip_address",
    type=EntityType.IP_ADDRESS,
    patterns=(
        Pattern(r"\b\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}\b", 0.85, check=_four),
        Pattern(r"[0-9A-Fa-f]{0,4}:[0-9A-Fa-f]{0,4}:[0-9A-Fa-f:]*(?:\.\d{1,3}\.\d{1,3}\.\d{1,3})?", 0.9, check=_six),
    ),
    context=_CONTEXT,
)
