"""Identity cards and national numbers of any country, behind words that name one, where no better type takes them.

What has the form of a number with check digits that its own detector knows (the Spanish letter, the Polish and the
German card) is left to that detector: a value that fails its check is not found by its label.
"""

from __future__ import annotations

import re

from maskmill.domain.detect.checks import compact, varied
from maskmill.domain.detect.detector import Detector, Pattern, Rank, digits
from maskmill.domain.detect.field import field, stands_alone
from maskmill.domain.detect.numbers import label
from maskmill.domain.entity import EntityType

_LEAST_DIGITS, _LEAST, _MOST = 4, 5, 16
_DATE = re.compile(r"\d{1,2}[/. -]\d{1,2}[/. -]\d{2,4}|\d{4}[/. -]\d{1,2}[/. -]\d{1,2}|(?:19|20)\d\d")
_CHECKED = re.compile(r"\d{8}[A-Z]|[XYZ]\d{7}[A-Z]|[A-Z]{3}\d{6}|[LMNPRTVWXY][CFGHJKLMNPRTVWXYZ0-9]{8}\dD?|\d{10}D")
_FILLING = "card|karte|carta|carte|seria|série|serie|i|with|mit|rut|run|dni|nie|nif|rg|ci|cc|curp|cpf|cuil|cuit"
"""Words between a label and its value, and national names of numbers: "cédula de identidad RUT 12.345.678-5"."""
_VALUE = (
    r"(?:(?-i:(?!RUT|RUN|DNI|NIF|NIE|CIF|CPF|NR|NO)[A-Z]{1,3}) |"
    r"[A-Z]{0,3}-?)\d[A-Z0-9]*(?:[ ./-]?\d[A-Z0-9]*){0,6}(?:-?[A-Z]{1,2}\d?)?"
)


def _is_card(raw_value: str) -> bool:
    number = compact(raw_value)
    return (
        _LEAST <= len(number) <= _MOST
        and len(digits(number)) >= _LEAST_DIGITS
        and varied(number)
        and _DATE.fullmatch(raw_value) is None
    )


def _is_unchecked(raw_value: str) -> bool:
    return _is_card(raw_value) and _CHECKED.fullmatch(compact(raw_value)) is None


DETECTOR = Detector(
    name="identity_card",
    type=EntityType.NATIONAL_ID,
    patterns=(
        Pattern(
            label(
                """
                national id; national id number; national id no; national id card; national identity; national
                identity number; national identity card; national identification; national identification number;
                national identifier; nid; identity card; identity card number; identity card no; id card; id card
                number; id card no; citizen id; identity number; identity no; identity document; citizenship number;
                government id; government-issued id
                """
            ),
            0.82,
            check=field(_VALUE, _is_card, filling=_FILLING, free=stands_alone),
        ),
        Pattern(
            label(
                """
                ausweisnummer; ausweis-nr; ausweisnr; personalausweis; personalausweisnummer; personalausweis-nr;
                ausweis; personalausweisnr; identitätskarte; identitätskartennummer; identitätskarten-nr; ausweis-id;
                ausweisdokument; carte d'identité; numéro de carte d'identité; carte nationale d'identité; n° carte
                d'identité; cni; n° cni; pièce d'identité; numéro de pièce d'identité; numéro cni; numéro national
                d'identité; carte d'identité n°; dni; documento de identidad; documento nacional de identidad; cédula;
                cédula de identidad; n° de identidad; cédula de ciudadanía; número de identidad; documento de
                identificación; número de documento; nº de documento; número de cédula; tarjeta de identidad; carnet
                de identidad; carta d'identità; carta di identità; documento d'identità; documento di identità; numero
                carta d'identità; numero documento; bilhete de identidade; documento de identidade; carteira de
                identidade; número de identidade; cartão de identidade; registo geral; registro geral;
                identiteitskaart; identiteitskaartnummer; identiteitsbewijs; identiteitsnummer; id-kaart;
                identiteitskaart nr; documentnummer; dowód osobisty; dowodu osobistego; dowodem osobistym; numer
                dowodu; nr dowodu; seria i numer dowodu; dowód tożsamości; legitimationsnummer; id-kort; nationellt
                id-kort; henkilökortti; občanský průkaz; občanského průkazu; občiansky preukaz; osobna iskaznica;
                osobne iskaznice; osebna izkaznica; carte de identitate
                """
            ),
            0.82,
            check=field(_VALUE, _is_unchecked, filling=_FILLING, free=stands_alone),
        ),
    ),
    rank=Rank.LABELLED,
)
