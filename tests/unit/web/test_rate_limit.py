"""The rate limit: exact, without windows, bounded in memory."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maskmill.web.limits import RateLimit


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_burst_passes_and_the_next_call_waits_for_one_interval() -> None:
    limit = RateLimit(10, 5, Clock())
    assert [limit.take("a").remaining for _ in range(5)] == [4, 3, 2, 1, 0]
    refused = limit.take("a")
    assert not refused.allowed
    assert refused.retry_after_s == pytest.approx(0.1)
    assert refused.reset_s == pytest.approx(0.5)


def test_a_refused_call_costs_nothing() -> None:
    clock = Clock()
    limit = RateLimit(10, 1, clock)
    assert limit.take("a").allowed
    for _ in range(50):
        assert not limit.take("a").allowed
    clock.now += 0.1
    assert limit.take("a").allowed


def test_callers_do_not_share() -> None:
    limit = RateLimit(1, 1, Clock())
    assert limit.take("a").allowed
    assert limit.take("b").allowed
    assert limit.is_exhausted("a")
    assert not limit.is_exhausted("c")


def test_only_so_many_callers_are_remembered() -> None:
    limit = RateLimit(1, 1, Clock(), callers=2)
    for caller in ("a", "b", "c"):
        limit.take(caller)
    assert not limit.is_exhausted("a")  # forgotten: the oldest
    assert limit.is_exhausted("b")


@given(st.lists(st.floats(min_value=0, max_value=2), max_size=200))
def test_the_long_run_never_passes_rate_and_burst(pauses: list[float]) -> None:
    clock = Clock()
    limit = RateLimit(3, 4, clock)
    passed = 0
    for pause in pauses:
        clock.now += pause
        passed += limit.take("a").allowed
    assert passed <= 4 + 3 * sum(pauses) + 1e-6
