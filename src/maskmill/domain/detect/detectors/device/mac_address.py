"""Hardware addresses (EUI-48, IEEE 802)."""

from __future__ import annotations

from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.entity import EntityType


def _check(text: str, start: int, end: int) -> tuple[int, int] | None:
    """One kind of separator, no longer chain, and not all the same digit."""
    raw_value = text[start:end]
    signs = {char for char in raw_value if not char.isalnum()}
    chained = text[max(0, start - 1) : start] in signs or (
        text[end : end + 1] in signs and text[end + 1 : end + 2].isalnum()
    )
    return None if len(signs) != 1 or chained or len(set(raw_value) - signs) == 1 else (start, end)


DETECTOR = Detector(
    name="mac_address",
    type=EntityType.MAC_ADDRESS,
    patterns=(
        Pattern(r"\b[0-9A-Fa-f]{2}(?:[:-][0-9A-Fa-f]{2}){5}\b", 0.9),
        Pattern(r"\b[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4}\b", 0.6, needs_context=True),
    ),
    check=_check,
    context=("mac", "mac address", "ethernet", "wifi", "bssid", "hardware address", "hwaddr"),
)
