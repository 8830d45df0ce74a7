"""Is a request new? By its idempotency key, its own id, or because a job with its unique key has not ended.

An idempotency key and an own id are known as long as the job's row: once an old row is pruned, both are free again. A
unique key is free as soon as its job has ended. All are compared under the tenant's key: options may hold a guessable
term, and a unique key a name.
"""

from __future__ import annotations

import hashlib
import hmac
import math
import re

from sqlalchemy import ColumnElement, Connection, select

from maskmill.adapters.store.table import HELD_S, Fields, job_row
from maskmill.adapters.store.tables import Job
from maskmill.domain.canonical import canonical
from maskmill.domain.job import JobState
from maskmill.errors import Conflict, InvalidRequest, KeyReused
from maskmill.ports.jobs import JobRow, NewJob

KEY_LENGTH = 255
"""The longest idempotency key or unique key, in characters."""

OWN_ID = re.compile(r"(?!\.+\Z)[A-Za-z0-9_.:-]{1,64}\Z")
"""What a caller may call a job: it stands in addresses, messages and logs. Dots alone would be another address."""

OPEN = tuple(state.value for state in JobState if not state.is_final)
"""The states of jobs that have not ended."""


def check(new: NewJob) -> None:
    """Look at what a caller made up.

    Raises:
        InvalidRequest: a key, the id or the time is of the wrong form, or a document is named twice.
    """
    for key, name in ((new.idempotency_key, "An idempotency key"), (new.unique_key, "A unique key")):
        if key is not None and not 0 < len(key) <= KEY_LENGTH:
            raise InvalidRequest(f"{name} has 1 to {KEY_LENGTH} characters")
    if any(own is not None and not OWN_ID.match(own) for own in (new.id, new.after_id)):
        raise InvalidRequest("A job's id has 1 to 64 letters, digits or characters of _ . : -")
    if new.not_before is not None and not (math.isfinite(new.not_before) and 0 <= new.not_before < HELD_S):
        raise InvalidRequest("The time before which a job must not start is in seconds since 1970")
    if len(set(new.document_ids)) != len(new.document_ids):
        raise InvalidRequest("A document is named twice; name each once")


def request_digest(new: NewJob, secret: bytes) -> str:
    """Return what tells one request from another.

    The time to start is left out: a caller who counts it from now would never send the same request again.
    """
    request = {
        "id": new.id,
        "kind": new.kind,
        "queue": new.queue.value,
        "documents": list(new.document_ids),
        "policy": new.policy,
        "options": dict(new.raw_options),
        "priority": new.priority,
        "after": new.after_id,
        "unique": new.unique_key,
    }
    return keyed(canonical(request), secret)


def keyed(content: bytes, secret: bytes) -> str:
    """Return the HMAC-SHA256 that stands for a content in its column, as hex."""
    return hmac.new(secret, content, hashlib.sha256).hexdigest()


def earlier(connection: Connection, new: NewJob, digest: str | None, unique: str | None) -> JobRow | None:
    """Return the job that answers the request already.

    Raises:
        KeyReused: the idempotency key belongs to another request. Conflict: the id does.
    """
    if new.idempotency_key is not None:
        mine = (Job.tenant_id == new.tenant_id, Job.idempotency_key == new.idempotency_key)
        if found := _first(connection, *mine):
            reused = KeyReused("The idempotency key was used for another request; take a new key")
            return _same(found, new, digest, reused)
    if new.id is not None and (found := _first(connection, Job.id == new.id)):
        return _same(found, new, digest, Conflict("The id belongs to another job; take a new one"))
    if unique is not None:
        running = (Job.tenant_id == new.tenant_id, Job.unique_digest == unique, Job.state.in_(OPEN))
        if found := _first(connection, *running):
            return job_row(found)
    return None


def _first(connection: Connection, *where: ColumnElement[bool]) -> Fields | None:
    found: Fields | None = connection.execute(select(Job).where(*where)).mappings().first()
    return found


def _same(found: Fields, new: NewJob, digest: str | None, otherwise: Conflict) -> JobRow:
    known = str(found["request_digest"])
    if found["tenant_id"] != new.tenant_id or not hmac.compare_digest(known, str(digest)):
        raise otherwise
    return job_row(found)
