"""Brazilian taxpayer numbers of persons (CPF, Receita Federal): nine digits and two check digits modulo 11.

Written 529.982.247-25 the form and one chance in a hundred are enough; without dots a word must say what it is
(Instrução Normativa RFB 1548/2015; Wikipedia, "CPF number").
"""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, spelled, stdnum
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.detect.forms import DIGITS_11
from maskmill.domain.entity import EntityType

DETECTOR = Detector(
    name="br_cpf",
    type=EntityType.BR_CPF,
    patterns=(
        Pattern(r"\b\d{3}\.\d{3}\.\d{3}[-/]\d{2}\b", 0.95),
        Pattern(DIGITS_11, 0.84, needs_context=True),
        Pattern(r"\b\d{3}[ .]?\d{3}[ .]?\d{3}[ -]\d{2}\b", 0.84, needs_context=True),
    ),
    check=alone(stdnum("br.cpf"), even=False),
    context=spelled(
        """
        cpf; cpfs; cpf/mf; cpf n; cpf no; c.p.f; cadastro de pessoas físicas; cadastro de pessoa física; inscrito no
        cpf; contribuinte; nif; receita federal; brazilian taxpayer; brazilian tax id
        """
    ),
)
