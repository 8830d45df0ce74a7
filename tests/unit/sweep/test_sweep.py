"""The sweep of orphans (CHECKLIST S1-03)."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

from tests.fixtures.stores import TENANT, Bench, Clock, bench_at
from tests.fixtures.works import works

from maskmill.adapters.blobs.sealed import MemoryBlobs
from maskmill.domain.job import JobState
from maskmill.engine.kit import Kit
from maskmill.engine.sweep import GRACE_S, sweep
from maskmill.ports.documents import DocumentRow
from maskmill.ports.jobs import NewArtifact, Outcome


def kit_of(bench: Bench, blobs: MemoryBlobs) -> Kit:
    return cast("Kit", SimpleNamespace(store=bench.store, blobs=blobs))


def test_only_old_objects_that_no_row_names_are_removed() -> None:
    clock = Clock()
    with bench_at("sqlite://", clock) as bench:
        blobs = MemoryBlobs(bench.keys, clock)
        bench.keys.create_document_key(TENANT, "doc_1")
        named, output = (blobs.put("doc_1", kind, [b"x"]) for kind in ("input", "output"))
        row = DocumentRow("doc_1", TENANT, named.object_id, "n", "text", 1, 1, named.sha256, clock(), None)
        bench.store.documents.add(row)
        claim = bench.claim(bench.submit("doc_1").id)
        made = NewArtifact(output.object_id, "doc_1", "output", "n", 1, output.sha256, "text/plain")
        bench.store.jobs.finish(claim, Outcome(JobState.DONE, artifacts=(made,)))
        orphan = blobs.put("doc_1", "input", [b"left by a crash"])
        clock.turn(GRACE_S)
        young = blobs.put("doc_1", "input", [b"still on its way"])
        assert sweep(kit_of(bench, blobs)) == {"objects": 3, "removed": 1}
        assert set(blobs.objects()) == {named.object_id, output.object_id, young.object_id}
        assert orphan.object_id not in set(blobs.objects())


def test_what_a_deleted_document_left_is_swept() -> None:
    clock = Clock()
    with bench_at("sqlite://", clock) as bench:
        blobs = MemoryBlobs(bench.keys, clock)
        bench.keys.create_document_key(TENANT, "doc_1")
        ref = blobs.put("doc_1", "input", [b"x"])
        bench.store.documents.add(DocumentRow("doc_1", TENANT, ref.object_id, "n", "text", 1, 1, "", clock(), None))
        bench.store.documents.mark_deleted(TENANT, "doc_1")
        clock.turn(GRACE_S + 1)
        assert sweep(kit_of(bench, blobs)) == {"objects": 1, "removed": 1}
        assert list(blobs.objects()) == []


def test_results_of_steps_are_swept_once_no_row_names_them() -> None:
    with works() as place:
        place.redacted(place.document())
        place.bench.clock.turn(GRACE_S + 1)
        assert sweep(place.kit) == {"objects": 4, "removed": 0}
        assert place.kit.store.steps.expire(place.bench.clock(), 10) == 1  # and a crash before the removal
        assert sweep(place.kit) == {"objects": 4, "removed": 1}
