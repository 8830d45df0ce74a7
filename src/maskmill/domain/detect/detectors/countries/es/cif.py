"""Spanish tax numbers of companies (CIF, NIF of legal persons): a letter, seven digits, a check digit or letter.

The sum is Luhn's over the seven digits; N, P, Q, R, S, W end with JABCDEFGHI at that place, A, B, E, H with the
digit, the others with either (Orden EHA/451/2008). A letter and eight digits may be anything, so a word, or ES, must
say it.
"""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, compact, spelled, stdnum
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.entity import EntityType

DETECTOR = Detector(
    name="es_cif",
    type=EntityType.ES_CIF,
    patterns=(
        Pattern(r"\bES[ -]?[A-HJNP-SUVW][ -]?\d{7}[ -]?[0-9A-J]\b", 0.9),
        Pattern(r"\b[A-HJNP-SUVWa-hjnp-suvw][ .-]?\d{7}[ .-]?[0-9A-Ja-j]\b", 0.85, needs_context=True),
        Pattern(r"\b[A-HJNP-SUVW][ .-]?\d{2}[ .]\d{3}[ .]\d{2}[0-9A-J]\b", 0.85, needs_context=True),
    ),
    check=alone(lambda raw_value: stdnum("es.cif")(compact(raw_value).removeprefix("ES")), even=False),
    context=spelled(
        """
        cif; c.i.f; nif; n.i.f; cif/nif; nif/cif; nif-iva; código de identificación fiscal; identificación fiscal; vat;
        número de identificación fiscal; vat number; vat id; tax id; tax number; tax identification number; company id;
        company number; nº iva; número fiscal; spanish company; numéro fiscal; numéro de tva; partita iva; steuernummer;
        s.l; s.a; s.l.u; s.a.u; slu; sociedad limitada; sociedad anónima; empresa; razón social
        """
    ),
)
