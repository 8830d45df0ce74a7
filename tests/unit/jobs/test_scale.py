"""Pressure and the size of a pool, as tables of cases (CHECKLIST S1-34…37)."""

import pytest

from maskmill.domain.scale import LEAST, MOST, pressure, wanted


def test_the_bounds_are_two_and_ten() -> None:  # S1-34
    assert (LEAST, MOST) == (2, 10)
    assert wanted(1, 0.0) == 2
    assert wanted(11, 1.0) == 10


@pytest.mark.parametrize(
    ("waiting", "processes", "expected"),
    [
        (0, 0, 1.0), (5, 0, 1.0), (0, 4, 0.0), (1, 1, 0.1), (20, 4, 0.5), (40, 4, 1.0), (400, 4, 1.0), (8, 1, 0.8),
        (100, 20, 0.5), (-1, 2, 0.0),
    ],
)  # fmt: skip
def test_pressure_is_what_waits_to_a_process_to_ten_and_at_most_one(
    waiting: int, processes: int, expected: float
) -> None:  # S1-35
    assert pressure(waiting, processes) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("processes", "queue_pressure", "expected"),
    [
        (2, 0.81, 4), (2, 0.8, 2), (9, 1.0, 10), (10, 1.0, 10), (3, 0.5, 3), (3, 0.2, 3), (3, 0.19, 2), (2, 0.0, 2),
    ],
)  # fmt: skip
def test_a_pool_grows_by_two_under_pressure_and_shrinks_by_one_without(
    processes: int, queue_pressure: float, expected: int
) -> None:  # S1-36, S1-37
    assert wanted(processes, queue_pressure) == expected


def test_the_bounds_can_be_set() -> None:
    assert wanted(3, 1.0, least=3, most=4) == 4
    assert wanted(3, 0.0, least=3, most=4) == 3
