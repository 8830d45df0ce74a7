"""Social insurance numbers of Canada (Service Canada): nine digits, the last Luhn's check digit; never 0 or 8 in front.

One in ten random numbers passes, so a word must say what it is; in Spanish "sin" means "without" and says nothing
(Wikipedia, "Social insurance number").
"""

from __future__ import annotations

import re

from maskmill.domain.detect.checks import alone, spelled, stdnum
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.detect.forms import GROUPS_3_3_3
from maskmill.domain.entity import EntityType

_SURE = re.compile(
    r"\bSINS?\b|\bNAS\b|N\.A\.S|\bsin(?:[ _]?(?:no|num|number|nr)\b|\s?[:=#])|_sin\b|\bSin\b(?=\s?[:=#\d])"
    r"|\bnas\s?[:=#]|(?i:social.insurance|assurance.sociale|service canada|seguro social canad|sozialversicherung)"
)
_ALONE = alone(stdnum("ca.sin"))


def _check(text: str, start: int, end: int) -> tuple[int, int] | None:
    """A word that cannot be Spanish stands near."""
    return _ALONE(text, start, end) if _SURE.search(text, max(0, start - 64), end + 30) else None


DETECTOR = Detector(
    name="ca_sin",
    type=EntityType.CA_SIN,
    patterns=(Pattern(GROUPS_3_3_3, 0.84, needs_context=True),),
    check=_check,
    context=spelled(
        """
        sin; sins; social insurance; social insurance number; social insurance no; sin no; sin number; nas; n.a.s;
        numéro d'assurance sociale; assurance sociale; no d'assurance sociale; service canada; seguro social
        canadiense; sozialversicherungsnummer; kanadische sozialversicherungsnummer
        """
    ),
)
