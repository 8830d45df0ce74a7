"""Street addresses of the United States, Canada, the United Kingdom, Ireland, Australia, and of others who write so."""

from __future__ import annotations

import re

from maskmill.domain.detect.detector import Detector, Pattern, Rank, bag
from maskmill.domain.entity import EntityType

_KIND = (
    r"(?:Street|St|Str|Avenue|Ave|Av|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Dr|Drv|Court|Ct|Way|Place|Pl|Square|Sq|"
    r"Terrace|"
    r"Terr?|Tce|Trail|Trl|Circle|Cir|Highway|Hwy|Parkway|Pkwy|Close|Crescent|Cres|Cr|Mews|Row|Walk|Gardens|Gdns|Grove|"
    r"Hill|Loop|Alley|Plaza|Plz|Point|Ridge|Run|Pike|Turnpike|Tpke|Cove|Cv|Bend|Crossing|Xing|Path|Broadway|Esplanade|"
    r"Parade|Pde|Quay|Wharf|Green|Park|Rise|View|Villas|Vale|Wynd|Yard|Heights|Hts|Manor|Landing|Glen|Meadows?|"
    r"Commons?|"
    r"Expressway|Expy|Freeway|Fwy|Mall|Promenade|Embankment|Bypass|Causeway|Drove|Avenida|"
    r"STREET|ST|AVENUE|AVE|ROAD|RD|BOULEVARD|BLVD|LANE|LN|DRIVE|DR|COURT|CT|WAY|PLACE|PL|SQUARE|TERRACE|TRAIL|"
    r"CIRCLE|CIR|"
    r"HIGHWAY|HWY|PARKWAY|PKWY|CLOSE|CRESCENT|GARDENS|GROVE)"
)
_STATE = (
    r"(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI|S[CD]|T[NX]|UT|"
    r"V[AIT]|W[AIVY]|GU|"
    r"AB|BC|MB|NB|NL|NS|NT|NU|ON|PE|QC|SK|YT|NSW|QLD|VIC|TAS|ACT|SA)"
)
_STATE_NAME = (
    r"(?:Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|"
    r"Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|"
    r"Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|"
    r"Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|"
    r"Washington|West Virginia|Wisconsin|Wyoming|Ontario|Quebec|Alberta|Manitoba|Saskatchewan|British Columbia|"
    r"Nova Scotia|"
    r"New South Wales|Victoria|Queensland|Tasmania|South Australia|Western Australia)"
)
_UNITS = (
    r"(?:Apt|Apartment|Suite|Ste|Unit|Flat|Floor|Fl|Level|Lvl|Room|Rm|Bldg|Building|Block|Lot|Trlr|Shop|Office|"
    r"Penthouse|"
    r"Basement|APT|SUITE|STE|UNIT|FLAT|FLOOR|BLDG|ROOM)"
)
_UNIT = (
    rf"(?:,?[ \n]{_UNITS}\.? ?#?[A-Za-z0-9-]{{1,6}}|,? #[A-Za-z0-9-]{{1,6}}|,? \d{{1,2}}(?:st|nd|rd|"
    rf"th) [Ff]loor){{0,2}}"
)
_BEFORE = rf"(?:{_UNITS}\.? ?#?[A-Za-z0-9-]{{1,5}}, ?|\d{{1,4}}[A-Za-z]?/)?"
_ZIP = r"(?:\d{5}(?:-\d{4})?|[A-Z]\d[A-Z] ?\d[A-Z]\d)"
_TOWN = r"[A-Z][A-Za-z.'-]{1,30}(?: [A-Z][A-Za-z.'-]{1,30}){0,3}"
_DIRECTION = r"(?:NW|NE|SW|SE|N|S|E|W|North|South|East|West)"
_NO_STREET = bag(
    "lane way minute hour mile day man bedroom story storey level star great new old long short main busy side"
)
_PLAIN_KIND = re.compile(
    r"(?:Park|Green|View|Hill|Point|Run|Row|Walk|Yard|Rise|Path|Mall|Common|Commons|Glen|Manor|Landing|Close|"
    r"Bend)\b\.?$"
)
_GOES_ON = re.compile(r" ?\d{3}")
_YEAR = re.compile(r"(?:19|20)\d{2} ")
_MEASURED = re.compile(
    r"\d{1,4} (?:Years?|Days?|Hours?|Minutes?|Miles?|Yards?|Steps?|People|Points?|January|February|March|April|May|"
    r"June|"
    r"July|August|September|October|November|December) (?:(?:19|20)\d\d|Way|[A-Z])"
)


def _check(text: str, start: int, end: int) -> tuple[int, int] | None:
    """A number, words and a kind; kinds that are words of their own do not follow a year or a count."""
    if text[max(0, start - 1) : start] in {"$", "€", "£", ".", "-", "/"}:
        return None
    raw_value = text[start:end]
    if _MEASURED.match(raw_value) or (_PLAIN_KIND.search(raw_value) and _YEAR.match(raw_value)):
        return None
    return start, end


def _small(text: str, start: int, end: int) -> tuple[int, int] | None:
    """12 oak street: one word between, and none that counts lanes or minutes."""
    return None if bag(text[start:end].lower()) & _NO_STREET else (start, end)


def _town(text: str, start: int, end: int) -> tuple[int, int] | None:
    """MD behind two names is a doctor sooner than Maryland; a line in capitals is a title."""
    is_doctor = text[start:end].endswith(" MD") and text.count(" ", start, end) > 1
    return None if is_doctor or text[start:end].isupper() else (start, end)


def _ended(text: str, start: int, end: int) -> tuple[int, int] | None:
    """No digits go on behind the code."""
    return None if _GOES_ON.match(text, end) else (start, end)


DETECTOR = Detector(
    name="address_english",
    type=EntityType.STREET_ADDRESS,
    patterns=(
        Pattern(
            rf"\b{_BEFORE}\d{{1,6}}[A-Za-z]?(?:-\d{{1,5}})?,? (?:{_DIRECTION}\.? )?"
            rf"(?:(?:[A-Z0-9][A-Za-z0-9'-]{{0,30}}|[A-Z][a-z]{{0,3}}\.) ){{1,4}}{_KIND}\b\.?"
            rf"(?: {_DIRECTION}\b)?{_UNIT}",
            0.9,
            check=_check,
        ),
        Pattern(
            rf"\b{_BEFORE}\d{{1,6}},? (?:{_DIRECTION}\.? )?(?:State |US |U\.S\. |County |Old )?"
            rf"(?:Highway|Hwy|Route|Rte|Road|Rd|CR|FM|SR|County Road) \d{{1,4}}\b{_UNIT}",
            0.85,
        ),
        Pattern(
            rf"\b\d{{1,6}} (?:{_DIRECTION}\.? )?(?:Broadway|The [A-Z][a-z]{{2,12}}|"
            rf"Avenue (?:of the [A-Z][a-z]{{2,12}}|[A-Z]\b)|"
            rf"Rue [A-Z][a-z-]{{2,20}})\b{_UNIT}",
            0.7,
            check=_check,
        ),
        Pattern(r"(?i)\b\d{1,5} [a-z]{3,20} (?:street|avenue|boulevard|blvd|ave|rd|road|lane)\b", 0.6, check=_small),
        Pattern(rf"\b{_TOWN},? {_STATE}\.?,? {_ZIP}\b", 0.92, check=_ended),
        Pattern(rf"\b{_TOWN},? (?:NSW|QLD|VIC|TAS|ACT|SA|NT|WA),? \d{{4}}\b", 0.9),
        Pattern(rf"\b{_TOWN}, {_STATE_NAME},? {_ZIP}\b", 0.9),
        Pattern(rf"\b{_TOWN}, {_STATE}\b", 0.6, check=_town),
        Pattern(r"\bR(?:ural )?R(?:oute)? ?#?\d{1,3},? (?:Box|BOX) \d{1,5}\b", 0.9),
    ),
    rank=Rank.COMPOSITE,
)
