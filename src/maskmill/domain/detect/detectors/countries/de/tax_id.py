"""German tax identification numbers (Steuer-ID, IdNr; Bundeszentralamt für Steuern): eleven digits, no leading zero.

Of the first ten digits exactly one stands twice or thrice, the last is the check digit of ISO 7064 MOD 11,10 (§ 139b
AO; BZSt, "Steuerliche Identifikationsnummer"). About one random number in forty passes, so a word must say what it
is.
"""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, spelled, stdnum
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.detect.forms import DIGITS_11
from maskmill.domain.entity import EntityType

DETECTOR = Detector(
    name="de_tax_id",
    type=EntityType.DE_TAX_ID,
    patterns=(
        Pattern(DIGITS_11, 0.85, needs_context=True),
        Pattern(r"\b[1-9]\d[ ./-]\d{3}[ ./-]\d{3}[ ./-]\d{3}\b", 0.85, needs_context=True),
    ),
    check=alone(stdnum("de.idnr")),
    context=spelled(
        """
        steuer-id; steuerid; steuer-id.-nr; identifikations-nr; steuer-identifikationsnr; steuerident-nr; steuerliche
        id-nr; steuer-identifikations-nr; st-idnr; st-id; st-id-nr; steuer-id-nr; steuer-idnr; steueridnr;
        steuer-identifikationsnummer; idnr; id-nr; id nr; tin; steueridentifikationsnummer; steuerliche
        identifikationsnummer; identifikationsnummer; steuerliche id; tax id; identnummer; steuernummer; tax
        identification number; tax number; tax no; taxpayer id; german tax id; taxid; taxpayer identification number;
        steuerliche identnummer; steuer-ident; identifikationsnr; bundeszentralamt; numéro d'identification fiscale;
        numéro fiscal; identifiant fiscal; numero de identificación fiscal; nif; codice fiscale; identificativo fiscale;
        número de identificação fiscal; fiscaal nummer; fiscaal identificatienummer; belastingnummer; numer
        identyfikacji podatkowej; numer podatkowy
        """
    ),
    adjacent=True,
)
