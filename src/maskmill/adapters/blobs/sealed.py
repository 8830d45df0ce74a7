"""Blobs: encryption over objects. Nothing in clear reaches them."""

from __future__ import annotations

import hashlib
import time
import uuid
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from maskmill.adapters.blobs.chunks import associated_data, seal, unseal
from maskmill.adapters.blobs.folder import FolderObjects
from maskmill.adapters.blobs.objects import MemoryObjects, Objects
from maskmill.errors import FileTooLarge, InvalidSettings
from maskmill.ports.blobs import BlobRef
from maskmill.ports.keys import Keyring


class SealedBlobs:
    """Encrypts each object with a key of its own, bound to its document, its kind and its id.

    The tenant is bound through the key: the keyring opens an object's key only in the place of its tenant and document.
    """

    def __init__(self, objects: Objects, keys: Keyring) -> None:
        """Take what stores the bytes and what holds the keys."""
        self._objects = objects
        self._keys = keys

    def put(self, document_id: str, kind: str, chunks: Iterable[bytes], limit_bytes: int | None = None) -> BlobRef:
        """Encrypt while the chunks arrive; holds a few MiB in memory however large the object is."""
        object_id = f"obj_{uuid.uuid4().hex}"
        key = self._keys.create_object_key(document_id, object_id)
        meter = _Meter(limit_bytes)
        self._objects.put(object_id, seal(key, _place(document_id, kind, object_id), meter.through(chunks)))
        return BlobRef(object_id, document_id, meter.size_bytes, meter.sha256.hexdigest())

    def stream(self, document_id: str, kind: str, object_id: str) -> Iterator[bytes]:
        """Yield chunks, each checked before it is handed out; NotFound and Gone are raised at the call."""
        key = self._keys.object_key(document_id, object_id)
        return unseal(key, _place(document_id, kind, object_id), self._objects.read(object_id))

    def get(self, document_id: str, kind: str, object_id: str) -> bytes:
        """Return the whole of it."""
        return b"".join(self.stream(document_id, kind, object_id))

    def delete(self, object_id: str) -> None:
        """Remove an object; its key goes with the document's."""
        self._objects.delete(object_id)

    def objects(self, older_than_s: float = 0.0) -> Iterator[str]:
        """Yield the ids of objects at least so old."""
        return self._objects.ids(older_than_s)

    def ping_ms(self) -> float:
        """Write and remove a probe."""
        probe = f"probe_{uuid.uuid4().hex}"
        start = time.perf_counter()
        try:
            self._objects.put(probe, [b"probe"])
        finally:
            self._objects.delete(probe)
        return (time.perf_counter() - start) * 1_000


class MemoryBlobs(SealedBlobs):
    """The twin: the same encryption over a dictionary."""

    def __init__(self, keys: Keyring, clock: Callable[[], float] = time.time) -> None:
        """Start empty."""
        super().__init__(MemoryObjects(clock), keys)


def local_blobs(folder: Path, keys: Keyring, clock: Callable[[], float] = time.time) -> SealedBlobs:
    """Return blobs in a folder of this machine (0700, files 0600)."""
    return SealedBlobs(FolderObjects(folder, clock), keys)


def open_blobs(url: str, keys: Keyring, clock: Callable[[], float] = time.time) -> SealedBlobs:
    """Return the blobs at a URL: file:///folder, memory://, or s3://bucket (keys from the AWS variables).

    Raises:
        InvalidSettings: the URL is of another kind.
    """
    parts = urlsplit(url)
    if parts.scheme == "file" and parts.path:
        return local_blobs(Path(unquote(parts.path)), keys, clock)
    if parts.scheme == "memory":
        return MemoryBlobs(keys, clock)
    if parts.scheme == "s3" and parts.netloc:
        from obstore.store import S3Store  # noqa: PLC0415 - a local folder does not need it

        from maskmill.adapters.blobs.remote import RemoteObjects  # noqa: PLC0415 - as above

        return SealedBlobs(RemoteObjects(S3Store.from_url(url)), keys)
    raise InvalidSettings("MASKMILL_BLOB_URL is none of file:///folder, s3://bucket and memory://")


class _Meter:
    """Counts and hashes what passes, and stops it at the limit."""

    def __init__(self, limit_bytes: int | None) -> None:
        self.size_bytes = 0
        self.sha256 = hashlib.sha256()
        self._limit_bytes = limit_bytes

    def through(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        for chunk in chunks:
            self.size_bytes += len(chunk)
            if self._limit_bytes is not None and self.size_bytes > self._limit_bytes:
                raise FileTooLarge(
                    f"The file has more than {self._limit_bytes} bytes; split it, or raise MASKMILL_MAX_FILE_BYTES"
                )
            self.sha256.update(chunk)
            yield chunk


def _place(document_id: str, kind: str, object_id: str) -> bytes:
    return associated_data("maskmill.blob/1", document_id, kind, object_id)
