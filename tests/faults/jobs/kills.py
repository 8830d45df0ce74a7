"""kill -9 of a random part of a stack, and how long it took until things went on."""

from __future__ import annotations

import random
import sqlite3
import time
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from maskmill.adapters.stack.supervisor import Stack
from maskmill.engine.kit import Kit
from maskmill.tasks.loops import DISPATCH

VICTIMS = ("worker", "child", "broker", "beat")
START_KILLS = 0.2
"""Share of kills that hit a process while it still starts: with more, nothing would ever run on a slow machine."""


@dataclass
class Kill:
    """One kill. `hit` are the jobs that ran in the killed process, with their attempt."""

    victim: str
    at: float
    was_starting: bool
    hit: tuple[tuple[str, int], ...]
    led_until: float | None  # the leader lock of the dispatch loop, when beat was killed
    led_again_s: float | None = None


@dataclass
class Killer:
    """Kills, and keeps a list."""

    stack: Stack
    kit: Kit
    database: Path
    chance: random.Random
    kills: list[Kill] = field(default_factory=list)

    def strike(self) -> None:
        """Kill one process; nothing when there is none of that kind just now."""
        victim = self.chance.choice(VICTIMS)
        part = "worker" if victim == "child" else victim
        pid = self.stack.pids().get(part)
        starting = part != "broker" and not self.stack.log_path.with_name(f"{part}.ready").exists()
        if pid is None or (starting and self.chance.random() >= START_KILLS):
            return
        try:
            process = psutil.Process(pid)
            if victim == "child":
                process = self.chance.choice(process.children() or [process])
            hit = self._running_in(process) if part == "worker" else ()
            led_until = self.kit.store.jobs.leader(DISPATCH) if victim == "beat" else None
            process.kill()
        except psutil.NoSuchProcess:
            return
        if process.pid == pid and victim == "child":
            victim = "worker"  # it had no children
        self.kills.append(Kill(victim, time.time(), starting, hit, led_until))

    def look(self) -> None:
        """Note when a beat leads again."""
        waiting = [kill for kill in self.kills if kill.victim == "beat" and kill.led_again_s is None]
        if waiting:
            until = self.kit.store.jobs.leader(DISPATCH) or 0.0
            for kill in waiting:
                if until > (kill.led_until or 0.0):
                    kill.led_again_s = time.time() - kill.at

    def _running_in(self, process: psutil.Process) -> tuple[tuple[str, int], ...]:
        """Return the jobs that a process, or a child of it, has claimed."""
        pids = {str(process.pid), *(str(child.pid) for child in process.children())}
        with sqlite3.connect(f"file:{self.database}?mode=ro", uri=True, timeout=10) as connection:
            rows = connection.execute("SELECT id, attempt, process FROM job WHERE state = 'running'").fetchall()
        connection.close()
        return tuple((job_id, attempt) for job_id, attempt, name in rows if str(name).rpartition(":")[2] in pids)
