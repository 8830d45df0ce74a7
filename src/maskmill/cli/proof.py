"""Checking a file against its certificate, as `verify` and `demo` do."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from maskmill.cli.files.inputs import read_bytes
from maskmill.cli.mill import file_mill
from maskmill.errors import InvalidRequest, MissingFile

if TYPE_CHECKING:
    from maskmill.engine.verify import Verdict
    from maskmill.settings import Settings

CERTIFICATE_BYTES = 16 << 20
"""A certificate of the longest document is far smaller."""


def verify_file(settings: Settings, path: str, certificate: Path, key: Path | None) -> Verdict:
    """Check one file; trusted are this data folder's own key, the keys it trusts, and the one that is given.

    Raises:
        InvalidRequest: the certificate or the key is none. And what reading the file raises.
    """
    from maskmill.engine.verify import verify

    stated = read_certificate(certificate)
    untrusted_bytes = read_bytes(path, settings.max_file_bytes)
    mill = file_mill(settings)
    try:
        trusted = {mill.signer.fingerprint(): mill.signer.public_key(), **trusted_by(settings, key)}
        return verify(mill, untrusted_bytes, stated, trusted)
    finally:
        mill.sandbox.close()


def trusted_by(settings: Settings, key: Path | None) -> dict[str, bytes]:
    """Return the keys in the data folder's trusted folder, and the one in a file."""
    from maskmill.adapters.keys.signer import fingerprint, read_public_key, trusted_keys

    trusted = trusted_keys(trusted_folder(settings))
    if key is not None:
        public_key = read_public_key(read_bytes(str(key), CERTIFICATE_BYTES))
        trusted[fingerprint(public_key)] = public_key
    return trusted


def trusted_folder(settings: Settings) -> Path:
    """Return where trusted public keys (*.pub, PEM) stand."""
    from maskmill.wiring import TRUSTED_KEYS

    return settings.data / TRUSTED_KEYS


def read_certificate(path: Path) -> Mapping[str, object]:
    """Read a certificate's JSON; nothing in it is believed yet.

    Raises:
        MissingFile: it is not there. InvalidRequest: it is not a JSON object.
    """
    try:
        untrusted_text = read_bytes(str(path), CERTIFICATE_BYTES)
    except MissingFile as exc:
        raise MissingFile("The certificate is not there or not readable; name it with --certificate") from exc
    try:
        stated = json.loads(untrusted_text)
    except (ValueError, RecursionError) as exc:
        raise InvalidRequest("The certificate is not JSON; give the .certificate.json that came with the file") from exc
    if not isinstance(stated, dict):
        raise InvalidRequest("The certificate is no JSON object; give the .certificate.json that came with the file")
    return stated
