"""How log lines are made (STYLE section 9).

An event is a dotted past-tense noun phrase with its facts as keys. Keys outside `ALLOWED_KEYS` are replaced by the
length of their value; so is every `raw_*` key. A line of another library is kept only as its level, its logger and
the type of its exception, because its words may quote a document.
"""

from __future__ import annotations

import logging
import sys
from typing import Literal, TextIO

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

ALLOWED_KEYS = frozenset({
    "action", "active", "actor", "address", "attempt", "attempts", "attempt_cap", "available", "backoff_s",
    "before", "blobs", "bytes", "chain", "child", "children", "code", "concurrency", "count", "cpu_s", "created",
    "document_id", "documents", "done", "duration_ms", "elapsed_ms", "engine", "engines", "event", "exit_code",
    "expires_s", "failed", "findings", "fingerprint", "found", "free_bytes", "job_id", "jobs", "key_id", "kind",
    "latency_ms", "layer", "layers", "leader", "lease_s", "level", "limit", "limit_s", "logger", "memory_bytes",
    "method", "mode", "ms", "objects", "operation", "outcome", "owner", "page", "pages", "parent_id", "part", "pid",
    "policy", "pool", "port", "percent", "pressure", "priority", "problem", "processes", "progress", "queue",
    "queued", "reason", "recovered", "removed", "request_id", "resource", "restarts", "retry", "role", "route",
    "rows", "running", "scope", "seq", "service", "sent", "signal", "size_bytes", "slug", "state", "status", "step",
    "swept", "task", "task_id", "task_name", "tenant_id", "timeout_s", "timestamp", "total", "type", "uptime_s",
    "version", "wait_s", "walls", "window", "worker", "worker_id", "workers",
})  # fmt: skip
"""The keys that a log line may carry. A new key is added here, and a reader asks what it can hold."""


def shorten(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Replace what may be personal by its length: `raw_*` keys, and keys nobody allowed."""
    for key, value in list(event.items()):
        if key.startswith("raw_") or key not in ALLOWED_KEYS:
            event[key] = f"<{len(str(value))} chars>"
    return event


class ForeignFilter(logging.Filter):
    """Reduces other libraries' lines to what is safe: their message may quote content."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record in place; always keep it."""
        if record.name.split(".")[0] in {"maskmill", "audit"}:
            return True
        exception = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else None
        record.msg = "library.logged" if exception is None else f"library.logged {exception}"
        record.args = ()
        record.exc_info = None
        record.exc_text = None
        record.stack_info = None
        return True


def _tag_foreign(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Drop structlog's own record references, which would be rendered."""
    event.pop("_record", None)
    event.pop("_from_structlog", None)
    return event


def configure(
    log_format: Literal["auto", "json", "console"] = "auto",
    level: str = "INFO",
    stream: TextIO | None = None,
) -> None:
    """Set up structlog and the standard library's root logger, once a process."""
    target = stream or sys.stderr
    as_json = log_format == "json" or (log_format == "auto" and not target.isatty())
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        shorten,
    ]
    renderer: Processor = (
        structlog.processors.JSONRenderer(sort_keys=True)
        if as_json
        else structlog.dev.ConsoleRenderer(colors=target.isatty())
    )
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(target)
    handler.addFilter(ForeignFilter())
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[
                structlog.stdlib.add_log_level,
                structlog.stdlib.add_logger_name,
                structlog.processors.TimeStamper(fmt="iso", utc=True),
            ],
            processors=[_tag_foreign, renderer],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
