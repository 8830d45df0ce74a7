"""Every text of a PDF that is not on a page: comments, fields, bookmarks, tags, metadata, scripts, attachments, others.

None of it is copied into the result; it is read so that what it says is found elsewhere.
"""

from __future__ import annotations

import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Iterator

import pikepdf

from maskmill.domain.document import Channel
from maskmill.errors import MaskmillError
from maskmill.formats.pdf.opening import open_pdf
from maskmill.formats.plain.decode import decode

_DEPTH = 60
_NESTED = 3
_MOST_TEXT = 32 << 20
_MOST_BYTES = 64 << 20
_TAG = re.compile(r"<[^>]*>")
_LEAST = 2
_BY_KEY = {
    "/Annots": Channel.ANNOTATION,
    "/AcroForm": Channel.FORM,
    "/Outlines": Channel.OUTLINE,
    "/StructTreeRoot": Channel.STRUCTURE,
    "/Info": Channel.METADATA,
    "/Metadata": Channel.METADATA,
    "/PieceInfo": Channel.METADATA,
    "/JavaScript": Channel.SCRIPT,
    "/OpenAction": Channel.SCRIPT,
    "/AA": Channel.SCRIPT,
    "/A": Channel.SCRIPT,
    "/JS": Channel.SCRIPT,
    "/EmbeddedFiles": Channel.ATTACHMENT,
    "/AF": Channel.ATTACHMENT,
    "/EF": Channel.ATTACHMENT,
    "/Collection": Channel.ATTACHMENT,
    "/ActualText": Channel.STRUCTURE,
}
_DRAWING = frozenset({"/Resources", "/Parent", "/Font", "/XObject", "/ID", "/FontDescriptor", "/P"})
"""Where only drawing is: page text is read by pdfium, a signature's bytes are no text."""
_NAME_KEYS = frozenset({"/V", "/DV", "/AS"})

Found = tuple[Channel, int, str]
"""Channel, page (0: the document), text."""


def texts(pdf: pikepdf.Pdf, nested: int = 0) -> list[Found]:
    """Return every text outside of the pages, in a fixed order and without repetition."""
    reader = _Reader(nested)
    for page in pdf.pages:
        reader.skip(page.obj.get("/Contents"))
    for number, page in enumerate(pdf.pages, 1):
        for key, value in page.obj.items():
            if key not in _DRAWING and key != "/Contents":
                reader.walk(value, _BY_KEY.get(key, Channel.HIDDEN), number, 0)
        reader.marked(page.obj, number)
    for key, value in pdf.trailer.items():
        if key not in ("/ID", "/Encrypt"):
            reader.walk(value, _BY_KEY.get(key, Channel.HIDDEN), 0, 0)
    for item in pdf.objects:
        reader.walk(item, Channel.HIDDEN, 0, 1)
    return reader.found


class _Reader:
    """Collects texts; each object and each text once, bounded in all."""

    def __init__(self, nested: int) -> None:
        self.found: list[Found] = []
        self._nested = nested
        self._seen: set[tuple[int, int]] = set()
        self._known: set[str] = set()
        self._left = _MOST_TEXT

    def add(self, channel: Channel, page: int, text: str) -> None:
        text = text.strip("\x00\ufeff \r\n\t")
        if len(text) < _LEAST or text in self._known or len(text) > self._left:
            return
        self._known.add(text)
        self._left -= len(text)
        self.found.append((channel, page, text))

    def skip(self, contents: object) -> None:
        """Leave out a page's content: pdfium reads it."""
        parts = contents.as_list() if isinstance(contents, pikepdf.Array) else [contents]
        self._seen |= {part.objgen for part in parts if isinstance(part, pikepdf.Stream)}

    def walk(self, item: object, channel: Channel, page: int, depth: int) -> None:
        if depth > _DEPTH:
            return
        if isinstance(item, pikepdf.String):
            self.add(channel, page, str(item))
        elif isinstance(item, pikepdf.Array):
            self._array(item, channel, page, depth)
        elif isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
            if item.is_indirect:
                if item.objgen in self._seen:
                    return
                self._seen.add(item.objgen)
            if not _is_page(item):
                self._dictionary(item, channel, page, depth)

    def _array(self, item: pikepdf.Array, channel: Channel, page: int, depth: int) -> None:
        if item.is_indirect:
            if item.objgen in self._seen:
                return
            self._seen.add(item.objgen)
        for part in item.as_list():
            self.walk(part, channel, page, depth + 1)

    def _dictionary(self, item: pikepdf.Object, channel: Channel, page: int, depth: int) -> None:
        if isinstance(item, pikepdf.Stream):
            self._stream(item, channel, page)
        for key, value in item.items():
            if key in _DRAWING or (key == "/Contents" and "/ByteRange" in item):
                continue
            if isinstance(value, pikepdf.Name) and key in _NAME_KEYS and len(str(value)) > 4:  # noqa: PLR2004 - /Off
                self.add(channel, page, str(value)[1:])
            self.walk(value, _BY_KEY.get(key, channel), page, depth + 1)

    def _stream(self, item: pikepdf.Stream, channel: Channel, page: int) -> None:
        """Read a stream that is no drawing: scripts, XMP, XFA, attachments, private data."""
        kind, subtype = item.get("/Type"), item.get("/Subtype")
        if subtype in (pikepdf.Name.Image, pikepdf.Name.Form) or "/PatternType" in item or "/FunctionType" in item:
            return
        if str(kind) in ("/ObjStm", "/XRef") or _is_font_part(item):
            return
        try:
            data = item.read_bytes()
        except pikepdf.PdfError:
            return
        where = Channel.ATTACHMENT if str(kind) == "/EmbeddedFile" else channel
        for text in _texts_in(data, self._nested):
            self.add(Channel.METADATA if str(kind) == "/Metadata" else where, page, text)

    def marked(self, page: pikepdf.Object, number: int) -> None:
        """Read ActualText and the like in the property lists of marked content."""
        resources = page.get("/Resources")
        if isinstance(resources, pikepdf.Dictionary):
            self.walk(resources.get("/Properties"), Channel.STRUCTURE, number, 0)
        try:
            instructions = pikepdf.parse_content_stream(page, "BDC DP")
        except pikepdf.PikepdfError:
            return
        for instruction in instructions:
            for operand in instruction.operands:
                self.walk(operand, Channel.STRUCTURE, number, 1)


def _is_page(item: pikepdf.Object) -> bool:
    return item.get("/Type") == pikepdf.Name.Page


def _is_font_part(item: pikepdf.Stream) -> bool:
    return any(key in item for key in ("/Length1", "/Length2", "/CMapName", "/CIDSystemInfo")) or str(
        item.get("/Subtype")
    ) in ("/Type1C", "/CIDFontType0C", "/OpenType")


def _texts_in(untrusted: bytes, nested: int) -> Iterator[str]:
    """Yield the texts of a file within the file: PDF, ZIP with its names, gzip, plain text."""
    if nested > _NESTED or len(untrusted) > _MOST_BYTES:
        return
    if b"%PDF-" in untrusted[:1024]:
        yield from _texts_in_pdf(untrusted, nested)
    elif untrusted.startswith(b"PK\x03\x04"):
        yield from _texts_in_zip(untrusted, nested)
    elif untrusted.startswith(b"\x1f\x8b"):
        try:
            with gzip.open(io.BytesIO(untrusted)) as inner:
                yield from _texts_in(inner.read(_MOST_BYTES), nested + 1)
        except (OSError, EOFError, zlib.error):
            return
    elif not _looks_like_drawing(untrusted):
        try:
            text = decode(untrusted).text
        except MaskmillError:
            return
        yield _TAG.sub(" ", text) if text.lstrip().startswith("<") else text


def _looks_like_drawing(untrusted: bytes) -> bool:
    head = untrusted[:400]
    return b"beginbfchar" in untrusted[:4096] or b"begincmap" in head or head.startswith((b"\0\1\0\0", b"OTTO", b"%!"))


def _texts_in_pdf(untrusted: bytes, nested: int) -> Iterator[str]:
    from maskmill.formats.pdf.extract import page_texts  # noqa: PLC0415 - a PDF in a PDF: the two call one another

    try:
        yield from page_texts(untrusted)
        with open_pdf(untrusted) as inner:
            yield from [text for _, _, text in texts(inner, nested + 1)]
    except MaskmillError:
        return


def _texts_in_zip(untrusted: bytes, nested: int) -> Iterator[str]:
    left = _MOST_BYTES
    try:
        with zipfile.ZipFile(io.BytesIO(untrusted)) as archive:
            for info in archive.infolist()[:1_000]:
                yield info.filename
                if info.file_size <= left and not info.flag_bits & 1:
                    left -= info.file_size
                    yield from _texts_in(archive.read(info), nested + 1)
    except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError, zlib.error, ValueError, RuntimeError):
        return
