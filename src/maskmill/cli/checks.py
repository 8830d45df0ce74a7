"""What `doctor` looks at. Looking makes nothing: no folder, no key, no database."""

from __future__ import annotations

import platform
import shutil
import stat
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from maskmill.cli.mill import has_database
from maskmill.errors import MaskmillError

if TYPE_CHECKING:
    from maskmill.settings import Settings

LEAST_PYTHON = (3, 11)
LEAST_FREE_BYTES = 2 << 30
WHEELS = ("pymupdf", "pikepdf", "pypdfium2", "pdfminer.six", "onnxruntime", "tokenizers", "google-re2", "cryptography")
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts")
SECRET_FILES = ("master", "signing", "keys.sqlite")


class Level(StrEnum):
    """How a thing is."""

    OK = "ok"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line: what was looked at, how it is, and what to do."""

    name: str
    level: Level
    detail: str


Check = Callable[["Settings"], Iterator[Finding]]


def run_check(check: Check, settings: Settings) -> list[Finding]:
    """Run a check; an error of our tree is its finding."""
    try:
        return list(check(settings))
    except MaskmillError as exc:
        return [Finding(check.__name__.removeprefix("check_"), Level.BAD, exc.detail)]


def check_python(_settings: Settings) -> Iterator[Finding]:
    """Is Python new enough?"""
    enough = sys.version_info >= LEAST_PYTHON
    detail = platform.python_version() if enough else f"{platform.python_version()}; Maskmill needs 3.11 or newer"
    yield Finding("python", Level.OK if enough else Level.BAD, detail)


def check_wheels(_settings: Settings) -> Iterator[Finding]:
    """Are the engines installed?"""
    versions: list[str] = []
    for name in WHEELS:
        try:
            versions.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            yield Finding("wheels", Level.BAD, f"{name} is not installed; run: make setup")
    yield Finding("wheels", Level.OK, ", ".join(versions))


def check_sandbox(settings: Settings) -> Iterator[Finding]:
    """Which walls of the jail does this kernel give?"""
    from maskmill.adapters.jail import JailedSandbox

    sandbox = JailedSandbox("degrade")
    try:
        layers = sandbox.walls().layers
    finally:
        sandbox.close()
    for name, stands in layers.items():
        missing = "not given by this kernel or container"
        if stands:
            yield Finding("sandbox", Level.OK, name)
        elif settings.sandbox == "degrade":
            yield Finding("sandbox", Level.WARN, f"{name}: {missing}; files are parsed without it")
        else:
            yield Finding("sandbox", Level.BAD, f"{name}: {missing}; allow it, or set MASKMILL_SANDBOX=degrade")


def check_tesseract(_settings: Settings) -> Iterator[Finding]:
    """Can scans be read?"""
    yield _program("tesseract", "scans and pictures are refused; install tesseract-ocr")


def check_poppler(_settings: Settings) -> Iterator[Finding]:
    """Is there one more reader for the proof?"""
    yield _program("pdftotext", "the proof has one reader less; install poppler-utils")


def _program(name: str, otherwise: str) -> Finding:
    """Look for a program in PATH."""
    path = shutil.which(name)
    return Finding(name, Level.OK, path) if path else Finding(name, Level.WARN, f"not found: {otherwise}")


def check_fonts(_settings: Settings) -> Iterator[Finding]:
    """Are there fonts for documents that bring none?"""
    found = any(next(Path(folder).rglob("*.[ot]tf"), None) for folder in FONT_FOLDERS)
    detail = "found" if found else "none; pages with fonts that are not embedded look poor: install fonts-dejavu-core"
    yield Finding("fonts", Level.OK if found else Level.WARN, detail)


def check_disk(settings: Settings) -> Iterator[Finding]:
    """Is there room?"""
    there = settings.data.resolve()
    while not there.exists():
        there = there.parent
    free = shutil.disk_usage(there).free
    words = f"{free / 2**30:.1f} GiB free"
    enough = free >= LEAST_FREE_BYTES
    yield Finding("disk", Level.OK if enough else Level.WARN, words if enough else f"{words}; free some space")


def check_data(settings: Settings) -> Iterator[Finding]:
    """Is the data folder ours alone?"""
    if not settings.data.exists():
        yield Finding("data", Level.OK, "there is no data folder yet; it is made at first use")
        return
    others = stat.S_IMODE(settings.data.stat().st_mode) & 0o077
    yield (
        Finding("data", Level.OK, "private")
        if not others
        else Finding("data", Level.WARN, "others may look into the data folder; run: chmod 700 on it")
    )
    for name in SECRET_FILES:
        path = settings.data / "keys" / name
        if path.exists():
            yield _secret(path)


def _secret(path: Path) -> Finding:
    """Say whether only its owner may read a key file."""
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        return Finding("keys", Level.BAD, f"keys/{path.name} can be read by others; run: chmod 600 on it")
    return Finding("keys", Level.OK, f"keys/{path.name} is private")


def check_broker(settings: Settings) -> Iterator[Finding]:
    """Does the broker answer?"""
    from maskmill.adapters.stack.place import is_locked

    if settings.broker_url is None and not is_locked(settings.data):
        yield Finding("broker", Level.WARN, "no stack runs on the data folder; `maskmill up` starts one")
        return
    from maskmill.adapters.queue.celery import CeleryTransport, make_celery
    from maskmill.wiring import queue_config

    latency = CeleryTransport(make_celery(queue_config(settings))).ping_ms()
    yield Finding("broker", Level.OK, f"answers in {latency:.1f} ms")


def check_database(settings: Settings) -> Iterator[Finding]:
    """Does the database answer?"""
    if not has_database(settings):
        yield Finding("database", Level.OK, "there is none yet; the first start of the server makes it")
        return
    from maskmill.cli.mill import open_kit

    with open_kit(settings) as kit:
        yield Finding("database", Level.OK, f"answers in {kit.store.ping_ms():.1f} ms")


CHECKS: tuple[Check, ...] = (
    check_python,
    check_wheels,
    check_sandbox,
    check_tesseract,
    check_poppler,
    check_fonts,
    check_disk,
    check_data,
    check_broker,
    check_database,
)
