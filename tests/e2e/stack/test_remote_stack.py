"""A stack on a PostgreSQL and a broker elsewhere, behind TLS and as a user with few rights; each may go away."""

from __future__ import annotations

import contextlib
import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count
from urllib.parse import quote

import psutil
import pytest
from tests.fixtures import tls
from tests.fixtures.broker import Broker, documented_user, running_broker
from tests.fixtures.pages import digital_pdf, text_pdf
from tests.fixtures.postgres import Postgres, running_postgres
from tests.fixtures.stack import RunningStack, running_stack

from maskmill.adapters.queue.celery import CeleryConfig, make_celery
from maskmill.cli.client import Client

pytestmark = [pytest.mark.enable_socket, pytest.mark.xdist_group("remote-stack"), pytest.mark.timeout(180)]

PASSWORD = "s3cret/of#the@broker"
LEASE_S = 3.0
SEEDS = count()
"""Each document is another one: what was proven before would be done before anybody can break it."""
STARTED_AGAIN = {"maskmill.tasks.worker", "maskmill.tasks.beat"}


@dataclass(frozen=True)
class Remote:
    """The stack, and what it stands on."""

    stack: RunningStack
    postgres: Postgres
    broker: Broker
    broker_url: str

    def client(self) -> Client:
        return Client(self.stack.address, self.stack.api_key)

    def submit(self, pages: int) -> str:
        client = self.client()
        return client.submit("redact", client.upload("letter.pdf", digital_pdf(pages, seed=next(SEEDS))))

    def status(self, path: str) -> tuple[int, dict[str, object]]:
        """Ask as a caller; return status and body."""
        request = urllib.request.Request(
            f"{self.stack.address}{path}", headers={"Authorization": f"Bearer {self.stack.api_key}"}
        )
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as error:
            with error:
                return error.code, json.load(error)

    def readiness(self) -> dict[str, str]:
        """Return how the parts are."""
        _, body = self.status("/readyz")
        assert isinstance(body["checks"], dict)
        return {name: part["status"] for name, part in body["checks"].items()}

    def parts(self) -> dict[str, int]:
        """Return the process ids of the supervisor's parts by their modules."""
        found = {}
        for child in psutil.Process(self.stack.process.pid).children():
            with contextlib.suppress(psutil.Error, IndexError):  # it ends just now
                command = child.cmdline()
                found[next((word for word in command if word.startswith("maskmill.")), command[0])] = child.pid
        return found

    def log(self) -> str:
        return (self.stack.data / "run" / "stack.log").read_text()

    def runner_of(self, job_id: str) -> psutil.Process:
        """Return the pool process that runs a job, as the worker says over its remote control."""
        app = make_celery(CeleryConfig(broker_url=self.broker_url))
        found: list[int] = []

        def look() -> bool:
            answers = (app.control.inspect(timeout=2, limit=1).active() or {}).values()
            found.extend(item["worker_pid"] for items in answers for item in items if item["id"] == job_id)
            return any(found)

        until(look, 30)
        return psutil.Process(found[-1])


def until(is_true: Callable[[], bool], seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while not is_true():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.1)


@pytest.fixture(scope="module")
def remote(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Remote]:
    folder = tmp_path_factory.mktemp("remote")
    authority = tls.authority(folder / "ours")
    with running_postgres() as postgres, running_broker() as broker:
        broker.secure(documented_user(PASSWORD))
        with tls.tls_front(broker.socket, *authority.sign(folder)) as port:
            user = f"maskmill:{quote(PASSWORD, safe='')}"
            url = f"rediss://{user}@{tls.HOST}:{port}/0?ssl_ca_certs={authority.path}"
            with running_stack(
                folder / "data",
                MASKMILL_DATABASE_URL=postgres.url,
                MASKMILL_BROKER_URL=url,
                MASKMILL_LEASE_S=str(LEASE_S),
            ) as stack:
                yield Remote(stack, postgres, broker, url)


def test_a_job_is_done_though_its_process_was_killed(remote: Remote) -> None:
    client = remote.client()
    job = remote.submit(pages=20)
    remote.runner_of(job).kill()
    assert [event.status for event in client.follow(job)][-1] == "SUCCESS"
    assert client.job(job)["attempt"] == 2
    assert client.result(job).startswith(b"%PDF")


def test_work_goes_on_when_the_database_was_away(remote: Remote) -> None:  # S4-49
    client = remote.client()
    document = client.upload("letter.pdf", text_pdf(["Jonathan Ashdown wrote on Friday."]))
    running = remote.submit(pages=20)
    remote.runner_of(running)
    before = remote.parts()
    remote.postgres.stop()
    try:
        until(lambda: remote.status("/readyz")[0] == 503, 10)
        code, problem = remote.status("/api/v1/jobs")
        assert (code, problem["slug"]) == (503, "store-unavailable")
        until(lambda: '"event": "loop.failed"' in remote.log(), 20)
        for part in STARTED_AGAIN:  # they must also get up while there is no database
            psutil.Process(before[part]).kill()
        until(lambda: '"event": "loop.postponed"' in remote.log(), 40)
    finally:
        remote.postgres.start()
    until(lambda: remote.readiness()["store"] == remote.readiness()["beat"] == "healthy", 30)
    later = client.submit("redact", document)
    for job in (running, later):
        assert [event.status for event in client.follow(job)][-1] == "SUCCESS"
    assert {part for part, pid in remote.parts().items() if pid != before[part]} == STARTED_AGAIN
    loops = [line for line in remote.log().splitlines() if '"event": "loop.' in line]
    assert {json.loads(line)["slug"] for line in loops} == {"store-unavailable"}


def test_the_broker_refused_nothing_and_its_password_is_nowhere(remote: Remote) -> None:
    job = remote.submit(pages=1)
    assert [event.status for event in remote.client().follow(job)][-1] == "SUCCESS"
    assert remote.broker.denied() == []
    supervisor = psutil.Process(remote.stack.process.pid)
    commands = [" ".join(child.cmdline()) for child in supervisor.children(recursive=True)]
    said = "\n".join([*commands, remote.log(), remote.stack.output.read_text()])
    assert "maskmill.tasks.worker" in said
    assert PASSWORD not in said
    assert quote(PASSWORD, safe="") not in said
