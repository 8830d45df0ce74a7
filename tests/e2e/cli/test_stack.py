"""`up`, and the operator's commands beside a running stack."""

from pathlib import Path

import pytest
from tests.fixtures.cli import Cli
from tests.fixtures.stack import running_stack

from maskmill.cli.client import Client
from maskmill.errors import NotFinished, NotFound, Unauthorized

NOTE = b"Write to jo@example.org before Friday."


@pytest.mark.timeout(300)
def test_jobs_are_seen_and_steered_from_the_command_line(tmp_path: Path) -> None:
    cli = Cli(tmp_path)
    with running_stack(tmp_path / "data") as stack:
        client = Client(stack.address, stack.api_key)
        job_id = client.submit("redact", client.upload("note.txt", NOTE))
        followed = cli.run("jobs", "follow", job_id)
        assert followed.code == 0, followed.err
        assert "SUCCESS" in followed.text
        assert [event.status for event in client.follow(job_id)][-1] == "SUCCESS"
        assert b"jo@example.org" not in client.result(job_id)
        assert client.job(job_id)["status"] == "SUCCESS"
        (row,) = cli.run("jobs", "list", "--json").json()["jobs"]
        assert row["job_id"] == job_id
        shown = cli.run("jobs", "show", job_id, "--json").json()
        assert {item["kind"] for item in shown["artifacts"]} == {"output", "certificate"}
        assert cli.run("jobs", "cancel", job_id).code == 2
        assert cli.run("jobs", "retry", job_id).code == 2
        assert cli.run("keys", "rotate").code == 2
        again = cli.run("up", "--port", "0")
        assert again.code == 2
        assert "runs on this data folder already" in again.err
        assert cli.run("doctor").code == 0
        with pytest.raises(NotFound):
            client.job("job_nope")
        with pytest.raises((NotFinished, NotFound)):
            client.result("job_nope")
        with pytest.raises(Unauthorized):
            Client(stack.address, "mm_x_y").job(job_id)
    assert cli.run("audit", "verify", "--json").json()["chains"]["server"]["ok"] is True
