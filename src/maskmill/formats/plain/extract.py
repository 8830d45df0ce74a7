"""A plain text is one segment."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from maskmill.errors import EmptyFile
from maskmill.formats.operations import Output
from maskmill.formats.plain.decode import decode


def extract(
    untrusted_inputs: Sequence[bytes], _parameters: Mapping[str, object], progress: Callable[[int, int], None]
) -> Output:
    """Return the text as one segment of one page that has no size; EmptyFile, UnsupportedType."""
    untrusted = untrusted_inputs[0]
    if not untrusted:
        raise EmptyFile("The file is empty; send one that holds text.")
    text = decode(untrusted).text
    progress(1, 1)
    return Output(
        {
            "pages": [{"number": 1, "width": 0.0, "height": 0.0, "needs_ocr": False}],
            "segments": [{"channel": "text", "page": 1, "text": text}],
        }
    )
