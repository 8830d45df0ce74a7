"""Finding personal data in texts: normalise, patterns, names, the policy's own words, merge."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from maskmill.domain.detect.chunks import PIECE, Chunk, Chunks
from maskmill.domain.detect.detector import Rank
from maskmill.domain.detect.edges import trimmed
from maskmill.domain.detect.inside import without_inner
from maskmill.domain.detect.institutions import raised
from maskmill.domain.detect.merge import Candidate, Merging, merge
from maskmill.domain.detect.places import COUNTRIES
from maskmill.domain.detect.plausible import is_plausible
from maskmill.domain.detect.thresholds import least
from maskmill.domain.detect.words import signature
from maskmill.domain.entity import Entity, EntityType
from maskmill.domain.finding import Action
from maskmill.domain.policy import Policy
from maskmill.domain.redact.strategy import PLACEHOLDER
from maskmill.domain.text import Normalised, normalise
from maskmill.engine.kit import Lens
from maskmill.engine.patterns import DENIED, OWN, PatternSearch, Progress

VERSION = "2"
"""Raised whenever the same text may give other findings: certificates name it."""

_BATCH_CHARS = 200_000
_NAMES = frozenset({EntityType.PERSON, EntityType.LOCATION, EntityType.STREET_ADDRESS})
_MODELLED = _NAMES | {EntityType.ORGANIZATION, EntityType.DATE_TIME}
_WIDE = frozenset({EntityType.URL, EntityType.ORGANIZATION, EntityType.LOCATION, EntityType.DATE_TIME})
"""Types that may hold others."""
_LEAST_SIGNS = 3


class Detection:
    """Everything that a policy looks for, compiled once."""

    def __init__(self, mill: Lens, policy: Policy) -> None:
        """Compile the catalogue and the policy's own patterns and words; InvalidPolicy when one is not RE2."""
        self._search = PatternSearch(mill, policy)
        keeps_all = all(policy.treatment(kind).action is Action.KEEP for kind in EntityType)
        self._names = None if keeps_all else mill.names  # `none`: nothing that the model finds would be removed
        self._policy = policy
        self._allowed = frozenset(map(signature, policy.allow))

    @property
    def version(self) -> str:
        """What found it: equal versions find the same in the same text."""
        return VERSION if self._names is None else f"{VERSION}+{self._names.name}-{self._names.version}"

    def find(self, texts: Sequence[str], preset: str | None = None) -> list[list[Entity]]:
        """Return the entities of each text, sorted and without overlaps; offsets are code points of that text.

        `preset` is "redact" (recall first) or "report" (precision first); without it the policy's own counts.
        """
        found: list[list[Entity]] = []
        for batch in _batches(texts):
            if len(batch[0]) > PIECE:
                found.append(list(self.stream(batch, preset)))
                continue
            forms = [normalise(text) for text in batch]
            names = self._names.find([form.text for form in forms]) if self._names else [()] * len(forms)
            found += (self._settle(form, own, preset) for form, own in zip(forms, names, strict=True))
        return found

    def stream(self, blocks: Iterable[str], preset: str | None = None, piece: int = PIECE) -> Iterator[Entity]:
        """Yield the entities of one text of any length that comes in blocks, in order and with bounded memory.

        They are those of `find`. `piece` is how many characters are searched at once.
        """
        chunks = Chunks(blocks, piece)
        progress, merging = Progress(), Merging()
        for chunk in chunks:
            core = chunk.text[chunk.first : chunk.last]
            names = self._names.find([core])[0] if self._names else ()
            candidates = self._candidates(chunk, names, preset, progress)
            for item in merging.add(chunk.text, chunk.base, candidates, chunk.frontier):
                if self._is_wanted(chunk.text, item):
                    yield _at(item, chunks.source_span(item.start + chunk.base, item.end + chunk.base))

    def _settle(self, form: Normalised, names: Sequence[Entity], preset: str | None) -> list[Entity]:
        """Merge everything that was found in one text, and give it the offsets of its source."""
        text = form.text
        chunk = Chunk(text, 0, 0, len(text), is_last=True)
        merged = merge(text, self._candidates(chunk, names, preset, Progress()))
        wanted = [item for item in merged if self._is_wanted(text, item)]
        if form.is_source:
            return wanted
        return sorted(_at(item, form.source_span(item.start, item.end)) for item in wanted)

    def _candidates(
        self, chunk: Chunk, names: Sequence[Entity], preset: str | None, progress: Progress
    ) -> list[Candidate]:
        """Return what is found in a chunk, ranked by what the policy does with it; names count from its core."""
        preset = preset or self._policy.preset
        candidates = list(self._search.candidates(chunk, progress))
        for item in names:
            name = _at(item, (item.start + chunk.first, item.end + chunk.first)) if chunk.first else item
            candidates += (
                Candidate(_model_rank(part), raised(chunk.text, part))
                for part in trimmed(chunk.text, name)
                if is_plausible(chunk.text, part)
            )
        own = [found.span() for found in PLACEHOLDER.finditer(chunk.text)] if "[" in chunk.text else ()
        return without_inner(
            [
                self._ranked(item)
                for item in candidates
                if item.entity.score >= least(item.entity.type, preset) and not (own and _overlaps(own, item.entity))
            ]
        )

    def _ranked(self, item: Candidate) -> Candidate:
        """Put wide things that the policy leaves behind what it removes: a kept URL must not hide an address in it.

        A kept number stays what its checksum says it is: a weaker guess must not take it after all.
        """
        kind = item.entity.type
        treatment = self._policy.treatment(kind)
        if treatment.action is not Action.KEEP and item.entity.score >= treatment.threshold:
            return item
        hides = item.rank is not Rank.VALIDATED or kind in _WIDE
        return Candidate(Rank.KEPT, item.entity) if hides and kind is not EntityType.TERM else item

    def _is_wanted(self, text: str, entity: Entity) -> bool:
        """Drop what the policy allows, bare countries, and crumbs whose removal would hide half the document.

        What the policy denies by name is found whatever it allows; its own patterns and words find no crumbs.
        """
        if entity.type is EntityType.TERM and entity.detector == DENIED:
            return True
        if not self._allowed and entity.type not in _NAMES and text[entity.start].isalnum():
            return True
        sign = signature(text[entity.start : entity.end])
        if sign in self._allowed:
            return False
        if entity.detector.startswith(OWN):
            return True
        if entity.type in _NAMES:
            is_kept = self._policy.keeps_countries and entity.type is not EntityType.PERSON and sign in COUNTRIES
            return not _is_crumb(sign) and not is_kept
        return bool(sign)


def _batches(texts: Sequence[str]) -> Iterator[list[str]]:
    """Yield texts in order, so many at once that the names model has full batches and memory stays small."""
    batch: list[str] = []
    size = 0
    for text in texts:
        if batch and (size + len(text) > _BATCH_CHARS or len(text) > PIECE or len(batch[0]) > PIECE):
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
    return Rank.MODEL if entity.type in _MODELLED else Rank.WEAK


def _is_crumb(sign: str) -> bool:
    """Whether a name has too few letters to be one alone: a house number, an initial."""
    return (len(sign) < _LEAST_SIGNS and not (len(sign) == _LEAST_SIGNS - 1 and sign.isalpha())) or (
        sign.isdigit() and len(sign) <= _LEAST_SIGNS
    )


def _at(entity: Entity, span: tuple[int, int]) -> Entity:
    return Entity(*span, entity.type, entity.score, entity.detector)
