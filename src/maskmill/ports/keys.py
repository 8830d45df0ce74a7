"""Keys: master wraps tenant, tenant wraps document, document wraps object (DESIGN section 7)."""

from __future__ import annotations

from typing import Protocol


class Keyring(Protocol):
    """Holds and makes keys. Deleting a document's key is the secure delete of everything derived from it."""

    def create_document_key(self, tenant_id: str, document_id: str) -> None:
        """Make the key of a new document; Conflict when it has one."""
        ...

    def create_object_key(self, document_id: str, object_id: str) -> bytes:
        """Make, store (wrapped) and return the 32-byte key of a new object of a document; Gone when it was shredded."""
        ...

    def object_key(self, document_id: str, object_id: str) -> bytes:
        """Return the key of an object; NotFound, or Gone when the document was shredded."""
        ...

    def objects(self, document_id: str) -> list[str]:
        """Return the ids of all objects that a document ever had a key for; [] when it was shredded."""
        ...

    def column_key(self, document_id: str) -> bytes:
        """Return the key for encrypted columns of a document's rows; Gone when it was shredded."""
        ...

    def tenant_secret(self, tenant_id: str, purpose: str) -> bytes:
        """Derive a 32-byte secret of a tenant for `purpose` ("hash", "step" …), stable over restarts (HKDF)."""
        ...

    def shred(self, document_id: str) -> bool:
        """Delete a document's key for good, and truncate the log that held it; False when there was none."""
        ...


class Signer(Protocol):
    """Signs certificates and audit checkpoints with Ed25519."""

    def fingerprint(self) -> str:
        """Return the SHA-256 of the public key, as hex."""
        ...

    def public_key(self) -> bytes:
        """Return the raw 32-byte public key."""
        ...

    def sign(self, message: bytes) -> bytes:
        """Return the 64-byte signature."""
        ...
