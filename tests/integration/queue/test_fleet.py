"""The notes beside the messages, and a fleet without workers, on the embedded broker and its twin."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
import redis
from tests.fixtures.broker import Broker, running_broker

from maskmill.adapters.queue import board as board_module
from maskmill.adapters.queue.board import Board
from maskmill.adapters.queue.celery import CeleryConfig, make_celery
from maskmill.adapters.queue.fleet import CeleryFleet
from maskmill.adapters.queue.memory_fleet import MemoryFleet
from maskmill.domain.job import Queue
from maskmill.errors import BrokerUnavailable
from maskmill.ports.fleet import Fleet

pytestmark = pytest.mark.enable_socket


@pytest.fixture(scope="module")
def broker() -> Iterator[Broker]:
    with running_broker() as found:
        yield found


@pytest.fixture(params=["celery", "twin"])
def fleet(request: pytest.FixtureRequest, broker: Broker, monkeypatch: pytest.MonkeyPatch) -> Fleet:
    monkeypatch.setattr(board_module, "FRESH_S", -1.0)
    return MemoryFleet() if request.param == "twin" else fleet_on(broker)


def fleet_on(broker: Broker) -> CeleryFleet:
    return CeleryFleet(make_celery(CeleryConfig(broker_url=broker.url)))


def test_slots_are_summed_until_a_worker_takes_its_note_away(fleet: Fleet) -> None:
    assert fleet.slots() == 0
    fleet.tell_slots("celery@one", 4)
    fleet.tell_slots("celery@two", 2)
    fleet.tell_slots("celery@one", 6)
    assert fleet.slots() == 8
    fleet.tell_slots("celery@one", 0)
    fleet.tell_slots("celery@two", 0)
    assert fleet.slots() == 0


def test_what_waits_is_summed_over_queues(fleet: Fleet) -> None:
    fleet.tell_waiting({Queue.SCANS: 3, Queue.REPORTS: 4, Queue.DEFAULT: 0})
    assert fleet.waiting(["scans", "reports", "cleanup"]) == 7
    assert fleet.waiting(["default"]) == 0


def test_nobody_answers_where_nobody_is(fleet: Fleet) -> None:
    began = time.monotonic()
    assert fleet.look().workers == ()
    assert time.monotonic() - began < 1.0


def test_a_worker_that_wrote_its_slots_and_is_silent_is_named(broker: Broker) -> None:
    fleet = fleet_on(broker)
    fleet.tell_slots("celery@gone", 1)
    assert fleet.look().silent == ("celery@gone",)
    fleet.tell_slots("celery@gone", 0)


def test_a_note_that_is_not_renewed_counts_no_more(broker: Broker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(board_module, "FRESH_S", -1.0)
    now = [1_000_000.0]
    board = Board(make_celery(CeleryConfig(broker_url=broker.url)), clock=lambda: now[0])
    board.tell_slots("celery@old", 4)
    assert board.workers() == {"celery@old": 4}
    now[0] += board_module.SLOTS_COUNT_S + 1
    assert board.workers() == {}
    board.tell_slots("celery@old", 0)


def test_a_broker_that_is_down_costs_the_notes_nothing_and_the_question_an_error(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(board_module, "REST_S", 0.2)
    monkeypatch.setattr(board_module, "FRESH_S", -1.0)
    with running_broker() as broker:
        fleet = fleet_on(broker)
        fleet.tell_slots("celery@one", 3)
        assert fleet.slots() == 3
        broker.kill()
        began = time.monotonic()
        fleet.tell_slots("celery@one", 5)
        assert fleet.waiting(["scans"]) is None
        assert fleet.slots() == 3  # what was read last
        assert time.monotonic() - began < 1.0
        with pytest.raises(BrokerUnavailable, match="no worker can be asked"):
            fleet.look()
        broker.start()
        time.sleep(0.3)
        fleet.tell_slots("celery@one", 5)
        assert fleet.slots() == 5


def test_the_twin_says_when_the_broker_is_down() -> None:
    with pytest.raises(BrokerUnavailable):
        MemoryFleet(down=True).look()


def test_callers_at_the_same_time_share_a_view(broker: Broker) -> None:
    fleet = fleet_on(broker)
    assert fleet.look() is fleet.look()


@pytest.mark.parametrize("note", [b"", b"many", b"4 soon", b"\xff", b"4 nan 4", b"-9 99999999999"])
def test_a_strangers_note_counts_as_none(broker: Broker, note: bytes) -> None:
    fleet = fleet_on(broker)
    with redis.Redis(unix_socket_path=str(broker.socket)) as client:
        client.hset(board_module.SLOTS, mapping={b"celery@odd": note, b"\xff": b"4 99999999999"})
        client.set(board_module.WAITING, note)
        try:
            assert fleet.slots() == 0
            assert fleet.waiting(["scans"]) is None
        finally:
            client.delete(board_module.SLOTS, board_module.WAITING)
