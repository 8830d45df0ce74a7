"""Social insurance numbers of Canada (Service Canada): nine digits, the last Luhn's check digit; never 0 or 8 in front.

One in ten random numbers passes, so a word must say what it is; in Spanish "sin" means "without" and says nothing
(Wikipedia, "Social insurance number").
"""

from __future__ import annotations

import re

from maskmill.domain.detect.beside import beside
from maskmill.domain.detect.checks import alone, spelled, stdnum
from maskmill.domain.detect.detector import Detector, Pattern
from maskmill.domain.detect.forms import GROUPS_3_3_3
from maskmill.domain.detect.spelling import parted
from maskmill.domain.entity import EntityType

_SURE = re.compile(
    r"\bSINS?\b|\bNAS\b|\bN\. ?A\. ?S\b|\bS\. ?I\. ?N\b"
    r"|\bsin(?:[ _]?(?:no|num|number|nr)\b|\s?[:=#])|_sin\b|\bSin\b(?=\s?[:=#\d])"
    r"|\bnas\s?[:=#]|(?i:social.insurance|assurance.sociale|service canada|seguro social canad|sozialversicherung)"
)
_LEADING = (
    "the|a|an|my|your|his|her|their|our|this|that|new|old|valid|canadian|canada|have|has|confirm|provide|enter|and|or|"
    "with|by|for|of|is|le|la|du|mon|ma|son|votre|notre|un|employee|client|person|personal"
)
_is_beside = beside(r"sins?|nas|s\. ?i\. ?n|n\. ?a\. ?s", led_by=_LEADING)
_ALONE = alone(stdnum("ca.sin"))


def _check(text: str, start: int, end: int) -> tuple[int, int] | None:
    """A word that cannot be Spanish stands near."""
    around = text[max(0, start - 64) : end + 30]
    is_sure = _SURE.search(parted(around) or around) or _is_beside(text, start, end)
    return _ALONE(text, start, end) if is_sure else None


DETECTOR = Detector(
    name="ca_sin",
    type=EntityType.CA_SIN,
    patterns=(Pattern(GROUPS_3_3_3, 0.84, needs_context=True),),
    check=_check,
    context=spelled(
        """
        sin; sins; s.i.n; social insurance; social insurance number; social insurance no; social insurance num; sin
        no; sin number; sin card; canadian sin; nas; n.a.s; numéro d'assurance sociale; assurance sociale; no
        d'assurance sociale; numéro assurance sociale; service canada; seguro social canadiense; número de seguro
        social canadiense; sozialversicherungsnummer; kanadische sozialversicherungsnummer; numero di previdenza
        sociale canadese; canadees sofinummer; kanadyjski numer ubezpieczenia społecznego
        """
    ),
)
