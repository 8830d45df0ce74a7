"""Portuguese tax numbers (NIF, NIPC): nine digits, the last a modulus 11 check digit.

Weights 9 to 2, 11 less the sum modulo 11, ten and eleven as 0; the first digits say what kind of taxpayer it is
(Decreto-Lei 14/2013; Wikipedia, "Número de identificação fiscal"). One random number in ten passes: a word, or PT,
must say it.
"""

from __future__ import annotations

import re

from maskmill.domain.detect.checks import alone, compact, spelled, stdnum
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.detect.forms import DIGITS_9, GROUPS_3_3_3
from maskmill.domain.entity import EntityType

_KIND = re.compile(r"[1235689]|45|7[0-24-9]")


def is_nif(raw_value: str) -> bool:
    """Whether nine digits, or PT and nine digits, are a NIF."""
    number = compact(raw_value).removeprefix("PT")
    return _KIND.match(number) is not None and stdnum("pt.nif")(number)


DETECTOR = Detector(
    name="pt_nif",
    type=EntityType.PT_NIF,
    patterns=(
        Pattern(r"\b(?:PT|pt)[ -]?\d{3}[ .-]?\d{3}[ .-]?\d{3}\b", 0.9),
        Pattern(DIGITS_9, 0.85, needs_context=True),
        Pattern(GROUPS_3_3_3, 0.85, needs_context=True),
    ),
    check=alone(is_nif, even=False),
    context=spelled(
        """
        nif; n.i.f; nipc; contribuinte; número de contribuinte; nº contribuinte; nº de contribuinte; n.º de
        contribuinte; n.º contribuinte; número fiscal; número de identificação fiscal; identificação fiscal; nº fiscal;
        n.º fiscal; número de identificação de pessoa coletiva; pessoa coletiva; portuguese tax number; taxpayer number;
        fiscal number; contribuinte nº; iva; portugiesische steuernummer; portuguese tax id; portuguese nif; tax number;
        tax id; numéro fiscal; número de identificación fiscal; codice fiscale; cartão de contribuinte
        """
    ),
    adjacent=True,
)
