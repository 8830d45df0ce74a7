"""Street addresses of the Netherlands and of Flanders."""

from __future__ import annotations

from maskmill.domain.detect.detector import Detector, Pattern, Rank
from maskmill.domain.detect.detectors.place.parts import LETTERS, TOWN, UPPER, coded, street
from maskmill.domain.entity import EntityType

_HOUSE = r"\d{1,4}(?:[ -]?[a-zA-Z]\b|-[IVX]{1,4}\b|-\d{1,3}\b)?"

DETECTOR = Detector(
    name="address_dutch",
    type=EntityType.STREET_ADDRESS,
    patterns=(
        Pattern(
            rf"(?:[{UPPER}][{LETTERS}'-]{{1,30}} (?:van |de |den |der |van de |van der |"
            rf"van den )?){{0,3}}[{UPPER}a-z][{LETTERS}-]{{1,30}}"
            rf"(?:straat|laan|gracht|plein|kade|dijk|singel|steeg|dreef|steenweg|burgwal|plantsoen|baan|STRAAT|"
            rf"LAAN) {_HOUSE}",
            0.9,
        ),
        Pattern(
            rf"[{UPPER}][{LETTERS}-]{{2,30}} (?:[Ss]traat|[Ll]aan|[Pp]lein|[Ww]eg|[Ss]ingel|[Kk]ade) {_HOUSE}", 0.85
        ),
        Pattern(rf"\b[1-9]\d{{3}} ?[A-Z]{{2}} {TOWN}", 0.8, check=coded),  # 1012 AB Amsterdam
        Pattern(rf"\b(?:B|NL|BE|L)-\d{{4}}(?: ?[A-Z]{{2}})? {TOWN}", 0.85, check=coded),
    ),
    check=street(),
    rank=Rank.COMPOSITE,
)
