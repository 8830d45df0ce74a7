"""A program that owns a jail and dies, or forks. Arguments: what to do. It prints process ids as JSON."""

from __future__ import annotations

import json
import os
import sys
import threading
import time

import psutil
from tests.faults.jail import hostile

from maskmill.adapters.jail import JailedSandbox
from maskmill.ports.sandbox import Limits


def say(**facts: object) -> None:
    print(json.dumps(facts), flush=True)  # noqa: T201 - a program that prints


def hold(jail: JailedSandbox) -> None:
    """Keep a call running and a forked copy of this process asleep, until somebody kills this one."""
    threading.Thread(
        target=jail.run, args=("test.wait", [], {"seconds": 300}, Limits(silence_s=300)), daemon=True
    ).start()
    while not psutil.Process(jail.nursery_pid).children():
        time.sleep(0.01)
    (child,) = psutil.Process(jail.nursery_pid).children()
    copy = os.fork()
    if copy == 0:
        time.sleep(300)
        os._exit(0)
    say(nursery=jail.nursery_pid, child=child.pid, copy=copy)
    time.sleep(300)


def fork(jail: JailedSandbox) -> None:
    """Use the jail in a forked copy and then here again."""
    before = jail.nursery_pid
    reading, writing = os.pipe()
    if os.fork() == 0:
        reply = jail.run("test.echo", [b"copy"], {}, Limits())
        os.write(writing, json.dumps([jail.nursery_pid, reply.untrusted_blobs[0].decode()]).encode())
        sys.exit(0)  # with all that runs at an exit
    os.wait()
    in_copy = json.loads(os.read(reading, 4_096))
    reply = jail.run("test.echo", [b"owner"], {}, Limits())
    say(before=before, after=jail.nursery_pid, copy=in_copy, said=reply.untrusted_blobs[0].decode())


def main() -> None:
    jail = JailedSandbox(extra_operations=hostile.OPERATIONS)
    jail.run("test.echo", [], {}, Limits())
    {"hold": hold, "fork": fork}[sys.argv[1]](jail)


if __name__ == "__main__":
    main()
