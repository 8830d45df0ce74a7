"""The loops of the beat process: dispatch and recovery, each under a leader lock, never as Celery tasks."""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

import structlog
from celery.signals import beat_init

from maskmill.engine import jobs
from maskmill.engine.kit import Kit
from maskmill.engine.recover import LostMessages
from maskmill.engine.waste import clear_away
from maskmill.errors import MaskmillError, Unavailable
from maskmill.tasks import context

log = structlog.get_logger("maskmill.beat")

DISPATCH = "dispatch"
RECOVER = "recover"
CLEAR = "clear"
LEADER_LEASE_S = 3.0
"""How long a dead leader is waited for; the loops renew each second."""

START_AGAIN_S = 2.0
"""How long a beat that finds no store waits before it looks again."""

_STOP = threading.Event()
_RUNNING: list[threading.Thread] = []


@dataclass(frozen=True, slots=True)
class Loop:
    """Something to do again and again: its name is its leader lock's."""

    name: str
    every_s: float
    do: Callable[[Kit], int]


_LOST = LostMessages()


def dispatch_all(kit: Kit) -> int:
    """Look for lost messages, then send what there is room for."""
    _LOST.look(kit)
    return jobs.dispatch(kit)


LOOPS = (Loop(DISPATCH, 1.0, dispatch_all), Loop(RECOVER, 1.0, jobs.recover), Loop(CLEAR, 1.0, clear_away))


def owner() -> str:
    """Return the name of this process in a leader lock."""
    return f"{socket.gethostname()}:{os.getpid()}"


def turn(loop: Loop, kit: Kit, me: str) -> bool:
    """Do it once when we lead, and say whether it went well. A hiccup of store or broker never ends the loop."""
    try:
        if kit.store.jobs.lead(loop.name, me, LEADER_LEASE_S):
            loop.do(kit)
    except MaskmillError as exc:
        log.warning("loop.failed", service=loop.name, slug=exc.slug)
        return False
    except Exception as exc:  # noqa: BLE001 - a loop that ends takes the recovery of every job with it
        log.error("loop.failed", service=loop.name, type=type(exc).__name__)  # noqa: TRY400 - it may quote a row
        return False
    return True


def keep_turning(loop: Loop, kit: Kit, stop: threading.Event) -> None:
    """Turn until `stop` is set; after a failure the pause doubles up to ten periods."""
    me, pause_s = owner(), loop.every_s
    while not stop.wait(pause_s):
        pause_s = loop.every_s if turn(loop, kit, me) else min(pause_s * 2, loop.every_s * 10)


def _kit_when_there() -> Kit:
    """Make the Kit; a store that does not answer yet is waited for, because Celery would go on without our loops."""
    while True:
        try:
            return context.kit()
        except Unavailable as exc:
            log.warning("loop.postponed", slug=exc.slug)
            time.sleep(START_AGAIN_S)


@beat_init.connect(weak=False)
def start(**_: object) -> None:
    """Start the loops beside the schedule, whoever started beat."""
    kit = _kit_when_there()
    for loop in LOOPS:
        thread = threading.Thread(target=keep_turning, args=(loop, kit, _STOP), name=f"loop-{loop.name}", daemon=True)
        thread.start()
        _RUNNING.append(thread)


def end() -> None:
    """Stop the loops, and wait for the turn that may be under way."""
    _STOP.set()
    for thread in _RUNNING:
        thread.join(timeout=LEADER_LEASE_S)
