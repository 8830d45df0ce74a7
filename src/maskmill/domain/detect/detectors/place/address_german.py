"""Street addresses of Germany, Austria and Switzerland (DIN 5008 and its neighbours)."""

from __future__ import annotations

import re

from maskmill.domain.detect.detector import Detector, Pattern, Rank
from maskmill.domain.detect.detectors.place.parts import LETTERS, TOWN, UPPER, coded, listed, street
from maskmill.domain.entity import EntityType

_HOUSE = r"\d{1,4}(?: ?[a-zA-Z]\b)?(?: ?[-/] ?\d{1,4}[a-z]?){0,3}"
_WEAK = re.compile(
    r"(?:ring|hof|markt|garten|berg|park|wall|tor) \d|^(?:Am|An|Im|In|Zum|Zur|Auf|Unter|Bei) ", re.IGNORECASE
)
"""English and German words end so too ("Spring 2020", "Bahnhof 3"): these need their town."""

DETECTOR = Detector(
    name="address_german",
    type=EntityType.STREET_ADDRESS,
    patterns=(
        # Hauptstraße 5, Lindenweg 12a, Mariahilfer Str. 12/3/14
        Pattern(
            rf"[{UPPER}][{LETTERS}-]{{1,30}}(?:stra(?:ß|ss)e|str\.?|weg|platz|allee|gasse|damm|ufer|steig|stieg|"
            rf"chaussee|"
            rf"graben|zeile|promenade|brücke|anger|kamp|winkel|ring|hof|markt|wall|STRASSE) {_HOUSE}",
            0.9,
        ),
        Pattern(
            rf"[{UPPER}][{LETTERS}-]{{1,30}}(?:[ -][{UPPER}][{LETTERS}-]{{1,30}}){{0,2}}[ -](?:Stra(?:ß|ss)e|Str\.?|"
            rf"Weg|Platz|"
            rf"Allee|Gasse|Ring|Damm|Ufer|Markt|Chaussee|Promenade|Graben) {_HOUSE}",
            0.9,
        ),
        # Straße des 17. Juni 135, Platz der Republik 1
        Pattern(
            rf"\b(?:Stra(?:ß|ss)e|Platz|Allee|Weg|Ufer) (?:der|des|am|zum|zur|vom|"
            rf"von) (?:\d{{1,2}}\. )?[{UPPER}][{LETTERS}-]{{2,30}}"
            rf"(?: [{UPPER}][{LETTERS}-]{{2,30}})? {_HOUSE}",
            0.9,
        ),
        # Am Alten Markt 12
        Pattern(
            rf"\b(?:Am|An der|An den|Im|In der|In den|Zum|Zur|Auf der|Auf dem|Hinter der|Vor dem|Bei der|Unter den|"
            rf"Untere?|Obere?) "
            rf"[{UPPER}][{LETTERS}-]{{1,30}}(?: [{UPPER}][{LETTERS}-]{{1,30}})? \d{{1,3}}(?: ?[a-z]\b)?",
            0.6,
            check=street(
                re.compile(
                    r"^(?:Im|Am) (?:Jahr|Jahre|Januar|Februar|März|April|Mai|Juni|Juli|August|September|"
                    r"Oktober|November|Dezember|Alter|Kapitel|Abschnitt|Artikel|Fall|Raum|Zimmer|Haus|Montag|"
                    r"Dienstag|Mittwoch|"
                    r"Donnerstag|Freitag|Samstag|Sonntag|Ende|Anfang)\b"
                )
            ),
        ),
        # D-10115 Berlin; quadrats of Mannheim are not told from other codes
        Pattern(rf"\b(?:D|A|CH|DE|AT)-\d{{4,5}} {TOWN}", 0.85, check=coded),
        Pattern(rf"\b\d{{5}} {TOWN}", 0.6, check=listed),
    ),
    check=street(_WEAK),
    rank=Rank.COMPOSITE,
)
