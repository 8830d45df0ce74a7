"""Hardware addresses (EUI-48, IEEE 802): six pairs; other ways of writing them need a word beside them."""

from __future__ import annotations

from maskmill.domain.detect.detector import Detector, Pattern, words
from maskmill.domain.entity import EntityType

_DIGITS = 12


def _check(text: str, start: int, end: int) -> tuple[int, int] | None:
    """One kind of separator, no longer chain, and not all the same digit."""
    raw_value = text[start:end]
    signs = {char for char in raw_value if not char.isalnum()}
    chained = text[max(0, start - 1) : start] in signs - {" "} or (
        text[end : end + 1] in signs - {" "} and text[end + 1 : end + 2].isalnum()
    )
    return None if len(signs) != 1 or chained or len(set(raw_value.lower()) - signs) == 1 else (start, end)


def _mixed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Three groups as routers print them, of digits and letters: neither words nor numbers look so."""
    raw_value = text[start:end]
    is_mixed = any(map(str.isdigit, raw_value)) and any(map(str.isalpha, raw_value))
    return _check(text, start, end) if is_mixed else None


def _plain(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Twelve digits in a row: not all the same."""
    return (start, end) if len(set(text[start:end].lower())) > 1 else None


DETECTOR = Detector(
    name="mac_address",
    type=EntityType.MAC_ADDRESS,
    patterns=(
        Pattern(r"\b[0-9A-Fa-f]{2}(?:[:-][0-9A-Fa-f]{2}){5}\b", 0.9),
        Pattern(r"\b[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4}\b", 0.75, check=_mixed),
        Pattern(r"\b[0-9A-Fa-f]{4}[.-][0-9A-Fa-f]{4}[.-][0-9A-Fa-f]{4}\b", 0.6, needs_context=True),
        Pattern(r"\b[0-9A-Fa-f]{2}(?: [0-9A-Fa-f]{2}){5}\b", 0.6, needs_context=True),
        Pattern(r"\b[0-9A-Fa-f]{12}\b", 0.6, needs_context=True, check=_plain),
    ),
    check=_check,
    context=words(
        """
        mac; mac address; mac addr; mac id; macaddress; ethernet; ethernet address; wifi address; wi fi address; bssid;
        physical address; hardware address; hwaddr; mac adresse; adresse mac; hardwareadresse; dirección mac; indirizzo
        mac; endereço mac; mac adres; adres mac; ether
        """
    ),
    window=40,
)
