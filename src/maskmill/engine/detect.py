"""Finding personal data in texts: normalise, patterns, names, the policy's own words, merge."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from maskmill.domain.detect.catalogue import catalogue
from maskmill.domain.detect.detector import Rank
from maskmill.domain.detect.judge import judge
from maskmill.domain.detect.merge import Candidate, merge
from maskmill.domain.detect.name_words import is_name_word
from maskmill.domain.detect.places import COUNTRIES
from maskmill.domain.detect.words import Words, signature
from maskmill.domain.entity import Entity, EntityType
from maskmill.domain.finding import Action
from maskmill.domain.policy import Policy
from maskmill.domain.redact.strategy import PLACEHOLDER
from maskmill.domain.text import Normalised, normalise
from maskmill.engine.kit import Mill

VERSION = "1"
"""Raised whenever the same text may give other findings: certificates name it."""

REPORT_LEAST = 0.6
"""The preset `report` drops what is less sure than this: precision first."""

_BATCH_CHARS = 200_000
_NAMES = frozenset({EntityType.PERSON, EntityType.LOCATION, EntityType.STREET_ADDRESS})
_WIDE = frozenset({EntityType.URL, EntityType.ORGANIZATION, EntityType.LOCATION, EntityType.DATE_TIME})
"""Types that may hold others."""
_LEAST_SIGNS = 3
_LEAST_NUMBER = 5


class Detection:
    """Everything that a policy looks for, compiled once."""

    def __init__(self, mill: Mill, policy: Policy) -> None:
        """Compile the catalogue and the policy's own patterns and words; InvalidPolicy when one is not RE2."""
        self._catalogue = catalogue()
        self._engine = mill.compile_patterns(self._catalogue.regexes)
        keeps_all = all(policy.treatment(kind).action is Action.KEEP for kind in EntityType)
        self._names = None if keeps_all else mill.names  # `none`: nothing that the model finds would be removed
        self._policy = policy
        self._own = mill.compile_patterns([item.pattern for item in policy.patterns]) if policy.patterns else None
        self._words = Words((word, index) for index, item in enumerate(policy.custom) for word in item.words)
        self._denied = Words((word, 0) for word in policy.deny)
        self._allowed = frozenset(map(signature, policy.allow))

    @property
    def version(self) -> str:
        """What found it: equal versions find the same in the same text."""
        return VERSION if self._names is None else f"{VERSION}+{self._names.name}-{self._names.version}"

    def find(self, texts: Sequence[str], preset: str | None = None) -> list[list[Entity]]:
        """Return the entities of each text, sorted and without overlaps; offsets are code points of that text.

        `preset` is "redact" (recall first) or "report" (precision first); without it the policy's own counts.
        """
        least = REPORT_LEAST if (preset or self._policy.preset) == "report" else 0.0
        found: list[list[Entity]] = []
        for batch in _batches(texts):
            forms = [normalise(text) for text in batch]
            names = self._names.find([form.text for form in forms]) if self._names else [[]] * len(forms)
            found += (self._settle(form, own, least) for form, own in zip(forms, names, strict=True))
        return found

    def _settle(self, form: Normalised, names: Sequence[Entity], least: float) -> list[Entity]:
        """Merge everything that was found in one text, and give it the offsets of its source."""
        candidates = [*self._by_patterns(form.text), *self._by_policy(form.text)]
        candidates += (Candidate(_model_rank(item), item) for item in names if _is_plausible(form.text, item))
        own = [found.span() for found in PLACEHOLDER.finditer(form.text)]
        merged = merge(
            form.text,
            (
                self._ranked(item)
                for item in candidates
                if item.entity.score >= least and not _overlaps(own, item.entity)
            ),
        )
        return sorted(_at_source(form, entity) for entity in merged if self._is_wanted(form.text, entity))

    def _by_patterns(self, text: str) -> Iterator[Candidate]:
        for hit in self._engine.scan(text):
            for detector, pattern in self._catalogue.users[hit.pattern]:
                candidate = judge(text, hit.start, hit.end, detector, pattern)
                if candidate is not None:
                    yield candidate

    def _by_policy(self, text: str) -> Iterator[Candidate]:
        """Find what the policy itself describes: it beats everything else."""
        if self._own is not None:
            for hit in self._own.scan(text):
                pattern = self._policy.patterns[hit.pattern]
                yield Candidate(
                    Rank.VALIDATED, Entity(hit.start, hit.end, pattern.type, pattern.score, f"policy:{pattern.name}")
                )
        for start, end, index in self._words.find(text):
            words = self._policy.custom[index]
            yield Candidate(Rank.VALIDATED, Entity(start, end, words.type, words.score, f"policy:{words.name}"))
        for start, end, _ in self._denied.find(text):
            yield Candidate(Rank.VALIDATED, Entity(start, end, EntityType.TERM, 1.0, "policy:deny"))

    def _ranked(self, item: Candidate) -> Candidate:
        """Put wide things that the policy leaves behind what it removes: a kept URL must not hide an address in it.

        A kept number stays what its checksum says it is: a weaker guess must not take it after all.
        """
        treatment = self._policy.treatment(item.entity.type)
        is_kept = treatment.action is Action.KEEP or item.entity.score < treatment.threshold
        hides = item.rank is not Rank.VALIDATED or item.entity.type in _WIDE
        return (
            Candidate(Rank.KEPT, item.entity) if is_kept and hides and item.entity.type is not EntityType.TERM else item
        )

    def _is_wanted(self, text: str, entity: Entity) -> bool:
        """Drop what the policy allows, bare countries, and crumbs whose removal would hide half the document."""
        if entity.detector.startswith("policy:"):
            return True
        sign = signature(text[entity.start : entity.end])
        if sign in self._allowed:
            return False
        if entity.type in _NAMES:
            return not _is_crumb(sign) and (entity.type is EntityType.PERSON or sign not in COUNTRIES)
        return bool(sign)


def _batches(texts: Sequence[str]) -> Iterator[list[str]]:
    """Yield texts in order, so many at once that the names model has full batches and memory stays small."""
    batch: list[str] = []
    size = 0
    for text in texts:
        if batch and size + len(text) > _BATCH_CHARS:
            yield batch
            batch, size = [], 0
        batch.append(text)
        size += len(text)
    if batch:
        yield batch


def _overlaps(spans: Sequence[tuple[int, int]], entity: Entity) -> bool:
    """Whether an entity touches one of some sorted spans that do not overlap."""
    at = bisect_left(spans, (entity.end, 0)) - 1
    return at >= 0 and spans[at][1] > entity.start


def _model_rank(entity: Entity) -> Rank:
    """The model knows names; numbers are the validators' trade."""
    return Rank.MODEL if entity.type in _NAMES else Rank.WEAK


def _is_plausible(text: str, entity: Entity) -> bool:
    """Whether what the model saw is more than a title, a word of a form, or a few digits."""
    raw_value = text[entity.start : entity.end]
    if entity.type is EntityType.PERSON:
        return is_name_word(raw_value)
    return entity.type in _NAMES or len(signature(raw_value)) >= _LEAST_NUMBER


def _is_crumb(sign: str) -> bool:
    """Whether a name has too few letters to be one alone: a house number, an initial."""
    return (len(sign) < _LEAST_SIGNS and not (len(sign) == _LEAST_SIGNS - 1 and sign.isalpha())) or (
        sign.isdigit() and len(sign) <= _LEAST_SIGNS
    )


def _at_source(form: Normalised, entity: Entity) -> Entity:
    start, end = form.source_span(entity.start, entity.end)
    return Entity(start, end, entity.type, entity.score, entity.detector)
