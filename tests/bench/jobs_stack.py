"""Benches of jobs on a whole stack without an API: how quick a submit is, how soon a job starts, who waits for whom."""

from __future__ import annotations

import contextlib
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import SecretStr
from sqlalchemy import insert
from tests.bench.jobs_store import SLOTS, fill

from maskmill import wiring
from maskmill.adapters.stack.supervisor import Stack, StackConfig
from maskmill.adapters.store.database import Database
from maskmill.adapters.store.tables import Tenant
from maskmill.domain.job import Queue
from maskmill.engine import jobs
from maskmill.engine.kit import Kit
from maskmill.ports.documents import DocumentRow
from maskmill.ports.jobs import JobRow, NewJob
from maskmill.settings import Settings

TENANT, NEIGHBOUR = "default", "neighbour"
WAIT_S = 120.0


@dataclass(frozen=True, slots=True)
class Latencies:
    """Milliseconds of each submit, and from each submit to the start of its job."""

    submit_ms: list[float]
    start_ms: list[float]


@contextlib.contextmanager
def workers(url: str) -> Iterator[tuple[Kit, str]]:
    """Run broker, beat and a worker of two processes on a database; lend a kit and the URL."""
    with tempfile.TemporaryDirectory(prefix="mm-bench-") as folder:
        data = Path(folder) / "data"
        environment = {"MASKMILL_DATABASE_URL": url, "MASKMILL_GUARD": "false"}
        config = StackConfig(
            data=data, with_api=False, workers=SLOTS, worker_module="tests.faults.jobs.worker", environment=environment
        )
        with Stack(config):
            kit = wiring.build_kit(Settings(data=data, database_url=SecretStr(url), workers=SLOTS))
            try:
                document(kit, TENANT)
                warm(kit)
                yield kit, url
            finally:
                wiring.close(kit)


def document(kit: Kit, tenant_id: str) -> None:
    """Put in the document that all probes of a tenant name."""
    document_id = f"doc_{tenant_id}"
    kit.keys.create_document_key(tenant_id, document_id)
    kit.store.documents.add(DocumentRow(document_id, tenant_id, "obj_none", "probe", "text", 1, 1, "0" * 64, 0.0, None))


def submit(kit: Kit, cost_s: float, tenant_id: str = TENANT) -> JobRow:
    """Submit one probe that takes so long."""
    new = NewJob(tenant_id, "detect", Queue.DETECTION, (f"doc_{tenant_id}",), raw_options={"cost_s": cost_s})
    return jobs.submit(kit, new)


def started(kit: Kit, row: JobRow) -> float:
    """Wait until a job has started, and return when."""
    deadline = time.monotonic() + WAIT_S
    while (at := kit.store.jobs.get(row.tenant_id, row.id).started_at) is None:
        if time.monotonic() > deadline:
            raise SystemExit(f"a job did not start within {WAIT_S:g} s")
        time.sleep(0.01)
    return at


def warm(kit: Kit) -> None:
    """Let both processes load what their first job loads."""
    for row in [submit(kit, 0.2) for _ in range(4 * SLOTS)]:
        started(kit, row)
    time.sleep(1.0)


def latencies(kit: Kit, count: int, per_second: float) -> Latencies:
    """Submit at a steady rate, whatever each submit takes, and see when each job started."""
    rows, took = [], []
    began = time.perf_counter()
    for number in range(count):
        time.sleep(max(0.0, began + number / per_second - time.perf_counter()))
        asked = time.perf_counter()
        rows.append(submit(kit, 0.0))
        took.append((time.perf_counter() - asked) * 1_000)
    return Latencies(took, [(started(kit, row) - row.submitted_at) * 1_000 for row in rows])


def fairness_s(kit: Kit, url: str, backlog: int, cost_s: float) -> float:
    """Return the seconds until a tenant's job starts behind the backlog of another one, with all slots busy."""
    base = Database(url)
    try:
        with base.write() as connection:
            connection.execute(insert(Tenant).values(id=NEIGHBOUR, created_at=0.0))
    finally:
        base.close()
    document(kit, NEIGHBOUR)
    document_id = f"doc_{TENANT}"
    fill(url, backlog, document_id, kit.keys.column_key(document_id), cost_s)
    time.sleep(5.0)
    row = submit(kit, cost_s, NEIGHBOUR)
    return started(kit, row) - row.submitted_at
