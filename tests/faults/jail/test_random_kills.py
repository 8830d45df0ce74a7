"""A nursery that is killed again and again under load loses calls, never answers."""

import contextlib
import random
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import psutil

from maskmill.adapters.jail import JailedSandbox
from maskmill.errors import Unavailable
from maskmill.ports.sandbox import Limits

CALLERS, CALLS, KILLS = 4, 15, 4


def test_every_call_is_answered_rightly_or_with_a_retry(jail: JailedSandbox) -> None:
    done = threading.Event()

    def kill_now_and_then() -> int:
        dice, killed = random.Random(7), 0
        while killed < KILLS and not done.wait(dice.uniform(0.05, 0.6)):
            pid = jail.nursery_pid
            with contextlib.suppress(psutil.NoSuchProcess):  # it may be dead from the last time
                if pid is not None:
                    psutil.Process(pid).kill()
                    killed += 1
        return killed

    def call(caller: int) -> list[str]:
        outcomes = []
        for index in range(CALLS):
            document = f"{caller}-{index}".encode() * 1_000
            try:
                outcomes.append(
                    "right"
                    if jail.run("test.echo", [document], {}, Limits()).untrusted_blobs == (document,)
                    else "wrong"
                )
            except Unavailable as error:
                outcomes.append("again" if error.retry else "never")
            time.sleep(0.01)
        return outcomes

    with ThreadPoolExecutor(CALLERS + 1) as pool:
        killer = pool.submit(kill_now_and_then)
        outcomes = [outcome for found in pool.map(call, range(CALLERS)) for outcome in found]
        done.set()
    assert killer.result() > 0
    assert len(outcomes) == CALLERS * CALLS
    assert set(outcomes) <= {"right", "again"}
    assert outcomes.count("again") <= KILLS * CALLERS
    assert jail.run("test.echo", [b"after"], {}, Limits()).untrusted_blobs == (b"after",)
