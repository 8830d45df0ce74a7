"""People by their title: "Dear Ms Novak", "Herrn Dr. Karl von Stein", "Mme Dupont"."""

from __future__ import annotations

import re

from maskmill.domain.detect.detector import Detector, Pattern, Rank
from maskmill.domain.detect.name_words import NAME, name_span
from maskmill.domain.entity import EntityType

_TITLES = (
    r"(?:Mr|Mrs|Ms|Miss|Mx|Messrs|Dr|Prof|Professor|Doctor|Sir|Dame|Rev|Reverend|Judge|Justice|Capt|Captain|Sgt|"
    r"Sergeant|Lt|Col|"
    r"Officer|Detective|Nurse|Sister|Father|Uncle|Aunt|MR|MRS|MS|MISS|DR|Herr|Herrn|Frau|Monsieur|Madame|"
    r"Mademoiselle|Mme|Mlle|Maître|"
    r"Señor|Señora|Sra|Srta|Don|Doña|Signor|Signora|Sig|Senhor|Senhora|Meneer|Mevrouw|Pan|Pani|Dra|Dipl|Ing|Mag)"
)
TITLE = re.compile(rf"{_TITLES}\b\.?[ \n]+(?:(?:{_TITLES}|med|h\.c)\.?[ ]+)*(?:und|and|&|et|y)?[ ]?")


def _check(text: str, start: int, end: int) -> tuple[int, int] | None:
    title = TITLE.match(text, start, end)
    return name_span(text, title.end(), end) if title else None


DETECTOR = Detector(
    name="person_title",
    type=EntityType.PERSON,
    patterns=(Pattern(rf"\b{_TITLES}\.?[ \n](?:(?:{_TITLES}|med|h\.c)\.? ){{0,4}}{NAME}", 0.85),),
    check=_check,
    rank=Rank.MODEL,
)
