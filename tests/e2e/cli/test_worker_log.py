"""Where a worker that runs alone writes its log (S4-69)."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path

import pytest
from tests.fixtures.cli import Cli


@pytest.mark.timeout(120)
def test_a_workers_log_goes_to_standard_output(tmp_path: Path) -> None:
    nobody = {"MASKMILL_BROKER_URL": "redis://127.0.0.1:9/0", "MASKMILL_CONCURRENCY": "1"}
    process = Cli(tmp_path).start("worker", settings=nobody)
    assert process.stdout is not None
    try:
        first = next(line for line in process.stdout if line.startswith(b"{"))  # behind Celery's banner
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        _, err = process.communicate(timeout=60)
    assert {"event", "level", "logger", "timestamp"} <= set(json.loads(first))
    assert b'"event"' not in err
