"""The in-memory twin of the jail: no walls at all. For tests only; the wiring never picks it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence

from maskmill.errors import EngineMissing, InvalidRequest, LimitExceeded, MaskmillError, MemoryExceeded, ParserCrashed
from maskmill.formats.operations import OPERATIONS, Operation, operation
from maskmill.ports.sandbox import Limits, Progress, Reply, Walls

InProcessTool = Callable[[Sequence[str], bytes], bytes]


class InProcessSandbox:
    """Runs operations in the calling process, with the same answers and errors as the jail. For tests only."""

    name = "in-process"

    def __init__(
        self,
        extra_operations: Mapping[str, Operation] | None = None,
        tools: Mapping[str, InProcessTool] | None = None,
    ) -> None:
        """Know the operations of the table and these; tools are functions of (arguments, stdin)."""
        self._extra = dict(extra_operations or {})
        self._tools = dict(tools or {})

    def run(
        self,
        operation: str,
        untrusted_inputs: Sequence[bytes],
        parameters: Mapping[str, object],
        limits: Limits,
        progress: Progress | None = None,
    ) -> Reply:
        """Run it here; parameters and fields pass through JSON as they do in the jail."""
        function = self._find(operation)
        passed = json.loads(json.dumps(parameters))
        try:
            output = function(list(untrusted_inputs), passed, progress or _ignore)
        except MaskmillError:
            raise
        except MemoryError as exc:
            raise MemoryExceeded("Reading the document took more memory than its parser may use.") from exc
        except Exception as exc:
            raise ParserCrashed(f"The parser stopped on {type(exc).__name__}; the file is damaged or unusual.") from exc
        fields = json.dumps(output.fields)
        if len(fields) + sum(map(len, output.blobs)) > limits.output_bytes:
            raise LimitExceeded(f"The result is larger than the limit of {limits.output_bytes} bytes.")
        return Reply(json.loads(fields), tuple(output.blobs))

    def execute(self, tool: str, arguments: Sequence[str], untrusted_stdin: bytes, limits: Limits) -> bytes:
        """Call the function that stands for the tool; EngineMissing when none does."""
        if tool not in self._tools:
            raise EngineMissing(f"{tool} is not installed.")
        untrusted = self._tools[tool](arguments, untrusted_stdin)
        if len(untrusted) > limits.output_bytes:
            raise LimitExceeded(f"The result is larger than the limit of {limits.output_bytes} bytes.")
        return untrusted

    def walls(self) -> Walls:
        """Say the truth: there are none."""
        return Walls()

    def close(self) -> None:
        """Nothing runs that could be ended."""

    def _find(self, name: str) -> Operation:
        if name in self._extra:
            return self._extra[name]
        if name not in OPERATIONS:
            raise InvalidRequest("The jail has no such operation, or too many inputs for one.")
        return operation(name)


def _ignore(_done: int, _total: int) -> None:
    """Nobody asked for progress."""
