"""National and tax identifiers of some countries: by check digits where they have some, else by the word before."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from maskmill.domain.detect.detector import Check, Detector, Pattern, Rank, digits, whole, words
from maskmill.domain.detect.numbers import behind, label
from maskmill.domain.entity import EntityType


def _stdnum(module: str) -> Check:
    """Make a check of a module of python-stdnum, imported when a candidate turns up."""

    def valid(raw_value: str) -> bool:
        is_valid: Callable[[str], bool] = import_module(f"stdnum.{module}").is_valid
        return len(set(digits(raw_value))) > 1 and is_valid(raw_value)

    return whole(valid)


DETECTOR = Detector(
    name="national_id",
    type=EntityType.NATIONAL_ID,
    patterns=(
        Pattern(r"\b\d{7,8}[ -]?[A-Z]\b", 0.9, check=_stdnum("es.dni")),
        Pattern(r"\b[XYZ]-?\d{7}-?[A-Z]\b", 0.95, check=_stdnum("es.nie")),
        Pattern(
            r"\b[12] ?\d{2} ?(?:0[1-9]|1[0-2]|[2-9]\d) ?\d[\dAB] ?\d{3} ?\d{3} ?\d{2}\b", 0.95, check=_stdnum("fr.nir")
        ),
        Pattern(r"\b[A-Z]{6}\d{2}[A-EHLMPR-T]\d{2}[A-Z]\d{3}[A-Z]\b", 0.97, check=_stdnum("it.codicefiscale")),
        Pattern(r"\b[1-9]\d(?: ?\d{3}){3}\b", 0.8, needs_context=True, check=_stdnum("de.idnr")),
        Pattern(r"\b\d{11}\b", 0.8, needs_context=True, check=_stdnum("pl.pesel")),
        Pattern(r"\b\d{2}\.\d{2}\.\d{2}-\d{3}\.\d{2}\b", 0.9, check=_stdnum("be.nn")),
        Pattern(r"\b\d{6}[-+A]\d{3}[0-9A-Z]\b", 0.95, check=_stdnum("fi.hetu")),
        Pattern(r"\b\d{6}[-+]\d{4}\b", 0.85, needs_context=True, check=_stdnum("se.personnummer")),
        Pattern(r"\b\d{3}\.\d{3}\.\d{3}-\d{2}\b", 0.95, check=_stdnum("br.cpf")),
        Pattern(r"\b756\.\d{4}\.\d{4}\.\d{2}\b", 0.97, check=_stdnum("ch.ssn")),
        Pattern(r"\b[2-9]\d{3}[ -]?\d{4}[ -]?\d{4}\b", 0.85, needs_context=True, check=_stdnum("in_.aadhaar")),
        Pattern(r"\b[A-Z]{3}[ABCFGHLJPTK][A-Z]\d{4}[A-Z]\b", 0.8, check=_stdnum("in_.pan")),
        Pattern(
            label(
                """
                national id; national identity; identity card; id card; id number; id no; identification number;
                citizen id; tax id; tax identification; tax number; tin; vat; vat id; ein; employer identification;
                personal number; voter id; aadhaar; aadhar; pan; personalausweis; ausweisnummer; ausweis; steuer id;
                steuernummer; steueridentifikationsnummer; identifikationsnummer; idnr; carte d'identité; numéro
                d'identité; numéro fiscal; nir; numéro de sécurité sociale; dni; nie; nif; documento de identidad;
                cédula; codice fiscale; pesel; nip; regon; dowód osobisty; dowodu osobistego; personnummer; bsn; cpf;
                rijksregisternummer; número de identificación; employee id; employee number; student id; utr; customer
                number; customer id; kundennummer; customer no; numéro client; número de cliente
                """
            ),
            0.75,
            rank=Rank.LABELLED,
            check=behind(5, 16, 30),
        ),
    ),
    context=words(
        """
        id; tax; tax id; identification; number; steuer; steuer-id; idnr; identifikationsnummer;
        steueridentifikationsnummer; pesel; personnummer; personal; aadhaar; aadhar; uid
        """
    ),
    window=45,
)
