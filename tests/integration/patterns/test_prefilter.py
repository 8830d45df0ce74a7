from __future__ import annotations

import math
import re

import pytest

from maskmill.adapters.patterns import syntax
from maskmill.adapters.patterns.gates import GATES, Gate
from maskmill.adapters.patterns.prefilter import plan
from maskmill.adapters.patterns.syntax import UnreadError, read, size, start_of

DIGITS, CODES, SOLID = GATES


@pytest.mark.parametrize(
    "pattern",
    [
        "^a", "a$", "a**", "(?m)a", "(?P<x>a)", r"\Ba", r"\pL", "[[:alpha:]]", "(a", "a)", r"[\W]", "(?i)[é]{2}\u017f",
        "[z-a]", r"\Qa", "a{2}{3}", "(?<=a)b",
    ],
)  # fmt: skip
def test_what_is_not_read_alike_everywhere_is_refused(pattern: str) -> None:
    with pytest.raises(UnreadError):
        read(pattern)


@pytest.mark.parametrize(
    ("pattern", "bytes_"),
    [
        ("abc", 3), ("(?i)abc", 9), ("é", 4), (".", 4), (r"\d{3,5}", 5), ("a|bcd", 3), ("a*", math.inf), ("a{0}", 0),
        (r"[a-c\d-]", 1), (r"[^\n]", 4), (r"\b", 0), ("(?:ab){2}c?", 5), (r"\x41\x{e9}", 5), ("a{,2}", 5), (r"[]a]", 1),
    ],
)  # fmt: skip
def test_sizes_are_bytes_of_the_longest_match(pattern: str, bytes_: float) -> None:
    assert size(read(pattern)) == bytes_


@pytest.mark.parametrize(
    ("pattern", "bytes_"),
    [("ab*", 1), ("ab+", 2), (r"\ba{3}(?:-b+)*", 3), (r"a+\b", math.inf), ("(?:ab*|cd+)e*", 2), ("x(?:ab){2,9}", 5)],
)
def test_a_beginning_ends_where_a_match_may_end_first(pattern: str, bytes_: float) -> None:
    assert size(start_of(read(pattern))) == bytes_


@pytest.mark.parametrize(
    ("pattern", "breaks"),
    [(r"a.b", False), (r"(?s)a.b", True), (r"[ \n]", True), (r"[^\n]", False), (r"\s", True), (r"\W", True)],
)
def test_line_breaks_are_seen(pattern: str, breaks: bool) -> None:  # noqa: FBT001 - a column of the table
    assert syntax.breaks_lines(read(pattern)) is breaks


@pytest.mark.parametrize(
    ("pattern", "margin"),
    [
        (r"\b\d{5}\b", 0),
        (r"\d{3}-\d{2}-\d{4}", 0),
        (r"DE ?\d{9}", 3),
        (r"\d{2}[A-Z]{5}\d{4}", None),
        (r"\d{4}", None),
        (r"(?:\d{5}|[A-Z]{5})", None),
        (r"(?:\d{5}|A\d{6})", 1),
        (r"\d(?:[ .-]{0,3}\d){11,22}", 0),
        (r"\d(?:[ .-]{0,4}\d){11,22}", None),
        (r"\d{2}(?:\d)?\d{3}", 0),
        (r"\d{5}[A-Z]{1,9}", 9),
        (r"\d{5}x{4}\d", 10),
    ],
)
def test_a_gate_knows_which_patterns_hold_its_chain(pattern: str, margin: int | None) -> None:
    assert DIGITS.margin(read(pattern)) == margin


def test_gates_take_codes_in_capitals_and_long_words() -> None:
    assert CODES.margin(read(r"\b[A-Z]{6}[A-Z0-9]{2}\b")) == 0
    assert CODES.margin(read(r"(?i)\b[A-Z]{8}\b")) is None
    assert SOLID.margin(read(r"\beyJ[a-z]{20}")) == 0
    assert SOLID.margin(read(r"[a-z ]{40}")) is None


@pytest.mark.parametrize("gate", GATES, ids=["digits", "codes", "solid"])
def test_a_chain_is_found_once_and_ends_where_it_ends(gate: Gate) -> None:
    hyperscan = pytest.importorskip("hyperscan")
    database = hyperscan.Database()
    database.compile(expressions=[gate.expression.encode()], ids=[0], elements=1, flags=[0])
    ends: list[int] = []
    data = b"for " + b"1" * 40 + b" words or " + b"AB12" * 9 + b" and more"
    database.scan(data, match_event_handler=lambda *found: ends.append(found[2]))
    assert len(ends) == 2
    assert re.search(gate.end, data[ends[0] :])


def test_an_expression_keeps_the_beginning_only() -> None:
    found = plan(r"https?://[^ \n]+")
    assert found is not None
    assert found.expression == r"https?:\x{2f}\x{2f}[^ \x{a}]"
    assert found.is_one_line
    assert found.reach == 12


def test_case_is_folded_where_the_pattern_says_so() -> None:
    plans = plan("(?i)abc"), plan("(?i:ab)C")
    assert [found.expression for found in plans if found] == ["(?i)abc", "(?i:a)(?i:b)C"]
