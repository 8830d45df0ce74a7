"""Which broker is used (DESIGN section 4), and where its socket stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from maskmill.adapters.queue.address import broker_url
from maskmill.adapters.stack.part import LONGEST_PAUSE_S, pause_s
from maskmill.adapters.stack.place import SUN_PATH_MAX, socket_path
from maskmill.settings import Settings

OURS, CELERYS, REDIS = "redis://ours:1/0", "redis://celerys:1/0", "redis://redis:1/0"
SOCKET = Path("/d/run/broker.sock")


@pytest.mark.parametrize(
    ("environment", "socket", "expected"),
    [
        ({}, None, "redis://localhost:6379/0"),
        ({}, SOCKET, "redis+socket:///d/run/broker.sock?virtual_host=0"),
        ({"REDIS_URL": REDIS}, SOCKET, REDIS),
        ({"REDIS_URL": REDIS, "CELERY_BROKER_URL": CELERYS}, SOCKET, CELERYS),
        ({"REDIS_URL": REDIS, "CELERY_BROKER_URL": CELERYS, "MASKMILL_BROKER_URL": OURS}, SOCKET, OURS),
        ({"CELERY_BROKER_URL": CELERYS}, None, CELERYS),
        ({"MASKMILL_BROKER_URL": OURS, "REDIS_URL": REDIS}, None, OURS),
    ],
)
def test_ours_wins_then_celerys_then_redis_then_the_stack_then_the_usual_port(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], socket: Path | None, expected: str
) -> None:
    for name in ("MASKMILL_BROKER_URL", "CELERY_BROKER_URL", "REDIS_URL"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    configured = Settings().broker_url
    assert broker_url(configured.get_secret_value() if configured else None, socket) == expected


def test_a_short_data_folder_holds_its_own_socket() -> None:
    assert socket_path(Path("/srv/mill")) == Path("/srv/mill/run/broker.sock")


@pytest.mark.parametrize("length", [80, 90, 200])
def test_no_socket_path_is_longer_than_the_kernel_takes(length: int) -> None:
    path = socket_path(Path("/srv") / ("d" * length))
    assert len(str(path).encode()) <= SUN_PATH_MAX
    assert path != socket_path(Path("/srv") / ("e" * length))


def test_the_pause_before_a_new_start_doubles_up_to_a_limit() -> None:
    pauses = [pause_s(deaths) for deaths in range(1, 12)]
    assert pauses[:3] == [0.2, 0.4, 0.8]
    assert pauses == sorted(pauses)
    assert max(pauses) == LONGEST_PAUSE_S
