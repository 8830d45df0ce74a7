"""Street addresses of Spain, Latin America, Portugal, Brazil and Italy: kind, name, number."""

from __future__ import annotations

from maskmill.domain.detect.detector import Detector, Pattern, Rank
from maskmill.domain.detect.detectors.place.parts import LETTERS, TOWN, UPPER, coded, street
from maskmill.domain.entity import EntityType

_SPANISH = (
    r"(?:[Cc]alle|CALLE|[Cc]l\.|C/|[Aa]venida|AVENIDA|[Aa]vd?a?\.|[Aa]v\.|[Pp]laza|[Pp]l?za?\.|[Pp]aseo|[Pp]\.?. de|"
    r"[Cc]arrer|"
    r"[Cc]amino|[Rr]onda|[Cc]arretera|[Cc]tra\.|[Tt]raves.a|[Pp]asaje|[Gg]lorieta|[Cc]uesta|[Rr]ambla|[Pp]asseig|"
    r"[Uu]rbanizaci.n|[Uu]rb\.|[Bb]ulevar|[Cc]alzada|[Cc]allej.n|[Pp]rivada|[Cc]arrera|[Jj]ir.n)"
)
_PORTUGUESE = (
    r"(?:[Rr]ua|RUA|R\.|[Aa]venida|[Aa]v\.|[Pp]ra.a|[Pp]ç\.|[Tt]ravessa|[Tt]v\.|[Ll]argo|[Aa]lameda|[Ee]strada|"
    r"[Rr]odovia|"
    r"[Bb]eco|[Cc]al.ada|[Uu]rbaniza..o)"
)
_ITALIAN = (
    r"(?:[Vv]ia|VIA|[Vv]iale|[Vv]\.le|[Pp]iazza|PIAZZA|[Pp]\.(?:zza|za)|[Cc]orso|[Cc]\.so|[Vv]icolo|[Ll]argo|[Ss]trada|"
    r"[Cc]ontrada|[Ll]ungo[a-z]{4,8}|[Bb]orgo|[Ss]alita|[Pp]iazzale|[Pp]\.le|[Gg]alleria|[Ll]ocalit.)"
)
_SMALL = (
    r"(?: (?:de|del|de la|de las|de los|la|las|los|el|dei|degli|della|delle|dello|di|da|do|dos|das|d'|dell'|"
    r"nell'|san|santa|XX|IV))"
)
_WORDS = (
    rf"[{UPPER}][{LETTERS}'.-]{{0,30}}(?:{_SMALL}? ?(?:y |"
    rf"e )?(?:\d{{1,2}} (?:de )?)?[{UPPER}][{LETTERS}'.-]{{0,30}}){{0,4}}"
)
_NAME = rf"{_SMALL}{{0,3}}[ ]?(?:d'|l'|dell')?(?:\d{{1,2}}[o°]? (?:de )?)?{_WORDS}"
_NUMBER = (
    r"(?:,? ?(?:n\.?[º°o]?\.? ?|núm\.? ?|num\.? ?|número |numero |# ?|km\.? ?)?\d{1,5}(?:[-/ ]?[A-Za-z]\b|/\d{1,4}|"
    r"-\d{1,4}|[,.]\d{1,2} km)?"
    r"|,? ?s/n\b)"
)
_DOOR = (
    r"(?:,? ?\d{1,2}[oaº°ª.]{1,2},? ?(?:[A-Z]\b|\d{1,2}[aoªº]?|[Ii]zda?\.?|[Dd]cha\.?|[Ee]sq\.?|[Dd]to\.?|"
    r"[Pp]uerta \w{1,2})?)?"
)

DETECTOR = Detector(
    name="address_romance",
    type=EntityType.STREET_ADDRESS,
    patterns=(
        Pattern(rf"\b{_SPANISH}{_NAME}{_NUMBER}{_DOOR}", 0.9),  # Calle de Alcalá, 45, 2º B
        Pattern(rf"\b{_PORTUGUESE}{_NAME}{_NUMBER}{_DOOR}", 0.9),  # Rua Augusta, 1500
        Pattern(rf"\b{_ITALIAN}{_NAME}{_NUMBER}", 0.9),  # Via Roma 12/A
        Pattern(rf"\b(?:E|I|P|PT|ES|IT)-\d{{4,5}}(?:-\d{{3}})? {TOWN}", 0.85, check=coded),
        Pattern(rf"\b\d{{4}}-\d{{3}} {TOWN}", 0.8, check=coded),  # 1200-109 Lisboa
    ),
    check=street(),
    rank=Rank.COMPOSITE,
)
