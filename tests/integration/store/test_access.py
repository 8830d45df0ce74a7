"""The contract of ports/access.py."""

from __future__ import annotations

import re

import pytest
from tests.fixtures.stores import TENANT, Bench

from maskmill.errors import InvalidRequest, NotFound, Unauthorized

JOBS = frozenset({"jobs"})


def test_a_key_says_who_calls(bench: Bench) -> None:
    scopes = frozenset({"jobs", "documents"})
    key = bench.store.access.create(TENANT, "laptop", scopes)
    assert re.fullmatch(r"mm_[0-9a-f]{16}_[A-Za-z0-9_-]{43}", key)
    who = bench.store.access.authenticate(key)
    assert (who.key_id, who.tenant_id, who.scopes) == (key.split("_")[1], TENANT, scopes)


def test_only_the_hash_of_a_secret_is_stored(bench: Bench) -> None:
    from sqlalchemy import select

    from maskmill.adapters.store.tables import ApiKey

    secret = bench.store.access.create(TENANT, "laptop", JOBS).split("_", 2)[2]
    with bench.store._database.read() as connection:
        row = connection.execute(select(ApiKey)).one()
    assert secret not in str(row)
    assert len(row.secret_sha256) == 64


@pytest.mark.parametrize("change", ["", "x", "mm_0123456789abcdef_", "mm", "é", "wrong secret", "wrong id"])
def test_a_wrong_key_is_refused(bench: Bench, change: str) -> None:
    key = bench.store.access.create(TENANT, "laptop", JOBS)
    head, key_id, secret = key.split("_", 2)
    other = "A" if secret[0] != "A" else "B"
    wrong = {"wrong secret": f"{head}_{key_id}_{other}{secret[1:]}", "wrong id": f"{head}_{'0' * 16}_{secret}"}
    with pytest.raises(Unauthorized) as caught:
        bench.store.access.authenticate(wrong.get(change, change))
    assert secret not in caught.value.detail


def test_a_revoked_key_is_refused_and_stays_listed(bench: Bench) -> None:
    key = bench.store.access.create(TENANT, "laptop", JOBS)
    key_id = key.split("_")[1]
    bench.store.access.revoke(TENANT, key_id)
    revoked_at = bench.clock()
    bench.clock.turn(5)
    bench.store.access.revoke(TENANT, key_id)
    with pytest.raises(Unauthorized):
        bench.store.access.authenticate(key)
    assert [item.revoked_at for item in bench.store.access.keys(TENANT)] == [revoked_at]
    with pytest.raises(NotFound):
        bench.store.access.revoke("somebody else", key_id)


def test_a_key_ends_when_it_expires(bench: Bench) -> None:
    key = bench.store.access.create(TENANT, "laptop", JOBS, expires_at=bench.clock() + 10)
    bench.clock.turn(9)
    bench.store.access.authenticate(key)
    bench.clock.turn(1)
    with pytest.raises(Unauthorized):
        bench.store.access.authenticate(key)


def test_the_last_use_is_written_once_a_minute(bench: Bench) -> None:
    key = bench.store.access.create(TENANT, "laptop", JOBS)
    assert bench.store.access.keys(TENANT)[0].last_used_at is None
    first = bench.clock()
    bench.store.access.authenticate(key)
    bench.clock.turn(59)
    bench.store.access.authenticate(key)
    assert bench.store.access.keys(TENANT)[0].last_used_at == first
    bench.clock.turn(1)
    bench.store.access.authenticate(key)
    assert bench.store.access.keys(TENANT)[0].last_used_at == first + 60


@pytest.mark.parametrize("scopes", [frozenset(), frozenset({"jobs", "everything"})])
def test_scopes_are_those_that_there_are(bench: Bench, scopes: frozenset[str]) -> None:
    with pytest.raises(InvalidRequest):
        bench.store.access.create(TENANT, "laptop", scopes)


@pytest.mark.parametrize("name", ["", "x" * 101, "two\nlines", "\x1b[2J", "\0", "\ud800"])
def test_a_name_can_be_shown_on_a_line(bench: Bench, name: str) -> None:
    with pytest.raises(InvalidRequest):
        bench.store.access.create(TENANT, name, JOBS)


def test_a_key_needs_a_tenant(bench: Bench) -> None:
    with pytest.raises(NotFound):
        bench.store.access.create("somebody else", "laptop", JOBS)
    assert bench.store.access.keys("somebody else") == []
