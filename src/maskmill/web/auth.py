"""Who calls, and what he may do. Every path under GUARDED is behind the gate, before its body is read."""

from __future__ import annotations

import math
from typing import Annotated

from fastapi import Depends, Request, Security
from fastapi.concurrency import run_in_threadpool
from fastapi.security import HTTPBearer, SecurityScopes
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from maskmill.engine.kit import Kit
from maskmill.errors import Forbidden, MaskmillError, TooManyRequests, Unauthorized
from maskmill.ports.access import Identity
from maskmill.web.limits import Allowance, RateLimit
from maskmill.web.problems import respond

GUARDED = ("/api/", "/tasks/")
"""What paths begin with that only a key opens: ours, and the oldest clients'."""

KEY_CHARACTERS = 256
"""Longest key that is looked up at all."""

OPERATOR_TENANT = "default"
"""The tenant that every installation has: its admin keys are the operator's."""

bearer = HTTPBearer(
    auto_error=False,
    scheme_name="apiKey",
    bearerFormat="mm_<id>_<secret>",
    description="An API key of one tenant, with scopes: documents, jobs, admin. `maskmill keys` makes one.",
)


def key_of(headers: Headers) -> str:
    """Return the API key that a request carries.

    Raises:
        Unauthorized: there is none, or it is no bearer token.
    """
    scheme, _, key = headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not 0 < len(key) <= KEY_CHARACTERS or not key.isascii():
        raise Unauthorized("Send an API key: Authorization: Bearer mm_<id>_<secret>")
    return key.strip()


def may(identity: Identity, scope: str) -> None:
    """Let a caller pass who has the scope.

    Raises:
        Forbidden: he has not.
    """
    if scope not in identity.scopes:
        raise Forbidden(f"The API key lacks the scope {scope}; use a key that has it")


class Gate:
    """Authenticates each call of a guarded path and counts it against its key's rate."""

    def __init__(self, app: ASGIApp, kit: Kit, rate: RateLimit, failures: RateLimit) -> None:
        """Count good calls by key with `rate`, and bad keys by address with `failures`."""
        self._app = app
        self._kit = kit
        self._rate = rate
        self._failures = failures

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request, or refuse it before a byte of its body is read."""
        if scope["type"] != "http" or not scope["path"].startswith(GUARDED):
            await self._app(scope, receive, send)
            return
        request_id = str(scope["state"]["request_id"])
        try:
            identity = await self._identify(scope)
        except MaskmillError as exc:
            await respond(exc, request_id)(scope, receive, send)
            return
        allowance = self._rate.take(identity.key_id)
        counted = self._counted(send, allowance)
        if not allowance.allowed:
            error = TooManyRequests("The API key's rate is used up; wait as Retry-After says")
            wait = {"Retry-After": str(math.ceil(allowance.retry_after_s))}
            await respond(error, request_id, wait)(scope, receive, counted)
            return
        scope["state"]["identity"] = identity
        await self._app(scope, receive, counted)

    async def _identify(self, scope: Scope) -> Identity:
        """Return who calls; an address that keeps sending bad keys has to wait."""
        client = scope.get("client")
        address = str(client[0]) if client else "-"
        if self._failures.is_exhausted(address):
            raise TooManyRequests("Too many calls without a valid API key; wait as Retry-After says")
        try:
            key = key_of(Headers(scope=scope))
            return await run_in_threadpool(self._kit.store.access.authenticate, key)
        except Unauthorized:
            self._failures.take(address)
            raise

    def _counted(self, send: Send, allowance: Allowance) -> Send:
        """Add what is left of the rate (draft-ietf-httpapi-ratelimit-headers) to the answer."""

        async def counted(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                window = math.ceil(self._rate.window_s)
                headers["RateLimit-Policy"] = f'"key";q={self._rate.burst};w={window}'
                headers["RateLimit"] = f'"key";r={allowance.remaining};t={math.ceil(allowance.reset_s)}'
            await send(message)

        return counted


async def caller(
    request: Request, scopes: SecurityScopes, _key: Annotated[object, Security(bearer)] = None
) -> Identity:
    """Return who calls, when he has the scopes of the route.

    Raises:
        Forbidden: he lacks one.
    """
    identity = getattr(request.state, "identity", None)
    if not isinstance(identity, Identity):
        raise Unauthorized("Send an API key: Authorization: Bearer mm_<id>_<secret>")
    for scope in scopes.scopes:
        may(identity, scope)
    return identity


async def kit_of(request: Request) -> Kit:
    """Return the kit that the application was made with."""
    kit: Kit = request.app.state.kit
    return kit


TheKit = Annotated[Kit, Depends(kit_of)]
DocumentsCaller = Annotated[Identity, Security(caller, scopes=["documents"])]
JobsCaller = Annotated[Identity, Security(caller, scopes=["jobs"])]


async def operator(identity: Annotated[Identity, Security(caller, scopes=["admin"])]) -> Identity:
    """Return who calls, when he runs this installation: what he steers is every tenant's.

    Raises:
        Forbidden: the key belongs to another tenant.
    """
    if identity.tenant_id != OPERATOR_TENANT:
        raise Forbidden("Only a key of the installation's own tenant may steer what all tenants share")
    return identity


Operator = Annotated[Identity, Depends(operator)]
