"""The multipart reader: any cut of the body gives the same document, and nothing but one `file` part passes."""

from collections.abc import Callable, Iterable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maskmill.errors import FileTooLarge, InvalidRequest, MaskmillError
from maskmill.web.limits import FORM_BYTES
from maskmill.web.problems import MalformedRequest, UnsupportedMedia
from maskmill.web.uploads import UNNAMED, Upload, display_name

TYPE = "multipart/form-data; boundary=cut"


def pull_from(pieces: Iterable[bytes]) -> Callable[[], bytes]:
    left: Iterator[bytes] = iter(pieces)
    return lambda: next(left, b"")


def part(content: bytes, disposition: str = 'form-data; name="file"; filename="a.txt"') -> bytes:
    return b"--cut\r\nContent-Disposition: " + disposition.encode() + b"\r\n\r\n" + content + b"\r\n"


def form(content: bytes, disposition: str = 'form-data; name="file"; filename="a.txt"') -> bytes:
    return part(content, disposition) + b"--cut--\r\n"


def read(pieces: Iterable[bytes], limit: int = 1 << 20) -> tuple[str, bytes]:
    upload = Upload(TYPE, pull_from(pieces), limit)
    return upload.raw_name(), b"".join(upload.chunks())


@given(st.binary(max_size=300), st.lists(st.integers(min_value=1, max_value=40), min_size=1))
def test_a_document_is_the_same_however_the_body_is_cut(content: bytes, sizes: list[int]) -> None:
    body = form(content)
    pieces: list[bytes] = []
    at = 0
    while at < len(body):
        size = sizes[len(pieces) % len(sizes)]
        pieces.append(body[at : at + size])
        at += size
    assert read(pieces) == ("a.txt", content)


def test_a_boundary_like_line_in_the_document_stays_in_it() -> None:
    content = b"\r\n--cu\r\n--cutter\r\n--cut"
    with pytest.raises(MalformedRequest):
        read([form(b"x\r\n--cut garbage")])
    assert read([form(content[:6])])[1] == content[:6]


@pytest.mark.parametrize("length", range(1, len(form(b"content")) - 4))
def test_a_body_that_ends_too_early_is_no_document(length: int) -> None:
    with pytest.raises(InvalidRequest):
        read([form(b"content")[:length]])


@pytest.mark.parametrize(
    "body",
    [
        part(b"a") + form(b"b"),
        part(b"a") + form(b"b", 'form-data; name="note"'),
        form(b"a", 'form-data; name="other"; filename="a.txt"'),
        form(b"a", "form-data"),
        b"--cut\r\n\r\nno header\r\n--cut--\r\n",
        b"--cut--\r\n",
        b"",
        b"no form at all",
        b"--cut\r\n" + b"X-Filler: y\r\n" * 9 + b'Content-Disposition: form-data; name="file"\r\n\r\na\r\n--cut--\r\n',
        b"--cut\r\nX-Long: " + b"y" * 5_000 + b"\r\n\r\na\r\n--cut--\r\n",
    ],
)
def test_anything_but_one_part_called_file_is_refused_without_being_repeated(body: bytes) -> None:
    with pytest.raises(InvalidRequest) as caught:
        read([body])
    assert "other" not in caught.value.detail
    assert "note" not in caught.value.detail


@pytest.mark.parametrize(
    "content_type",
    ["", "application/pdf", "multipart/form-data", "multipart/mixed; boundary=cut", "text/plain; boundary=cut"],
)
def test_another_content_type_is_415(content_type: str) -> None:
    with pytest.raises(UnsupportedMedia):
        Upload(content_type, pull_from([]), 1)


def test_an_endless_boundary_is_refused() -> None:
    with pytest.raises(MaskmillError):
        Upload("multipart/form-data; boundary=" + "x" * 5_000, pull_from([]), 1)


def test_a_body_past_the_limit_is_refused_while_it_is_read() -> None:
    pulled = 0

    def endless() -> bytes:
        nonlocal pulled
        pulled += 1
        return form(b"")[:-11] if pulled == 1 else b"x" * 1_000

    upload = Upload(TYPE, endless, 5_000)
    with pytest.raises(FileTooLarge):
        for _chunk in upload.chunks():
            pass
    assert pulled <= 2 + (5_000 + FORM_BYTES) // 1_000


def test_an_endless_epilogue_is_refused_too() -> None:
    pieces = [form(b"content"), *[b"y" * 10_000] * 20]
    with pytest.raises(FileTooLarge):
        read(pieces, limit=1_000)


@pytest.mark.parametrize(
    ("disposition", "name"),
    [
        ('form-data; name="file"; filename="letter.pdf"', "letter.pdf"),
        ('form-data; name="file"; filename="Grüße.pdf"', "Grüße.pdf"),
        ('form-data; name="file"; filename="x.pdf"; filename*=UTF-8\'\'Gr%C3%BC%C3%9Fe.pdf', "Grüße.pdf"),
        ("form-data; name=\"file\"; filename*=iso-8859-1''caf%E9.pdf", "café.pdf"),
        ('form-data; name="file"; filename="../../etc/passwd"', "passwd"),
        ('form-data; name="file"; filename="C:\\dir\\letter.pdf"', "letter.pdf"),
        ('form-data; name="file"; filename="say %22hi%22.txt"', 'say "hi".txt'),
        ('form-data; name="file"; filename="a\x00b\x1b[31m\u202ec.txt"', "ab[31mc.txt"),
        ('form-data; name="file"; filename=".."', UNNAMED),
        ('form-data; name="file"', UNNAMED),
        ('form-data; name="file"; filename="' + "n" * 400 + '"', "n" * 255),
    ],
)
def test_a_name_is_decoded_and_loses_folders_and_controls(disposition: str, name: str) -> None:
    assert read([form(b"a", disposition)])[0] == name


def test_a_name_that_is_no_utf_8_is_read_as_latin_1() -> None:
    assert display_name(b'form-data; name="file"', b"caf\xe9.txt") == "café.txt"
