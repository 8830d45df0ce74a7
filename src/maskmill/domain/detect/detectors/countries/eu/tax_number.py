"""Tax numbers of any country, behind words that name one, where no better type takes them.

The German Steuernummer is the chief of them: 93/815/08152, 181/815/08155, 13 digits for ELSTER; its check digits
differ from state to state, so that only the form is checked (Bundesministerium der Finanzen, "Aufbau der
Steuernummer"). What has the form of a number with check digits behind its own word (numéro fiscal, NIF, NIP ...) is
left to the detector of that number.
"""

from __future__ import annotations

import re

from maskmill.domain.detect.checks import compact, varied
from maskmill.domain.detect.detector import Detector, Pattern, Rank, digits
from maskmill.domain.detect.field import field, stands_alone
from maskmill.domain.detect.numbers import label
from maskmill.domain.entity import EntityType

_LEAST_DIGITS, _LEAST, _MOST = 6, 7, 15
_DATE = re.compile(r"\d{1,2}[/. -]\d{1,2}[/. -]\d{2,4}|\d{4}[/. -]\d{1,2}[/. -]\d{1,2}")
_CHECKED = re.compile(r"\d{9}|\d{10}|\d{11}|[0-3]\d{12}|\d{8}[A-Z]|[A-Z]\d{7}[A-Z0-9]|[A-Z]{2}\d{8,12}")
_VALUE = (
    r"(?:(?-i:(?!RUT|RUN|DNI|NIF|NIE|CIF|CPF|NR|NO)[A-Z]{1,3}) |"
    r"[A-Z]{0,3}-?)\d[A-Z0-9]*(?:[ ./-]{1,2}\d[A-Z0-9]*){0,6}(?:-?[A-Z]{1,2}\d?)?"
)
_GERMAN = r"\d{2,3}[ ]?/[ ]?\d{3,4}[ ]?/[ ]?\d{4,5}|\d{2,3}[ -]\d{3,4}[ -]\d{4,5}|\d{2,5}/\d{4,8}|\d{13}|\d{10,11}"


def _is_number(raw_value: str) -> bool:
    number = compact(raw_value)
    return (
        _LEAST <= len(number) <= _MOST
        and len(digits(number)) >= _LEAST_DIGITS
        and varied(number)
        and _DATE.fullmatch(raw_value) is None
    )


def _is_unchecked(raw_value: str) -> bool:
    return _is_number(raw_value) and _CHECKED.fullmatch(compact(raw_value)) is None


DETECTOR = Detector(
    name="tax_number",
    type=EntityType.TAX_ID,
    patterns=(
        Pattern(
            label(
                """
                steuernummer; steuer-nr; steuernr; st.-nr; st.nr; stnr; st-nr; steuer nr; steuer nummer; steuernummern;
                elster-steuernummer; umsatzsteuernummer
                """
            ),
            0.8,
            check=field(_GERMAN, varied, filling="finanzamt|lt|laut|beim", free=stands_alone),
        ),
        Pattern(
            label(
                """
                tax id; tax id number; tax id no; taxid; tax identification number; tax identification no; tax number;
                tax no; tax identifier; tax reference; tax reference number; taxpayer id; taxpayer number; taxpayer
                identification; taxpayer identification number; tax registration number; tin; tin no; tin number; fiscal
                number; fiscal id; tax payer id; tax payer number; tax account number; income tax number; vat
                registration number; trn
                """
            ),
            0.75,
            check=field(_VALUE, _is_number, free=stands_alone),
        ),
        Pattern(
            label(
                """
                nif; n.i.f; numéro fiscal; identifiant fiscal; numéro d'identification fiscale; référence fiscale; rfc;
                nit; número fiscal; número de identificación fiscal; número de identificación tributaria; identificación
                fiscal; número de identificação fiscal; número de contribuinte; identificación tributaria; codice
                fiscale estero; numero di identificazione fiscale; numero fiscale; fiscaal nummer; fiscaal nr;
                belastingnummer; fiscaal identificatienummer; numer identyfikacji podatkowej; numer podatkowy;
                skattenummer; verotunniste; steuer-identnummer; numero tributario; cod fiscal; cui
                """
            ),
            0.75,
            check=field(_VALUE, _is_unchecked, free=stands_alone),
        ),
    ),
    rank=Rank.LABELLED,
)
