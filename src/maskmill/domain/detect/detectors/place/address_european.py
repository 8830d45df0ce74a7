"""Street addresses of Germany, Austria, Switzerland, France, Belgium, Spain, Italy, Portugal and the Netherlands."""

from __future__ import annotations

from maskmill.domain.detect.detector import Detector, Pattern, Rank
from maskmill.domain.detect.numbers import DIGITS, behind, label
from maskmill.domain.entity import EntityType

_LETTERS = "A-Za-zÀ-ÖØ-öø-ž"
_UPPER = "A-ZÀ-ÖØ-ÞĀ-Ž"
_TOWN = (
    rf"[{_UPPER}][{_LETTERS}'-]{{1,30}}(?:[ -](?:am|an der|im|bei|sur|sous|de|del|la|les|le|los|"
    rf"las)?[ -]?[{_UPPER}][{_LETTERS}'-]{{1,30}}){{0,3}}"
)
_HOUSE = r"\d{1,4}(?: ?[a-z]\b)?(?: ?[-/] ?\d{1,4})?"

DETECTOR = Detector(
    name="address_european",
    type=EntityType.STREET_ADDRESS,
    patterns=(
        # Hauptstraße 5, Am Alten Markt 12 a
        Pattern(
            rf"\b[{_UPPER}][{_LETTERS}-]{{0,30}}(?:stra(?:ß|ss)e|str\.|weg|platz|allee|gasse|ring|damm|ufer|hof|steig|"
            rf"chaussee|straat|laan|gracht|plein) {_HOUSE}",
            0.9,
        ),
        Pattern(
            rf"\b(?:[{_UPPER}][{_LETTERS}-]{{1,30}}[ -]){{1,3}}(?:Stra(?:ß|ss)e|Str\.|Weg|Platz|Allee|Gasse|Ring|Damm|"
            rf"Ufer) {_HOUSE}",
            0.9,
        ),
        Pattern(
            rf"\b(?:Am|An der|Im|In der|Zum|Zur|Auf der|"
            rf"Unter den) [{_UPPER}][{_LETTERS}-]{{1,30}}(?: [{_UPPER}][{_LETTERS}-]{{1,30}})? {_HOUSE}\b",
            0.55,
        ),
        # 12 bis, rue de la Paix
        Pattern(
            rf"\b\d{{1,4}}(?: ?(?:bis|ter|quater))?,? (?:[Rr]ue|[Aa]venue|[Bb]oulevard|[Pp]lace|[Cc]hemin|"
            rf"[Aa]llée|[Ii]mpasse|[Qq]uai|[Cc]ours|[Rr]oute|[Ss]quare|[Pp]assage)"
            rf"(?: (?:de|du|des|la|le|les|l'|d')){{0,4}}[ ]?(?:l'|d')?[{_UPPER}0-9][{_LETTERS}'-]{{0,30}}(?:[ -](?:de|du|des|"
            rf"la|le|les|et)?[ -]?[{_UPPER}][{_LETTERS}'-]{{1,30}}){{0,4}}",
            0.9,
        ),
        # Calle de Alcalá, 45, 2º B
        Pattern(
            rf"\b(?:[Cc]alle|C/|[Aa]venida|[Aa]vda\.?|[Pp]laza|[Pp]za\.?|[Pp]aseo|[Cc]arrer|[Cc]amino|[Rr]onda|"
            rf"[Vv]ia|[Vv]iale|[Pp]iazza|[Cc]orso|[Rr]ua|[Pp]raça)"
            rf"(?: (?:de|del|la|las|los|el|dei|della|da|do|dos)){{0,4}}[ ]?[{_UPPER}][{_LETTERS}'-]{{1,30}}(?: (?:de|del|la|y|"
            rf"e|da|do)?[ ]?[{_UPPER}][{_LETTERS}'-]{{1,30}}){{0,3}}"
            r",? ?(?:n[º°.]? ?|núm\.? ?|nº ?)?\d{1,4}(?:,? \d{1,2}[º°ª]?(?: ?[A-Z]\b)?)?",
            0.9,
        ),
        # ul. Długa 14, 80-831 Gdańsk
        Pattern(rf"\b(?:ul|al|os|pl)\. {_TOWN} {_HOUSE}(?:/\d{{1,4}})?", 0.85),
        Pattern(rf"\b\d{{2}}-\d{{3}} {_TOWN}", 0.75),
        # D-10115 Berlin, 75001 Paris, 1012 AB Amsterdam
        Pattern(rf"\b(?:D|A|CH|F|E|I|B|L)-\d{{4,5}} {_TOWN}", 0.85),
        Pattern(rf"\b\d{{5}} {_TOWN}", 0.6),
        Pattern(rf"\b[1-9]\d{{3}} ?[A-Z]{{2}} {_TOWN}", 0.8),
        Pattern(r"\b(?:Postfach|Boîte postale|BP|Apartado(?: de Correos)?|Postbus) \d{1,6}\b", 0.85),
        Pattern(
            label(
                """
                plz; postleitzahl; code postal; cp; código postal; codice postale; kod pocztowy
                """
            ),
            0.7,
            rank=Rank.LABELLED,
            check=behind(4, 5, 12, DIGITS),
        ),
    ),
    rank=Rank.COMPOSITE,
)
