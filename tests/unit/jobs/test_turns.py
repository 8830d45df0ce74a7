"""Whose turn it is: shares between tenants, ranks, priorities of messages."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from maskmill.domain.job import AGEING_S
from maskmill.domain.turns import Sent, broker_priority, rank, shares

TENANTS = st.sampled_from("abcdef")


def test_the_next_place_goes_to_who_has_least_out() -> None:
    assert shares({"a": 1.0, "b": 2.0}, {"a": 3}, {}, 2) == {"b": 2}
    assert shares({"a": 1.0, "b": 2.0}, {"a": 1}, {}, 3) == {"a": 1, "b": 2}


def test_equal_tenants_take_turns_and_the_better_rank_begins() -> None:
    assert shares({"a": 9.0, "b": 1.0}, {}, {}, 1) == {"b": 1}
    assert shares({"a": 9.0, "b": 1.0}, {}, {}, 4) == {"a": 2, "b": 2}


def test_a_tenant_at_its_limit_gives_its_turn_to_others() -> None:
    assert shares({"a": 1.0, "b": 2.0}, {}, {"a": 1}, 4) == {"a": 1, "b": 3}
    assert shares({"a": 1.0}, {}, {"a": -2}, 4) == {}


@given(
    heads=st.dictionaries(TENANTS, st.floats(0, 1e9)),
    out=st.dictionaries(TENANTS, st.integers(0, 9)),
    most=st.dictionaries(TENANTS, st.integers(-2, 9)),
    room=st.integers(0, 30),
)
def test_no_place_is_lost_and_nobody_gets_two_ahead(
    heads: dict[str, float], out: dict[str, int], most: dict[str, int], room: int
) -> None:
    dealt = shares(heads, out, most, room)
    allowed = {tenant: min(room, max(0, most.get(tenant, room))) for tenant in heads}
    assert sum(dealt.values()) == min(room, sum(allowed.values()))
    assert all(0 < count <= allowed[tenant] for tenant, count in dealt.items())
    total = Counter(out) + Counter(dealt)
    for tenant in dealt:
        others = [other for other in heads if dealt.get(other, 0) < allowed[other]]
        assert all(total[tenant] <= total[other] + 1 for other in others)


def test_ageing_wins_one_priority_each_step() -> None:
    assert rank(1_000.0, 9) == rank(1_000.0 + 9 * AGEING_S, 0)
    assert rank(1_000.0, 0) < rank(1_000.0, 1) < rank(1_000.0 + AGEING_S, 1)


def test_an_urgent_message_overtakes_its_own_tenants_and_nobody_elses() -> None:
    own, foreign = Sent("a", 900.0, 5), Sent("b", 900.0, 7)
    assert broker_priority("a", 100.0, 0, [own]) == 0
    assert broker_priority("a", 100.0, 0, [own, foreign]) == 7
    assert broker_priority("a", 901.0, 0, [own]) == 5  # the older one has aged past it


@given(st.lists(st.tuples(TENANTS, st.integers(0, 9), st.integers(0, 40)), max_size=40))
def test_a_message_is_never_overtaken_by_a_job_that_comes_after_it(rows: list[tuple[str, int, int]]) -> None:
    sent: list[Sent] = []
    now = 0.0
    for tenant, priority, minutes in rows:
        now += minutes * 60
        own = rank(now, priority)
        number = broker_priority(tenant, own, priority, sent)
        assert 0 <= number <= 9
        for earlier in sent:
            if earlier.tenant_id != tenant or earlier.rank <= own:
                assert earlier.priority <= number
        sent.append(Sent(tenant, own, number))
