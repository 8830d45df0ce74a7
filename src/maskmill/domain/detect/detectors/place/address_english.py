"""Street addresses of the United States, Canada, the United Kingdom, Ireland and Australia."""

from __future__ import annotations

from maskmill.domain.detect.detector import Detector, Pattern, Rank
from maskmill.domain.detect.numbers import DIGITS, behind, label
from maskmill.domain.entity import EntityType

_KIND = (
    r"(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Dr|Court|Ct|Way|Place|Pl|Square|Sq|Terrace|"
    r"Ter|Trail|Trl|Circle|Cir|"
    r"Highway|Hwy|Parkway|Pkwy|Close|Crescent|Cres|Mews|Row|Walk|Gardens|Grove|Hill|Loop|Alley|Plaza|Point|Ridge|"
    r"Run|Pike|Turnpike|"
    r"STREET|AVENUE|AVE|ROAD|RD|BOULEVARD|BLVD|LANE|LN|DRIVE|DR|COURT|CT|WAY|PLACE|PL|TERRACE|CIRCLE|HIGHWAY|PARKWAY)"
)
_STATE = (
    r"(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI|S[CD]|T[NX]|UT|"
    r"V[AT]|W[AIVY]|"
    r"AB|BC|MB|NB|NS|ON|PE|QC|SK|NSW|QLD|VIC|TAS|ACT)"
)
_STATE_NAME = (
    r"(?:Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|"
    r"Illinois|Indiana|Iowa|Kansas|"
    r"Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|"
    r"Nevada|New Hampshire|New Jersey|"
    r"New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|"
    r"South Carolina|South Dakota|Tennessee|Texas|"
    r"Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming)"
)
_UNIT = (
    r"(?:,?[ \n](?:Apt|Apartment|Suite|Ste|Unit|Flat|Floor|Fl|Room|Rm|Bldg|Building|APT|SUITE|"
    r"UNIT)\.? ?#?[A-Za-z0-9-]{1,6}|,? #[A-Za-z0-9-]{1,6})?"
)
_ZIP = r"(?:\d{5}(?:-\d{4})?|[A-Z]\d[A-Z] ?\d[A-Z]\d)"
_TOWN = r"[A-Z][A-Za-z.'-]{1,30}(?: [A-Z][A-Za-z.'-]{1,30}){0,3}"

DETECTOR = Detector(
    name="address_english",
    type=EntityType.STREET_ADDRESS,
    patterns=(
        Pattern(
            rf"\b\d{{1,6}}[A-Za-z]?,? (?:[NSEW]{{1,2}}\.? )?(?:[A-Z0-9][A-Za-z0-9.'-]{{0,30}} ){{1,4}}{_KIND}\b\.?"
            rf"(?: (?:NW|NE|SW|SE|N|S|E|W)\b)?{_UNIT}",
            0.9,
        ),
        Pattern(rf"\b{_TOWN},? {_STATE}\.?,? {_ZIP}\b", 0.92),
        Pattern(rf"\b{_TOWN}, {_STATE_NAME},? {_ZIP}\b", 0.9),
        Pattern(rf"\b{_TOWN}, {_STATE}\b", 0.6),
        Pattern(r"\b(?:P\.? ?O\.? ?Box|PO BOX|Post Office Box|Private Bag) #?\d{1,7}\b", 0.9),
        Pattern(r"\b(?:GIR 0AA|[A-PR-UWYZ][A-HK-Y]?\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2})\b", 0.85),
        Pattern(r"\b[A-PR-UWYZ][A-HK-Y]?\d[A-Z\d]?\d[ABD-HJLNP-UW-Z]{2}\b", 0.6, needs_context=True),
        Pattern(label("zip; zip code; zipcode; postal code"), 0.7, rank=Rank.LABELLED, check=behind(4, 9, 12, DIGITS)),
    ),
    context=("zip", "zip code", "zipcode", "postal code", "postcode", "post code"),
    rank=Rank.COMPOSITE,
    window=25,
)
