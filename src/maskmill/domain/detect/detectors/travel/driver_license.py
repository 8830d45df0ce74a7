"""Driving licences outside the United States: the countries' forms differ, so the words before the number decide.

The words are those of eight languages (Directive 2006/126/EC annex I lists the licences' names). The licence of Great
Britain has a detector of its own, by its structure.
"""

from __future__ import annotations

import re

from maskmill.domain.detect.checks import compact
from maskmill.domain.detect.detector import Detector, Pattern, Rank, digits
from maskmill.domain.detect.field import field, stands_alone
from maskmill.domain.detect.numbers import label
from maskmill.domain.entity import EntityType

_LEAST_DIGITS, _LEAST, _MOST = 4, 6, 18
_DATE = re.compile(r"\d{1,2}[/. -]\d{1,2}[/. -]\d{2,4}|\d{4}[/. -]\d{1,2}[/. -]\d{1,2}")
_VALUE = r"(?:(?-i:[A-Z]{1,3}) |[A-Z]{0,5}-?)\d[A-Z0-9]*(?:[ ./-]?\d[A-Z0-9]*){0,6}(?:-[A-Z]{1,2})?"


def _is_licence(raw_value: str) -> bool:
    number = compact(raw_value)
    return (
        _LEAST <= len(number) <= _MOST
        and len(digits(number)) >= _LEAST_DIGITS
        and len(set(number)) > 1
        and _DATE.fullmatch(raw_value) is None
    )


DETECTOR = Detector(
    name="driver_license",
    type=EntityType.DRIVER_LICENSE,
    patterns=(
        Pattern(
            label(
                """
                driving licence; driving licence number; driving licences; licence number; licence no; driver's licence;
                drivers licence; driver licence; driver number; führerschein; führerscheinnummer; fuehrerschein;
                führerschein-nr; führerscheinnr; führerscheins; fuehrerscheinnummer; fahrerlaubnis; fahrerlaubnisnummer;
                führerausweis; führerausweisnummer; permis de conduire; permis n°; numéro de permis; n° de permis;
                permis no; permiso de conducir; permiso de conducción; carnet de conducir; carné de conducir; licencia
                de conducir; licencia de manejo; licencia de conducción; carnet de manejo; patente di guida; n patente;
                numero patente; patente n; patente numero; carta de condução; carteira de motorista; carteira nacional
                de habilitação; cnh; carteira de habilitação; rijbewijs; rijbewijsnummer; rijbewijsnr; rijbewijs-nummer;
                prawo jazdy; prawa jazdy; prawem jazdy; numer prawa jazdy; nr prawa jazdy; prawie jazdy; körkort;
                körkortsnummer; førerkort; kørekort; kørekortnummer; førerkortnummer; ajokortti; ajokortin numero;
                řidičský průkaz; vodičský preukaz; číslo řidičského průkazu; permis de conducere; vozačka dozvola;
                vozniško dovoljenje
                """
            ),
            0.82,
        ),
        Pattern(label("driving license; driving license number; driving license no"), 0.7),
    ),
    check=field(_VALUE, _is_licence, filling="serie|series|seria|série|klasse|class|i|te", free=stands_alone),
    rank=Rank.LABELLED,
)
