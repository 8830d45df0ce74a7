"""Dates of birth: a date beside a word that says so."""

from __future__ import annotations

from maskmill.domain.detect import dates
from maskmill.domain.detect.detector import Detector, Pattern, words
from maskmill.domain.entity import EntityType

DETECTOR = Detector(
    name="date_of_birth",
    type=EntityType.DATE_OF_BIRTH,
    patterns=(
        Pattern(dates.NUMERIC, 0.8, needs_context=True, check=dates.is_calendar),
        Pattern(dates.ISO, 0.8, needs_context=True, check=dates.is_calendar),
        Pattern(dates.DAY_FIRST, 0.8, needs_context=True),
        Pattern(dates.MONTH_FIRST, 0.8, needs_context=True),
        Pattern(dates.DAY_MONTH, 0.5, needs_context=True),
    ),
    context=words(
        """
        born; birth; birthdate; birthday; date of birth; dob; d.o.b; b.; bday; geboren; geb; geburtsdatum; geburtstag;
        geburt; né; née; née le; né le; naissance; date de naissance; nacido; nacida; nació; nacimiento; fecha de
        nacimiento; f. nac; fec. nac; nato; nata; nascita; nascido; nascida; nascimento; geboortedatum; urodzony;
        urodzona; data urodzenia; ur; født
        """
    ),
    window=40,
    adjacent=True,
)
