"""One file a task. A new file here is registered with the worker by itself."""

from __future__ import annotations

from pkgutil import iter_modules


def modules() -> tuple[str, ...]:
    """Return the names of all task modules, sorted: the app's include list."""
    return tuple(sorted(f"{__name__}.{module.name}" for module in iter_modules(__path__)))
