"""Server-sent events: replay, live progress, heartbeat, end."""

import json
import threading
from itertools import pairwise

import pytest
from starlette.testclient import TestClient
from tests.unit.web.stage import Stage
from tests.unit.web.test_jobs import JOBS, submit

from maskmill.domain.job import Step
from maskmill.web import events


def parse(text: str) -> list[dict[str, str]]:
    """Return the fields of each event, as a browser reads them; comments and `retry` are left out."""
    found = []
    for block in text.split("\n\n"):
        fields = dict(line.split(": ", 1) for line in block.split("\n") if line and not line.startswith(":"))
        if "data" in fields:
            found.append(fields)
    return found


def test_a_finished_job_replays_everything_and_ends(it: Stage, client: TestClient) -> None:
    job_id = submit(client).json()["job_id"]
    it.finish(job_id)
    answer = client.get(f"{JOBS}/{job_id}/events")
    assert answer.headers["content-type"].startswith("text/event-stream")
    assert answer.headers["x-accel-buffering"] == "no"
    assert answer.headers["cache-control"] == "no-store, no-transform"
    found = parse(answer.text)
    assert [event["event"] for event in found[-2:]] == ["progress", "end"]
    assert json.loads(found[-1]["data"]) == {"task_id": job_id, "status": "SUCCESS"}
    numbers = [int(event["id"]) for event in found[:-1]]
    assert numbers == list(range(1, len(numbers) + 1))
    shown = [json.loads(event["data"]) for event in found[:-1]]
    assert {"INITIALIZING", "REDACTING"} <= {event["state"] for event in shown}
    assert all(before["progress"] <= after["progress"] for before, after in pairwise(shown))
    assert set(shown[0]) == {"task_id", "state", "progress", "message", "timestamp"}
    assert shown[0]["timestamp"].endswith("Z")


def test_a_client_that_comes_back_gets_only_what_it_missed(it: Stage, client: TestClient) -> None:
    job_id = submit(client).json()["job_id"]
    it.finish(job_id)
    every = parse(client.get(f"{JOBS}/{job_id}/events").text)
    rest = parse(client.get(f"{JOBS}/{job_id}/events", headers={"Last-Event-ID": "1"}).text)
    assert rest == every[1:]


def test_a_client_that_has_seen_all_is_told_to_stay_away(it: Stage, client: TestClient) -> None:
    job_id = submit(client).json()["job_id"]
    it.finish(job_id)
    last = parse(client.get(f"{JOBS}/{job_id}/events").text)[-1]["id"]
    assert client.get(f"{JOBS}/{job_id}/events", headers={"Last-Event-ID": last}).status_code == 204


@pytest.mark.parametrize("value", ["-1", "x", "9" * 30])
def test_a_last_event_id_is_a_number(client: TestClient, value: str) -> None:
    job_id = submit(client).json()["job_id"]
    answer = client.get(f"{JOBS}/{job_id}/events", headers={"Last-Event-ID": value})
    assert answer.status_code == 422


def test_progress_arrives_while_the_job_runs_with_a_heartbeat_between(
    it: Stage, client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "HEARTBEAT_S", 0.05)
    monkeypatch.setattr(events, "LOOK_S", 0.01)
    monkeypatch.setattr(events, "QUIET_LOOK_S", 0.02)
    job_id = submit(client).json()["job_id"]

    def work() -> None:
        claim = it.claim(job_id)
        it.report(claim, Step.INITIALIZING)
        beat.wait(0.3)
        it.kit.store.jobs.cancel("default", job_id)
        it.kit.store.jobs.cancelled(claim)

    beat = threading.Event()
    worker = threading.Thread(target=work)
    worker.start()
    text = client.get(f"{JOBS}/{job_id}/events").text
    worker.join()
    assert ": alive" in text
    assert parse(text)[-1]["event"] == "end"
    assert json.loads(parse(text)[-1]["data"])["status"] == "CANCELLED"


def test_only_so_many_jobs_are_followed_at_once(it: Stage, client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    job_id = submit(client).json()["job_id"]
    it.finish(job_id)
    monkeypatch.setattr(events, "STREAMS", 1)
    for _ in range(3):  # a stream that ended does not count
        assert client.get(f"{JOBS}/{job_id}/events").status_code == 200
    monkeypatch.setattr(events, "STREAMS", 0)
    answer = client.get(f"{JOBS}/{job_id}/events")
    assert (answer.status_code, answer.json()["slug"]) == (429, "too-many-requests")
    assert answer.headers["retry-after"]
