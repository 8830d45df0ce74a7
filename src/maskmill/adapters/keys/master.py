"""The master key: from the environment, else from a file made at first use."""

from __future__ import annotations

import base64
import binascii
import secrets
import time
from collections.abc import Callable
from pathlib import Path

from maskmill.adapters.keys.key_file import KeyFile
from maskmill.adapters.keys.private_file import private_folder, read_or_create, read_private, write_private
from maskmill.errors import InvalidSettings

KEY_BYTES = 32


def load_master(env_value: str | None, data_folder: Path) -> bytes:
    """Return the 32-byte master key: base64 from the settings, else DATA/keys/master (0600, made at first use).

    Raises:
        InvalidSettings: it is not base64 of 32 bytes, or others may read the file.
    """
    if env_value is not None:
        return _decode(env_value.encode(), "MASKMILL_MASTER_KEY")
    path = private_folder(data_folder / "keys") / "master"
    return _decode(read_or_create(path, _new), "The file keys/master")


def rotate_master_file(key_file: KeyFile, data_folder: Path) -> None:
    """Make a new master key in DATA/keys/master and wrap the tenants' keys with it.

    The new key is on disk before the first wrap, so that a crash in between loses nothing: `open_key_file` ends it.
    Other processes must be started again: they hold the old key.
    """
    path = private_folder(data_folder / "keys") / "master"
    draft = path.with_name("master.new")
    fresh = _decode(read_or_create(draft, _new), "The file keys/master.new")
    key_file.rotate_master(fresh)
    write_private(path, base64.b64encode(fresh) + b"\n", replace=True)
    draft.unlink()


def open_key_file(data_folder: Path, env_value: str | None = None, clock: Callable[[], float] = time.time) -> KeyFile:
    """Open DATA/keys/keys.sqlite with its master key, and end a rotation that a crash broke off.

    Raises:
        InvalidSettings: the master key does not fit, or is not one.
    """
    master = load_master(env_value, data_folder)
    path = data_folder / "keys" / "keys.sqlite"
    try:
        return KeyFile(path, master, clock)
    except InvalidSettings:
        draft = data_folder / "keys" / "master.new"
        if env_value is not None or not draft.exists():
            raise
    fresh = _decode(read_private(draft), "The file keys/master.new")
    key_file = KeyFile(path, fresh, clock)
    draft.replace(draft.with_name("master"))
    return key_file


def _new() -> bytes:
    return base64.b64encode(secrets.token_bytes(KEY_BYTES)) + b"\n"


def _decode(text: bytes, where: str) -> bytes:
    """Read base64 of exactly 32 bytes."""
    try:
        key = base64.b64decode(text.strip(), validate=True)
    except binascii.Error as exc:
        raise InvalidSettings(f"{where} is not base64; make one with: openssl rand -base64 32") from exc
    if len(key) != KEY_BYTES:
        raise InvalidSettings(f"{where} is not base64 of 32 bytes; make one with: openssl rand -base64 32")
    return key
