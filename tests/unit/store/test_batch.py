"""What becomes of a batch."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maskmill.domain.batch import joined
from maskmill.domain.job import JobState

FINAL = [state for state in JobState if state.is_final]
counts = st.dictionaries(st.sampled_from(FINAL), st.integers(1, 5), min_size=1)


@given(counts)
def test_a_batch_always_ends_in_a_state_that_a_child_has(ends: dict[JobState, int]) -> None:
    state, problem = joined(ends, cancelled=False)
    assert state in ends
    assert (state is JobState.DONE) == (JobState.DONE in ends)
    assert (problem is None) == (set(ends) == {JobState.DONE})


@given(counts)
def test_a_cancelled_batch_is_cancelled(ends: dict[JobState, int]) -> None:
    assert joined(ends, cancelled=True) == (JobState.CANCELLED, None)


def test_the_problem_counts_the_children() -> None:
    state, problem = joined({JobState.DONE: 3, JobState.REFUSED: 1, JobState.FAILED: 1}, cancelled=False)
    assert state is JobState.DONE
    assert problem is not None
    assert problem["children"] == {"done": 3, "failed": 1, "refused": 1}
    assert "2 of 5 documents" in str(problem["detail"])


@pytest.mark.parametrize(
    ("ends", "state"),
    [
        ({JobState.FAILED: 1, JobState.REFUSED: 5}, JobState.FAILED),
        ({JobState.REFUSED: 1, JobState.CANCELLED: 5}, JobState.REFUSED),
        ({JobState.CANCELLED: 2}, JobState.CANCELLED),
    ],
)
def test_without_a_result_the_worst_child_decides(ends: dict[JobState, int], state: JobState) -> None:
    assert joined(ends, cancelled=False)[0] is state
