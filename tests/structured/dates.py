"""Dates inside identifiers."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random


def birth(rng: Random, first: int = 1935, last: int = 2004) -> date:
    """Return a day of birth between two years."""
    start = date(first, 1, 1)
    return start + timedelta(days=rng.randrange((date(last, 12, 31) - start).days))


def is_day(year: int, month: int, day: int) -> bool:
    """Whether the calendar has that day."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def yymmdd_ok(digits: str, *, reverse: bool = False, extra_day: int = 0) -> bool:
    """Whether six digits are a day in some century; `reverse` reads ddmmyy, `extra_day` may be added to the day."""
    if reverse:
        digits = digits[4:] + digits[2:4] + digits[:2]
    year, month, day = int(digits[:2]), int(digits[2:4]), int(digits[4:])
    days = {day, day - extra_day}
    return any(is_day(century + year, month, each) for century in (1900, 2000) for each in days)
