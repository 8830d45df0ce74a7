"""How sure a finding must be to count: one row a type, one column a preset.

`redact` wants recall: what is missed stays in the document. `report` wants precision: what is wrong wastes a reader's
time. Scores are those of the detectors, between 0 and 1; a policy's own thresholds come on top.
"""

from __future__ import annotations

from maskmill.domain.entity import EntityType

REDACT = "redact"
REPORT = "report"

_LEAST: dict[EntityType, tuple[float, float]] = {
    # type                      redact  report
    EntityType.PERSON: (0.3, 0.6),
    EntityType.LOCATION: (0.55, 0.6),
    EntityType.STREET_ADDRESS: (0.5, 0.6),
    EntityType.ORGANIZATION: (0.5, 0.75),
    EntityType.DATE_TIME: (0.3, 0.6),
    EntityType.USERNAME: (0.4, 0.7),
    EntityType.ID_NUMBER: (0.4, 0.7),
}
_OTHERS = (0.0, 0.6)
"""Every type that the table does not name."""


def least(kind: EntityType, preset: str) -> float:
    """Return the least score that counts for a type; any preset but `report` is `redact`."""
    return _LEAST.get(kind, _OTHERS)[preset == REPORT]
