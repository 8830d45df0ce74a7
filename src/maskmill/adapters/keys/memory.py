"""A keyring in memory: for the command line's file commands and for tests. Its keys end with the process."""

from __future__ import annotations

import threading

from maskmill.adapters.keys.envelope import derive, new_key
from maskmill.errors import Conflict, Gone, NotFound


class MemoryKeyring:
    """Behaves like the key file, without a file."""

    def __init__(self) -> None:
        """Start with no keys."""
        self._lock = threading.Lock()
        self._tenants: dict[str, bytes] = {}
        self._documents: dict[str, bytes | None] = {}
        self._objects: dict[tuple[str, str], bytes] = {}

    def create_document_key(self, tenant_id: str, document_id: str) -> None:
        """Make the key of a new document; Conflict when it has, or had, one."""
        with self._lock:
            if document_id in self._documents:
                raise Conflict("The document has a key already; a document's id is used once")
            self._tenants.setdefault(tenant_id, new_key())
            self._documents[document_id] = new_key()

    def create_object_key(self, document_id: str, object_id: str) -> bytes:
        """Make, keep and return the key of a new object; NotFound, Gone, Conflict."""
        with self._lock:
            self._document_key(document_id)
            if any(object_id == known for _, known in self._objects):
                raise Conflict("The object has a key already; an object's id is used once")
            return self._objects.setdefault((document_id, object_id), new_key())

    def object_key(self, document_id: str, object_id: str) -> bytes:
        """Return the key of an object; NotFound, Gone."""
        with self._lock:
            self._document_key(document_id)
            try:
                return self._objects[document_id, object_id]
            except KeyError as exc:
                raise NotFound("The object has no key; look at the job again") from exc

    def objects(self, document_id: str) -> list[str]:
        """Return the ids of the objects of a document, in the order of their making."""
        with self._lock:
            return [object_id for owner, object_id in self._objects if owner == document_id]

    def column_key(self, document_id: str) -> bytes:
        """Return the key for encrypted columns of a document's rows; NotFound, Gone."""
        with self._lock:
            return derive(self._document_key(document_id), "columns")

    def tenant_secret(self, tenant_id: str, purpose: str) -> bytes:
        """Derive a 32-byte secret of a tenant."""
        with self._lock:
            return derive(self._tenants.setdefault(tenant_id, new_key()), purpose)

    def shred(self, document_id: str) -> bool:
        """Forget a document's key; False when there was none left."""
        with self._lock:
            self._objects = {at: key for at, key in self._objects.items() if at[0] != document_id}
            if self._documents.get(document_id) is None:
                return False
            self._documents[document_id] = None
            return True

    def _document_key(self, document_id: str) -> bytes:
        if document_id not in self._documents:
            raise NotFound("There is no document with that id")
        key = self._documents[document_id]
        if key is None:
            raise Gone("The document was deleted; its key is gone, and nothing can bring it back")
        return key
