"""The whole API in this process, over the twins in memory: a client a key, and a worker's hand for the jobs."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from types import SimpleNamespace
from typing import Any, cast

from fastapi import FastAPI
from sqlalchemy import insert
from starlette.testclient import TestClient
from tests.fixtures.stores import PlainSigner, store_at
from tests.unit.web.honesty import HonestClient

from maskmill.adapters.blobs.sealed import MemoryBlobs
from maskmill.adapters.jail import InProcessSandbox
from maskmill.adapters.keys.memory import MemoryKeyring
from maskmill.adapters.load.calm import CalmLoad
from maskmill.adapters.patterns.compiler import compile_patterns
from maskmill.adapters.queue.memory import MemoryTransport
from maskmill.adapters.queue.memory_fleet import MemoryFleet
from maskmill.adapters.searcher.local import LocalSearcher
from maskmill.adapters.store.store import SqlStore
from maskmill.adapters.store.tables import Tenant
from maskmill.domain.job import JobState, Step
from maskmill.domain.policy import Policy
from maskmill.engine.kit import Kit, Lens, Mill
from maskmill.errors import Refused, UnknownPolicy
from maskmill.ports.jobs import Claim, NewArtifact, Outcome
from maskmill.ports.sandbox import Limits
from maskmill.web.app import Options, create_app

SCOPES = frozenset({"documents", "jobs"})
LIMIT = 3 << 20
NEIGHBOUR = "neighbour"


class TwoPolicies:
    """The built-in policies by name only."""

    def load(self, name: str) -> Policy:
        if name not in self.names():
            raise UnknownPolicy("There is no policy of that name")
        return Policy(name, 1)

    def names(self) -> list[str]:
        return ["default", "none"]


def memory_store(keys: MemoryKeyring) -> SqlStore:
    """Open the store's twin, with a second tenant beside the default one."""
    store = store_at("sqlite://", keys, time.time, PlainSigner())
    with store._database.write() as connection:
        connection.execute(insert(Tenant).values(id=NEIGHBOUR, created_at=0.0))
    return store


@dataclass
class Stage:
    """A kit, the application over it, and its pieces."""

    kit: Kit
    app: FastAPI
    blobs: MemoryBlobs
    transport: MemoryTransport
    _clients: list[TestClient] = field(default_factory=list)

    def key(self, scopes: frozenset[str] = SCOPES, tenant: str = "default") -> str:
        return self.kit.store.access.create(tenant, "test", scopes)

    def client(self, scopes: frozenset[str] = SCOPES, tenant: str = "default") -> TestClient:
        return self._client({"Authorization": f"Bearer {self.key(scopes, tenant)}"})

    def stranger(self) -> TestClient:
        return self._client({})

    def _client(self, headers: Mapping[str, str]) -> TestClient:
        client = HonestClient(self.app, headers=dict(headers), raise_server_exceptions=False)
        client.__enter__()
        self._clients.append(client)
        return client

    def close(self) -> None:
        for client in self._clients:
            client.__exit__(None, None, None)

    def objects(self) -> list[str]:
        return list(self.blobs.objects())

    def claim(self, job_id: str) -> Claim:
        claim = self.kit.store.jobs.claim(job_id, "worker", 60.0)
        assert claim is not None
        return claim

    def report(self, claim: Claim, *steps: Step) -> None:
        for number, step in enumerate(steps, 1):
            self.kit.store.jobs.report(claim, step, number * 10, f"Doing step {number}")

    def finish(self, job_id: str, output: bytes = b"masked", copies: int = 1, name: str = "Grüße.txt") -> None:
        """Finish a job as a worker does, with `copies` outputs and a certificate each."""
        claim = self.claim(job_id)
        self.report(claim, Step.INITIALIZING, Step.REDACTING)
        document_id = claim.job.document_ids[0]
        artifacts = []
        for _copy in range(copies):
            artifacts.append(self._keep(document_id, "output", name, output, "text/plain; charset=utf-8"))
            artifacts.append(self._keep(document_id, "certificate", f"{name}.json", b"{}", "application/json"))
        summary = {"pages": 1, "counts": {"PERSON": 2}}
        self.kit.store.jobs.finish(claim, Outcome(JobState.DONE, artifacts=tuple(artifacts), summary=summary))

    def refuse(self, job_id: str) -> None:
        problem = Refused("A value was found again; try --mode pixels").problem()
        self.kit.store.jobs.finish(self.claim(job_id), Outcome(JobState.REFUSED, problem=problem))

    def fail(self, job_id: str, problem: Mapping[str, object]) -> None:
        self.kit.store.jobs.fail(self.claim(job_id), problem, None, None)

    def _keep(self, document_id: str, kind: str, name: str, content: bytes, media: str) -> NewArtifact:
        blob = self.blobs.put(document_id, kind, [content])
        return NewArtifact(blob.object_id, document_id, kind, name, len(content), sha256(content).hexdigest(), media)


@contextmanager
def stage(options: Options | None = None, **replaced: Any) -> Iterator[Stage]:
    """Set it up; close it afterwards."""
    keys = MemoryKeyring()
    blobs, transport = MemoryBlobs(keys), MemoryTransport()
    mill = SimpleNamespace(
        sandbox=InProcessSandbox(),
        limits=Limits(),
        compile_patterns=compile_patterns,
        policies=TwoPolicies(),
        ocr=None,
        names=None,
        signer=None,
    )
    store = memory_store(keys)
    pieces: dict[str, Any] = {
        "mill": cast("Mill", mill),
        "store": store,
        "keys": keys,
        "blobs": blobs,
        "transport": transport,
        "fleet": MemoryFleet(),
        "load": CalmLoad(),
        "searcher": LocalSearcher(cast("Lens", mill)),
        "clock": time.time,
        "worker_id": "test",
        "max_file_bytes": LIMIT,
        "lease_s": 15.0,
        "dispatch_window": 8,
    }
    kit = Kit(**{**pieces, **replaced})
    found = Stage(kit, create_app(kit, options or Options(sandbox_required=False)), blobs, transport)
    try:
        yield found
    finally:
        found.close()
        kit.store.close()
