"""Places by latitude and longitude (WGS 84): pairs of decimals, degrees and minutes, geo: URIs (RFC 5870), plus codes.

A pair of bare decimals needs four places each, about ten metres; with a word beside it two are enough.
"""

from __future__ import annotations

import re

from maskmill.domain.detect.detector import Detector, Pattern, Rank, words
from maskmill.domain.detect.numbers import label
from maskmill.domain.entity import EntityType

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_PAIR = re.compile(r"([+-]?\d{1,3}\.\d{2,})[^\d+-]*([+-]?\d{1,3}\.\d{2,})")
_AFTER_LABEL = re.compile(
    r"[\"']?[ \t]{0,2}(?:[:=]|is|of)?[ \t]{0,2}[\"']?([+-]?\d{1,3}\.\d{2,}(?: ?[°o])?(?: ?[NSEWO]\b)?)"
)
_LATITUDE, _LONGITUDE = 90.0, 180.0
_PLACES = 4
_SIXTY = 60
_NEAR_ZERO = 2
_SPACED = 5
"""Without a comma a pair needs one place more."""
_DEGREE = "[°o]"
_PRIME = "\u2032"
_SIGN = rf"(?:['{_PRIME}\"]|{_PRIME}{_PRIME}|'')"
_DMS = rf"\d{{1,3}} ?{_DEGREE} ?\d{{1,2}}(?:\.\d{{1,6}})? ?['{_PRIME}](?: ?\d{{1,2}}(?:\.\d{{1,6}})? ?{_SIGN})?"


def _pair(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Latitude and longitude in their ranges, and no third number: a list is no place."""
    found = _PAIR.match(text, start, end)
    if found is None or abs(float(found[1])) > _LATITUDE or abs(float(found[2])) > _LONGITUDE:
        return None
    if re.search(r"[\w.][+-]?\Z|\d[,;]? \Z|[$€£]\Z", text[max(0, start - 3) : start]) or re.match(
        r"[,;]? ?[+-]?\d+\.\d|%|\w|\.\d", text[end : end + 8]
    ):
        return None
    return start, end


def _precise(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Enough digits to mean a house; small numbers are ratios."""
    found = _PAIR.match(text, start, end)
    places = _SPACED if found and text[found.end(1) : found.start(2)] == " " else _PLACES
    if found is None or any(len(part.partition(".")[2]) < places for part in found.groups()):
        return None
    return None if all(abs(float(part)) < _NEAR_ZERO for part in found.groups()) else _pair(text, start, end)


def _degrees(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Degrees within their range, minutes and seconds below sixty."""
    numbers = [float(part) for part in _NUMBER.findall(text, start, end)]
    half = len(numbers) // 2
    parts = (numbers[:half], numbers[half:])
    fits = all(part[0] <= limit for part, limit in zip(parts, (_LONGITUDE, _LONGITUDE), strict=True))
    return (start, end) if fits and all(item < _SIXTY for part in parts for item in part[1:]) else None


def _labelled(text: str, _start: int, end: int) -> tuple[int, int] | None:
    found = _AFTER_LABEL.match(text, end)
    if found is None or text[found.end() : found.end() + 1].isalnum():
        return None
    return found.span(1) if abs(float(_NUMBER.findall(found[1])[0])) <= _LONGITUDE else None


DETECTOR = Detector(
    name="geo_coordinate",
    type=EntityType.GEO_COORDINATE,
    patterns=(
        Pattern(
            r"\bgeo:-?\d{1,2}(?:\.\d{1,12})?,-?\d{1,3}(?:\.\d{1,12})?(?:,-?\d{1,5})?",
            0.95,
            check=lambda _, a, b: (a + 4, b),
        ),
        Pattern(r"[+-]?\b\d{1,2}\.\d{4,15}(?: ?[,;] ?| )[+-]?\d{1,3}\.\d{4,15}\b", 0.75, check=_precise),
        Pattern(
            r"[+-]?\b\d{1,2}\.\d{2,15}(?: ?[,;] ?| )[+-]?\d{1,3}\.\d{2,15}\b", 0.7, needs_context=True, check=_pair
        ),
        Pattern(
            rf"\b\d{{1,2}}\.\d{{2,10}} ?{_DEGREE}? ?[NS],? ?\d{{1,3}}\.\d{{2,10}} ?{_DEGREE}? ?[EWO]\b",
            0.9,
            check=_degrees,
        ),
        Pattern(rf"\b{_DMS} ?[NS][,;]? ?{_DMS} ?[EWO]\b", 0.95, check=_degrees),
        Pattern(rf"\b[NS] ?{_DMS}[,;]? ?[EWO] ?{_DMS}", 0.95, check=_degrees),
        Pattern(
            rf"\b[NS] ?\d{{1,2}}\.\d{{2,10}} ?{_DEGREE}?[,;]? ?[EWO] ?\d{{1,3}}\.\d{{2,10}}\b", 0.85, check=_degrees
        ),
        Pattern(
            label(
                """
                latitude; longitude; lat; lon; lng; breitengrad; längengrad; latitud; longitud; latitudine; longitudine;
                breedtegraad; lengtegraad; szerokość geograficzna; długość geograficzna
                """
            ),
            0.85,
            check=_labelled,
        ),
        Pattern(r"\b[23456789C][23456789CFGHJMPQRV][23456789CFGHJMPQRVWX]{6}\+[23456789CFGHJMPQRVWX]{2,3}\b", 0.8),
    ),
    context=words(
        """
        gps; coordinates; coordinate; coords; location; located; position; lat; latitude; longitude; lon; lng; latlng;
        geo; koordinaten; standort; coordonnées; coordenadas; ubicación; coordinate gps; posizione; localização;
        coördinaten; locatie; współrzędne; lokalizacja; map; maps
        """
    ),
    rank=Rank.LABELLED,
    window=50,
)
