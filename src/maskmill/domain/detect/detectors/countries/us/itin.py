"""US individual taxpayer identification numbers (IRS): 9xx, and only the groups that the IRS issues.

Groups 50-65, 70-88, 90-92 and 94-99 (IRS Publication 1915; Internal Revenue Manual 3.21.263). No check digit.
"""

from __future__ import annotations

from maskmill.domain.detect.checks import alone, spelled, varied
from maskmill.domain.detect.detector import Detector, Pattern, digits
from maskmill.domain.detect.forms import DIGITS_9, GROUPS_3_2_4
from maskmill.domain.entity import EntityType


def is_itin(raw_number: str) -> bool:
    """Whether nine digits can have been issued."""
    number = digits(raw_number)
    group = int(number[3:5])
    return (
        number[0] == "9"
        and varied(number)
        and (50 <= group <= 65 or 70 <= group <= 88 or 90 <= group <= 92 or 94 <= group <= 99)  # noqa: PLR2004 - the groups of IRS Publication 1915
    )


DETECTOR = Detector(
    name="us_itin",
    type=EntityType.US_ITIN,
    patterns=(
        Pattern(r"\b9\d{2}-\d{2}-\d{4}\b", 0.8),
        Pattern(GROUPS_3_2_4, 0.83, needs_context=True),
        Pattern(DIGITS_9, 0.83, needs_context=True),
    ),
    check=alone(is_itin),
    context=spelled(
        """
        itin; itins; individual taxpayer; individual taxpayer identification number; taxpayer identification number;
        taxpayer identification; taxpayer id; taxpayer; tax id; tax identification; tax identification number; tin;
        irs; us-steuernummer; steuernummer; steuer-id; numéro fiscal; identifiant fiscal; identificación fiscal;
        identificación del contribuyente; número de contribuyente; codice fiscale; número fiscal; identificação
        fiscal; fiscaal nummer; belastingnummer; numer podatkowy
        """
    ),
)
