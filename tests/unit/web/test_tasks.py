"""The old systems' paths (S4-08, S4-10, S4-11, S4-14)."""

import threading
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.unit.web.stage import NEIGHBOUR, Stage
from tests.unit.web.test_jobs import JOBS, submit

from maskmill.domain.job import JobState
from maskmill.errors import DamagedFile, TimeExceeded
from maskmill.ports.jobs import Outcome

TASKS = "/api/v1/tasks"


def test_a_task_is_shown_before_during_and_after(it: Stage, client: TestClient) -> None:
    task_id = submit(client).json()["job_id"]
    before = client.get(f"{TASKS}/{task_id}").json()
    assert {key: before[key] for key in ("task_id", "status", "result")} == {
        "task_id": task_id,
        "status": "PENDING",
        "result": None,
    }
    assert before["submitted_at"].endswith("Z")
    claim = it.claim(task_id)
    assert client.get(f"{TASKS}/{task_id}").json()["status"] == "STARTED"
    it.kit.store.jobs.finish(claim, Outcome(JobState.DONE, summary={"pages": 1}))
    after = client.get(f"{TASKS}/{task_id}").json()
    assert (after["status"], after["result"]["status"], after["result"]["summary"]["pages"]) == (
        "SUCCESS",
        "success",
        1,
    )


def test_a_refusal_is_a_failure_with_a_problem(it: Stage, client: TestClient) -> None:
    task_id = submit(client).json()["job_id"]
    it.refuse(task_id)
    shown = client.get(f"{TASKS}/{task_id}").json()
    assert (shown["status"], shown["problem"]["slug"], shown["result"]) == ("FAILURE", "refused", None)
    answer = client.get(f"{TASKS}/{task_id}/result")
    assert (answer.status_code, answer.json()["slug"]) == (422, "refused")


def test_a_job_for_a_person_counts_as_started(it: Stage, client: TestClient) -> None:
    task_id = submit(client).json()["job_id"]
    it.kit.store.jobs.finish(it.claim(task_id), Outcome(JobState.REVIEW))
    assert client.get(f"{TASKS}/{task_id}").json()["status"] == "STARTED"
    assert client.get(f"{TASKS}/{task_id}/result?timeout=0").status_code == 202


def test_a_failed_attempt_shows_retry_and_the_last_one_failure(it: Stage, client: TestClient) -> None:
    task_id = submit(client).json()["job_id"]
    it.kit.store.jobs.fail(it.claim(task_id), DamagedFile().problem(), None, 0.0)
    assert client.get(f"{TASKS}/{task_id}").json()["status"] == "RETRY"
    it.fail(task_id, DamagedFile().problem())
    assert client.get(f"{TASKS}/{task_id}").json()["status"] == "FAILURE"
    assert client.get(f"{TASKS}/{task_id}/result").json()["problem"]["slug"] == "damaged-file"


def test_a_result_waits_for_the_end(it: Stage, client: TestClient) -> None:
    task_id = submit(client).json()["job_id"]
    late = threading.Timer(0.2, it.finish, [task_id])
    late.start()
    answer = client.get(f"{TASKS}/{task_id}/result", params={"timeout": 60})
    late.join()
    assert (answer.status_code, answer.json()["status"]) == (200, "SUCCESS")


def test_a_result_that_is_not_there_in_time_is_202(client: TestClient) -> None:
    task_id = submit(client).json()["job_id"]
    answer = client.get(f"{TASKS}/{task_id}/result", params={"timeout": 0.05})
    assert (answer.status_code, answer.json()["status"], answer.headers["retry-after"]) == (202, "PENDING", "1")


@pytest.mark.parametrize("timeout", ["-1", "61", "nan", "inf", "x"])
def test_a_wait_is_bounded(client: TestClient, timeout: str) -> None:
    task_id = submit(client).json()["job_id"]
    assert client.get(f"{TASKS}/{task_id}/result", params={"timeout": timeout}).status_code == 422


def test_a_waiting_task_is_cancelled(client: TestClient) -> None:
    task_id = submit(client).json()["job_id"]
    answer = client.delete(f"{TASKS}/{task_id}")
    assert answer.json() == {"status": "cancelled", "task_id": task_id, "message": "The task was cancelled"}
    assert client.get(f"{TASKS}/{task_id}").json()["status"] == "CANCELLED"
    assert client.get(f"{TASKS}/{task_id}/result").status_code == 409
    assert client.delete(f"{TASKS}/{task_id}").status_code == 409


def test_a_running_task_is_told_to_stop(it: Stage, client: TestClient) -> None:
    task_id = submit(client).json()["job_id"]
    it.claim(task_id)
    answer = client.delete(f"{TASKS}/{task_id}")
    assert (answer.json()["status"], answer.json()["message"]) == ("cancelled", "The task ends at its next step")
    assert it.transport.revoked == [(task_id, False)]


def test_the_root_path_shows_state_and_result_in_celerys_words(it: Stage, client: TestClient) -> None:
    """S5-13."""
    task_id = submit(client).json()["job_id"]

    def look() -> dict[str, Any]:
        return dict(client.get(f"/tasks/{task_id}").json())

    assert look() == {"task_id": task_id, "state": "PENDING", "result": None}
    claim = it.claim(task_id)
    assert look() == {"task_id": task_id, "state": "STARTED", "result": None}
    it.kit.store.jobs.fail(claim, DamagedFile().problem(), None, 0.0)
    assert look() == {"task_id": task_id, "state": "RETRY", "result": None}
    it.fail(task_id, DamagedFile().problem())
    assert (look()["state"], look()["result"]["slug"]) == ("FAILURE", "damaged-file")
    client.post(f"{JOBS}/{task_id}/retry")
    client.post(f"{JOBS}/{task_id}/cancel")
    assert look() == {"task_id": task_id, "state": "REVOKED", "result": None}
    client.post(f"{JOBS}/{task_id}/retry")
    it.finish(task_id)
    assert (look()["state"], look()["result"]["summary"]["pages"]) == ("SUCCESS", 1)


def test_the_root_path_shows_a_refusal_as_a_failure(it: Stage, client: TestClient) -> None:
    task_id = submit(client).json()["job_id"]
    it.refuse(task_id)
    shown = client.get(f"/tasks/{task_id}").json()
    assert (shown["state"], shown["result"]["slug"]) == ("FAILURE", "refused")


def test_the_root_path_needs_a_key_and_shows_no_neighbours_task(it: Stage, client: TestClient) -> None:
    task_id = submit(client).json()["job_id"]
    assert it.stranger().get(f"/tasks/{task_id}").status_code == 401
    assert it.client(frozenset({"documents"})).get(f"/tasks/{task_id}").status_code == 403
    for caller, wanted in ((it.client(tenant=NEIGHBOUR), task_id), (client, f"job_{'0' * 32}")):
        answer = caller.get(f"/tasks/{wanted}")
        assert (answer.status_code, answer.json()["slug"]) == (404, "not-found")


def test_an_unknown_task_is_404_and_never_pending(client: TestClient) -> None:
    for method, path in (("GET", ""), ("GET", "/result"), ("DELETE", "")):
        answer = client.request(method, f"{TASKS}/job_{'0' * 32}{path}")
        assert (answer.status_code, answer.json()["slug"]) == (404, "not-found")


@pytest.mark.parametrize("path", [JOBS, TASKS])
def test_each_status_is_shown_as_its_row_comes_to_it(it: Stage, client: TestClient, path: str) -> None:
    """S4-09, on the new path and the old one."""
    job_id = submit(client).json()["job_id"]

    def status() -> str:
        return str(client.get(f"{path}/{job_id}").json()["status"])

    jobs, problem = it.kit.store.jobs, DamagedFile().problem()
    seen = [status()]
    claim = it.claim(job_id)
    seen.append(status())
    jobs.fail(claim, problem, None, 0.0)
    seen.append(status())
    jobs.fail(it.claim(job_id), problem, None, None)
    seen.append(status())
    assert client.post(f"{JOBS}/{job_id}/retry").status_code == 202
    seen.append(status())
    assert client.post(f"{JOBS}/{job_id}/cancel").status_code == 202
    seen.append(status())
    assert client.post(f"{JOBS}/{job_id}/retry").status_code == 202
    it.finish(job_id)
    seen.append(status())
    assert seen == ["PENDING", "STARTED", "RETRY", "FAILURE", "PENDING", "CANCELLED", "SUCCESS"]


def test_a_job_that_ran_out_of_time_is_retried_by_hand(it: Stage, client: TestClient) -> None:
    """S4-52, the half of the API: the problem says so, and POST /retry starts it from its first attempt."""
    job_id = submit(client).json()["job_id"]
    it.fail(job_id, TimeExceeded().problem())
    shown = client.get(f"{JOBS}/{job_id}").json()
    assert (shown["status"], shown["problem"]["slug"]) == ("FAILURE", "time-exceeded")
    assert client.post(shown["links"]["retry"]).status_code == 202
    it.finish(job_id)
    shown = client.get(f"{JOBS}/{job_id}").json()
    assert (shown["status"], shown["attempt"], shown["problem"]) == ("SUCCESS", 1, None)
