"""Forty ways out of the jail, on both profiles: all walled up."""

import _ctypes
import json
import os
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.integration.jail import probes

from maskmill.adapters.jail import JailedSandbox, Tool, tools
from maskmill.ports.sandbox import Limits

GIB = 1 << 30
NAMES = sorted(probes.escapes(0, "", 0))
HARMLESS = ("fork", "list_folder", "pidfd_open", "read_another_document", "read_own_environment",
            "read_passwd", "socketpair", "too_much_memory", "udp")  # fmt: skip
DENIALS = {"EPERM", "EACCES", "ENOSYS", "ENOMEM"}


@pytest.fixture(scope="module")
def sandbox() -> Iterator[JailedSandbox]:
    folders = (sysconfig.get_paths()["stdlib"], *tools.linked(_ctypes.__file__))  # the probes call through ctypes
    python = Tool(os.path.realpath(sys.executable), "python3", folders)
    jail = JailedSandbox(
        extra_operations={"probe": "tests.integration.jail.probes:probe"}, extra_tools={"python": python}
    )
    if not jail.walls().complete:
        pytest.skip(f"this kernel gives {jail.walls().layers}")
    yield jail
    jail.close()


@pytest.fixture(scope="module")
def secret(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("other") / "document.pdf"
    path.write_bytes(b"another document")
    return path


@pytest.fixture(scope="module")
def parsed(sandbox: JailedSandbox, secret: Path) -> dict[str, object]:
    reply = sandbox.run("probe", [b"x"], {"secret": str(secret), "memory": 3 * GIB}, Limits(memory_bytes=2 * GIB))
    return dict(reply.untrusted_fields)


@pytest.fixture(scope="module")
def executed(sandbox: JailedSandbox, secret: Path) -> dict[str, object]:
    script = Path(probes.__file__).read_bytes()
    said = sandbox.execute("python", ["-S", "-", str(secret), str(3 * GIB)], script, Limits(memory_bytes=2 * GIB))
    found: dict[str, object] = json.loads(said)
    return found


@pytest.mark.parametrize("name", NAMES)
def test_an_escape_from_the_parse_profile_is_denied(parsed: dict[str, object], name: str) -> None:
    assert parsed[name] in DENIALS


@pytest.mark.parametrize("name", NAMES)
def test_an_escape_from_the_tool_profile_is_denied(executed: dict[str, object], name: str) -> None:
    assert executed[name] in DENIALS


@pytest.mark.parametrize("name", HARMLESS)
def test_outside_the_jail_the_same_probe_gets_through(name: str, secret: Path) -> None:
    """A probe that is denied everywhere would prove nothing; these can be tried without harm."""
    assert probes.attempt(probes.escapes(os.getpid(), str(secret), GIB)[name]) == "allowed"


def test_no_probe_left_anything_behind(parsed: dict[str, object], executed: dict[str, object], secret: Path) -> None:
    assert parsed
    assert executed
    assert [path.name for path in secret.parent.iterdir()] == ["document.pdf"]
    assert not Path("/tmp/maskmill-escape").exists()  # noqa: S108 - where the probe would write
