"""Look for the removed values in a finished text: decoded, and as bytes in every encoding."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from maskmill import __version__
from maskmill.formats import parameters as read
from maskmill.formats.operations import Output
from maskmill.formats.plain.decode import decode
from maskmill.formats.search import find_in_bytes


def verify(
    untrusted_inputs: Sequence[bytes], parameters: Mapping[str, object], progress: Callable[[int, int], None]
) -> Output:
    """Return every needle that is left, and the engines that looked."""
    untrusted = untrusted_inputs[0]
    needles = read.needles(parameters)
    found = {("text", index) for index in needles.find(decode(untrusted).text)} if untrusted else set()
    found |= {("bytes", index) for index in find_in_bytes(untrusted, needles)}
    residue = [{"page": 1, "channel": "text", "engine": engine, "needle": index} for engine, index in sorted(found)]
    progress(1, 1)
    engines = [{"name": "text", "version": __version__}, {"name": "bytes", "version": __version__}]
    return Output({"residue": residue, "engines": engines, "pages": 1})
