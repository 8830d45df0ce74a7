"""Which files a jailed process may open (Landlock, landlock(7)): none but those it is given."""

from __future__ import annotations

import os
import struct
from collections.abc import Iterable
from pathlib import Path

from maskmill.adapters.jail import kernel

EXECUTE, READ_FILE, READ_DIR = 1 << 0, 1 << 2, 1 << 3
OF_A_FILE = EXECUTE | READ_FILE
RULE_PATH_BENEATH = 1
GET_VERSION = 1
PR_SET_NO_NEW_PRIVS = 38


def version() -> int:
    """Return the Landlock version that the kernel speaks; OSError when it speaks none."""
    return kernel.call("landlock_create_ruleset", None, 0, GET_VERSION)


def _attributes(abi: int) -> bytes:
    """Return struct landlock_ruleset_attr that controls everything this version knows (files, TCP, scopes)."""
    files = (1 << 13) - 1
    files |= (1 << 13) if abi >= 2 else 0  # linking and renaming across folders  # noqa: PLR2004 - kernel versions
    files |= (1 << 14) if abi >= 3 else 0  # truncate  # noqa: PLR2004 - as above
    files |= (1 << 15) if abi >= 5 else 0  # ioctl on devices  # noqa: PLR2004 - as above
    tcp = struct.pack("=Q", 0b11) if abi >= 4 else b""  # noqa: PLR2004 - as above
    scopes = struct.pack("=Q", 0b11) if abi >= 6 else b""  # abstract sockets, signals  # noqa: PLR2004 - as above
    return struct.pack("=Q", files) + tcp + scopes


def _allow(ruleset: int, path: str, access: int) -> None:
    """Add one path to the ruleset; a path that is not there needs no rule."""
    try:
        handle = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except FileNotFoundError:
        return
    try:
        rights = access if Path(path).is_dir() else access & OF_A_FILE
        kernel.call("landlock_add_rule", ruleset, RULE_PATH_BENEATH, struct.pack("=Qi", rights, handle), 0)
    finally:
        os.close(handle)


def install(readable: Iterable[str], executable: Iterable[str]) -> None:
    """Close the file system to this process for good, but for reading `readable` and starting `executable`.

    OSError when the kernel has no Landlock.
    """
    attributes = _attributes(version())
    ruleset = kernel.call("landlock_create_ruleset", attributes, len(attributes), 0)
    try:
        for path in readable:
            _allow(ruleset, path, READ_FILE | READ_DIR)
        for path in executable:
            _allow(ruleset, path, READ_FILE | EXECUTE)
        kernel.prctl(PR_SET_NO_NEW_PRIVS, 1)
        kernel.call("landlock_restrict_self", ruleset, 0)
    finally:
        os.close(ruleset)
