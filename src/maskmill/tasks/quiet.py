"""A request that shows no arguments: an old client may have put anything into its message."""

from __future__ import annotations

from typing import Any

from celery.worker.request import Request

HIDDEN = "hidden"


class QuietRequest(Request):
    """Celery's request, whose arguments no event, log line or `inspect` answer repeats."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Take the message as Celery does, and forget how its sender showed the arguments."""
        super().__init__(*args, **kwargs)
        self._argsrepr = self._kwargsrepr = HIDDEN

    def info(self, safe: bool = False) -> Any:  # noqa: ANN401, FBT001, FBT002 - Celery's signature
        """Return what `inspect` shows of it."""
        return {**super().info(safe=safe), "args": HIDDEN, "kwargs": HIDDEN}
