"""The same content under the same options is not worked on twice (CHECKLIST S1-59…63)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from hashlib import sha256
from types import ModuleType

import pytest
from tests.fixtures.bad_files import locked
from tests.fixtures.make import Paper, lettering
from tests.fixtures.mill import BlindOcr
from tests.fixtures.pages import text_pdf
from tests.fixtures.works import NOTE, Works, works

import maskmill.engine.step_cache as cache_module
from maskmill.domain.document import Box, Word
from maskmill.domain.job import JobState, Step
from maskmill.domain.policy import Policy
from maskmill.engine import detect
from maskmill.engine.documents import delete, ingest
from maskmill.engine.kit import Kit
from maskmill.engine.order import Report
from maskmill.engine.verify import verify
from maskmill.engine.work import work
from maskmill.errors import StorageFull
from maskmill.ports.blobs import BlobRef
from maskmill.ports.jobs import Claim, JobRow, Outcome

TENANT = "default"


@pytest.fixture
def place() -> Iterator[Works]:
    with works() as found:
        yield found


def first_and_second(place: Works, **second: object) -> tuple[JobRow, JobRow]:
    """Redact one content twice, as two documents; the second with these options."""
    return place.redacted(place.document()), place.redacted(place.document(), **second)


def test_a_second_job_on_the_same_content_opens_nothing(place: Works, monkeypatch: pytest.MonkeyPatch) -> None:
    first = place.redacted(place.document())
    assert place.ran.count("text.burn") == 1
    document_id = place.document()
    kinds: list[str] = []
    whole = place.kit.blobs.get

    def listening(_self: object, owner: str, kind: str, object_id: str) -> bytes:
        kinds.append(kind)
        return whole(owner, kind, object_id)

    monkeypatch.setattr(type(place.kit.blobs), "get", listening)
    second = place.redacted(document_id)
    assert place.ran == []
    assert kinds == ["step.redacted"]  # the input was hashed while it arrived, and is not read again
    assert [place.summary(job)["cached"] for job in (first, second)] == [False, True]
    assert place.made(second, "output") == place.made(first, "output")
    findings = [place.kit.store.jobs.findings(TENANT, job.id) for job in (first, second)]
    assert findings[0] == findings[1] != []
    one, two = (dict(place.summary(job)) for job in (first, second))
    assert {**one, "cached": True} == two


def test_content_is_known_by_a_hash_taken_block_by_block_while_it_arrives(place: Works) -> None:  # S1-63
    content = NOTE + b" Nothing more." * 10_000
    place.redacted(place.document(content))
    blocks = (content[at : at + 4_096] for at in range(0, len(content), 4_096))
    document_id = ingest(place.kit, TENANT, "letter.txt", blocks, "test").id
    assert place.kit.store.documents.get(TENANT, document_id).sha256 == sha256(content).hexdigest()
    assert place.summary(place.redacted(document_id))["cached"] is True
    assert place.ran == []


def test_the_second_has_a_certificate_of_its_own_that_says_what_it_rests_on(place: Works) -> None:
    first = place.redacted(place.document())
    proven_at = place.bench.clock()
    place.bench.clock.turn(600)
    second = place.redacted(place.document())
    one, two = place.certificate(first), place.certificate(second)
    assert one["id"] != two["id"]
    assert one["issued_at"] < two["issued_at"]
    assert one["signature"] != two["signature"]
    assert one["input"]["commitment"] != two["input"]["commitment"]  # each under its own document's key
    assert one["output"] == two["output"]
    assert one["verification"].pop("reused") is None
    reused = two["verification"].pop("reused")
    assert one["verification"] == two["verification"]
    assert one["issued_at"] == reused["proven_at"]
    row = place.kit.store.steps.find(TENANT, reused["step"], proven_at)
    assert row is not None
    assert row.job_id == first.id


def test_a_certificate_on_an_earlier_proof_verifies(place: Works) -> None:
    _first, second = first_and_second(place)
    mill = place.kit.mill
    trusted = {mill.signer.fingerprint(): mill.signer.public_key()}
    verdict = verify(mill, place.made(second, "output"), place.certificate(second), trusted)
    assert (verdict.result, verdict.signature, verdict.hash) == ("ok", True, True)


def test_the_same_document_again_is_a_hit_too(place: Works) -> None:
    document_id = place.document()
    jobs = [place.redacted(document_id) for _ in range(2)]
    assert [place.summary(job)["cached"] for job in jobs] == [False, True]
    ids = {item.object_id for job in jobs for item in place.kit.store.jobs.artifacts(TENANT, job.id)}
    assert len(ids) == 4


class Edited:
    """Policies, one of which was edited without a new version."""

    def load(self, name: str) -> Policy:
        return Policy(name, 1, deny=("office",))

    def names(self) -> list[str]:
        return ["default"]


def other_policies(place: Works) -> None:
    place.kit = replace(place.kit, mill=replace(place.kit.mill, policies=Edited()))


def other_limits(place: Works) -> None:
    limits = replace(place.kit.mill.limits, pages=7)
    place.kit = replace(place.kit, mill=replace(place.kit.mill, limits=limits))


def other_ocr(place: Works) -> None:
    place.kit = replace(place.kit, mill=replace(place.kit.mill, ocr=BlindOcr(version="2")))


CHANGES: dict[str, tuple[dict[str, object], Callable[[Works], None] | None]] = {
    "terms": ({"raw_options": {"terms": ["on file"]}}, None),
    "strategy": ({"raw_options": {"strategy": "token"}}, None),
    "mode": ({"raw_options": {"mode": "pixels"}}, None),
    "password": ({"raw_options": {"password": "sesame"}}, None),
    "policy": ({"policy": "none"}, None),
    "policy content": ({}, other_policies),
    "limits": ({}, other_limits),
    "ocr": ({}, other_ocr),
}


@pytest.mark.parametrize("name", CHANGES)
def test_anything_else_asked_for_is_worked_on(place: Works, name: str) -> None:
    options, change = CHANGES[name]
    place.redacted(place.document())
    if change:
        change(place)
    assert place.summary(place.redacted(place.document(), **options))["cached"] is False
    assert place.summary(place.redacted(place.document(), **options))["cached"] is True


def test_other_content_is_worked_on(place: Works) -> None:
    place.redacted(place.document())
    assert place.summary(place.redacted(place.document(NOTE + b" ")))["cached"] is False


@pytest.mark.parametrize(("module", "name"), [(detect, "VERSION"), (cache_module, "__version__")])
def test_another_version_works_on_it_again(
    place: Works, monkeypatch: pytest.MonkeyPatch, module: ModuleType, name: str
) -> None:
    place.redacted(place.document())
    monkeypatch.setattr(module, name, "999")
    assert place.summary(place.redacted(place.document()))["cached"] is False


def test_a_newer_step_works_on_it_again(place: Works, monkeypatch: pytest.MonkeyPatch) -> None:
    place.redacted(place.document())
    monkeypatch.setitem(cache_module.VERSIONS, cache_module.PROVEN, "999")
    assert place.summary(place.redacted(place.document()))["cached"] is False


def test_another_tenant_never_gets_it(place: Works) -> None:  # S1-62
    place.redacted(place.document())
    place.bench.submit_for("other")
    mine = place.document(tenant_id="other")
    job = place.submit(mine, tenant_id="other")
    assert place.run(job) is JobState.DONE
    assert place.summary(job)["cached"] is False
    assert "text.burn" in place.ran


def test_it_is_used_for_an_hour(place: Works) -> None:  # S1-61
    place.redacted(place.document())
    place.bench.clock.turn(3_600)
    assert place.summary(place.redacted(place.document()))["cached"] is True
    place.bench.clock.turn(0.01)
    assert place.summary(place.redacted(place.document()))["cached"] is False


def test_without_a_lifetime_nothing_is_kept(place: Works) -> None:
    place.kit = replace(place.kit, cache_s=0.0)
    first, second = first_and_second(place)
    assert [place.summary(job)["cached"] for job in (first, second)] == [False, False]
    assert len(list(place.kit.blobs.objects())) == 6  # two inputs, two outputs, two certificates


def test_what_a_deleted_document_proved_is_gone_and_what_was_taken_from_it_stays(place: Works) -> None:
    owner = place.document()
    place.redacted(owner)
    second = place.redacted(place.document())
    delete(place.kit, TENANT, owner, "test")
    assert place.made(second, "output")
    assert place.certificate(second)["verification"]["reused"]
    assert place.summary(place.redacted(place.document()))["cached"] is False


def test_a_shredded_key_without_its_row_is_a_miss(place: Works) -> None:
    owner = place.document()
    place.redacted(owner)
    place.kit.keys.shred(owner)  # a deletion that a crash broke off
    third = place.redacted(place.document())
    assert place.summary(third)["cached"] is False
    assert place.summary(place.redacted(place.document()))["cached"] is True


@pytest.mark.parametrize("damage", ["gone", "another form"])
def test_a_damaged_result_is_a_miss_and_is_forgotten(
    place: Works, damage: str, capsys: pytest.CaptureFixture[str]
) -> None:
    job = place.redacted(place.document())
    reused = place.certificate(place.redacted(place.document()))["verification"]["reused"]["step"]
    row = place.kit.store.steps.find(TENANT, reused, 0.0)
    assert row is not None
    if damage == "gone":
        place.kit.blobs.delete(row.object_id)
    else:
        blob = place.kit.blobs.put(row.document_id, "step.redacted", [b"MMST\x01" + bytes(9)])
        place.kit.store.steps.keep(replace(row, object_id=blob.object_id, job_id=job.id))
    capsys.readouterr()
    assert place.summary(place.redacted(place.document()))["cached"] is False
    assert "step.unreadable" in "".join(capsys.readouterr())
    assert place.summary(place.redacted(place.document()))["cached"] is True


def test_a_result_that_cannot_be_kept_costs_the_job_nothing(place: Works, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = place.kit.blobs.put

    def full(_self: object, document_id: str, kind: str, chunks: Iterable[bytes], limit: int | None = None) -> BlobRef:
        if kind.startswith("step."):
            raise StorageFull("The disk is full")
        return whole(document_id, kind, chunks, limit)

    monkeypatch.setattr(type(place.kit.blobs), "put", full)
    first, second = first_and_second(place)
    assert [place.summary(job)["cached"] for job in (first, second)] == [False, False]


def test_findings_and_text_are_used_again_too(place: Works) -> None:
    for _ in range(2):
        found = place.redacted(place.document(), kind="detect")
    assert place.ran == []
    assert place.summary(found)["cached"] is True
    assert (
        len(place.kit.store.jobs.findings(TENANT, found.id))
        == place.summary(place.redacted(place.document()))["findings"]
    )


def scan() -> bytes:
    paper = Paper()
    picture = paper.picture(lettering("Tavorin Dezorvath"))
    paper.page("q 400 0 0 30 60 600 cm /Im Do Q", XObject={"/Im": picture})
    return paper.bytes()


SEEN = BlindOcr([[Word("Nobody", Box(60, 212, 200, 242), 0.9)]])


def stop_at(wanted: Step) -> Callable[..., Outcome]:
    """Return work that stops as a killed process does, when a step begins."""

    def stopping(kit: Kit, claim: Claim, report: Report) -> Outcome:
        def tell(step: Step, progress: int, message: str) -> None:
            if step is wanted:
                raise RuntimeError("killed")
            report(step, progress, message)

        return work(kit, claim, tell)

    return stopping


def test_an_attempt_that_broke_off_after_reading_is_resumed_there() -> None:
    with works(ocr=SEEN) as place:
        job = place.submit(place.document(scan()))
        assert place.run(job, stop_at(Step.RECOGNIZING)) is JobState.QUEUED
        assert "pdf.render" in place.ran
        place.bench.clock.turn(60)
        assert place.run(job) is JobState.DONE
        assert "identify" not in place.ran  # the first thing that reading does
        assert place.summary(job)["cached"] is False  # the proof is its own


def test_an_attempt_that_broke_off_after_its_proof_is_resumed_there(place: Works) -> None:
    job = place.submit(place.document())
    assert place.run(job, stop_at(Step.FINALIZING)) is JobState.QUEUED
    assert "text.burn" in place.ran
    place.bench.clock.turn(60)
    assert place.run(job) is JobState.DONE
    assert place.ran == []
    assert place.made(job, "output")


def test_only_reading_that_costs_more_than_keeping_it_is_kept(place: Works) -> None:
    small = text_pdf(["Nothing private."])
    job = place.submit(place.document(small))
    place.run(job, stop_at(Step.RECOGNIZING))
    place.bench.clock.turn(60)
    assert place.run(job) is JobState.DONE
    assert place.ran[0] == "identify"


def test_what_a_password_opened_is_for_those_who_give_it(place: Works) -> None:
    content = locked("sesame")
    first = place.redacted(place.document(content), raw_options={"password": "sesame"})
    for wrong in ({}, {"password": "other"}):
        job = place.submit(place.document(content), raw_options=wrong)
        assert place.run(job) is JobState.FAILED
        problem = place.kit.store.jobs.get(TENANT, job.id).problem
        assert problem is not None
        assert problem["slug"] == "password-needed"
    second = place.redacted(place.document(content), raw_options={"password": "sesame"})
    assert [place.summary(job)["cached"] for job in (first, second)] == [False, True]


def test_the_key_of_a_result_depends_on_a_secret_of_the_tenant(place: Works) -> None:
    def key(where: Works) -> str:
        _first, second = first_and_second(where)
        return str(where.certificate(second)["verification"]["reused"]["step"])

    with works() as elsewhere:
        assert key(place) == key(place) != key(elsewhere)  # so nobody can try contents against it
