"""Run schemathesis against a whole running stack; print how many cases there were, and each failure.

Server-sent events are left out (a stream does not end while its job runs): tests/unit/web/test_events.py has them.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections import Counter
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
    """Start a stack with some finished jobs, run schemathesis over all operations; 0 when nothing failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=int, default=130, help="most cases an operation and phase")
    parser.add_argument("--rounds", type=int, default=10, help="how often the stateful phase begins anew")
    parser.add_argument("--seed", type=int, default=1)
    options, rest = parser.parse_known_args(arguments)
    tally: Counter[str] = Counter()
    with (
        tempfile.TemporaryDirectory(prefix="mm-fuzz-") as folder,
        running_stack(Path(folder) / "data", workers=1, MASKMILL_LOG_LEVEL="WARNING") as stack,
        _resuming(stack),
    ):
        _fill(stack)
        code = _run(stack, tally, "--max-examples", str(options.examples), "--seed", str(options.seed), *rest)
        for number in range(1, options.rounds + 1):  # a round ends where a job's state came out otherwise than before
            seed = options.seed * 1_000 + number
            code |= _run(stack, tally, "--phases", "stateful", "--max-examples", "60", "--seed", str(seed), *rest)
        hurt = _tell_of_the_log(stack, tally["processes that a revocation killed"])
    _tell_of_the_cases(tally)
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


def _run(stack: RunningStack, tally: Counter[str], *options: str) -> int:
    """Run schemathesis in a process of its own; pass its report on, and add up what it counted."""
    command = [
        str(Path(sys.executable).with_name("schemathesis")),
        "--config-file", str(ROOT / "scripts" / "schemathesis.toml"), "--no-color",
        "run", f"{stack.address}/openapi.json", "--header", f"Authorization: Bearer {stack.api_key}", *options,
    ]  # fmt: skip
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        for line in process.stdout or ():
            if line.startswith("tally\t"):
                _tally, times, what = line.rstrip("\n").split("\t", 2)
                tally[what] += int(times)
                continue
            sys.stdout.write(line)
            if " generated, " in line:
                for times, what in re.findall(r"(\d+) (generated|passed|unique failure|error)", line):
                    tally[f"in all: {what}"] += int(times)
    return process.returncode


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


def _tell_of_the_cases(tally: Counter[str]) -> None:
    """Print how each operation answered, how often an explanation was needed, and how many cases there were."""
    answers: dict[str, list[str]] = {}
    for line, times in sorted(tally.items()):
        what, _, status = line.rpartition(" ")
        if what.startswith("answered: "):
            answers.setdefault(what, []).append(f"{times} x {status}")
        else:
            sys.stdout.write(f"{times:6} {line}\n")
    for what, found in answers.items():
        sys.stdout.write(f"{what}: {', '.join(found)}\n")


def _tell_of_the_log(stack: RunningStack, killed: int) -> int:
    """Print what the stack complained about, and count it: a case that answers well may still have hurt a part.

    A worker complains once of each process that died; so many died as revocations asked for, at most.
    """
    log = stack.data / "run" / "stack.log"
    lines = [line for line in log.read_text(errors="replace").splitlines() if _is_bad(line)]
    died = [line for line in lines if "WorkerLostError" in line]
    if len(died) <= killed:
        lines = [line for line in lines if line not in died]
        sys.stdout.write(f"stack log: {len(died)} processes died, {killed} were to be killed\n")
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
