"""What a container may use: the limits of control groups, version 2 (Linux, Documentation/admin-guide/cgroup-v2)."""

from __future__ import annotations

from pathlib import Path

ROOT = Path("/sys/fs/cgroup")
SELF = Path("/proc/self/cgroup")


def folders(root: Path = ROOT, this: Path = SELF) -> list[Path]:
    """Return the folders of this process's group and of those above it; [] where version 2 is not mounted."""
    try:
        lines = this.read_text().splitlines()
    except OSError:
        return []
    path = next((line[3:] for line in lines if line.startswith("0::")), None)
    if path is None:
        return []
    here = root / path.lstrip("/")
    return [folder for folder in (here, *here.parents) if folder.is_relative_to(root) and folder.is_dir()]


def memory_limit(folder: Path) -> int | None:
    """Return a group's own limit in bytes; None when it has none."""
    return _number(folder / "memory.max")


def memory_used(folder: Path) -> int | None:
    """Return what a group uses in bytes without the file cache that the kernel would drop first."""
    used = _number(folder / "memory.current")
    if used is None:
        return None
    return max(0, used - (_field(folder / "memory.stat", "inactive_file") or 0))


def cpu_limit(folder: Path) -> float | None:
    """Return a group's own share in cores; None when it has none."""
    words = _read(folder / "cpu.max").split()
    if len(words) != 2 or not (words[0].isdigit() and words[1].isdigit()) or not int(words[1]):  # noqa: PLR2004 - quota, period
        return None
    return int(words[0]) / int(words[1])


def cpu_used_s(folder: Path) -> float | None:
    """Return the seconds of processor time that a group has used."""
    microseconds = _field(folder / "cpu.stat", "usage_usec")
    return None if microseconds is None else microseconds / 1e6


def _read(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:
        return ""


def _number(path: Path) -> int | None:
    text = _read(path).strip()
    return int(text) if text.isdigit() else None


def _field(path: Path, name: str) -> int | None:
    for line in _read(path).splitlines():
        word, _, value = line.partition(" ")
        if word == name and value.strip().isdigit():
            return int(value)
    return None
