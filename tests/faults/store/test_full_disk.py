"""A disk that is full: a small file system of its own, in a mount namespace of its own."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

UNSHARE = shutil.which("unshare")


def can_mount(folder: Path) -> bool:
    command = f"mount -t tmpfs -o size=1m none {folder}"
    return (
        UNSHARE is not None
        and not subprocess.run([UNSHARE, "-Urm", "sh", "-c", command], capture_output=True, check=False).returncode
    )


def on_a_small_disk(folder: Path, program: str) -> str:
    """Run a program whose folder has room for 4 MiB, and return what it prints."""
    if not can_mount(folder):
        pytest.skip("this user cannot mount a file system in a namespace")
    command = f'mount -t tmpfs -o size=4m none {folder} && exec {sys.executable} -c "$1" {folder}'
    done = subprocess.run(
        [str(UNSHARE), "-Urm", "sh", "-c", command, "sh", program],
        capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    return done.stdout


BLOBS = """
import os, pathlib, sys
from maskmill.adapters.blobs.sealed import local_blobs
from maskmill.adapters.keys.memory import MemoryKeyring
from maskmill.errors import StorageFull
folder = pathlib.Path(sys.argv[1])
keys = MemoryKeyring()
keys.create_document_key("default", "doc_1")
blobs = local_blobs(folder / "objects", keys)
kept = blobs.put("doc_1", "input", [b"x" * 500_000])
try:
    blobs.put("doc_1", "input", (os.urandom(1 << 20) for _ in range(9)))
except StorageFull as error:
    print(error.slug)
print([path.name == kept.object_id for path in folder.rglob("*") if path.is_file()])
print(blobs.put("doc_1", "input", [b"y" * 500_000]).size_bytes, blobs.ping_ms() > 0)
"""

STORE = """
import pathlib, sys, time
from maskmill.adapters.keys.key_file import KeyFile
from maskmill.adapters.keys.signer import Ed25519Signer
from maskmill.adapters.store.store import SqlStore
from maskmill.engine.audit import verify_chain
from maskmill.errors import StorageFull, StoreUnavailable
folder = pathlib.Path(sys.argv[1])
keys, signer = KeyFile(folder / "keys" / "keys.sqlite", b"m" * 32), Ed25519Signer(folder / "keys" / "signing")
store = SqlStore(f"sqlite:///{folder}/store.db", keys, time.time, signer)
ballast = folder / "ballast"
with ballast.open("wb", buffering=0) as file:
    try:
        while file.write(b"x" * 4096):
            pass
    except OSError:
        pass
appended = 0
for call in (lambda: store.audit.append("test.done", "me", {"x": "y" * 9000}),
             lambda: keys.create_document_key("default", f"doc_{appended}" + "x" * 5000)):
    try:
        for _ in range(500):
            call()
            appended += 1
    except (StorageFull, StoreUnavailable) as error:
        print(error.slug)
ballast.unlink()
store.audit.append("test.done", "me", {})
keys.create_document_key("default", "doc")
verdict = verify_chain(store.audit.rows(), signer.public_key())
print(verdict.ok, verdict.rows > 0, len(keys.column_key("doc")))
"""


def test_a_full_disk_is_said_leaves_nothing_and_passes(tmp_path: Path) -> None:
    assert on_a_small_disk(tmp_path, BLOBS).splitlines() == ["storage-full", "[True]", "500000 True"]


def test_a_full_disk_breaks_neither_the_chain_nor_the_keys(tmp_path: Path) -> None:
    assert on_a_small_disk(tmp_path, STORE).splitlines() == ["storage-full", "storage-full", "True True 32"]
