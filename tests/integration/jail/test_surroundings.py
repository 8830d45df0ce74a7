"""Kernels, containers and users that give less: named honestly, refused or borne as the settings say."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
NOBODY = 65_534


def use_jail(mode: str, *forbidden: str, python: str = sys.executable, user: int | None = None) -> dict[str, object]:
    path = ":".join([str(ROOT), str(ROOT / "src"), *(entry for entry in sys.path if entry.endswith("-packages"))])
    done = subprocess.run(
        [python, "-s", "-P", "-m", "tests.integration.jail.surroundings", mode, *forbidden],
        capture_output=True, text=True, timeout=120, check=True, cwd="/", user=user, group=user,
        env={"PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    said: dict[str, object] = json.loads(done.stdout)
    return said


def test_a_kernel_that_gives_everything_is_used_with_all_walls() -> None:
    said = use_jail("require")
    assert said["layers"] == {"namespaces": True, "rlimits": True, "landlock": True, "seccomp": True}
    assert said["blobs"] == ["document"]


@pytest.mark.parametrize("layer", ["namespaces", "landlock", "seccomp"])
def test_a_missing_layer_is_named_and_refused(layer: str) -> None:
    said = use_jail("require", layer)
    assert said["layers"] == {name: name != layer for name in ("namespaces", "rlimits", "landlock", "seccomp")}
    assert said["slug"] == "sandbox-unavailable"
    assert layer in str(said["detail"])
    assert "MASKMILL_SANDBOX=degrade" in str(said["detail"])
    assert said["retry"] is False


@pytest.mark.parametrize("layers", [("namespaces",), ("landlock",), ("namespaces", "landlock", "seccomp")])
def test_degrade_works_with_what_there_is(layers: tuple[str, ...]) -> None:
    said = use_jail("degrade", *layers)
    assert said["layers"] == {name: name not in layers for name in ("namespaces", "rlimits", "landlock", "seccomp")}
    assert said["blobs"] == ["document"]


def test_an_ordinary_user_has_all_walls() -> None:
    if os.getuid() != 0:
        pytest.skip("this test is run by an ordinary user already")
    python = shutil.which("python3", path="/usr/bin")
    if python is None or not ROOT.stat().st_mode & 0o005:
        pytest.skip("no interpreter or checkout that an ordinary user can read")
    probe = subprocess.run(
        [python, "-c", "import sys; print(sys.version_info[:2])"],
        capture_output=True,
        text=True,
        user=NOBODY,
        check=False,
    )
    if probe.stdout.strip() != str(tuple(sys.version_info[:2])):
        pytest.skip("the system's Python cannot load the packages of this environment")
    said = use_jail("require", python=python, user=NOBODY)
    assert all(dict(said["layers"]).values())  # type: ignore[call-overload] # it is an object of booleans
    assert said["blobs"] == ["document"]
