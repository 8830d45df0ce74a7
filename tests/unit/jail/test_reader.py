"""What the child writes arrives whole; whatever else arrives raises an error of our tree."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maskmill import errors
from maskmill.adapters.jail import frames
from maskmill.adapters.jail.reader import SLUGS, ReplyReader, parse_fields
from maskmill.ports.sandbox import Reply

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda below: st.lists(below, max_size=4) | st.dictionaries(st.text(), below, max_size=4),
    max_leaves=20,
)  # fmt: skip
FIELDS = st.dictionaries(st.text(), JSON, max_size=4)
MIB = 1 << 20


def pieces(data: bytes, size: int) -> list[bytes]:
    return [data[at : at + size] for at in range(0, len(data), size)]


def read(data: bytes, size: int) -> Reply:
    reader = ReplyReader(MIB)
    for piece in pieces(data, size):
        reader.feed(piece)
    return reader.finish()


@given(FIELDS, st.lists(st.binary(max_size=300), max_size=3), st.integers(1, 700))
def test_a_reply_arrives_whole_in_pieces_of_any_size(fields: dict[str, object], blobs: list[bytes], size: int) -> None:
    sent = frames.progress_frame(1, 2) + b"".join(frames.result_frames(fields, blobs))
    heard: list[tuple[int, int]] = []
    reader = ReplyReader(MIB, lambda done, total: heard.append((done, total)))
    for piece in pieces(sent, size):
        reader.feed(piece)
    reply = reader.finish()
    assert reply.untrusted_fields == json.loads(json.dumps(fields, ensure_ascii=False))
    assert reply.untrusted_blobs == tuple(blobs)
    assert heard == [(1, 2)]


@given(st.binary(max_size=400), st.integers(1, 100))
def test_noise_never_raises_outside_the_tree(noise: bytes, size: int) -> None:
    with pytest.raises(errors.MaskmillError):
        read(noise, size)


@given(FIELDS, st.data())
def test_a_flipped_byte_gives_a_reply_or_an_error_of_the_tree(fields: dict[str, object], data: st.DataObject) -> None:
    sent = bytearray(b"".join(frames.result_frames(fields, [b"blob"])))
    sent[data.draw(st.integers(0, len(sent) - 1))] ^= data.draw(st.integers(1, 255))
    reader = ReplyReader(MIB)
    try:
        reader.feed(bytes(sent))
        reply = reader.finish()
    except errors.MaskmillError:
        return
    assert isinstance(reply.untrusted_fields, dict)
    assert len(reply.untrusted_blobs) == 1


@given(st.integers(0, 300))
def test_a_reply_cut_short_is_a_crashed_parser(cut: int) -> None:
    sent = b"".join(frames.result_frames({"text": "x" * 200}, [b"y" * 50]))
    reader = ReplyReader(MIB)
    reader.feed(sent[: min(cut, len(sent) - 1)])
    with pytest.raises(errors.ParserCrashed):
        reader.finish()


@pytest.mark.parametrize("slug", sorted(SLUGS))
def test_an_error_arrives_as_its_own_class_with_its_detail(slug: str) -> None:
    reader = ReplyReader(MIB)
    reader.feed(frames.error_frame(SLUGS[slug]("What happened; what to do.")))
    with pytest.raises(SLUGS[slug], match=r"What happened; what to do\.") as caught:
        reader.finish()
    assert type(caught.value) is SLUGS[slug]


def test_a_parser_may_raise_no_error_that_moves_a_job() -> None:
    assert not SLUGS.keys() & {
        "internal-error", "cancelled", "lease-lost", "unavailable", "sandbox-unavailable", "gone", "not-found",
        "unauthorized", "forbidden", "too-many-requests", "conflict", "proof-failed",
    }  # fmt: skip
    assert {slug for slug, kind in SLUGS.items() if kind.retry} == {"memory-exceeded"}


def test_control_characters_of_a_detail_are_dropped_where_it_is_sent() -> None:
    reader = ReplyReader(MIB)
    reader.feed(frames.error_frame(errors.DamagedFile("one\ntwo\x1b[31m" + "x" * 1_000)))
    with pytest.raises(errors.DamagedFile, match=r"^onetwo\[31mx+$") as caught:
        reader.finish()
    assert len(caught.value.detail) == frames.MAX_DETAIL_CHARS


def test_the_output_limit_counts_all_frames_together() -> None:
    reader = ReplyReader(1_000)
    with pytest.raises(errors.LimitExceeded, match="1000 bytes"):
        reader.feed(b"".join(frames.result_frames({}, [b"x" * 400] * 3)))


def test_commas_in_texts_are_not_counted_as_values() -> None:
    text = ',[{"\\' * 1_500_000
    assert parse_fields(json.dumps({"text": text}).encode()) == {"text": text}


@pytest.mark.parametrize("start", ['"', '{"a":"', '"\\', '"' + '\\"' * 10])
def test_an_open_string_of_many_quotes_costs_linear_time(start: str) -> None:
    """The test's own time limit is the judge: with a search that starts over this takes hours."""
    with pytest.raises(errors.ParserCrashed):
        parse_fields((start + '\\"' * 2_000_000).encode())


def test_too_much_progress_is_a_crashed_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("maskmill.adapters.jail.reader.MAX_PROGRESS_FRAMES", 10)
    reader = ReplyReader(MIB)
    with pytest.raises(errors.ParserCrashed):
        reader.feed(frames.progress_frame(0, 1) * 11)
