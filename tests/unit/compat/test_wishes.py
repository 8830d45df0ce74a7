"""Options of an old call as fields of a job."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from maskmill.compat.wishes import Wishes
from maskmill.domain.job import Queue
from maskmill.engine.work import EXPIRES
from maskmill.errors import InvalidRequest

NOW = 1_000_000.0
MOMENT = datetime(2030, 1, 2, 3, 4, 5, tzinfo=UTC)

FIELDS = [
    (Wishes(), {}),
    (Wishes(countdown=30), {"not_before": NOW + 30}),
    (Wishes(countdown=86_400 * 30), {"not_before": NOW + 86_400 * 30}),
    (Wishes(countdown=-5), {"not_before": NOW}),
    (Wishes(eta=MOMENT), {"not_before": MOMENT.timestamp()}),
    (Wishes(eta=MOMENT.replace(tzinfo=None)), {"not_before": MOMENT.timestamp()}),
    (Wishes(eta=MOMENT.astimezone(timezone(timedelta(hours=5)))), {"not_before": MOMENT.timestamp()}),
    (Wishes(eta=MOMENT.isoformat()), {"not_before": MOMENT.timestamp()}),
    (Wishes(priority=0), {"priority": 0}),
    (Wishes(queue="reports"), {"queue": Queue.REPORTS}),
]


@pytest.mark.parametrize(("wishes", "expected"), FIELDS)
def test_an_option_is_a_field_of_the_job(wishes: Wishes, expected: dict[str, object]) -> None:
    assert wishes.fields(NOW) == expected


@pytest.mark.parametrize(
    ("wishes", "expected"),
    [
        (Wishes(), {}),
        (Wishes(expires=60), {EXPIRES: NOW + 60}),
        (Wishes(expires=MOMENT), {EXPIRES: MOMENT.timestamp()}),
    ],
)
def test_an_expiry_travels_in_the_jobs_options(wishes: Wishes, expected: dict[str, object]) -> None:
    assert wishes.options(NOW) == expected


@pytest.mark.parametrize(
    "wishes", [Wishes(priority=10), Wishes(priority=-1), Wishes(queue="celery"), Wishes(eta="tomorrow")]
)
def test_a_wrong_value_is_refused_and_not_repeated(wishes: Wishes) -> None:
    with pytest.raises(InvalidRequest) as caught:
        wishes.fields(NOW)
    assert "tomorrow" not in str(caught.value)
    assert "'celery'" not in str(caught.value)


def test_a_misspelt_option_is_a_type_error() -> None:
    with pytest.raises(TypeError):
        Wishes(count_down=5)  # type: ignore[call-arg]  # that is the point
