"""structlog without rich: it would import rich, pygments and attrs (7 MiB a process) to draw tracebacks.

We never print one, and a server has several processes. Import this module first; later imports of rich are untouched.
"""

from __future__ import annotations

import sys


def _load() -> None:
    """Import structlog while rich looks absent, which it allows for; then take the sign down again."""
    if "structlog" in sys.modules or "rich" in sys.modules:
        return
    sys.modules["rich"] = None  # type: ignore[assignment]  # importlib's documented way to make an import fail
    try:
        import structlog  # noqa: F401, PLC0415 - for its place in sys.modules
    finally:
        del sys.modules["rich"]


_load()
