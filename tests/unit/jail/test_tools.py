"""The allow-list of programs."""

from pathlib import Path

import pytest

from maskmill.adapters.jail import JailedSandbox, Tool, tools
from maskmill.errors import EngineMissing, InvalidRequest
from maskmill.ports.sandbox import Limits


def test_the_allow_list_holds_two_programs() -> None:
    assert sorted(tools.built_in()) == ["pdftotext", "tesseract"]


def test_a_program_off_the_list_is_refused_before_anything_starts() -> None:
    jail = JailedSandbox()
    with pytest.raises(InvalidRequest):
        jail.execute("sh", ["-c", "true"], b"", Limits())
    assert jail.nursery_pid is None


def test_an_operation_off_the_table_is_refused_before_anything_starts() -> None:
    jail = JailedSandbox()
    with pytest.raises(InvalidRequest):
        jail.run("os.system", [], {}, Limits())
    assert jail.nursery_pid is None


def test_a_program_that_is_not_installed_is_named_with_its_package() -> None:
    with pytest.raises(EngineMissing, match="apt-get install some-package"):
        tools.prepare(Tool("no-such-program-here", "some-package"), [])


def test_a_tool_may_start_itself_and_its_loader_only(monkeypatch: pytest.MonkeyPatch) -> None:
    libraries = ("/lib/libc.so.6", "/lib64/ld-linux-x86-64.so.2")
    monkeypatch.setattr(tools, "locate", lambda _tool: "/usr/bin/tool")
    monkeypatch.setattr(tools, "linked", lambda _program: libraries)
    call = tools.prepare(Tool("tool", "package", ("/usr/share/tool",), {"DATA": "/usr/share/tool"}), ["-"])
    assert call.executable == ["/usr/bin/tool", "/lib64/ld-linux-x86-64.so.2"]
    assert call.readable == [*libraries, "/etc/ld.so.cache", "/usr/share/tool"]
    assert call.arguments == ["tool", "-"]
    assert call.environment["OMP_THREAD_LIMIT"] == "1"
    assert set(call.environment) == {"DATA", "LC_ALL", "OMP_THREAD_LIMIT", "PATH", "TZ"}


def test_tessdata_is_the_first_folder_that_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "second" / "tessdata").mkdir(parents=True)
    monkeypatch.setattr(tools, "TESSDATA_PARENTS", (str(tmp_path / "first"), str(tmp_path / "second")))
    assert tools.tessdata() == str(tmp_path / "second" / "tessdata")
    monkeypatch.setattr(tools, "TESSDATA_PARENTS", ())
    assert tools.tessdata() == ""
