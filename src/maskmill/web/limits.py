"""What a caller may send, and how fast: body sizes, idle time, request rate."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import anyio
from fastapi import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

JSON_BYTES = 1 << 20
"""Largest JSON body."""

FORM_BYTES = 64 << 10
"""What boundaries, part headers and epilogue may add to a document."""

IDLE_S = 30.0
"""Longest wait for the next bytes of a body."""

LINGER_S = 2.0
"""How long a refused body is still read, so that the client sees the answer and not a reset connection."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """What a caller has left: whether this call is allowed, how many more at once, seconds until all are back."""

    allowed: bool
    remaining: int
    reset_s: float
    retry_after_s: float


class RateLimit:
    """Generic cell rate algorithm (ITU-T I.371): one number a caller, exact, no windows. One event loop only."""

    def __init__(
        self,
        rate_per_s: float,
        burst: int,
        clock: Callable[[], float] = time.monotonic,
        callers: int = 10_000,
    ) -> None:
        """Allow `burst` calls at once and `rate_per_s` in the long run; remember at most `callers`."""
        self.burst = burst
        self.interval_s = 1 / rate_per_s
        self._clock = clock
        self._callers = callers
        self._due: OrderedDict[str, float] = OrderedDict()

    @property
    def window_s(self) -> float:
        """Seconds in which an exhausted caller is whole again."""
        return self.interval_s * self.burst

    def take(self, caller: str) -> Allowance:
        """Count a call."""
        now = self._clock()
        due = max(self._due.get(caller, now), now) + self.interval_s
        ahead = due - now
        if ahead > self.window_s + 1e-9:
            return Allowance(
                allowed=False, remaining=0, reset_s=ahead - self.interval_s, retry_after_s=ahead - self.window_s
            )
        self._due[caller] = due
        self._due.move_to_end(caller)
        if len(self._due) > self._callers:
            self._due.popitem(last=False)
        left = int((self.window_s - ahead) / self.interval_s + 1e-9)
        return Allowance(allowed=True, remaining=left, reset_s=ahead, retry_after_s=0.0)

    def is_exhausted(self, caller: str) -> bool:
        """Say whether the next call would be refused, without counting one."""
        now = self._clock()
        return max(self._due.get(caller, now), now) + self.interval_s - now > self.window_s + 1e-9


class BodyLimit:
    """Counts the bytes of a body while they arrive, and closes the connection when the rest is not wanted."""

    def __init__(self, app: ASGIApp, paths: Mapping[str, int], idle_s: float = IDLE_S) -> None:
        """Give each path of `paths` its own limit in bytes; all others take JSON_BYTES."""
        self._app = app
        self._paths = paths
        self._idle_s = idle_s

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        body = _Body(receive, send, self._paths.get(scope["path"], JSON_BYTES), self._idle_s, _declared(scope))
        await self._app(scope, body.receive, body.send)


def _declared(scope: Scope) -> int | None:
    """Return the announced length of the body: 0 when there is none, None when it comes in chunks."""
    headers = dict(scope["headers"])
    if b"transfer-encoding" in headers:
        return None
    length = headers.get(b"content-length", b"0")
    return int(length) if length.isdigit() else 0


class _Body:
    """One request's body: `receive` counts, `send` ends the connection when bytes are left."""

    def __init__(self, receive: Receive, send: Send, limit: int, idle_s: float, declared: int | None) -> None:
        """Start with nothing read."""
        self._receive = receive
        self._send = send
        self._limit = limit
        self._idle_s = idle_s
        self._declared = declared
        self._seen = 0
        self._ended = declared == 0

    async def receive(self) -> Message:
        """Return the next message; HTTPException 413 past the limit, 408 when nothing comes."""
        if self._ended:
            return await self._receive()
        if self._declared is not None and self._declared > self._limit:
            raise HTTPException(413)
        try:
            with anyio.fail_after(self._idle_s):
                message = await self._receive()
        except TimeoutError as exc:
            raise HTTPException(408) from exc
        if message["type"] == "http.request":
            self._seen += len(message.get("body", b""))
            self._ended = not message.get("more_body", False)
        else:
            self._ended = True
        if self._seen > self._limit:
            raise HTTPException(413)
        return message

    async def send(self, message: Message) -> None:
        """Pass an answer on; when it comes before the body's end, announce the close and linger."""
        if self._ended:
            await self._send(message)
        elif message["type"] == "http.response.start":
            await self._send({**message, "headers": [*message["headers"], (b"connection", b"close")]})
        elif message.get("more_body", False):
            await self._send(message)
        else:
            await self._send({**message, "more_body": True})
            await self._linger()
            await self._send({"type": "http.response.body", "body": b""})

    async def _linger(self) -> None:
        """Read and forget what still arrives."""
        with anyio.move_on_after(LINGER_S):
            while not self._ended:
                message = await self._receive()
                self._ended = message["type"] != "http.request" or not message.get("more_body", False)
