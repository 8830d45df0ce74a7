"""What a file is, by its content and never by its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from maskmill.errors import EmptyFile, UnsupportedType
from maskmill.formats import parameters as read
from maskmill.formats.operations import Output
from maskmill.formats.pdf.opening import must_be_whole, open_pdf
from maskmill.formats.plain.decode import decode

_HEAD = 1024
"""ISO 32000-1 annex H: the header may stand anywhere in the first 1024 bytes."""

_OTHERS = {
    b"PK\x03\x04": "a ZIP or Office file",
    b"PK\x05\x06": "an empty ZIP file",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"II*\0": "a TIFF picture",
    b"MM\0*": "a TIFF picture",
    b"\xd0\xcf\x11\xe0": "an old Office file",
    b"\x1f\x8b": "a gzip file",
    b"7z\xbc\xaf": "a 7-Zip file",
    b"Rar!": "a RAR file",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
    b"%!PS": "a PostScript file",
}


def identify(
    untrusted_inputs: Sequence[bytes], parameters: Mapping[str, object], progress: Callable[[int, int], None]
) -> Output:
    """Return kind, pages, media type and encoding.

    Raises:
        EmptyFile, UnsupportedType, DamagedFile, PasswordNeeded, TooManyPages.
    """
    untrusted = untrusted_inputs[0]
    if not untrusted:
        raise EmptyFile("The file is empty; send one with content.")
    progress(0, 1)
    for magic, words in _OTHERS.items():
        if untrusted.startswith(magic):
            raise UnsupportedType(f"The file is {words}, whatever its name says; convert it to PDF or plain text.")
    if b"%PDF-" in untrusted[:_HEAD]:
        with open_pdf(untrusted, read.optional_text(parameters, "password"), _page_limit(parameters)) as pdf:
            must_be_whole(untrusted, pdf)
            return Output({"kind": "pdf", "pages": len(pdf.pages), "media_type": "application/pdf", "encoding": None})
    encoding = decode(untrusted).encoding
    return Output({"kind": "text", "pages": 1, "media_type": "text/plain", "encoding": encoding})


def _page_limit(parameters: Mapping[str, object]) -> int:
    return read.integer(parameters, "pages", 5_000)
