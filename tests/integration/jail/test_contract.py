"""What every sandbox promises, shown on the jail and on its in-process twin."""

from collections.abc import Iterator, Sequence

import pytest
from tests.faults.jail import hostile

from maskmill import errors
from maskmill.adapters.jail import InProcessSandbox, JailedSandbox
from maskmill.ports.sandbox import Limits, Sandbox

HARMLESS = ("echo", "damaged", "quote", "return_too_much", "recurse")
TEXT = "Dear Ms. Example, ünïcode \U0001f600"


def shout(_arguments: Sequence[str], untrusted_stdin: bytes) -> bytes:
    """Stand for pdftotext in the twin."""
    if not untrusted_stdin.startswith(b"%PDF"):
        raise errors.ParserCrashed("pdftotext ended with code 1.")
    return b"hello\n"


@pytest.fixture(params=["jail", "in-process"], scope="module")
def sandbox(request: pytest.FixtureRequest) -> Iterator[Sandbox]:
    made: Sandbox
    if request.param == "jail":
        made = JailedSandbox(extra_operations=hostile.OPERATIONS)
        if not made.walls().complete:
            pytest.skip(f"this kernel gives {made.walls().layers}")
    else:
        functions = {f"test.{name}": getattr(hostile, name) for name in HARMLESS}
        made = InProcessSandbox(functions, {"pdftotext": shout})
    yield made
    made.close()


def test_inputs_and_parameters_go_in_and_fields_blobs_and_progress_come_out(sandbox: Sandbox) -> None:
    heard: list[tuple[int, int]] = []
    inputs = [b"", TEXT.encode(), bytes(1 << 20)]
    parameters = {"password": None, "marks": [{"segment": 0, "start": 1.5}], "text": TEXT}
    reply = sandbox.run("test.echo", inputs, parameters, Limits(), lambda done, total: heard.append((done, total)))
    assert reply.untrusted_blobs == tuple(inputs)
    assert reply.untrusted_fields["parameters"] == parameters
    assert heard == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize(
    ("operation", "kind"),
    [
        ("test.damaged", errors.DamagedFile),
        ("test.quote", errors.ParserCrashed),
        ("test.recurse", errors.ParserCrashed),
        ("no.such.operation", errors.InvalidRequest),
    ],
)
def test_an_error_is_of_our_tree_and_quotes_nothing(
    sandbox: Sandbox, operation: str, kind: type[errors.MaskmillError]
) -> None:
    with pytest.raises(kind) as caught:
        sandbox.run(operation, [b"raw-content-of-a-document"], {}, Limits())
    assert type(caught.value) is kind
    assert "raw-content" not in caught.value.detail


def test_more_output_than_the_limit_is_refused(sandbox: Sandbox) -> None:
    with pytest.raises(errors.LimitExceeded):
        sandbox.run("test.return_too_much", [], {"bytes": 2_000}, Limits(output_bytes=1_000))


def test_a_tool_that_cannot_read_its_input_is_a_crashed_parser(sandbox: Sandbox) -> None:
    with pytest.raises(errors.ParserCrashed):
        sandbox.execute("pdftotext", ["-", "-"], b"not a PDF", Limits())


def test_an_operation_of_the_table_runs(sandbox: Sandbox) -> None:
    reply = sandbox.run("identify", [TEXT.encode()], {"password": None, "pages": 10}, Limits())
    assert reply.untrusted_fields["kind"] == "text"


def test_closing_twice_is_no_fault_and_a_closed_sandbox_starts_again(sandbox: Sandbox) -> None:
    sandbox.close()
    sandbox.close()
    assert sandbox.run("test.echo", [b"x"], {}, Limits()).untrusted_blobs == (b"x",)
