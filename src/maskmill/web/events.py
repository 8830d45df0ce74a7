"""Progress as server-sent events: rows of the job's events, replayed from where the client left off."""

from __future__ import annotations

import json
import time
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import Annotated

import anyio
from fastapi import APIRouter, Header, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import StreamingResponse

from maskmill.domain.job import api_status
from maskmill.engine.kit import Kit
from maskmill.errors import NotFound, TooManyRequests
from maskmill.ports.jobs import JobEvent, JobRow
from maskmill.web.answers import headers, problems
from maskmill.web.auth import JobsCaller, TheKit
from maskmill.web.paths import JobId, iso
from maskmill.web.views import JOBS

router = APIRouter(prefix=JOBS, tags=["jobs"])

HEARTBEAT_S = 15.0
"""A comment is sent when nothing happened for so long, so that proxies keep the connection."""

LOOK_S = 0.1
QUIET_LOOK_S = 1.0
"""How often the rows are read: soon after something happened, and when it is quiet."""

RECONNECT_MS = 2_000
STREAMS = 256
"""Most streams of one process: each reads the database now and then."""

_STREAM = {
    "Cache-Control": "no-store, no-transform",
    "X-Accel-Buffering": "no",
}


def _frame(job_id: str, event: JobEvent) -> str:
    """Write one event (WHATWG HTML, server-sent events). JSON has no line breaks of its own."""
    data = {
        "task_id": job_id,
        "state": event.step.value,
        "progress": event.progress,
        "message": event.message,
        "timestamp": iso(event.at),
    }
    return f"id: {event.sequence}\nevent: progress\ndata: {json.dumps(data)}\n\n"


def _end(row: JobRow, sequence: int) -> str:
    """Write the last event: the client closes when it sees it."""
    data = {"task_id": row.id, "status": api_status(row.state, row.attempt).value}
    return f"id: {sequence}\nevent: end\ndata: {json.dumps(data)}\n\n"


def _look(kit: Kit, tenant_id: str, job_id: str, after: int) -> tuple[JobRow, Sequence[JobEvent]]:
    """Read the row first: when it is final, no event can be missing from what is read next."""
    row = kit.store.jobs.get(tenant_id, job_id)
    return row, kit.store.jobs.events(tenant_id, job_id, after)


@dataclass(slots=True)
class Streams:
    """How many streams are open."""

    count: int = 0

    def check(self) -> None:
        """Let one more in.

        Raises:
            TooManyRequests: STREAMS are open.
        """
        if self.count >= STREAMS:
            raise TooManyRequests("Too many jobs are followed at once; close a stream, or ask for the job instead")

    async def counted(self, stream: AsyncIterator[str]) -> AsyncIterator[str]:
        """Pass a stream on and count it while it is open."""
        self.count += 1
        try:
            async for frame in stream:
                yield frame
        finally:
            self.count -= 1


async def _follow(kit: Kit, tenant_id: str, job_id: str, after: int) -> AsyncIterator[str]:
    """Yield events until the job is final; a comment now and then."""
    yield f"retry: {RECONNECT_MS}\n\n"
    pause = LOOK_S
    spoke = time.monotonic()
    while True:
        try:
            row, events = await run_in_threadpool(_look, kit, tenant_id, job_id, after)
        except NotFound:  # deleted while we watched
            return
        for event in events:
            after = event.sequence
            yield _frame(job_id, event)
        if row.state.is_final:
            yield _end(row, after)
            return
        pause = LOOK_S if events else min(pause * 1.5, QUIET_LOOK_S)
        if events:
            spoke = time.monotonic()
        elif time.monotonic() - spoke >= HEARTBEAT_S:
            spoke = time.monotonic()
            yield ": alive\n\n"
        await anyio.sleep(pause)


@router.get(
    "/{job_id}/events",
    operation_id="getJobEvents",
    summary="Follow a job (server-sent events)",
    response_class=StreamingResponse,
    responses=problems(
        NotFound,
        also={
            200: {
                "description": "Events `progress`, and `end` when the job is final. Ids count from 1.",
                "headers": headers([("X-Accel-Buffering", "no: a proxy must not hold events back.")]),
                "content": {"text/event-stream": {"schema": {"type": "string"}}},
            },
            204: {"description": "The job is final and the client has seen all events: it must not come back."},
        },
    ),
)
async def follow(
    request: Request,
    job_id: JobId,
    kit: TheKit,
    identity: JobsCaller,
    last_event_id: Annotated[
        int | None, Header(alias="Last-Event-ID", ge=0, le=2**53, description="Replay from after this event.")
    ] = None,
) -> Response:
    """Stream a job's progress from its rows: a client that comes back misses nothing."""
    after = last_event_id or 0
    row, events = await run_in_threadpool(_look, kit, identity.tenant_id, job_id, after)
    if row.state.is_final and not events and last_event_id is not None:
        return Response(status_code=204)
    streams: Streams = request.app.state.streams
    streams.check()
    stream = streams.counted(_follow(kit, identity.tenant_id, job_id, after))
    return StreamingResponse(stream, media_type="text/event-stream", headers=_STREAM)
