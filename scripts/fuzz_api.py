"""Run schemathesis against a whole running stack; print how many cases there were, and each failure.

Server-sent events are left out (a stream does not end while its job runs): tests/unit/web/test_events.py has them.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.fixtures.stack import RunningStack, running_stack

from maskmill.cli.client import Client
from maskmill.errors import MaskmillError, TooManyRequests

ROOT = Path(__file__).resolve().parent.parent
LETTER = b"Dear Ms Holloway, please call +44 20 7946 0958 or write to jane.holloway@example.org.\n"
SETTLE_S = 30.0
RESUME_S = 2.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Start a stack with some finished jobs, run schemathesis over all operations, and return its exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=int, default=100, help="most cases an operation and phase")
    parser.add_argument("--seed", type=int, default=1)
    options, rest = parser.parse_known_args(arguments)
    with (
        tempfile.TemporaryDirectory(prefix="mm-fuzz-") as folder,
        running_stack(Path(folder) / "data", workers=1, MASKMILL_LOG_LEVEL="WARNING") as stack,
    ):
        _fill(stack)
        code = _run(stack, options.examples, options.seed, rest)
        hurt = _tell_of_the_log(stack)
    return code or int(hurt > 0)


def _fill(stack: RunningStack) -> None:
    """Leave a finished job behind, so that ids which the API hands out lead somewhere."""
    client = Client(stack.address, stack.api_key)
    jobs = [client.submit(kind, client.upload("letter.txt", LETTER)) for kind in ("redact", "detect")]
    until = time.monotonic() + SETTLE_S
    while jobs and time.monotonic() < until:
        jobs = [job_id for job_id in jobs if client.job(job_id)["finished_at"] is None]
        time.sleep(0.2)
    if jobs:
        raise MaskmillError("The first jobs did not end; look at the stack's log")


def _run(stack: RunningStack, examples: int, seed: int, rest: Sequence[str]) -> int:
    """Run schemathesis in a process of its own; it prints its report."""
    command = [
        str(Path(sys.executable).with_name("schemathesis")),
        "--config-file", str(ROOT / "scripts" / "schemathesis.toml"), "--no-color",
        "run", f"{stack.address}/openapi.json",
        "--header", f"Authorization: Bearer {stack.api_key}",
        "--max-examples", str(examples), "--seed", str(seed), *rest,
    ]  # fmt: skip
    with _resuming(stack):
        return subprocess.run(command, check=False, cwd=ROOT).returncode


@contextmanager
def _resuming(stack: RunningStack) -> Iterator[None]:
    """Resume what the cases pause, now and then: jobs go on to end, so that there is something to look at."""
    over = threading.Event()

    def resume() -> None:
        while not over.wait(RESUME_S):
            for line in _call(stack, "GET", "/api/v1/queues")["queues"]:
                if line["paused_at"] is not None:
                    _call(stack, "POST", f"/api/v1/queues/{line['queue']}/resume")

    thread = threading.Thread(target=resume)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _call(stack: RunningStack, method: str, path: str) -> dict[str, Any]:
    """Call the API as its operator; a call that is one too many for the key's rate has no answer."""
    request = urllib.request.Request(f"{stack.address}{path}", method=method)  # noqa: S310 - our own stack
    request.add_header("Authorization", f"Bearer {stack.api_key}")
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
            found: dict[str, Any] = json.load(answer)
    except urllib.error.HTTPError as exc:
        if exc.code != TooManyRequests.status:
            raise
        return {"queues": []}
    return found


def _tell_of_the_log(stack: RunningStack) -> int:
    """Print what the stack complained about, and count it: a case that answers well may still have hurt a part."""
    log = stack.data / "run" / "stack.log"
    lines = [line for line in log.read_text(errors="replace").splitlines() if _is_bad(line)]
    sys.stdout.write("".join(f"stack log: {line}\n" for line in lines[:20]))
    sys.stdout.write(f"stack log: {len(lines)} errors and tracebacks\n")
    return len(lines)


def _is_bad(line: str) -> bool:
    """Say whether a line tells of a bug: a job that failed of what it was given does not."""
    try:
        said = json.loads(line)
    except ValueError:
        return "Traceback" in line or "Error" in line
    if said.get("event") == "job.failed":
        return bool(said.get("slug") == MaskmillError.slug)
    return said.get("level") in {"error", "critical"}


if __name__ == "__main__":
    sys.exit(main())
