"""Operations that crash, hang, lie and gorge: what the owner must survive. They run in the jail only."""

from __future__ import annotations

import ctypes
import json
import os
import sys
import time
from collections.abc import Mapping, Sequence
from typing import NoReturn

from maskmill.adapters.jail.frames import COUNT, HEADER, STEP, Kind
from maskmill.errors import BrokerUnavailable, DamagedFile
from maskmill.formats.operations import Output
from maskmill.ports.sandbox import Progress

OUT = 3  # where a child's frames go
Inputs = Sequence[bytes]
Parameters = Mapping[str, object]


def frame(kind: int, payload: bytes, length: int | None = None) -> bytes:
    return HEADER.pack(kind, len(payload) if length is None else length) + payload


def result(text: bytes, blobs: int = 0) -> bytes:
    return frame(Kind.RESULT, COUNT.pack(blobs) + text)


LIES: dict[str, bytes] = {
    "nothing": b"",
    "half a header": b"\x02\x00",
    "an unknown kind": frame(9, b""),
    "a blob before its result": frame(Kind.BLOB, b"x"),
    "a result that stops": frame(Kind.RESULT, b"\0\0\0\0{", 1_000),
    "a result without a count": frame(Kind.RESULT, b"\0"),
    "a blob too few": result(b"{}", 2) + frame(Kind.BLOB, b"x"),
    "a blob too many": result(b"{}", 1) + frame(Kind.BLOB, b"x") * 2,
    "a million blobs": result(b"{}", 1_000_000),
    "two results": result(b"{}") * 2,
    "an error after its result": result(b"{}") + frame(Kind.ERROR, b"{}"),
    "a byte after its result": result(b"{}") + b"x",
    "no JSON": result(b"{'a': 1}"),
    "no UTF-8": result(b'{"a":"\xff"}'),
    "not a number": result(b'{"a":NaN}'),
    "a list": result(b"[]"),
    "deep JSON": result(b'{"a":' + b"[" * 40 + b"]" * 40 + b"}"),
    "bottomless JSON": result(b"[" * 200_000),
    "half a character": result(b'{"a":"\\ud800"}'),
    "half a character as a key": result(b'{"\\udfff":1}'),
    "an endless number": result(b'{"a":' + b"9" * 100_000 + b"}"),
    "a million lists": result(b'{"a":[' + b"[]," * 9_000_000 + b"[]]}"),
    "an unknown slug": frame(Kind.ERROR, b'{"slug":"everything-is-fine","detail":"x"}'),
    "a slug of the root": frame(Kind.ERROR, b'{"slug":"internal-error","detail":"x"}'),
    "an error of the broker": frame(Kind.ERROR, b'{"slug":"broker-unavailable","detail":"x"}'),
    "a cancelled job": frame(Kind.ERROR, b'{"slug":"cancelled","detail":"x"}'),
    "an error without a detail": frame(Kind.ERROR, b'{"slug":"damaged-file"}'),
    "an error with two lines": frame(Kind.ERROR, b'{"slug":"damaged-file","detail":"a\\nb"}'),
    "a long error": frame(Kind.ERROR, json.dumps({"slug": "damaged-file", "detail": "x" * 401}).encode()),
    "an endless error": frame(Kind.ERROR, b"", 1 << 40),
    "an unknown wall": frame(Kind.WALL, b"firewall"),
    "a wall after work": frame(Kind.PROGRESS, STEP.pack(1, 2)) + frame(Kind.WALL, b"landlock"),
    "too much progress": frame(Kind.PROGRESS, STEP.pack(3, 2)),
    "short progress": frame(Kind.PROGRESS, b"\0"),
}
"""What a child may write by name: each breaks the contract in its own way."""


def lie(_inputs: Inputs, parameters: Parameters, _progress: Progress) -> NoReturn:
    sys.stdout.flush()
    said = LIES[str(parameters["lie"])]
    while said:
        said = said[os.write(OUT, said) :]
    os._exit(0)


def claim_too_much(_inputs: Inputs, _parameters: Parameters, _progress: Progress) -> NoReturn:
    os.write(OUT, frame(Kind.RESULT, b"", 1 << 62))
    time.sleep(60)
    os._exit(0)


def talk_for_ever(_inputs: Inputs, _parameters: Parameters, _progress: Progress) -> NoReturn:
    os.write(OUT, frame(Kind.RESULT, COUNT.pack(9_999) + b"{}"))
    while True:
        os.write(OUT, frame(Kind.BLOB, bytes(1 << 16)))


def return_too_much(_inputs: Inputs, parameters: Parameters, _progress: Progress) -> Output:
    return Output({}, (bytes(int(str(parameters["bytes"]))),))


def echo(untrusted_inputs: Inputs, parameters: Parameters, progress: Progress) -> Output:
    for done in range(3):
        progress(done + 1, 3)
    return Output({"parameters": dict(parameters), "pid": os.getpid()}, tuple(untrusted_inputs))


def wait(_inputs: Inputs, parameters: Parameters, progress: Progress) -> Output:
    progress(0, 1)
    time.sleep(float(str(parameters["seconds"])))
    return Output()


def spin(_inputs: Inputs, parameters: Parameters, progress: Progress) -> NoReturn:
    """Burn CPU time for ever; with "chatty", say all the time how well it goes."""
    if parameters.get("opened"):
        progress(0, 1)
    while True:
        if parameters.get("chatty"):
            progress(0, 1)
        sum(range(10_000))


def gorge(_inputs: Inputs, _parameters: Parameters, _progress: Progress) -> Output:
    hoard = []
    while True:
        hoard.append(bytearray(16 << 20))


def gorge_natively(_inputs: Inputs, _parameters: Parameters, _progress: Progress) -> NoReturn:
    """Fill memory behind Python's back and crash when there is no more, as a C library does."""
    libc = ctypes.CDLL(None)
    libc.malloc.restype = ctypes.c_void_p
    while True:
        block = libc.malloc(ctypes.c_size_t(8 << 20))
        ctypes.memset(block, 1, 8 << 20)


def crash(_inputs: Inputs, _parameters: Parameters, _progress: Progress) -> NoReturn:
    ctypes.string_at(0)
    os._exit(0)


def leave(_inputs: Inputs, parameters: Parameters, _progress: Progress) -> NoReturn:
    os._exit(int(str(parameters["code"])))


def chatter(_inputs: Inputs, _parameters: Parameters, _progress: Progress) -> Output:
    """Print what must not be seen, through every way out."""
    print("raw-content-of-a-document", flush=True)  # noqa: T201 - what parsers do
    print("raw-content-of-a-document", file=sys.stderr, flush=True)  # noqa: T201 - as above
    os.write(1, b"raw-content-of-a-document")
    os.write(2, b"raw-content-of-a-document")
    return Output()


def quote(_inputs: Inputs, _parameters: Parameters, _progress: Progress) -> NoReturn:
    raise ValueError("raw-content-of-a-document")


def recurse(_inputs: Inputs, _parameters: Parameters, _progress: Progress) -> NoReturn:
    def deeper() -> None:
        deeper()

    deeper()
    os._exit(0)


def damaged(_inputs: Inputs, _parameters: Parameters, _progress: Progress) -> NoReturn:
    raise DamagedFile("The file ends in the middle; send the whole file.")


def overreach(_inputs: Inputs, _parameters: Parameters, _progress: Progress) -> NoReturn:
    raise BrokerUnavailable("not for a parser to say")


def surrogates(_inputs: Inputs, _parameters: Parameters, _progress: Progress) -> Output:
    return Output({"text": "a\ud800b"})


OPERATIONS = {
    f"test.{function.__name__}": f"{__name__}:{function.__name__}"
    for function in (
        lie, claim_too_much, talk_for_ever, return_too_much, echo, wait, spin, gorge, gorge_natively, crash, leave,
        chatter, quote, recurse, damaged, overreach, surrogates,
    )
}  # fmt: skip
