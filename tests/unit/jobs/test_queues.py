"""Steering the queues: what is audited, and who is rung for."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from tests.fixtures.stores import TENANT, Bench, bench_at

from maskmill.adapters.queue.memory import MemoryTransport
from maskmill.adapters.queue.memory_fleet import MemoryFleet
from maskmill.domain.job import JobState, Queue
from maskmill.engine import queues
from maskmill.ports.queues import TenantLimits

if TYPE_CHECKING:
    from maskmill.engine.kit import Kit

LINE = Queue.COMPRESSION


def kit_of(bench: Bench, transport: MemoryTransport) -> Kit:
    kit = SimpleNamespace(
        store=bench.store, transport=transport, fleet=MemoryFleet(), clock=bench.clock, dispatch_window=4
    )
    return cast("Kit", kit)


def audited(bench: Bench, action: str) -> list[str]:
    return [row.body for row in bench.store.audit.rows() if f'"{action}"' in row.body]


def test_each_change_is_in_the_audit_and_rings_when_it_frees_something() -> None:
    transport = MemoryTransport()
    with bench_at("sqlite://") as bench:
        kit = kit_of(bench, transport)
        row = bench.submit(queue=LINE)
        queues.pause(kit, LINE, "ada")
        assert queues.states(kit)[list(Queue).index(LINE)].paused_at == bench.clock()
        assert transport.sent == []
        queues.resume(kit, LINE, "ada")
        assert [message.job_id for message in transport.sent] == [row.id]
        queues.set_limits(kit, TENANT, TenantLimits(max_running=1), "ada")
        assert queues.limits(kit, TENANT) == TenantLimits(max_running=1)
        assert (place := queues.place(kit, TENANT, row.id)) is not None
        assert place.ahead == 0
        for action in ("queue.paused", "queue.resumed", "tenant.limited"):
            assert len(audited(bench, action)) == 1


def test_a_purge_tells_how_many_and_never_which() -> None:
    with bench_at("sqlite://") as bench:
        kit = kit_of(bench, MemoryTransport())
        rows = [bench.submit(queue=LINE) for _ in range(3)]
        assert queues.purge(kit, LINE, "ada", TENANT) == 3
        assert {bench.get(row.id).state for row in rows} == {JobState.CANCELLED}
        (body,) = audited(bench, "queue.purged")
        assert '"jobs":3' in body.replace(" ", "")
        assert not any(row.id in body for row in rows)
