"""Messages that are none of ours: whoever reaches the broker may put anything into our queues.

Celery's worker ends on the first message that it cannot read. One that it has read, and stumbles over later, goes back
to its queue, and the worker ends again at each start. Here both are dropped: a stored job whose message is gone gets a
new one from the dispatcher. Nothing of a message is logged.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from queue import Empty
from typing import Any, Final

import structlog
from kombu.transport import redis

log = structlog.get_logger("maskmill.tasks")

_TASK: Final = re.compile(r"[A-Za-z0-9_.]{1,200}")
_ID: Final = re.compile(r"[A-Za-z0-9_.:-]{1,64}")
_BROKEN: Final = (ValueError, LookupError, TypeError, AttributeError, RecursionError)
"""What reading bytes raises that are no message: neither JSON nor an envelope with a body.

Kombu counts KeyError among the errors of a connection: each envelope that lacks something would cost a new one.
"""


class CarefulChannel(redis.Channel):
    """Kombu's channel, which passes over what it cannot read: that is off its list by then."""

    def _brpop_read(self, **options: Any) -> Any:  # noqa: ANN401 - kombu's signature
        """Read one message; Empty when it was none, as when nothing came."""
        try:
            return super()._brpop_read(**options)  # type: ignore[misc]  # kombu's stubs leave it out
        except _BROKEN as exc:
            dropped(type(exc).__name__)
            raise Empty from exc


class CarefulTransport(redis.Transport):
    """Kombu's transport with such channels."""

    Channel = CarefulChannel


def careful(handle: Callable[[Any], Any], broker_errors: tuple[type[Exception], ...]) -> Callable[[Any], Any]:
    """Return Celery's handler of messages, which now drops a message instead of failing over it.

    Errors of the broker's connection go on to Celery: it connects anew.
    """

    def handle_or_drop(message: Any) -> Any:  # noqa: ANN401 - kombu's message
        if not is_sound(message.headers):
            _drop(message, "headers", broker_errors)
            return None
        try:
            return handle(message)
        except Exception as exc:
            if isinstance(exc, broker_errors) and not isinstance(exc, _BROKEN):
                raise
            return _drop(message, type(exc).__name__, broker_errors)

    return handle_or_drop


def is_sound(untrusted_headers: object) -> bool:
    """Say whether a message names a task and itself in the way that Celery's clients do, and has sane limits."""
    match untrusted_headers:
        case {"task": str(task), "id": str(message_id), **others}:
            named = _TASK.fullmatch(task) is not None and is_id(message_id)
            return named and _are_sane_limits(others.get("timelimit"))
        case _:
            return False


def is_id(untrusted_argument: object) -> bool:
    """Say whether a message's argument may be a job's id: anything else is neither looked for nor logged."""
    return isinstance(untrusted_argument, str) and _ID.fullmatch(untrusted_argument) is not None


def dropped(reason: str) -> None:
    """Log that a message was dropped, and nothing of what it held."""
    log.warning("message.dropped", reason=reason)


def _are_sane_limits(untrusted_limits: object) -> bool:
    """Look at what Celery takes for numbers without a look of its own."""
    match untrusted_limits:
        case None:
            return True
        case [hard_s, soft_s]:
            return all(limit is None or (isinstance(limit, int | float) and limit > 0) for limit in (hard_s, soft_s))
        case _:
            return False


def _drop(message: Any, reason: str, broker_errors: tuple[type[Exception], ...]) -> None:  # noqa: ANN401 - as above
    dropped(reason)
    message.reject_log_error(log, broker_errors)
