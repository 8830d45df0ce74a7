"""Whether the process lives, has started, and can do its work: for operators and orchestrators."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from fastapi import APIRouter, Request, Response

from maskmill.engine.kit import Kit
from maskmill.errors import MaskmillError
from maskmill.web.schemas import Alive, Part, Readiness

router = APIRouter(tags=["health"])

FRESH_S = 2.0
"""How long an answer is reused: anybody may call, and the checks cost something."""

BEAT_LOCKS = ("dispatch", "recover")
"""The leader locks that the loops of the beat process hold."""


@dataclass(frozen=True, slots=True)
class Check:
    """A part to look at. A part that is `vital` makes the whole unavailable when it is unhealthy."""

    name: str
    look: Callable[[Kit], Part]
    vital: bool


def _latency(ping_ms: Callable[[], float]) -> Part:
    """Ping a part."""
    try:
        return Part(status="healthy", latency_ms=round(ping_ms(), 2))
    except MaskmillError as exc:
        return Part(status="unhealthy", error=exc.detail)


def _store(kit: Kit) -> Part:
    return _latency(kit.store.ping_ms)


def _broker(kit: Kit) -> Part:
    return _latency(kit.transport.ping_ms)


def _blobs(kit: Kit) -> Part:
    return _latency(kit.blobs.ping_ms)


def _sandbox(kit: Kit) -> Part:
    """Name the walls that this kernel does not give."""
    walls = kit.mill.sandbox.walls()
    if walls.complete:
        return Part(status="healthy")
    missing = ", ".join(sorted(name for name, stands in walls.layers.items() if not stands)) or "all of them"
    return Part(status="unhealthy", error=f"Walls of the jail are missing: {missing}; `maskmill doctor` says more")


def _ocr(kit: Kit) -> Part:
    if kit.mill.ocr is None:
        return Part(status="unhealthy", error="No OCR engine: scans are refused; install tesseract-ocr")
    return Part(status="healthy")


def _beat(kit: Kit) -> Part:
    """Look whether somebody holds the beat's lock: without it, nothing that died is tried again."""
    try:
        held = [kit.store.jobs.leader(name) or 0.0 for name in BEAT_LOCKS]
    except MaskmillError as exc:
        return Part(status="unhealthy", error=exc.detail)
    if min(held) < kit.clock():
        return Part(status="unhealthy", error="No beat process runs; start `maskmill beat`")
    return Part(status="healthy")


def checks(*, sandbox_required: bool) -> tuple[Check, ...]:
    """Return what to look at. A broker that is down only delays: jobs are taken and run when it is back."""
    return (
        Check("store", _store, vital=True),
        Check("blobs", _blobs, vital=True),
        Check("sandbox", _sandbox, vital=sandbox_required),
        Check("broker", _broker, vital=False),
        Check("ocr", _ocr, vital=False),
        Check("beat", _beat, vital=False),
    )


class Doctor:
    """Looks at all parts, at most once in FRESH_S seconds."""

    def __init__(self, kit: Kit, *, sandbox_required: bool) -> None:
        """Look at nothing yet."""
        self._kit = kit
        self._checks = checks(sandbox_required=sandbox_required)
        self._lock = threading.Lock()
        self._seen: Readiness | None = None
        self._seen_at = 0.0

    def look(self) -> Readiness:
        """Return how things are."""
        with self._lock:
            if self._seen is None or time.monotonic() - self._seen_at > FRESH_S:
                self._seen = self._look()
                self._seen_at = time.monotonic()
            return self._seen

    def _look(self) -> Readiness:
        """Ask each part."""
        found = {check.name: check.look(self._kit) for check in self._checks}
        ill = [name for name, part in found.items() if part.status != "healthy"]
        dead = any(check.vital and check.name in ill for check in self._checks)
        return Readiness(status="unavailable" if dead else "degraded" if ill else "ok", degraded=ill, checks=found)


@router.get("/livez", operation_id="live", summary="The process answers")
async def live() -> Alive:
    """Answer; nothing is asked of any part."""
    return Alive(status="ok")


@router.get(
    "/readyz",
    operation_id="ready",
    summary="Calls will succeed",
    responses={503: {"model": Readiness, "description": "A vital part is down; `checks` names it."}},
)
def ready(request: Request, response: Response) -> Readiness:
    """Look at each part. `degraded` still answers 200: calls succeed, some later or with less."""
    doctor: Doctor = request.app.state.doctor
    seen = doctor.look()
    response.status_code = 503 if seen.status == "unavailable" else 200
    return seen


@router.get(
    "/startupz",
    operation_id="started",
    summary="The process has started",
    responses={503: {"model": Readiness, "description": "A vital part has not come up yet."}},
)
def started(request: Request, response: Response) -> Readiness:
    """Say the same as /readyz: an orchestrator stops asking once it was 200."""
    return ready(request, response)
