"""Keys, scopes and rates, before a byte of the body is read."""

import pytest
from starlette.testclient import TestClient
from tests.unit.web.stage import Stage, stage

from maskmill.web.app import Options, _routes
from maskmill.web.auth import GUARDED

JOBS = "/api/v1/jobs"
OPEN = {"/livez", "/readyz", "/startupz", "/metrics"}


@pytest.mark.parametrize(
    "header",
    [
        None,
        "",
        "Bearer",
        "Bearer ",
        "Basic bW06bW0=",
        "Bearer mm_0_0",
        "Bearer " + "x" * 300,
        "Bearer mm_1_2 3",
        "mm_a_b",
    ],
)
def test_without_a_valid_key_there_is_nothing_but_401(it: Stage, header: str | None) -> None:
    answer = it.stranger().get(JOBS, headers={} if header is None else {"Authorization": header})
    assert (answer.status_code, answer.json()["slug"]) == (401, "unauthorized")
    assert answer.headers["www-authenticate"] == 'Bearer realm="maskmill"'


def test_every_path_but_those_of_health_is_behind_the_gate() -> None:
    paths = {(method, route.path) for route in _routes() for method in route.methods or ()}
    guarded = [(method, path) for method, path in paths if path.startswith(GUARDED)]
    assert ("GET", "/tasks/{task_id}") in guarded
    assert {path for _method, path in paths - set(guarded)} == OPEN
    with stage(Options(sandbox_required=False, bad_keys_burst=len(guarded))) as it:
        stranger = it.stranger()
        for method, path in guarded:
            assert stranger.request(method, path.replace("{", "").replace("}", "")).status_code == 401


def test_every_guarded_path_asks_for_a_scope(it: Stage) -> None:
    operations = [
        operation
        for path, methods in it.app.openapi()["paths"].items()
        if path.startswith(GUARDED)
        for operation in methods.values()
    ]
    assert len(operations) >= 14
    assert all(operation["security"][0]["apiKey"] in (["jobs"], ["documents"], ["admin"]) for operation in operations)


def test_a_revoked_key_stops_at_once(it: Stage) -> None:
    key = it.key()
    client = it.stranger()
    headers = {"Authorization": f"Bearer {key}"}
    assert client.get(JOBS, headers=headers).status_code == 200
    it.kit.store.access.revoke("default", key.split("_")[1])
    assert client.get(JOBS, headers=headers).status_code == 401


def test_a_key_without_the_scope_is_403(it: Stage) -> None:
    reader = it.client(frozenset({"jobs"}))
    assert reader.get(JOBS).status_code == 200
    answer = reader.post("/api/v1/documents", files={"file": ("a.txt", b"a")})
    assert (answer.status_code, answer.json()["slug"]) == (403, "forbidden")
    assert it.objects() == []
    assert it.client(frozenset({"documents"})).get(JOBS).status_code == 403


def test_a_key_that_calls_too_often_waits_and_others_do_not() -> None:
    with stage(Options(sandbox_required=False, rate_per_s=0.5, burst=3)) as it:
        client = it.client()
        left = [client.get(JOBS).headers["ratelimit"] for _ in range(3)]
        assert [value.split(";")[1] for value in left] == ["r=2", "r=1", "r=0"]
        answer = client.get(JOBS)
        assert (answer.status_code, answer.json()["slug"]) == (429, "too-many-requests")
        assert 1 <= int(answer.headers["retry-after"]) <= 2
        assert answer.headers["ratelimit-policy"] == '"key";q=3;w=6'
        assert it.client().get(JOBS).status_code == 200


def test_an_address_that_guesses_keys_waits_even_with_a_good_one() -> None:
    with stage(Options(sandbox_required=False, bad_keys_per_s=0.01, bad_keys_burst=3)) as it:
        stranger, client = it.stranger(), it.client()
        assert [stranger.get(JOBS).status_code for _ in range(4)] == [401, 401, 401, 429]
        assert client.get(JOBS).status_code == 429
        assert client.get("/livez").status_code == 200


def test_what_comes_from_outside_never_reaches_the_log(client: TestClient, capsys: pytest.CaptureFixture[str]) -> None:
    client.get(f"{JOBS}/Lovelace-Ada?name=Lovelace", headers={"X-Request-Id": "Lovelace"})
    client.get("/Lovelace")
    written = "".join(capsys.readouterr())
    assert written.count("http.answered") == 2
    assert "/api/v1/jobs/{job_id}" in written
    assert "Lovelace" not in written
