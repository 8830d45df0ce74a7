"""Cut spans out of a plain text; encoding, byte order mark and line ends stay."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from maskmill.domain.document import Mark
from maskmill.formats import parameters as read
from maskmill.formats.operations import Output
from maskmill.formats.plain.decode import decode


def burn(
    untrusted_inputs: Sequence[bytes], parameters: Mapping[str, object], progress: Callable[[int, int], None]
) -> Output:
    """Put each mark's label in place of its span, and remove what of the needles still stands; UnsupportedType."""
    decoded = decode(untrusted_inputs[0])
    text = replace(decoded.text, [mark for mark in read.marks(parameters) if mark.segment == 0])
    needles = read.needles(parameters)
    left = [Mark(0, start, end, "") for start, end, _ in needles.spans(text)]
    text = replace(text, left)
    progress(1, 1)
    return Output({"boxes": [], "pages_touched": [1]}, (decoded.encode(text),))


def replace(text: str, marks: Sequence[Mark]) -> str:
    """Return the text with labels in place of spans; overlapping spans become one, with the first label."""
    pieces: list[str] = []
    done = 0
    for mark in sorted(marks, key=lambda item: (item.start, -item.end)):
        start, end = max(0, mark.start), min(len(text), mark.end)
        if start >= done and start < end:
            pieces += [text[done:start], mark.label]
        done = max(done, end)
    return "".join(pieces) + text[done:]
