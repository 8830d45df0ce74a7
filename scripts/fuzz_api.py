"""Run schemathesis against a whole running stack; print how many cases there were, and each failure.

Server-sent events are left out (a stream does not end while its job runs): tests/unit/web/test_events.py has them.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.fixtures.stack import RunningStack, running_stack

from maskmill.cli.client import Client
from maskmill.errors import MaskmillError

LETTER = b"Dear Ms Holloway, please call +44 20 7946 0958 or write to jane.holloway@example.org.\n"
SETTLE_S = 30.0


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
        _tell_of_the_log(stack)
    return code


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
        str(Path(sys.executable).with_name("schemathesis")), "run", f"{stack.address}/openapi.json",
        "--header", f"Authorization: Bearer {stack.api_key}",
        "--exclude-operation-id", "getJobEvents",
        "--rate-limit", "90/s", "--max-examples", str(examples), "--seed", str(seed),
        "--request-timeout", "70", "--continue-on-failure", "--no-color", *rest,
    ]  # fmt: skip
    return subprocess.run(command, check=False).returncode


def _tell_of_the_log(stack: RunningStack) -> None:
    """Print what the stack complained about: a case that answers well may still have hurt a part."""
    log = stack.data / "run" / "stack.log"
    lines = [line for line in log.read_text(errors="replace").splitlines() if '"error"' in line or "Traceback" in line]
    sys.stdout.write("".join(f"stack log: {line}\n" for line in lines[:20]))


if __name__ == "__main__":
    sys.exit(main())
