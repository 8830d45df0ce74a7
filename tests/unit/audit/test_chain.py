"""Checking a chain: every kind of forgery is found at its row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.fixtures.stores import PlainSigner

from maskmill.adapters.store.chain import next_row
from maskmill.domain.audit import GENESIS, row_body, row_hash
from maskmill.engine.audit import verify_chain
from maskmill.ports.audit import AuditRow

SIGNER = PlainSigner()


def chain(length: int, signer: PlainSigner = SIGNER) -> list[AuditRow]:
    rows: list[AuditRow] = []
    last = (0, GENESIS)
    for n in range(length):
        action = "audit.checkpoint" if n == 4 else "test.done"
        rows.append(next_row(last, 1_790_000_000 + n, action, "me", {"n": n}, signer))
        last = (rows[-1].seq, rows[-1].hash)
    return rows


def test_a_whole_chain_holds() -> None:
    verdict = verify_chain(chain(205), SIGNER.public_key())
    assert (verdict.ok, verdict.rows, verdict.bad_seq, verdict.checkpoints, verdict.signed_to) == (
        True, 205, None, 3, 200,
    )  # fmt: skip


Forgery = Callable[[list[AuditRow]], list[AuditRow]]
forgeries: dict[str, tuple[Forgery, int]] = {
    "a body is changed": (lambda r: [*r[:6], replace(r[6], body=r[6].body.replace("me", "us")), *r[7:]], 7),
    "a hash is changed": (lambda r: [*r[:6], replace(r[6], hash="0" * 64), *r[7:]], 7),
    "a row is dropped": (lambda r: [*r[:6], *r[7:]], 7),
    "a row is doubled": (lambda r: [*r[:7], *r[6:]], 8),
    "rows change places": (lambda r: [*r[:5], r[6], r[5], *r[7:]], 6),
    "the start is cut": (lambda r: r[1:], 1),
    "a signature is dropped": (lambda r: [*r[:4], replace(r[4], signature=None), *r[5:]], 5),
    "a signature is moved": (lambda r: [*r[:5], replace(r[5], signature=r[4].signature), *r[6:]], 6),
    "a signature is no hex": (lambda r: [*r[:4], replace(r[4], signature="zz"), *r[5:]], 5),
    "another key signs": (lambda _: chain(10, PlainSigner()), 5),
}


@pytest.mark.parametrize("name", forgeries)
def test_a_forgery_is_found_at_its_row(name: str) -> None:
    forge, seq = forgeries[name]
    verdict = verify_chain(forge(chain(10)), SIGNER.public_key())
    assert (verdict.ok, verdict.bad_seq, verdict.rows) == (False, seq, seq - 1)


def test_a_chain_written_anew_without_the_key_fails_at_its_checkpoint() -> None:
    rows: list[AuditRow] = []
    previous = GENESIS
    for seq in range(1, 121):
        body = row_body(seq, 0, "test.done", "forger", {})
        rows.append(AuditRow(seq, body, previous, row_hash(previous, body), None))
        previous = rows[-1].hash
    verdict = verify_chain(rows, SIGNER.public_key())
    assert (verdict.ok, verdict.bad_seq) == (False, 100)


@pytest.mark.parametrize("body", ["", "[]", "nonsense", '{"seq":2}', '{"seq":"1"}'])
def test_a_body_that_does_not_name_its_row_is_wrong(body: str) -> None:
    row = AuditRow(1, body, GENESIS, row_hash(GENESIS, body), None)
    assert verify_chain([row], SIGNER.public_key()).bad_seq == 1


@given(st.dictionaries(st.text(max_size=8), st.text(max_size=8) | st.integers(), max_size=4))
def test_the_same_facts_have_one_body_whatever_their_order(facts: dict[str, object]) -> None:
    own = {key: value for key, value in facts.items() if key not in {"seq", "action", "actor"}}
    turned = dict(reversed(list(own.items())))
    try:
        body = row_body(1, 0, "a", "b", own)
    except UnicodeEncodeError:
        return
    assert body == row_body(1, 0, "a", "b", turned)
