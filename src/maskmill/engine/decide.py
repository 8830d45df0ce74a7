"""From texts to findings, each with what the policy or a person decided about it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from maskmill.domain.document import Channel, Segment
from maskmill.domain.entity import Entity, EntityType
from maskmill.domain.finding import Action, Finding
from maskmill.domain.policy import Policy, Treatment
from maskmill.domain.redact.folding import fold
from maskmill.domain.redact.needles import Needles
from maskmill.domain.redact.propagate import propagate, spreads
from maskmill.domain.redact.strategies import Labels
from maskmill.engine.detect import Detection
from maskmill.engine.kit import Mill
from maskmill.engine.order import Order
from maskmill.engine.read import Reading
from maskmill.errors import InvalidRequest

_KEYED = frozenset({Channel.METADATA, Channel.STRUCTURE, Channel.SCRIPT, Channel.HIDDEN})
_NAMES = frozenset({EntityType.PERSON, EntityType.STREET_ADDRESS, EntityType.LOCATION, EntityType.ORGANIZATION})


@dataclass(frozen=True, slots=True)
class Removed:
    """The texts that must be nowhere in the output: what the user named, and what detection found."""

    raw_terms: tuple[str, ...]
    raw_values: tuple[str, ...]

    def __len__(self) -> int:
        """How many texts there are."""
        return len(self.raw_terms) + len(self.raw_values)

    def needles(self) -> Needles:
        """Return them as things to look for."""
        return Needles(self.raw_terms, self.raw_values)

    def parameters(self) -> dict[str, object]:
        """Return them as the jailed operations take them."""
        return {"needles": list(self.raw_terms), "values": list(self.raw_values)}


@dataclass(frozen=True, slots=True)
class Decided:
    """All findings of a document in reading order, and their texts in step."""

    findings: tuple[Finding, ...]
    raw_values: tuple[str, ...]
    raw_terms: tuple[str, ...]
    detector: str

    @property
    def removed(self) -> int:
        """How many findings are removed."""
        return sum(item.action is Action.REDACT for item in self.findings)

    def gone(self) -> Removed:
        """Return the removed texts, without those that a person decided to keep in another place."""
        pairs = list(zip(self.findings, self.raw_values, strict=True))
        kept = {fold(raw) for item, raw in pairs if item.action is not Action.REDACT and item.reason == "decision"}
        found = [
            raw
            for item, raw in pairs
            if item.action is Action.REDACT and item.type is not EntityType.TERM and spreads(item.type, item.score, raw)
        ]
        return Removed(self.raw_terms, tuple(dict.fromkeys(raw for raw in found if fold(raw) not in kept)))


def decide(mill: Mill, reading: Reading, policy: Policy, order: Order) -> Decided:
    """Find personal data and the user's terms in every segment, and decide each by the policy or by a person.

    Raises:
        InvalidRequest: a decision names a finding that this document does not have.
    """
    texts = [segment.text for segment in reading.segments]
    detection = Detection(mill, policy)
    model = mill.names.name if mill.names else ""
    found = [
        _credible(segment, entities, model)
        for segment, entities in zip(reading.segments, detection.find(texts), strict=True)
    ]
    found = propagate(texts, found, _removable(policy))
    terms = Needles(order.raw_terms)
    labels = Labels(mill.hash_secret)
    findings: list[Finding] = []
    is_box = reading.identity.kind == "pdf"
    cut = _cut_terms(reading.segments, terms)
    for index, segment in enumerate(reading.segments):
        for entity in _with_terms(segment, [*found[index], *cut.get(index, ())], terms):
            finding = _finding(index, segment, entity, policy)
            raw_value = segment.text[entity.start : entity.end]
            label = labels.label(policy.treatment(entity.type), entity.type, raw_value, is_box=is_box)
            findings.append(replace(finding, label=label))
    findings = _as_decided(findings, order)
    values = tuple(texts[item.segment][item.start : item.end] for item in findings)
    return Decided(tuple(findings), values, order.raw_terms, detection.version)


def _removable(policy: Policy) -> frozenset[EntityType]:
    """Return the types that a policy does not keep: only they are propagated."""
    return frozenset(kind for kind in EntityType if policy.treatment(kind).action is not Action.KEEP)


def _credible(segment: Segment, entities: Sequence[Entity], model: str) -> list[Entity]:
    """Drop numbers that only the names model saw where programs keep their own ids, dates and keys."""
    if segment.channel not in _KEYED:
        return list(entities)
    return [item for item in entities if item.type in _NAMES or not item.detector.startswith(model or " ")]


def _cut_terms(segments: Sequence[Segment], terms: Needles) -> dict[int, list[Entity]]:
    """Return by segment the parts of terms that begin on one page and end on the next."""
    found: dict[int, list[Entity]] = {}
    for channel in (Channel.PAGE, Channel.OCR):
        firsts: dict[int, int] = {}
        for index, segment in enumerate(segments):
            if segment.channel is channel:
                firsts.setdefault(segment.page, index)
        for page, index in firsts.items():
            if page + 1 in firsts:
                pair = index, firsts[page + 1]
                parts = terms.across(segments[pair[0]].text, segments[pair[1]].text)
                for at, spans in zip(pair, parts, strict=True):
                    found.setdefault(at, []).extend(Entity(a, b, EntityType.TERM, 1.0, "term") for a, b, _ in spans)
    return found


def _with_terms(segment: Segment, entities: Sequence[Entity], terms: Needles) -> list[Entity]:
    """Add the user's terms to the entities of a text, in order; overlaps are fine: both are removed."""
    spans = terms.close(segment.text) if segment.channel is Channel.OCR else terms.spans(segment.text)
    hits = [Entity(start, end, EntityType.TERM, 1.0, "term") for start, end, _ in spans]
    return sorted({*entities, *hits})


def _finding(index: int, segment: Segment, entity: Entity, policy: Policy) -> Finding:
    """Give an entity its place and its treatment."""
    treatment = Treatment() if entity.type is EntityType.TERM else policy.treatment(entity.type)
    action = treatment.action if entity.score >= treatment.threshold else Action.KEEP
    action = Action.REDACT if action is Action.REVIEW else action  # unreviewed counts as personal
    place = f"{index}:{segment.channel.value}:{segment.page}:{entity.start}:{entity.end}:{entity.type.value}"
    return Finding(
        id=hashlib.sha256(place.encode()).hexdigest()[:16],
        type=entity.type,
        segment=index,
        channel=segment.channel,
        page=segment.page,
        start=entity.start,
        end=entity.end,
        score=entity.score,
        detector=entity.detector,
        action=action,
        strategy=treatment.strategy,
        label="",
        reason="term" if entity.type is EntityType.TERM else "policy",
    )


def _as_decided(findings: Iterable[Finding], order: Order) -> list[Finding]:
    """Apply a person's decisions."""
    left = dict(order.decisions)
    decided = [
        item.decided(left.pop(item.id), order.decider, "decision") if item.id in left else item for item in findings
    ]
    if left:
        raise InvalidRequest(
            f"{len(left)} decisions name findings that this document does not have; make the review file again"
        )
    return decided
