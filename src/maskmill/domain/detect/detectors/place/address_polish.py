"""Street addresses of Poland: ul. Długa 14/5, 80-831 Gdańsk."""

from __future__ import annotations

from maskmill.domain.detect.detector import Detector, Pattern, Rank
from maskmill.domain.detect.detectors.place.parts import LETTERS, TOWN, UPPER, coded, street
from maskmill.domain.entity import EntityType

_KIND = (
    r"(?:[Uu]l|[Aa]l|[Oo]s|[Pp]l|[Ss]kw|[Rr]ond)\.|[Uu]lic[ay]|[Aa]lej[ai]|[Oo]siedl[eu]|[Pp]lac(?:u)?|[Rr]ondo|"
    r"[Ss]kwer"
)
_NAME = rf"(?:\d{{1,2}} )?[{UPPER}][{LETTERS}.-]{{0,30}}(?: (?:i )?[{UPPER}][{LETTERS}.-]{{0,30}}){{0,3}}"

DETECTOR = Detector(
    name="address_polish",
    type=EntityType.STREET_ADDRESS,
    patterns=(
        Pattern(
            rf"\b(?:{_KIND}) ?{_NAME} \d{{1,4}}[a-zA-Z]?(?: ?/ ?\d{{1,4}}[a-z]?)?(?: ?(?:m\.|lok\.|lokal|"
            rf"m) ?\d{{1,4}})?",
            0.9,
        ),
        Pattern(rf"\b\d{{2}}-\d{{3}} {TOWN}", 0.8, check=coded),
    ),
    check=street(),
    rank=Rank.COMPOSITE,
)
