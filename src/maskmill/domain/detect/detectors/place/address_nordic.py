"""Street addresses of Denmark, Sweden, Norway and Finland: the kind is the end of the name, the number follows."""

from __future__ import annotations

import re

from maskmill.domain.detect.detector import Detector, Pattern, Rank
from maskmill.domain.detect.detectors.place.parts import LETTERS, TOWN, UPPER, coded, street
from maskmill.domain.entity import EntityType

_HOUSE = r"\d{1,4}(?:[A-Za-z]\b| [A-Z]\b)?(?: ?- ?\d{1,4})?"
_WEAK = re.compile(r"(?:tie|tori|torg|torv|plads|plass|vei) \d")
"""Other words end so too ("Katie 12"): these need their town."""

DETECTOR = Detector(
    name="address_nordic",
    type=EntityType.STREET_ADDRESS,
    patterns=(
        # Vesterbrogade 12, 3. tv; Storgatan 5 B
        Pattern(
            rf"(?:(?:Gammel|Gl\.|Nye?|Sankt|Skt\.|Store|Lille|Stora|Lilla|Norra|Södra|Östra|Västra|"
            rf"[A-Z][a-zæøåäö]{{1,20}}s) )?"
            rf"[{UPPER}][{LETTERS}-]{{0,30}}(?:gade|vej|vejen|gatan|vägen|"
            rf"gränd|stigen|backen|"
            rf"stræde|vænget|gata|veien|vegen|allé|allén|plads|plass|torget|"
            rf"torvet) {_HOUSE}(?:,? \d{{1,2}}\.? ?(?:tv|th|mf|sal)\b\.?){{0,2}}",
            0.9,
        ),
        Pattern(
            rf"[{UPPER}][{LETTERS}-]{{2,30}} (?:[Gg]ade|[Vv]ej|[Gg]ata|[Vv]äg|[Aa]llé|[Pp]lads|[Vv]ei) {_HOUSE}", 0.85
        ),
        Pattern(
            rf"(?:[{UPPER}][{LETTERS}-]{{1,30}} ){{0,2}}[{UPPER}][{LETTERS}-]{{2,30}}s gate {_HOUSE}", 0.7
        ),  # Karl Johans gate 5
        # Mannerheimintie 12 A 5
        Pattern(
            rf"[{UPPER}][{LETTERS}-]{{3,30}}(?:katu|kuja|polku|kaari|raitti|penger|aukio|väylä|"
            rf"bulevardi) \d{{1,4}}(?: [A-Za-z]\b(?: \d{{1,3}}\b)?)?",
            0.9,
        ),
        Pattern(rf"[{UPPER}][{LETTERS}-]{{4,30}}(?:n|u|i|a|o|e|ä|ö)tie \d{{1,4}}(?: [A-Z]\b(?: \d{{1,3}}\b)?)?", 0.8),
        Pattern(rf"\b(?:DK|SE|S|FI|FIN|NO|N)-\d{{3}} ?\d{{1,2}} {TOWN}", 0.85, check=coded),
    ),
    check=street(_WEAK),
    rank=Rank.COMPOSITE,
)
