"""The watchdog is told the time: no test here waits."""

import pytest

from maskmill.adapters.jail.watchdog import Watchdog
from maskmill.errors import TimeExceeded
from maskmill.ports.sandbox import Limits

LIMITS = Limits(cpu_s=600, silence_s=10)


def test_opening_may_burn_half_of_what_a_page_may() -> None:
    dog = Watchdog(LIMITS, 0.0, opening=True)
    dog.check(9.0, 4.9)
    with pytest.raises(TimeExceeded, match="Opening"):
        dog.check(9.0, 5.1)


def test_a_sign_of_life_starts_a_new_page() -> None:
    dog = Watchdog(LIMITS, 0.0, opening=True)
    for page in range(1, 50):
        dog.check(page * 9.0, page * 9.0 - 5)
        dog.heard(page * 9.0, page * 9.0 - 5)
    with pytest.raises(TimeExceeded, match="One page took more than 10 s"):
        dog.check(450.0, 447.0)


def test_silence_alone_is_no_fault_on_a_loaded_machine() -> None:
    dog = Watchdog(LIMITS, 0.0, opening=True)
    dog.heard(0.0, 0.0)
    dog.check(59.0, 4.0)


def test_standing_still_for_a_minute_is() -> None:
    dog = Watchdog(LIMITS, 0.0, opening=True)
    with pytest.raises(TimeExceeded, match="stood still"):
        dog.check(61.0, 0.0)


def test_no_progress_buys_more_than_the_whole() -> None:
    dog = Watchdog(LIMITS, 0.0, opening=False)
    dog.heard(600.0, 599.0)
    with pytest.raises(TimeExceeded, match="600 s"):
        dog.check(601.0, 600.5)


def test_a_child_that_reports_and_sleeps_meets_the_clock() -> None:
    dog = Watchdog(LIMITS, 0.0, opening=False)
    dog.heard(2_400.0, 1.0)
    with pytest.raises(TimeExceeded):
        dog.check(2_401.0, 1.0)
