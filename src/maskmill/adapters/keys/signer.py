"""The signing key (Ed25519, RFC 8032), and the folder of public keys that are trusted."""

from __future__ import annotations

import hashlib
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from maskmill.adapters.keys.private_file import read_or_create
from maskmill.errors import InvalidSettings


class Ed25519Signer:
    """Signs with the key in a PEM file (PKCS 8, 0600), which is made at first use."""

    def __init__(self, path: Path) -> None:
        """Read or make the key.

        Raises:
            InvalidSettings: the file holds no Ed25519 key, or others may read it.
        """
        self._key = _private(read_or_create(path, _new))

    def fingerprint(self) -> str:
        """Return the SHA-256 of the raw public key, as hex."""
        return fingerprint(self.public_key())

    def public_key(self) -> bytes:
        """Return the raw 32-byte public key."""
        return self._key.public_key().public_bytes_raw()

    def public_pem(self) -> bytes:
        """Return the public key as PEM, the form that the trusted folder takes."""
        return self._key.public_key().public_bytes(
            serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
        )

    def sign(self, message: bytes) -> bytes:
        """Return the 64-byte signature."""
        return self._key.sign(message)


def fingerprint(public_key: bytes) -> str:
    """Return the name that certificates give to a key: SHA-256 of its raw 32 bytes, as hex."""
    return hashlib.sha256(public_key).hexdigest()


def read_public_key(pem: bytes) -> bytes:
    """Return the raw 32 bytes of an Ed25519 public key in PEM.

    Raises:
        InvalidSettings: it is something else.
    """
    try:
        key = serialization.load_pem_public_key(pem)
    except (ValueError, UnsupportedAlgorithm) as exc:
        raise InvalidSettings("A public key is not readable PEM; export it with: maskmill keys export") from exc
    if not isinstance(key, Ed25519PublicKey):
        raise InvalidSettings("A public key is of another kind than Ed25519; export it with: maskmill keys export")
    return key.public_bytes_raw()


def trusted_keys(folder: Path) -> dict[str, bytes]:
    """Return the public keys in `folder` (*.pub, PEM) by fingerprint; none when there is no such folder.

    Raises:
        InvalidSettings: a file there holds no Ed25519 public key.
    """
    keys = (read_public_key(path.read_bytes()) for path in sorted(folder.glob("*.pub")))
    return {fingerprint(key): key for key in keys}


def _new() -> bytes:
    return Ed25519PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def _private(pem: bytes) -> Ed25519PrivateKey:
    try:
        key = serialization.load_pem_private_key(pem, password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as exc:
        raise InvalidSettings("The signing key is not readable PEM; restore it from a copy") from exc
    if not isinstance(key, Ed25519PrivateKey):
        raise InvalidSettings("The signing key is of another kind than Ed25519; restore it from a copy")
    return key
