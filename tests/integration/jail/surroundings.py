"""A program: use the jail under a kernel that forbids some of its walls, and say as JSON what happened.

Arguments: mode, then names of layers to forbid. The filter that forbids them is inherited by the nursery.
"""

from __future__ import annotations

import errno
import json
import struct
import sys

from maskmill.adapters.jail import JailedSandbox, kernel, seccomp
from maskmill.errors import MaskmillError
from maskmill.ports.sandbox import Limits

FORBIDDEN = {"namespaces": "unshare", "landlock": "landlock_create_ruleset", "seccomp": "prctl"}


def forbid(layer: str) -> None:
    """Answer EPERM to the one call that the layer needs (for seccomp: only to loading a filter)."""
    name = FORBIDDEN[layer]
    number = {"prctl": (157, 167)}.get(name) or kernel.NUMBERS[name]
    deny = 0x00050000 | errno.EPERM
    code = [(0x20, 0, 0, 0), (0x15, 0, 3, number[kernel.architecture()[0]])]
    if layer == "seccomp":
        code += [(0x20, 0, 0, 16), (0x15, 0, 1, seccomp.PR_SET_SECCOMP), (0x06, 0, 0, deny)]
    else:
        code += [(0x06, 0, 0, deny)] * 3
    code.append((0x06, 0, 0, seccomp.ALLOW))
    seccomp.load(b"".join(struct.pack("=HBBI", *instruction) for instruction in code))


def main() -> None:
    mode, *layers = sys.argv[1:]
    for layer in layers:
        forbid(layer)
    jail = JailedSandbox(
        "require" if mode == "require" else "degrade", extra_operations={"echo": "tests.faults.jail.hostile:echo"}
    )
    said: dict[str, object] = {"layers": dict(jail.walls().layers)}
    try:
        said["blobs"] = [blob.decode() for blob in jail.run("echo", [b"document"], {}, Limits()).untrusted_blobs]
    except MaskmillError as error:
        said["slug"], said["detail"], said["retry"] = error.slug, error.detail, error.retry
    jail.close()
    print(json.dumps(said))  # noqa: T201 - a program that prints


if __name__ == "__main__":
    main()
