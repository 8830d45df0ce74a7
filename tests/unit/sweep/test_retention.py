"""What has been kept long enough is forgotten, and the audit says so."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
from tests.fixtures.works import Works, works

from maskmill.domain.job import JobState
from maskmill.domain.policy import Policy
from maskmill.engine.retention import forget
from maskmill.errors import Gone, NotFound, UnknownPolicy
from maskmill.ports.jobs import JobRow

TENANT = "default"
DAY = 86_400.0


class Terms:
    """Policies by their days; one that is asked for without days is gone."""

    def __init__(self) -> None:
        self.days: dict[str, int | None] = {"default": None, "week": 7, "year": 365, "ever": 0}

    def load(self, name: str) -> Policy:
        if name not in self.days:
            raise UnknownPolicy("There is no policy of that name")
        return Policy(name, 1, retention_days=self.days[name])

    def names(self) -> list[str]:
        return sorted(self.days)


@pytest.fixture
def terms() -> Terms:
    return Terms()


@pytest.fixture
def place(terms: Terms) -> Iterator[Works]:
    with works(retention_days=30) as found:
        found.kit = replace(found.kit, mill=replace(found.kit.mill, policies=terms))
        yield found


def is_there(place: Works, job: JobRow) -> bool:
    try:
        place.kit.store.jobs.get(TENANT, job.id)
    except NotFound:
        return False
    return True


def pass_days(place: Works, days: float) -> dict[str, int]:
    place.bench.clock.turn(days * DAY)
    return forget(place.kit)


def actions(place: Works) -> list[str]:
    return [json.loads(row.body)["action"] for row in place.kit.store.audit.rows()]


def test_ended_jobs_go_after_the_settings_days_and_their_documents_stay(place: Works) -> None:
    job = place.redacted(place.document())
    assert pass_days(place, 29.9) == {"documents": 0, "jobs": 0, "steps": 1}
    assert place.made(job, "output")
    assert pass_days(place, 0.2) == {"documents": 0, "jobs": 1, "steps": 0}
    assert not is_there(place, job)
    row = place.kit.store.documents.get(TENANT, job.document_ids[0])
    assert list(place.kit.blobs.objects()) == [row.object_id]
    assert actions(place)[-1] == "jobs.pruned"
    assert pass_days(place, 100) == {"documents": 0, "jobs": 0, "steps": 0}


def test_without_days_everything_stays(place: Works) -> None:
    place.kit = replace(place.kit, retention_days=0)
    job = place.redacted(place.document())
    assert pass_days(place, 10_000)["jobs"] == 0
    assert place.made(job, "output")


def test_a_policy_deletes_the_document_with_its_key_so_many_days_after_its_job(place: Works) -> None:
    job = place.redacted(place.document(), policy="week")
    assert pass_days(place, 6.9)["documents"] == 0
    assert pass_days(place, 0.2)["documents"] == 1
    with pytest.raises(Gone):
        place.kit.store.documents.get(TENANT, job.document_ids[0])
    with pytest.raises(Gone):
        place.kit.keys.column_key(job.document_ids[0])
    assert list(place.kit.blobs.objects()) == []
    assert is_there(place, job)  # the row tells that there was one
    assert actions(place)[-1] == "document.deleted"
    assert pass_days(place, 30)["jobs"] == 1


@pytest.mark.parametrize(("policy", "days"), [("year", 365), ("ever", 10_000)])
def test_a_policy_keeps_longer_than_the_setting(place: Works, policy: str, days: int) -> None:
    job = place.redacted(place.document(), policy=policy)
    assert pass_days(place, days - 0.1)["jobs"] == 0
    assert place.made(job, "output")
    assert pass_days(place, 0.2) == {"documents": int(policy == "year"), "jobs": int(policy == "year"), "steps": 0}


def test_a_policy_that_is_gone_names_no_days(place: Works, terms: Terms) -> None:
    job = place.redacted(place.document(), policy="week")
    del terms.days["week"]
    assert pass_days(place, 10) == {"documents": 0, "jobs": 0, "steps": 1}
    assert pass_days(place, 21)["jobs"] == 1
    assert place.kit.store.documents.get(TENANT, job.document_ids[0]).deleted_at is None


def test_open_jobs_stay_however_old(place: Works) -> None:
    waiting = place.submit(place.document(), policy="week")
    running = place.submit(place.document(), policy="week")
    place.bench.claim(running.id)
    assert pass_days(place, 10_000) == {"documents": 0, "jobs": 0, "steps": 0}
    assert is_there(place, waiting)
    assert is_there(place, running)


def test_many_jobs_go_in_many_small_transactions(place: Works, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("maskmill.engine.retention.BATCH", 4)
    for _ in range(10):
        job = place.submit(place.document(b"Nothing."))
        claim = place.bench.claim(job.id)
        place.kit.store.jobs.fail(claim, {"slug": "x"}, None, None)
        assert place.kit.store.jobs.get(TENANT, job.id).state is JobState.FAILED
    assert pass_days(place, 31)["jobs"] == 10
    pruned = [json.loads(row.body) for row in place.kit.store.audit.rows() if "jobs.pruned" in row.body]
    assert [body["jobs"] for body in pruned] == [4, 4, 2]
