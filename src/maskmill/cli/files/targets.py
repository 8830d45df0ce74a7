"""Where each result goes: all of it is decided, and every clash is found, before any work."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from maskmill.domain.path import safe_parts
from maskmill.errors import InvalidRequest, TargetExists, UnsafePath

CERTIFICATE = ".certificate.json"
SUMMARY = "summary.csv"


@dataclass(frozen=True, slots=True)
class Found:
    """An input file and its place below the output folder. `is_link`: a link inside a folder, never followed."""

    raw_path: str
    raw_relative: PurePath
    is_link: bool = False


def collect(paths: Sequence[str], output: Path | None) -> list[Found]:
    """List the files that the arguments name; folders recurse, but not into the output folder.

    A path that is not there is listed too: it fails alone, when it is read.
    """
    found: list[Found] = []
    for raw_path in paths:
        if os.path.isdir(raw_path):  # noqa: PTH112 - the user's own spelling of the path is kept
            found += _walk(Path(raw_path), output)
        else:
            found.append(Found(raw_path, PurePath(PurePath(raw_path).name or "document")))
    return found


def _walk(root: Path, output: Path | None) -> Iterator[Found]:
    """Yield the files below a folder, sorted."""
    skipped = output.resolve() if output is not None else None
    for folder, names, files in os.walk(root):
        here = Path(folder)
        links = [name for name in names if (here / name).is_symlink()]
        names[:] = sorted(
            name for name in names if name not in links and (skipped is None or (here / name).resolve() != skipped)
        )
        for name in sorted([*files, *links]):
            path = here / name
            yield Found(str(path), path.relative_to(root), path.is_symlink())


def check(found: Sequence[Found], output: Path, *, force: bool, with_summary: bool) -> None:
    """Refuse a plan that would lose a file.

    Raises:
        TargetExists: two inputs have one target, a target is its own input, or it exists and `force` is not set.
        UnsafePath: a target would leave the output folder.
        InvalidRequest: the output folder is a file.
    """
    if output.exists() and not output.is_dir():
        raise InvalidRequest("The output is a file; -o names a folder")
    taken: set[Path] = {output / SUMMARY} if with_summary else set()
    inputs = {os.path.realpath(item.raw_path) for item in found}
    for item in found:
        target = output / item.raw_relative
        certificate = certificate_of(target)
        if taken & {target, certificate}:
            raise TargetExists("Two results would have the same name; redact the files in two calls, or rename one")
        taken |= {target, certificate}
        _check_place(output, target)
        for path in (target, certificate):
            _check_free(path, inputs, force=force)
    if with_summary:
        _check_free(output / SUMMARY, inputs, force=force)


def _check_place(output: Path, target: Path) -> None:
    """Refuse a target outside the output folder: by `..`, or by a link on the way."""
    root = output.resolve()
    if not target.parent.resolve().is_relative_to(root):
        raise UnsafePath("A result would be written outside the output folder; remove the link inside it")


def _check_free(path: Path, inputs: set[str], *, force: bool) -> None:
    """Refuse to replace an input, a folder, or (without force) any file."""
    if os.path.realpath(path) in inputs:
        raise TargetExists("A result would replace its own input; name another folder with -o")
    if path.is_dir():
        raise TargetExists("A folder has the name of a result; name another folder with -o")
    if not force and os.path.lexists(path):
        raise TargetExists("A result exists already; use --force to replace it, or name another folder with -o")


def place(output: Path, relative: PurePath) -> Path:
    """Return where a result goes; a backslash, which other systems take for a separator, becomes an underscore.

    The name comes back from the process that read the document: it is looked at once more before it is used.

    Raises:
        UnsafePath: it would lead out of the output folder, or no file system takes it.
    """
    return output.joinpath(*safe_parts(relative.as_posix().replace("\\", "_")))


def certificate_of(target: Path) -> Path:
    """Return where the certificate of a result stands."""
    return target.with_name(target.name + CERTIFICATE)
