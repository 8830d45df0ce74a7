"""French tax numbers (numéro fiscal, SPI; DGFiP): thirteen digits, the first 0 to 3, the last three the key.

The key is the first ten digits modulo 511 (OECD, "Tax Identification Numbers: France"; python-stdnum fr.nif). Article
numbers and times in milliseconds look the same, so a word must say what it is.
"""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, spelled, stdnum
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.detect.forms import DIGITS_13
from maskmill.domain.entity import EntityType

DETECTOR = Detector(
    name="fr_tax_id",
    type=EntityType.FR_TAX_ID,
    patterns=(
        Pattern(DIGITS_13, 0.9, needs_context=True),
        Pattern(r"\b[0-3]\d[ .-]?\d{2}[ .-]?\d{3}[ .-]?\d{3}[ .-]?\d{3}\b", 0.9, needs_context=True),
        Pattern(r"\b[0-3] \d{3} \d{3} \d{3} \d{3}\b", 0.9, needs_context=True),
        Pattern(r"\b[0-3]\d{3} \d{3} \d{3} \d{3}\b", 0.9, needs_context=True),
    ),
    check=alone(stdnum("fr.nif")),
    context=spelled(
        """
        numéro fiscal; n° fiscal; no fiscal; num fiscal; numéro fiscal de référence; référence fiscale; spi; numéro spi;
        n° spi; identifiant fiscal; numéro d'identification fiscale; numéro fiscal du déclarant; nif; impôts; impôt;
        dgfip; avis d'imposition; tax id; tax number; tax identification number; tax no; tin; french tax; taxpayer;
        taxpayer id; fiscal number; fiscal id; steuernummer; steuer-id; steueridentifikationsnummer; número fiscal;
        codice fiscale; número de identificación fiscal; fiscaal nummer; numer podatkowy
        """
    ),
    adjacent=True,
)
