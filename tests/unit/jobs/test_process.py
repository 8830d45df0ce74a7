"""The names of processes."""

from __future__ import annotations

import os
import subprocess
import sys

from maskmill.adapters.process import is_gone, place_name, process_name


def test_a_process_is_named_by_place_and_number() -> None:
    assert process_name() == f"{place_name()}:{os.getpid()}"
    assert process_name(7) == f"{place_name()}:7"


def test_only_a_process_of_this_place_that_has_ended_is_gone() -> None:
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    name = process_name(child.pid)
    assert not is_gone(name)
    assert not is_gone(process_name())
    child.kill()
    os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)  # it has ended, and is still listed
    assert is_gone(name)
    child.communicate()
    assert is_gone(name)
    assert not is_gone(f"elsewhere:0.0:{child.pid}")
    assert not is_gone(f"{place_name()}1:{child.pid}")
    assert not is_gone(f"{place_name()}:")
    assert not is_gone("")
