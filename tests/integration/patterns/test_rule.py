"""What a pattern may do, as `maskmill.domain.detect.chunks` says it: every built-in one keeps it."""

from __future__ import annotations

import random

import pytest
from tests.fixtures.pattern_texts import text

from maskmill.adapters.patterns import prefilter, syntax
from maskmill.adapters.patterns.matching import REACH
from maskmill.adapters.patterns.re2_engine import Re2Engine
from maskmill.domain.detect import dates
from maskmill.domain.detect.catalogue import catalogue
from maskmill.domain.detect.detector import Cored

REGEXES = catalogue().regexes
_TESTS = 3_000
MONTHS = """
January Jan. Jan february Feb. March Mar. apr Apr. May june Jun. Jul. july AUG. Sept. sep Oct. october Nov.
Dec. Jänner Januar Februar März Mai Juni Juli Oktober Dezember janvier févr. mars avril mai juin juillet août
décembre enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre diciembre gennaio
febbraio aprile maggio giugno luglio settembre ottobre dicembre janeiro fevereiro março maio junho julho
setembro outubro dezembro januari maart mei augustus stycznia lutego marca kwietnia maja czerwca lipca
sierpnia września października listopada grudnia marts maj
""".split()  # noqa: SIM905 - a list of sixty words


def test_a_match_of_a_built_in_pattern_begins_with_a_short_one() -> None:
    """Repeats without an end stand at the end alone, and there is nothing that only one engine reads."""
    assert [regex for regex in REGEXES if prefilter.plan(regex) is None] == []
    assert [regex for regex in REGEXES if syntax.size(syntax.start_of(syntax.read(regex))) > REACH] == []


@pytest.mark.parametrize(
    ("regex", "keeps"),
    [
        (r"\b[A-Z]+\d", False),
        (r"\b[A-Z]+\b", False),
        (r"\b[A-Z]{1,60}\b", True),
        (r"\b\d{3}[A-Z]*", True),
        (r"\b\d{3}(?:-[A-Z]+)*", True),
        (r"(?:a+|b)c", False),
        (r"(?:a+|b)", True),
        (r"a{1,5000}b", False),
    ],
)
def test_the_rule_is_told_from_the_pattern(regex: str, keeps: bool) -> None:  # noqa: FBT001 - a column of the table
    assert (prefilter.plan(regex) is not None) is keeps


def test_the_check_of_a_pattern_that_needs_context_looks_at_its_hit() -> None:
    """What stands before such a check asks for words around the hit, not around what a label leads to."""
    for detector in catalogue().detectors:
        for pattern in detector.patterns:
            check = pattern.check or detector.check
            if pattern.needs_context and check is not None:
                assert check.__qualname__.split(".")[0] not in {"behind", "field"}, detector.name


def test_every_match_holds_its_core() -> None:
    cored = [regex for regex in REGEXES if isinstance(regex, Cored)]
    assert cored
    source = random.Random(11)
    texts = [text(source) for _ in range(_TESTS)] + [_dated(source) for _ in range(_TESTS)]
    found = 0
    for regex in cored:
        whole, core = Re2Engine([regex]), Re2Engine([regex.core])
        for item in texts:
            for hit in whole.scan(item):
                found += 1
                assert core.scan(item[hit.start : hit.end]), item[hit.start : hit.end]
    assert found > _TESTS / 2


def _dated(source: random.Random) -> str:
    """Return a date in one of many customs."""
    day, year = source.randint(1, 31), source.randint(1800, 2030)
    month = source.choice(MONTHS)
    return source.choice(
        (
            f"{day} {month} {year}",
            f"{day}. {month} {year}",
            f"{day} de {month} de {year}",
            f"{day}{source.choice(('st', 'th', 'er', 'o'))} of {month}, '{year % 100}",
            f"{month} {day}, {year}",
            f"{month} {day}",
            f"{month}, {year}",
            f"{month} of {year}",
            f"{month} de {year}",
            f"{day}-{month}-{year}",
            f"{day}/{month}/{year % 100}",
            f"{day} and {day} {month}",
            f"{month}-{day}-{year}",
        )
    )


def test_dates_with_a_month_are_of_one_pattern() -> None:
    assert dates.WORDED in REGEXES
