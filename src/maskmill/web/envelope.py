"""What is around every answer: a request id, safe headers, one line in the log, and no traceback ever."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable

import structlog
from starlette.datastructures import MutableHeaders
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from maskmill.errors import MaskmillError
from maskmill.web.problems import respond

log = structlog.get_logger(__name__)

HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
"""Sent with every answer, unless the answer sets its own."""

HSTS = "max-age=31536000; includeSubDomains"
CLIENT_GONE = 499
"""What the log says when the client left; nothing is sent."""

Observe = Callable[[str, str, int, float], None]
"""Called after each answer with route template, method, status and seconds."""


class Envelope:
    """The outermost layer. It logs the route's template, never the path or the query: they hold what people typed."""

    def __init__(self, app: ASGIApp, observe: Observe) -> None:
        """Wrap `app`; `observe` feeds the metrics."""
        self._app = app
        self._observe = observe

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id = uuid.uuid4().hex
        scope.setdefault("state", {})["request_id"] = request_id
        with structlog.contextvars.bound_contextvars(request_id=request_id):
            await self._serve(scope, receive, _Answer(send, request_id, secure=scope.get("scheme") == "https"))

    async def _serve(self, scope: Scope, receive: Receive, answer: _Answer) -> None:
        """Run the application; what it did not catch becomes a 500 without its words."""
        began = time.perf_counter()
        try:
            await self._app(scope, receive, answer.send)
        except ClientDisconnect:
            answer.status = answer.status or CLIENT_GONE
        except Exception as exc:  # noqa: BLE001 - the last wall: whatever happened, the caller gets a problem
            log.error("http.failed", type=type(exc).__name__, code=_where(exc), route=route_of(scope))  # noqa: TRY400 - a traceback may quote a document
            if not answer.status:
                problem = respond(MaskmillError("This is a bug of ours; report the request_id"), answer.request_id)
                await problem(scope, receive, answer.send)
        finally:
            status = answer.status or CLIENT_GONE
            spent_s = time.perf_counter() - began
            route = route_of(scope)
            self._observe(route, str(scope["method"]), status, spent_s)
            log.info("http.answered", route=route, method=scope["method"], status=status, ms=round(spent_s * 1000, 1))


class _Answer:
    """Adds the headers to the first message and remembers the status."""

    def __init__(self, send: Send, request_id: str, *, secure: bool) -> None:
        """Start with no status: nothing is sent yet."""
        self._send = send
        self._secure = secure
        self.request_id = request_id
        self.status = 0

    async def send(self, message: Message) -> None:
        """Pass a message on."""
        if message["type"] == "http.response.start":
            self.status = int(message["status"])
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            headers["X-Request-Id"] = self.request_id
            if self._secure:
                headers.setdefault("Strict-Transport-Security", HSTS)
        await self._send(message)


def route_of(scope: Scope) -> str:
    """Return the template of the route that served, "-" when none did."""
    return str(getattr(scope.get("route"), "path", "-"))


def _where(exc: BaseException) -> str:
    """Return module and line where an error rose in our code: enough to find the bug, nothing of its words."""
    place = "-"
    trace = exc.__traceback__
    while trace is not None:
        name = str(trace.tb_frame.f_globals.get("__name__", ""))
        if name.startswith("maskmill."):
            place = f"{name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place
