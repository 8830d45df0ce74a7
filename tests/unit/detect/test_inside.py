from __future__ import annotations

import pytest

from maskmill.domain.detect.detector import Rank
from maskmill.domain.detect.inside import without_inner
from maskmill.domain.detect.merge import Candidate
from maskmill.domain.entity import Entity, EntityType

PERSON, URL, MAIL = EntityType.PERSON, EntityType.URL, EntityType.EMAIL_ADDRESS


def _candidate(start: int, end: int, kind: EntityType, rank: Rank = Rank.MODEL) -> Candidate:
    return Candidate(rank, Entity(start, end, kind, 0.9, "test"))


@pytest.mark.parametrize("kind", [URL, MAIL])
@pytest.mark.parametrize(("start", "end"), [(11, 15), (10, 15), (15, 20)])
def test_a_name_inside_an_address_is_dropped(kind: EntityType, start: int, end: int) -> None:
    address = _candidate(10, 20, kind, Rank.WEAK)
    assert without_inner([_candidate(start, end, PERSON), address]) == [address]


@pytest.mark.parametrize(("start", "end"), [(10, 20), (5, 15), (15, 25), (20, 25), (0, 10), (5, 25)])
def test_a_name_that_is_more_than_a_part_stays(start: int, end: int) -> None:
    found = [_candidate(start, end, PERSON), _candidate(10, 20, URL, Rank.WEAK)]
    assert without_inner(found) == found


def test_an_address_that_the_policy_keeps_hides_nothing() -> None:
    found = [_candidate(12, 15, PERSON), _candidate(10, 20, URL, Rank.KEPT)]
    assert without_inner(found) == found


def test_a_user_name_and_a_number_with_a_checksum_stay() -> None:
    found = [
        _candidate(10, 30, URL, Rank.WEAK),
        _candidate(12, 15, EntityType.USERNAME),
        _candidate(16, 20, EntityType.CREDIT_CARD, Rank.VALIDATED),
    ]
    assert without_inner(found) == found


def test_a_name_inside_the_longer_of_two_addresses_is_dropped() -> None:
    addresses = [_candidate(0, 30, URL, Rank.WEAK), _candidate(5, 10, MAIL, Rank.VALIDATED)]
    assert without_inner([*addresses, _candidate(15, 20, PERSON)]) == addresses
