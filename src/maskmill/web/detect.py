"""Searching texts while the caller waits, and the catalogue of detectors. Nothing of a text is stored or logged."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Annotated

from fastapi import APIRouter, Body, Depends

from maskmill.domain.detect.described import described
from maskmill.domain.entity import Entity, EntityType
from maskmill.engine.kit import Kit
from maskmill.errors import InvalidPolicy, LimitExceeded, TimeExceeded, Unavailable, UnknownPolicy
from maskmill.ports.searcher import Wish
from maskmill.web.answers import problems
from maskmill.web.auth import JobsCaller, TheKit
from maskmill.web.detect_schemas import (
    MOST_CHARACTERS,
    MOST_TEXTS,
    Detected,
    DetectedEntity,
    DetectedMany,
    DetectorLine,
    DetectorList,
    DetectRequest,
)
from maskmill.web.jobs import known_policy, takes_json
from maskmill.web.paths import API
from maskmill.web.problems import MalformedRequest, RequestTimedOut, UnsupportedMedia

router = APIRouter(prefix=API, tags=["detection"])


@router.post(
    "/detect",
    operation_id="detect",
    summary="Find personal data in texts",
    dependencies=[Depends(takes_json)],
    response_model_exclude_unset=True,
    responses=problems(
        MalformedRequest,
        RequestTimedOut,
        LimitExceeded,
        UnsupportedMedia,
        UnknownPolicy,
        InvalidPolicy,
        TimeExceeded,
        Unavailable,
    ),
)
def detect(
    order: Annotated[DetectRequest, Body()], kit: TheKit, _identity: JobsCaller
) -> Detected | DetectedMany:  # fmt: skip
    """Search a text, or many. 503 means that too many searches run at once; long documents are for jobs."""
    is_one = "text" in order.model_fields_set
    texts = [order.text] if is_one else order.texts
    _check_size(kit, texts)
    wish = Wish(
        preset=order.preset,
        policy=None if order.policy is None else known_policy(kit, order.policy),
        types=tuple(order.types),
        min_score=order.min_score,
    )
    results = [
        Detected(entities=[_show(entity, text, values=order.values) for entity in entities], language=order.language)
        for text, entities in zip(texts, kit.searcher.find(texts, wish) if texts else (), strict=True)
    ]
    return results[0] if is_one else DetectedMany(results=results)


@router.get(
    "/detectors",
    operation_id="listDetectors",
    summary="List what can be found, and how",
    responses=problems(),
)
def detectors(_identity: JobsCaller) -> DetectorList:
    """Return the catalogue; it is the same until the next version."""
    return _catalogue()


def _check_size(kit: Kit, texts: Sequence[str]) -> None:
    """Refuse more than one call may hold.

    Raises:
        LimitExceeded: names the limit.
    """
    if len(texts) > MOST_TEXTS:
        raise LimitExceeded(f"A call holds at most {MOST_TEXTS} texts; send the others in another one")
    limit = min(MOST_CHARACTERS, kit.max_file_bytes)
    if sum(map(len, texts)) > limit:
        raise LimitExceeded(
            f"The texts of a call have at most {limit} characters together; send fewer, or submit a job for a document"
        )


def _show(entity: Entity, text: str, *, values: bool) -> DetectedEntity:
    """Show a finding; its text only when asked for."""
    shown = DetectedEntity(
        type=entity.type,
        start=entity.start,
        end=entity.end,
        score=round(entity.score, 4),
        detector=entity.detector,
    )
    return shown.model_copy(update={"value": text[entity.start : entity.end]}) if values else shown


@lru_cache(maxsize=1)
def _catalogue() -> DetectorList:
    lines = [
        DetectorLine(
            name=item.name,
            type=item.type,
            room=item.room,
            country=item.country,
            about=item.about,
            rule=item.rule,
            checksum=item.has_checksum,
            words=item.words,
            languages=list(item.languages),
            forms=list(item.forms),
        )
        for item in described()
    ]
    return DetectorList(detectors=lines, types=list(EntityType))
