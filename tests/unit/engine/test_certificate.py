"""A certificate proves what it says, and nothing else passes for one."""

from __future__ import annotations

from typing import Any

import pytest
from tests.fixtures.mill import mill, nothing

from maskmill.domain.policy import Policy
from maskmill.engine.kit import Mill
from maskmill.engine.order import Order, Redacted, Source
from maskmill.engine.redact import redact
from maskmill.engine.verify import Verdict, verify
from maskmill.errors import InvalidRequest

NOTE = b"Call 020 7946 0958 or write to clerk@harbour.example about card 4111 1111 1111 1111."


def made(given: Mill, source: Source | None = None) -> Redacted:
    return redact(given, source or Source(NOTE, "n"), Policy("all", 1), Order(), nothing)


def checked(given: Mill, done: Redacted, document: bytes | None = None, **changed: object) -> Verdict:
    trusted = {given.signer.fingerprint(): given.signer.public_key()}
    return verify(given, document or done.output or b"", {**(done.certificate or {}), **changed}, trusted)


def test_an_untouched_pair_verifies() -> None:
    given = mill()
    verdict = checked(given, made(given))
    assert (verdict.result, verdict.signature, verdict.trusted, verdict.hash) == ("ok", True, True, True)
    assert verdict.key == given.signer.fingerprint()


def test_another_file_fails_by_its_hash() -> None:
    given = mill()
    verdict = checked(given, made(given), document=b"another text")
    assert (verdict.result, verdict.hash) == ("failed", False)


@pytest.mark.parametrize("field", ["issued_at", "removed", "residual", "audited", "policy", "detector"])
def test_a_changed_certificate_fails_by_its_signature(field: str) -> None:
    given = mill()
    changed: Any = {field: {"removes": []}}
    verdict = checked(given, made(given), **changed)
    assert (verdict.result, verdict.signature) == ("failed", False)


def test_a_strangers_key_is_not_trusted() -> None:
    given, stranger = mill(), mill()
    done = made(stranger)
    verdict = checked(given, done)
    assert (verdict.result, verdict.signature, verdict.trusted) == ("failed", True, False)


def test_a_certificate_whose_key_was_swapped_fails() -> None:
    given, stranger = mill(), mill()
    done, other = made(given), made(stranger)
    assert other.certificate is not None
    swapped: Any = {"public_key": other.certificate["public_key"]}
    assert checked(given, done, **swapped).result == "failed"


def test_new_findings_of_the_same_detector_fail_and_of_another_warn() -> None:
    given = mill()
    done = made(given)
    assert done.certificate is not None
    leaky = NOTE
    verdict = checked(given, done, document=leaky)
    assert verdict.findings
    assert checked(given, done, document=leaky, detector="0").warning


def test_what_is_no_certificate_is_named_as_such() -> None:
    given = mill()
    with pytest.raises(InvalidRequest, match="not a Maskmill certificate"):
        verify(given, NOTE, {"hello": "world"}, {})
    with pytest.raises(InvalidRequest, match="damaged"):
        verify(given, NOTE, {"format": "maskmill.certificate/1", "public_key": "!"}, {})


def test_the_commitment_binds_the_input_only_for_who_holds_the_key() -> None:
    given = mill()
    commitments = [
        made(given, Source(NOTE, "n", commitment_key=key)).certificate["input"]["commitment"]  # type: ignore[index]  # a mapping of JSON
        for key in (b"a" * 32, b"a" * 32, b"b" * 32, None, None)
    ]
    assert commitments[0] == commitments[1]
    assert len(set(commitments)) == 4
