"""The real programs behind the walls."""

import shutil
from collections.abc import Iterator
from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from maskmill.adapters.jail import JailedSandbox, Tool, tools
from maskmill.errors import EngineMissing, LimitExceeded, ParserCrashed, TimeExceeded
from maskmill.ports.sandbox import Limits

pytestmark = pytest.mark.skipif(
    shutil.which("pdftotext", path=tools.SEARCH_PATH) is None, reason="poppler-utils is not installed"
)


def pdf(*pages: str) -> bytes:
    target = BytesIO()
    canvas = Canvas(target)
    for text in pages:
        canvas.drawString(72, 700, text)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


@pytest.fixture(scope="module")
def jail() -> Iterator[JailedSandbox]:
    sleeper = Tool("sleep", "coreutils")
    sandbox = JailedSandbox(
        extra_tools={"sleep": sleeper, "yes": Tool("yes", "coreutils"), "none": Tool("none-such", "x")}
    )
    if not sandbox.walls().complete:
        pytest.skip(f"this kernel gives {sandbox.walls().layers}")
    yield sandbox
    sandbox.close()


def test_pdftotext_reads_its_input_from_a_descriptor(jail: JailedSandbox) -> None:
    said = jail.execute("pdftotext", ["-enc", "UTF-8", "-", "-"], pdf("first page", "second page"), Limits())
    assert said.decode().split("\f")[:2] == ["first page\n\n", "second page\n\n"]


def test_pdftotext_cannot_read_another_file_or_write_one(
    jail: JailedSandbox, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("other")
    (folder / "in.pdf").write_bytes(pdf("another document"))
    with pytest.raises(ParserCrashed):
        jail.execute("pdftotext", [str(folder / "in.pdf"), "-"], b"", Limits())
    with pytest.raises(ParserCrashed):
        jail.execute("pdftotext", ["-", str(folder / "out.txt")], pdf("x"), Limits())
    assert [path.name for path in folder.iterdir()] == ["in.pdf"]


def test_a_tool_meets_the_output_limit(jail: JailedSandbox) -> None:
    with pytest.raises(LimitExceeded):
        jail.execute("yes", [], b"", Limits(output_bytes=100_000))


def test_a_tool_that_stands_still_is_killed(jail: JailedSandbox) -> None:
    with pytest.raises(TimeExceeded):
        jail.execute("sleep", ["60"], b"", Limits(silence_s=0.1))


def test_a_tool_that_is_not_installed_is_named(jail: JailedSandbox) -> None:
    with pytest.raises(EngineMissing, match="none-such is not installed"):
        jail.execute("none", [], b"", Limits())
