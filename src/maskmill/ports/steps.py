"""Results of steps, found again by their content: what was done once for a tenant is not done twice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class StepRow:
    """A stored result: `key` is an HMAC under the tenant's key; the object is sealed with the key of `document_id`."""

    tenant_id: str
    key: str
    name: str
    document_id: str
    object_id: str
    job_id: str | None  # that made it; when it is cancelled, the result goes too
    created_at: float


class Steps(Protocol):
    """The table of stored results. An object whose row goes is cleared away as waste."""

    def find(self, tenant_id: str, key: str, since: float) -> StepRow | None:
        """Return the result with that key, when it was made at `since` or later."""
        ...

    def keep(self, row: StepRow) -> bool:
        """Insert, in place of an older result; False when the document or the job is gone: nothing is kept then."""
        ...

    def drop(self, row: StepRow) -> None:
        """Forget a result that cannot be read, unless another one has taken its place."""
        ...

    def expire(self, before: float, limit: int) -> int:
        """Forget at most `limit` results that were made before a time, and return how many."""
        ...
