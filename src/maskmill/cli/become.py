"""Turning this process into another part of Maskmill, started by its module's name."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from typing import NoReturn


def become(module: str, arguments: Sequence[str] = (), environment: Mapping[str, object] | None = None) -> NoReturn:
    """Replace this process: same id, same parent, so that whoever watches it needs to know nothing.

    `environment` holds settings that flags gave; None values are left out. The new process reads them as it reads all
    settings. The working folder is not searched for modules (-P).
    """
    for name, value in (environment or {}).items():
        if value is not None:
            os.putenv(name, str(value))
    sys.stdout.flush()
    sys.stderr.flush()
    os.execv(sys.executable, [sys.executable, "-P", "-m", module, *arguments])  # noqa: S606 - our own modules, by name
