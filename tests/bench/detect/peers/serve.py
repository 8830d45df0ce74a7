"""How a measured system speaks: it loads, says so, then answers lists of texts until its input ends.

Standard library only, for each system runs this in a Python of its own. A line in is
`{"texts": [...], "repeat": n}`; a line out is `{"found": [[{"start", "end", "label", "score"}]], "cpu_s", "rss"}`,
where `cpu_s` are the processor seconds of finding alone and `rss` is resident memory in bytes.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

Span = dict[str, Any]
Find = Callable[[str], list[Span]]

GREETING = "Please call John Smith about the delivery."
"""The first text of each system: what is loaded late is loaded here, so it counts as the start."""


def serve(load: Callable[[], Find]) -> None:
    """Load, say what that took, and answer; what libraries print goes to standard error."""
    with os.fdopen(os.dup(1), "w", encoding="utf-8") as answers:
        os.dup2(2, 1)

        def say(**fields: object) -> None:
            answers.write(json.dumps(fields) + "\n")
            answers.flush()

        find = load()
        find(GREETING)
        say(cpu_s=time.process_time(), rss=resident())
        for line in sys.stdin:
            asked = json.loads(line)
            found: list[list[Span]] = []
            started = time.process_time()
            for _ in range(asked["repeat"]):
                found = [find(text) for text in asked["texts"]]
            spent = time.process_time() - started
            say(found=found, cpu_s=spent, rss=resident())


def resident() -> int:
    """Return this process's resident memory in bytes (proc(5), statm)."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")
