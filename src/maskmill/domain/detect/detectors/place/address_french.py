"""Street addresses of France, Wallonia, French Switzerland and Québec (AFNOR NF Z10-011)."""

from __future__ import annotations

from maskmill.domain.detect.detector import Detector, Pattern, Rank
from maskmill.domain.detect.detectors.place.parts import LETTERS, TOWN, UPPER, coded, street
from maskmill.domain.entity import EntityType

_KIND = (
    r"(?:[Rr]ue|RUE|[Aa]venue|AVENUE|[Aa]v\.|[Bb]oulevard|BOULEVARD|[Bb]l?d\.?|[Pp]lace|[Pp]l\.|[Cc]hemin|[Aa]ll.e|"
    r"[Ii]mpasse|[Qq]uai|[Cc]ours|[Rr]oute|[Rr]te\.?|[Ss]quare|[Pp]assage|[Rr]uelle|[Ss]entier|[Ff]aubourg|[Cc]it.|"
    r"[Rr].sidence|[Hh]ameau|[Ll]otissement|[Ee]splanade|[Pp]romenade|[Mm]ont.e|[Cc]hauss.e|[Cc]los|[Vv]enelle|"
    r"[Dd]r.ve|"
    r"[Vv]illa|[Gg]alerie)"
)
_NAME = (
    rf"(?: (?:de|du|des|la|le|les|aux?|en|sous|sur|l'|d')){{0,4}} ?(?:de l'|l'|d')?[{UPPER}0-9][{LETTERS}0-9'-]{{0,30}}"
    rf"(?:[ -](?:(?:de|du|des|la|le|les|et|en|sur|sous) |de la |de l'|d'|l')?[{UPPER}0-9][{LETTERS}'-]{{1,30}}){{0,4}}"
)

DETECTOR = Detector(
    name="address_french",
    type=EntityType.STREET_ADDRESS,
    patterns=(
        # 12 bis, rue de la Paix
        Pattern(rf"\b\d{{1,4}}(?:[ -]?(?:bis|ter|quater|[A-D]\b))?(?:[-/]\d{{1,4}})?,? {_KIND}{_NAME}", 0.9),
        # Rue de la Loi 16, chaussée de Charleroi, 123
        Pattern(rf"\b{_KIND}{_NAME},? (?:n[°o] ?)?\d{{1,4}}(?:[a-zA-Z]\b|/\d{{1,3}})?", 0.85),
        Pattern(rf"\b(?:F|FR|L)-\d{{4,5}} {TOWN}", 0.85, check=coded),
        Pattern(rf"\b\d{{5}} {TOWN}(?: CEDEX| Cedex)(?: \d{{1,2}})?\b", 0.9, check=coded),
    ),
    check=street(),
    rank=Rank.COMPOSITE,
)
