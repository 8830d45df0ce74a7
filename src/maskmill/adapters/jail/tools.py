"""The programs that the jail may start: an allow-list, and what each may read."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from maskmill.adapters.jail.line import ToolCall
from maskmill.errors import EngineMissing

SEARCH_PATH = "/usr/local/bin:/usr/bin:/bin"
LINKER_CACHE = "/etc/ld.so.cache"
LDD_TIMEOUT_S = 30
TESSDATA_PARENTS = ("/usr/local/share", "/usr/share/tesseract-ocr/5", "/usr/share/tesseract-ocr/4.00", "/usr/share")
ENVIRONMENT = {"LC_ALL": "C", "OMP_THREAD_LIMIT": "1", "PATH": "/usr/bin:/bin", "TZ": "UTC"}


@dataclass(frozen=True, slots=True)
class Tool:
    """A program, the Debian package that brings it, the folders of data it reads, and its environment."""

    program: str
    package: str
    data: tuple[str, ...] = ()
    environment: Mapping[str, str] = field(default_factory=dict)


def tessdata() -> str:
    """Return the folder of tesseract's language files; "" when there is none."""
    found = (Path(parent) / "tessdata" for parent in TESSDATA_PARENTS)
    return next((str(folder) for folder in found if folder.is_dir()), "")


def built_in() -> dict[str, Tool]:
    """Return the allow-list."""
    folder = tessdata()
    return {
        "tesseract": Tool(
            "tesseract",
            "tesseract-ocr tesseract-ocr-eng",
            (folder,) if folder else (),
            {"TESSDATA_PREFIX": folder} if folder else {},
        ),
        "pdftotext": Tool("pdftotext", "poppler-utils", ("/usr/share/poppler",)),
    }


def locate(tool: Tool) -> str | None:
    """Return the whole path of the program behind all links; None when it is not installed."""
    found = shutil.which(tool.program, path=SEARCH_PATH)
    return None if found is None else str(Path(found).resolve())


@lru_cache(maxsize=32)
def linked(program: str) -> tuple[str, ...]:
    """Return the shared libraries of a program and its loader, as ldd lists them; () for a static one."""
    listed = subprocess.run(  # noqa: S603 - an absolute path from the allow-list
        ["/usr/bin/ldd", program], capture_output=True, text=True, timeout=LDD_TIMEOUT_S, check=False, env=ENVIRONMENT
    )
    words = (line.split(" => ")[-1].split() for line in listed.stdout.splitlines())
    return tuple(found[0] for found in words if found and found[0].startswith("/"))


def prepare(tool: Tool, arguments: list[str]) -> ToolCall:
    """Return what a child needs to become the tool; EngineMissing, which names the package, when it is absent."""
    program = locate(tool)
    if program is None:
        raise EngineMissing(f"{tool.program} is not installed; on Debian: apt-get install {tool.package}.")
    libraries = linked(program)
    loaders = [path for path in libraries if Path(path).name.startswith("ld-")]
    return ToolCall(
        program=program,
        arguments=[tool.program, *arguments],
        environment={**ENVIRONMENT, **tool.environment},
        readable=[*libraries, LINKER_CACHE, *tool.data],
        executable=[program, *loaders],
    )
