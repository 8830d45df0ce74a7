"""Messages that are none of ours in our queues: a worker passes over them, shows nothing of them, and goes on."""

from __future__ import annotations

import base64
import json
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import redis
from tests.fixtures.single_worker import Ground, ground, worker_with

from maskmill.adapters.queue.celery import RUN_TASK
from maskmill.domain.job import JobState

pytestmark = [pytest.mark.enable_socket, pytest.mark.xdist_group("workers")]

SECRET = "Tavorin Dezorvath"


def message(
    body: bytes = b'[["job_unknown"], {}, {}]', content_type: str = "application/json", **headers: Any
) -> dict[str, Any]:
    """Write a message as a Celery client does, with other headers."""
    shown = {"argsrepr": SECRET, "kwargsrepr": SECRET, "root_id": "m-1", "parent_id": None, "group": None}
    known = {"lang": "py", "task": RUN_TASK, "id": "m-1", "eta": None, "expires": None, "retries": 0, **shown}
    return {
        "body": base64.b64encode(body).decode(),
        "content-encoding": "utf-8",
        "content-type": content_type,
        "headers": {**known, "timelimit": [None, None], **headers},
        "properties": {
            "correlation_id": "m-1",
            "delivery_info": {"exchange": "", "routing_key": "detection"},
            "delivery_tag": "tag-1",
            "body_encoding": "base64",
            "priority": 0,
        },
    }


def without(*names: str, **headers: Any) -> dict[str, Any]:
    """Write a message that lacks parts of its envelope."""
    return {name: value for name, value in message(**headers).items() if name not in names}


NOT_MESSAGES = (
    b"", b"\xff\xfe" + SECRET.encode(), SECRET.encode(), b"[]", b"null", b"5", b"{}", b"[" * 200_000,
    json.dumps(SECRET).encode(), b'{"body": "%%%", "properties": {"delivery_tag": 1, "body_encoding": "base64"}}',
)  # fmt: skip

STRANGE = (
    without("headers"),
    without("body"),
    without("properties"),
    without("content-type"),
    {**message(), "headers": [SECRET]},
    {**message(), "properties": {"delivery_tag": "tag-1"}},
    {**message(), "body": "%%%"},
    message(task=[SECRET]),
    message(task=None),
    message(task=SECRET),
    message(task="old.task.that.is.gone"),
    message(id={SECRET: 1}),
    message(id=f"{SECRET}\n{SECRET}"),
    message(eta=SECRET),
    message(eta=5),
    message(expires=SECRET),
    message(timelimit=[SECRET, SECRET]),
    message(timelimit=[-1, -1]),
    message(timelimit=5),
    message(compression=SECRET),
    message(shadow=SECRET),
    message(b"{" + SECRET.encode()),
    message(b"null"),
    message(b"[" * 200_000),
    message(content_type="application/x-python-serialize"),
    message(content_type=SECRET),
    message(json.dumps([[], {}, {}]).encode()),
    message(json.dumps([[{SECRET: 1}], {}, {}]).encode()),
    message(json.dumps([[f"{SECRET}\0\ud800"], {}, {}]).encode()),
    message(json.dumps([["job_unknown"], {SECRET: 1}, {"callbacks": [SECRET], "chord": 5}]).encode()),
)


@pytest.fixture(scope="module")
def it(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    with ground(tmp_path_factory.mktemp("poison")) as found:
        yield found


def everything_in(client: redis.Redis) -> str:
    return str([(key, client.dump(key)) for key in client.keys("*")])


def log_of(data: Path) -> str:
    return (data / "worker.log").read_text()


def test_no_message_stops_a_worker_or_shows_what_it_held(it: Ground) -> None:
    flags = ("--queue", "detection", "--concurrency", "1", "--loglevel", "DEBUG")
    with worker_with(it, *flags) as process, redis.Redis(unix_socket_path=str(it.broker.socket)) as client:
        for poison in (*NOT_MESSAGES, *(json.dumps(strange).encode() for strange in STRANGE)):
            client.lpush("detection", poison)
        it.until_state(it.submit(cost_s=0.01), JobState.DONE)
        it.until(lambda: not client.llen("detection") and not client.hlen("unacked"))
        assert process.poll() is None
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
        assert SECRET not in everything_in(client)
    assert SECRET not in log_of(it.data)
    assert log_of(it.data).count("message.dropped") >= len(NOT_MESSAGES)
    assert log_of(it.data).count("service.ready") == 1
