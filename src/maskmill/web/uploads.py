"""Reading an uploaded document as it arrives: no temporary file, no copy in memory, one part.

The thread that stores the document pulls each piece from the event loop when it wants it: that is the back-pressure.
"""

from __future__ import annotations

import re
import unicodedata
from collections import deque
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

import anyio
from anyio.from_thread import run as run_on_loop
from fastapi import Request
from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, parse_options_header
from starlette.requests import ClientDisconnect

from maskmill.engine.documents import ingest
from maskmill.engine.kit import Kit
from maskmill.errors import FileTooLarge, InvalidRequest
from maskmill.ports.access import Identity
from maskmill.ports.documents import DocumentRow
from maskmill.web.limits import FORM_BYTES
from maskmill.web.problems import MalformedRequest, UnsupportedMedia

if TYPE_CHECKING:
    from python_multipart.multipart import MultipartCallbacks

HEADER_COUNT = 8
HEADER_BYTES = 4_096
NAME_CHARACTERS = 255
UNNAMED = "document"
AT_ONCE = 8
"""Uploads that are stored at the same time; more wait. They must not take the threads of the other calls."""

_EXTENDED_NAME = re.compile(rb"filename\*\s*=\s*\"?(utf-8|iso-8859-1)'[^']*'([^\s;\"]+)", re.IGNORECASE)
_FORM_ESCAPES = {"%22": '"', "%0D": "\r", "%0A": "\n"}  # WHATWG HTML, multipart/form-data encoding

Pull = Callable[[], bytes]
"""Returns the next bytes of the body; empty at its end."""


class Upload:
    """A multipart body (RFC 7578) with exactly one part, called `file`."""

    def __init__(self, content_type: str, pull: Pull, limit_bytes: int) -> None:
        """Find the boundary; nothing is read yet.

        Raises:
            UnsupportedMedia: it is no multipart/form-data.
        """
        media, options = parse_options_header(content_type)
        boundary = options.get(b"boundary", b"")
        if media != b"multipart/form-data" or not boundary:
            raise UnsupportedMedia("Send the document as multipart/form-data with one part called `file`")
        self._pull = pull
        self._limit = limit_bytes
        self._received = 0
        self._parts = 0
        self._ended = False
        self._field = bytearray()
        self._value = bytearray()
        self._disposition: bytes | None = None
        self._raw_name: str | None = None
        self._ready: deque[bytes] = deque()
        self._parser = self._make_parser(boundary)

    def _make_parser(self, boundary: bytes) -> MultipartParser:
        """Connect the parser's events."""
        events: MultipartCallbacks = {
            "on_part_begin": self._begin,
            "on_header_field": lambda data, start, end: self._field.extend(data[start:end]),
            "on_header_value": lambda data, start, end: self._value.extend(data[start:end]),
            "on_header_end": self._end_header,
            "on_headers_finished": self._open,
            "on_part_data": lambda data, start, end: self._ready.append(data[start:end]),
            "on_end": self._end,
        }
        try:
            return MultipartParser(boundary, events, max_header_count=HEADER_COUNT, max_header_size=HEADER_BYTES)
        except FormParserError as exc:
            raise MalformedRequest("The multipart boundary is not valid") from exc

    def raw_name(self) -> str:
        """Read up to the document's first byte and return the name that its sender gave it.

        Raises:
            MalformedRequest, InvalidRequest, FileTooLarge.
        """
        while self._raw_name is None:
            if not self._feed():
                raise InvalidRequest("The form has no part called `file`; send the document in one")
        return self._raw_name

    def chunks(self) -> Iterator[bytes]:
        """Yield the document as it arrives.

        Raises:
            MalformedRequest: the body ends before its boundary.
            InvalidRequest: it has a second part.
            FileTooLarge: the body is larger than the limit.
        """
        more = True
        while more:
            while self._ready:
                yield self._ready.popleft()
            more = self._feed()
        if not self._ended:
            raise MalformedRequest("The multipart body ends too early; send it again")

    def _feed(self) -> bool:
        """Parse the next bytes; False at the end of the body."""
        untrusted_bytes = self._pull()
        self._received += len(untrusted_bytes)
        if self._received > self._limit + FORM_BYTES:
            raise FileTooLarge(f"A document may have at most {self._limit} bytes; split it")
        if untrusted_bytes and not self._ended:
            try:
                self._parser.write(untrusted_bytes)
            except FormParserError as exc:
                raise MalformedRequest("The multipart body is broken; send it as RFC 7578 says") from exc
        return bool(untrusted_bytes)

    def _begin(self) -> None:
        """Count a part."""
        self._parts += 1
        if self._parts > 1:
            raise InvalidRequest("The form has more than one part; send one document a call")

    def _end_header(self) -> None:
        """Keep the one header that matters."""
        if bytes(self._field).lower() == b"content-disposition":
            self._disposition = bytes(self._value)
        self._field.clear()
        self._value.clear()

    def _open(self) -> None:
        """Check that the part is the document."""
        _kind, options = parse_options_header(self._disposition)
        if options.get(b"name") != b"file" or self._disposition is None:
            raise InvalidRequest("The form's part must be called `file`")
        self._raw_name = display_name(self._disposition, options.get(b"filename", b""))

    def _end(self) -> None:
        """Note that the last boundary came: the document is whole."""
        self._ended = True


def display_name(disposition: bytes, plain: bytes) -> str:
    """Decode the name of a document (RFC 6266's `filename*` first), without folders and control characters."""
    extended = _EXTENDED_NAME.search(disposition)
    if extended:
        raw_name = _decoded(unquote_to_bytes(extended[2]), extended[1].decode().lower())
    else:
        raw_name = _decoded(plain, "utf-8")
        for escape, character in _FORM_ESCAPES.items():
            raw_name = raw_name.replace(escape, character)
    raw_name = unicodedata.normalize("NFC", raw_name)
    raw_name = "".join(character for character in raw_name if not unicodedata.category(character).startswith("C"))
    raw_name = re.split(r"[/\\]", raw_name)[-1].strip()
    return UNNAMED if raw_name in {"", ".", ".."} else raw_name[:NAME_CHARACTERS]


def _decoded(name: bytes, encoding: str) -> str:
    """Decode bytes of a header; what is no UTF-8 is read as Latin-1, which always works."""
    try:
        return name.decode(encoding)
    except UnicodeDecodeError:
        return name.decode("latin-1")


class BodyBytes:
    """Brings the bytes of a body from the event loop to the thread that stores them, one message at a time."""

    def __init__(self, request: Request) -> None:
        """Read nothing yet."""
        self._request = request
        self._ended = False

    def pull(self) -> bytes:
        """Return the next bytes, empty at the end; called in the thread.

        Raises:
            ClientDisconnect: the sender left.
        """
        return b"" if self._ended else run_on_loop(self._next)

    async def _next(self) -> bytes:
        """Wait for bytes, on the event loop."""
        body = b""
        while not body and not self._ended:
            message = await self._request.receive()
            if message["type"] == "http.disconnect":
                raise ClientDisconnect
            body = message.get("body", b"")
            self._ended = not message.get("more_body", False)
        return body


async def take_in(request: Request, kit: Kit, identity: Identity, limiter: anyio.CapacityLimiter) -> DocumentRow:
    """Store the document of a request while it arrives, in a thread of its own.

    Raises:
        ClientDisconnect: the sender left; nothing is kept. And what Upload and `ingest` raise.
    """
    body = BodyBytes(request)

    def store() -> DocumentRow:
        upload = Upload(request.headers.get("content-type", ""), body.pull, kit.max_file_bytes)
        raw_name = upload.raw_name()
        return ingest(kit, identity.tenant_id, raw_name, upload.chunks(), identity.key_id)

    return await anyio.to_thread.run_sync(store, limiter=limiter)
