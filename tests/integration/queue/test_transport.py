"""The transport's contract on the embedded broker and on its twin in memory; what the broker then holds."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Iterator

import pytest
import redis
from tests.fixtures.broker import Broker, running_broker

from maskmill.adapters.queue.celery import CeleryConfig, CeleryTransport, make_celery
from maskmill.adapters.queue.memory import MemoryTransport
from maskmill.domain.job import TIME_LIMITS, Queue
from maskmill.errors import BrokerUnavailable
from maskmill.ports.queue import Transport

pytestmark = pytest.mark.enable_socket


@pytest.fixture
def broker() -> Iterator[Broker]:
    with running_broker() as broker:
        yield broker


def transport_on(broker: Broker, rest_s: float = 0.2) -> CeleryTransport:
    return CeleryTransport(make_celery(CeleryConfig(broker_url=broker.url)), rest_s=rest_s)


def test_both_transports_send_ping_and_revoke(broker: Broker) -> None:
    transports: list[Transport] = [transport_on(broker), MemoryTransport()]
    for transport in transports:
        transport.send("redaction", "job_1", 5)
        transport.revoke("job_1", terminate=False)
        assert 0 <= transport.ping_ms() < 5_000


def test_both_transports_say_when_the_broker_is_down_and_work_when_it_is_back(broker: Broker) -> None:
    real, twin = transport_on(broker), MemoryTransport()
    real.send("default", "job_1", 5)
    broker.kill()
    twin.down = True
    transports: list[Transport] = [real, twin]
    for transport in transports:
        with pytest.raises(BrokerUnavailable):
            transport.send("default", "job_2", 5)
        with pytest.raises(BrokerUnavailable):
            transport.ping_ms()
    broker.start()
    twin.down = False
    time.sleep(0.3)
    for transport in transports:
        transport.send("default", "job_3", 5)


def test_a_revoke_reaches_a_broker_that_was_started_again(broker: Broker) -> None:
    transport = transport_on(broker)
    transport.revoke("job_1", terminate=False)
    broker.kill()
    broker.start()
    transport.revoke("job_1", terminate=False)


def test_a_dead_broker_costs_a_caller_next_to_nothing(broker: Broker) -> None:
    transport = transport_on(broker, rest_s=5.0)
    broker.kill()
    began = time.monotonic()
    for _ in range(200):
        with pytest.raises(BrokerUnavailable):
            transport.send("default", "job_1", 5)
    assert time.monotonic() - began < 2


def test_what_was_sent_survives_a_kill_of_the_broker(broker: Broker) -> None:
    transport = transport_on(broker)
    for number in range(50):
        transport.send("default", f"job_{number}", 5)
    broker.kill()
    broker.start()
    assert redis.Redis(unix_socket_path=str(broker.socket)).llen("default:5") == 50


def test_a_message_holds_the_jobs_id_its_limits_and_nothing_else(broker: Broker) -> None:
    transport_on(broker).send("high_priority", "job_77", 0)
    with redis.Redis(unix_socket_path=str(broker.socket)) as client:
        message = json.loads(client.lrange("high_priority", 0, 0)[0])
    arguments, keywords, _ = json.loads(base64.b64decode(message["body"]))
    assert (arguments, keywords) == (["job_77"], {})
    limit = TIME_LIMITS[Queue.HIGH_PRIORITY]
    assert message["headers"]["timelimit"] == [limit.hard_s, limit.soft_s]
    assert message["headers"]["id"] == "job_77"
    assert message["headers"]["argsrepr"] == "hidden"
    assert message["content-type"] == "application/json"


def test_each_priority_has_its_own_list(broker: Broker) -> None:
    transport = transport_on(broker)
    for priority in (9, 0, 5):
        transport.send("default", f"job_{priority}", priority)
    with redis.Redis(unix_socket_path=str(broker.socket)) as client:
        lengths = [client.llen(name) for name in ("default", "default:5", "default:9")]
    assert lengths == [1, 1, 1]


def test_an_unknown_queue_is_refused() -> None:
    with pytest.raises(ValueError, match="nowhere"):
        CeleryTransport(make_celery(CeleryConfig())).send("nowhere", "job_1", 5)


def test_both_transports_say_which_messages_wait(broker: Broker) -> None:
    transports: list[CeleryTransport | MemoryTransport] = [transport_on(broker), MemoryTransport()]
    for transport in transports:
        for priority in range(10):
            transport.send("detection", f"job_{priority}", priority)
        transport.send("default", "job_other", 5)
        waiting = {f"job_{priority}" for priority in range(10)}
        assert transport.held(["detection"]) == waiting
        assert transport.held(["detection", "default"]) == waiting | {"job_other"}
        assert transport.held(["reports"]) == set()


def test_a_message_that_a_worker_took_waits_no_more(broker: Broker) -> None:
    transport = transport_on(broker)
    transport.send("detection", "job_1", 5)
    with redis.Redis(unix_socket_path=str(broker.socket)) as client:
        client.brpoplpush("detection:5", "elsewhere")
    assert transport.held(["detection"]) == set()


def test_nobody_can_say_what_waits_while_the_broker_is_down_or_somebody_fills_a_queue(broker: Broker) -> None:
    transport = transport_on(broker)
    transport.send("detection", "job_1", 5)
    with redis.Redis(unix_socket_path=str(broker.socket)) as client:
        client.lpush("detection:5", b"{", b"[]", b'{"headers": {"id": 7}}', b"\xff", b"[" * 200_000)
        assert transport.held(["detection"]) == {"job_1"}
        client.lpush("detection:9", *[b"{}"] * 6_000)
    assert transport.held(["detection"]) is None
    assert transport.held(["default"]) == set()
    broker.kill()
    assert transport.held(["default"]) is None
    broker.start()
    time.sleep(0.3)
    assert transport.held(["default"]) == set()
