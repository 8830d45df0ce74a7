"""Judging failed jobs, and queueing them again batch by batch."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import cast

import pytest
from tests.fixtures.stores import TENANT, Bench, bench_at

from maskmill import errors
from maskmill.adapters.queue.memory import MemoryTransport
from maskmill.adapters.queue.memory_fleet import MemoryFleet
from maskmill.engine import dead
from maskmill.engine.dead import Retrying, diagnose, retry_dead, retrying
from maskmill.engine.kit import Kit
from maskmill.ports.dead import Cause


@pytest.fixture
def bench() -> Iterator[Bench]:
    with bench_at("sqlite://") as found:
        yield found


@pytest.fixture
def kit(bench: Bench) -> Kit:
    pieces = SimpleNamespace(
        store=bench.store, transport=MemoryTransport(), fleet=MemoryFleet(), clock=bench.clock, dispatch_window=1_000
    )
    return cast("Kit", pieces)


def failed(bench: Bench, count: int) -> None:
    for _ in range(count):
        claim = bench.running()
        bench.store.jobs.fail(claim, errors.StoreUnavailable().problem(), None, None)
    bench.clock.turn(1)


def counts(bench: Bench) -> list[str]:
    return [row.body for row in bench.store.audit.rows() if "jobs.retried" in row.body]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (errors.StoreUnavailable, Retrying.NOW),
        (errors.StorageFull, Retrying.NOW),
        (errors.MemoryExceeded, Retrying.NOW),
        (errors.SandboxUnavailable, Retrying.AFTER_A_FIX),
        (errors.EngineMissing, Retrying.AFTER_A_FIX),
        (errors.TooManyPages, Retrying.AFTER_A_FIX),
        (errors.MaskmillError, Retrying.AFTER_A_FIX),
        (errors.DamagedFile, Retrying.NO),
        (errors.PasswordNeeded, Retrying.NO),
        (errors.Gone, Retrying.NO),
    ],
)
def test_a_retry_makes_sense_when_the_cause_may_pass(kind: type[errors.MaskmillError], expected: Retrying) -> None:
    assert retrying(kind.slug) is expected


def test_a_slug_of_another_version_needs_a_look() -> None:
    assert retrying("never-heard-of") is Retrying.AFTER_A_FIX


def test_all_of_a_cause_are_queued_again_in_bounded_transactions(
    bench: Bench, kit: Kit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dead, "BATCH", 3)
    failed(bench, 8)
    (found,) = diagnose(kit, TENANT)
    assert (found.group.count, found.title, found.retrying) == (8, "The database does not answer", Retrying.NOW)
    done = retry_dead(kit, TENANT, Cause(slug="store-unavailable"), "key_1")
    assert (done.retried, done.left) == (8, 0)
    assert ['"count":3' in row for row in counts(bench)] == [True, True, False]
    assert all('"actor":"key_1"' in row for row in counts(bench))
    assert diagnose(kit, TENANT) == []


def test_a_limit_is_kept_across_batches(bench: Bench, kit: Kit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dead, "BATCH", 3)
    failed(bench, 8)
    done = retry_dead(kit, TENANT, Cause(), "key_1", limit=5)
    assert (done.retried, done.left) == (5, 3)


def test_nothing_to_retry_leaves_no_audit_row(bench: Bench, kit: Kit) -> None:
    assert retry_dead(kit, TENANT, Cause(), "key_1").retried == 0
    assert counts(bench) == []


def test_queued_jobs_are_handed_to_workers(bench: Bench, kit: Kit) -> None:
    failed(bench, 2)
    retry_dead(kit, TENANT, Cause(), "key_1")
    assert isinstance(kit.transport, MemoryTransport)
    assert len(kit.transport.sent) == 2
