"""Objects in a bucket (S3 and its like), or in memory, through obstore."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta

import obstore
from obstore.exceptions import BaseError
from obstore.store import ObjectStore

from maskmill.adapters.blobs.objects import checked, missing
from maskmill.errors import StorageFull, StoreUnavailable

PART_BYTES = 5 << 20
"""The smallest part that S3 takes; two may be under way, so a put holds about 15 MiB."""

_READ_BYTES = 1 << 20
_FULL = ("No space left", "QuotaExceeded", "InsufficientStorage", "507")


class _Runtime:
    """The process whose threads obstore uses: they do not exist in a forked child, where every call would hang."""

    owner: int | None = None


class RemoteObjects:
    """Objects of an obstore store, all under one prefix."""

    def __init__(self, store: ObjectStore, prefix: str = "objects") -> None:
        """Take a store as obstore made it; nothing is called yet."""
        self._store = store
        self._prefix = prefix

    def put(self, object_id: str, pieces: Iterable[bytes]) -> None:
        """Upload in parts; the upload is dropped when `pieces` raises."""
        with _calling():
            obstore.put(self._store, self._path(object_id), iter(pieces), chunk_size=PART_BYTES, max_concurrency=2)

    def read(self, object_id: str) -> Iterator[bytes]:
        """Yield the object in pieces of about 1 MiB; NotFound."""
        with _calling():
            try:
                found = obstore.get(self._store, self._path(object_id))
            except FileNotFoundError as exc:
                raise missing() from exc
        return _pieces(found)

    def delete(self, object_id: str) -> None:
        """Remove the object."""
        with _calling(), suppress(FileNotFoundError):
            obstore.delete(self._store, self._path(object_id))

    def ids(self, older_than_s: float) -> Iterator[str]:
        """Yield ids by the store's own clock; uploads that broke off are the bucket's life-cycle rule to remove."""
        before = datetime.now(UTC) - timedelta(seconds=older_than_s)
        with _calling():
            for page in obstore.list(self._store, prefix=self._prefix):
                for item in page:
                    if item["last_modified"] <= before:
                        yield item["path"].rsplit("/", 1)[-1]

    def _path(self, object_id: str) -> str:
        return f"{self._prefix}/{checked(object_id)[-2:]}/{object_id}"


def _pieces(found: obstore.GetResult) -> Iterator[bytes]:
    with _calling():
        for piece in found.stream(min_chunk_size=_READ_BYTES):
            yield bytes(piece)


@contextmanager
def _calling() -> Iterator[None]:
    """Refuse to hang in a forked child, and turn obstore's errors into ours."""
    if _Runtime.owner is None:
        _Runtime.owner = os.getpid()
    if _Runtime.owner != os.getpid():
        raise StoreUnavailable("The object store was used before this process was forked; open it after the fork")
    try:
        yield
    except BaseError as exc:
        if any(mark in str(exc) for mark in _FULL):
            raise StorageFull("The bucket is full; free some space and try again") from exc
        raise StoreUnavailable("The object store does not answer; check MASKMILL_BLOB_URL and its keys") from exc
