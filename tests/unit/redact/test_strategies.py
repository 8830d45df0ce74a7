from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maskmill.domain.entity import EntityType
from maskmill.domain.finding import Strategy
from maskmill.domain.policy import Treatment
from maskmill.domain.redact.needles import Needles
from maskmill.domain.redact.strategies import Labels, replacement, strategies
from maskmill.domain.redact.strategy import State


def _replaced(strategy: Strategy, kind: EntityType, value: str) -> str:
    return replacement(strategy, kind, value, State(b"secret"))


def test_there_is_a_rule_for_every_strategy() -> None:
    assert set(strategies()) == set(Strategy)


def test_a_mask_is_as_long_for_every_value() -> None:
    assert {_replaced(Strategy.MASK, EntityType.PERSON, value) for value in ("A", "Maximilian")} == {"█████"}


def test_removing_leaves_nothing() -> None:
    assert _replaced(Strategy.REMOVE, EntityType.PERSON, "John") == ""


def test_tokens_are_numbered_by_first_appearance_and_stay() -> None:
    state = State(b"secret")
    order = [(EntityType.PERSON, name) for name in ("John Smith", "Mary", "JOHN  SMITH", "Zoe")]
    tokens = [replacement(Strategy.TOKEN, kind, value, state) for kind, value in order]
    assert tokens == ["[PERSON_1]", "[PERSON_2]", "[PERSON_1]", "[PERSON_3]"]
    assert replacement(Strategy.TOKEN, EntityType.US_SSN, "123-45-6789", state) == "[US_SSN_1]"


def test_a_hash_is_keyed_and_blind_to_spelling() -> None:
    first = _replaced(Strategy.HASH, EntityType.EMAIL_ADDRESS, "Jo@x.com")
    assert re.fullmatch(r"\[EMAIL_ADDRESS:[0-9a-f]{12}\]", first)
    assert first == _replaced(Strategy.HASH, EntityType.EMAIL_ADDRESS, "jo@X.com")
    assert first != replacement(Strategy.HASH, EntityType.EMAIL_ADDRESS, "jo@x.com", State(b"other"))


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        (EntityType.CREDIT_CARD, "4111 1111 1111 1234", "****1234"),
        (EntityType.PHONE_NUMBER, "(555) 123-4567", "****4567"),
        (EntityType.PHONE_NUMBER, "123-456", "****"),
        (EntityType.PERSON, "John van Stein", "J. v. S."),
        (EntityType.PERSON, "Li", "█████"),
        (EntityType.EMAIL_ADDRESS, "john@example.com", "****@****.com"),
        (EntityType.EMAIL_ADDRESS, "john@x.de", "****@x.de"),
        (EntityType.EMAIL_ADDRESS, "john@abc.info", "****@****.info"),
        (EntityType.SECRET, "hunter2", "█████"),
        (EntityType.STREET_ADDRESS, "12 Oak Street", "█████"),
    ],
)
def test_partial_keeps_little(kind: EntityType, value: str, shown: str) -> None:
    assert _replaced(Strategy.PARTIAL, kind, value) == shown


@given(st.sampled_from(EntityType), st.text(min_size=1, max_size=60))
def test_partial_never_leaves_what_the_proof_calls_residue(kind: EntityType, value: str) -> None:
    shown = _replaced(Strategy.PARTIAL, kind, value)
    kept = sum(char.isalnum() for char in shown)
    assert kept <= 4
    if sum(char.isalnum() for char in value) > 8:
        assert not Needles([], [value]).find(shown)


@given(st.sampled_from(Strategy), st.sampled_from(EntityType), st.text(max_size=40))
def test_no_value_makes_a_strategy_raise(strategy: Strategy, kind: EntityType, value: str) -> None:
    assert isinstance(_replaced(strategy, kind, value), str)


def test_a_label_of_the_policy_wins_and_a_masked_box_shows_the_type() -> None:
    labels = Labels(b"secret")
    assert labels.label(Treatment(label="gone"), EntityType.PERSON, "John") == "gone"
    assert labels.label(Treatment(), EntityType.PERSON, "John", is_box=True) == "PERSON"
    assert labels.label(Treatment(), EntityType.PERSON, "John") == "█████"
