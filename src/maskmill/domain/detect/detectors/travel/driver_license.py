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
                driving licence; driving licence number; driving licences; licence number; licence no; driver's
                licence; drivers licence; driver licence; driver licence number; driver licence no; driver's licence
                number; driver's licence no; driving licence no; driving licence id; driving permit; driver number; fs
                nr; fs nummer; dvla licence; dvla; dvla driver number; führerschein nr; führerschein nummer;
                führerscheins nr; fahrerlaubnis nr; führerausweis nr; numéro de permis de conduire; numéro du permis
                de conduire; n° de permis de conduire; n° permis de conduire; n° du permis de conduire; permis de
                conduire n°; permis de conduire numéro; numéro permis de conduire; número de permiso de conducir; nº
                permiso de conducir; número de licencia de conducir; número de carnet de conducir; nº de carnet de
                conducir; nº de licencia de conducir; número del permiso de conducir; patente di guida n; numero
                patente di guida; numero di patente; numero della patente; numero di patente di guida; n patente di
                guida; número da carta de condução; nº da carta de condução; carta de condução n; carta de condução
                n.º; carta de condução nº; número de carta de condução; número da cnh; registro cnh; cnh nº; número de
                registro da cnh; número da habilitação; rijbewijs nr; nummer rijbewijs; prawo jazdy nr; prawo jazdy
                numer; numer prawa jazdy kategorii; seria i numer prawa jazdy; führerschein; führerscheinnummer;
                fuehrerschein; führerschein-nr; führerscheinnr; führerscheins; fuehrerscheinnummer; fahrerlaubnis;
                fahrerlaubnisnummer; führerausweis; führerausweisnummer; permis de conduire; permis n°; numéro de
                permis; n° de permis; permis no; permiso de conducir; permiso de conducción; carnet de conducir; carné
                de conducir; licencia de conducir; licencia de manejo; licencia de conducción; carnet de manejo;
                patente di guida; n patente; numero patente; patente n; patente numero; carta de condução; carteira de
                motorista; carteira nacional de habilitação; cnh; carteira de habilitação; rijbewijs; rijbewijsnummer;
                rijbewijsnr; rijbewijs-nummer; prawo jazdy; prawa jazdy; prawem jazdy; numer prawa jazdy; nr prawa
                jazdy; prawie jazdy; körkort; körkortsnummer; førerkort; kørekort; kørekortnummer; førerkortnummer;
                ajokortti; ajokortin numero; řidičský průkaz; vodičský preukaz; číslo řidičského průkazu; permis de
                conducere; vozačka dozvola; vozniško dovoljenje
                """
            ),
            0.82,
        ),
        Pattern(
            label("patente; patenti; patente n; patente nr; n patente"),
            0.8,
            check=field(
                r"[A-Z]{2} ?\d{7} ?[A-Z]|U1[A-Z0-9]{7}[A-Z]",
                _is_licence,
                filling="cat|categoria|b|guida",
                free=stands_alone,
            ),
        ),
        Pattern(label("driving license; driving license number; driving license no"), 0.7),
    ),
    check=field(
        _VALUE,
        _is_licence,
        filling="conduire|conducir|conducción|condução|guida|serie|series|seria|série|klasse|class|i|te",
        free=stands_alone,
    ),
    rank=Rank.LABELLED,
)
