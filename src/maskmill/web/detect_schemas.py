"""What a search takes and gives, as OpenAPI shows it."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, ConfigDict, Field, model_validator
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import PydanticCustomError

from maskmill.domain.detect.described import Words
from maskmill.domain.entity import EntityType
from maskmill.web.schemas import PolicyName, Strict

MOST_TEXTS = 1_000
"""Texts of one call."""

MOST_CHARACTERS = 500_000
"""Characters of all texts of one call together: about ten seconds of work with names."""

_EXAMPLE = "Ms Holloway's number is +44 20 7946 0958."


def _one_of(schema: dict[str, Any]) -> None:
    """Say that a call holds a text or texts."""
    schema["oneOf"] = [{"required": ["text"]}, {"required": ["texts"]}]
    schema["properties"]["text"].pop("default", None)
    schema["properties"]["texts"].pop("default", None)
    schema["properties"]["texts"]["maxItems"] = MOST_TEXTS
    schema["examples"] = [{"text": _EXAMPLE}, {"texts": [_EXAMPLE, "Nobody."], "types": ["PHONE_NUMBER"]}]


def _whole(text: str) -> str:
    """Let pass what can be written in UTF-8: half a surrogate pair is no character (RFC 8259, 8.2)."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise PydanticCustomError("string_unicode", "not Unicode") from None
    return text


Text = Annotated[str, AfterValidator(_whole)]


class DetectRequest(Strict):
    """A text, or texts of which each is a document of its own. They are searched and forgotten."""

    model_config = ConfigDict(json_schema_extra=_one_of)

    text: Text = Field("", description=f"At most {MOST_CHARACTERS} characters (code points).")
    texts: list[Text] = Field(
        default=[], description=f"At most {MOST_TEXTS}, and {MOST_CHARACTERS} characters together."
    )
    preset: Literal["redact", "report"] | None = Field(
        None, description="redact finds all it can; report only what is sure. Unset: redact, or the policy's."
    )
    policy: PolicyName | None = Field(
        None, description="Find what this policy would remove or have reviewed. Unset: everything there is."
    )
    types: list[Annotated[EntityType, Field(strict=False)]] = Field(default=[], description="Only these; empty: all.")
    min_score: float = Field(0.0, ge=0.0, le=1.0, description="Only what is at least so sure.")
    language: str | None = Field(
        None, pattern="^[a-z]{2}$", description="Said again in the answer (ISO 639-1): all languages are looked for."
    )
    values: bool = Field(default=False, description="Give the found texts too.")

    @model_validator(mode="after")
    def _holds_one(self) -> Self:
        """Refuse a call with both, or with neither."""
        if len({"text", "texts"} & self.model_fields_set) != 1:
            raise PydanticCustomError("text_or_texts", "text or texts")
        return self


Score = Annotated[float, Field(ge=0.0, le=1.0)]


class DetectedEntity(Strict):
    """Personal data in a text."""

    type: EntityType
    start: int = Field(ge=0, description="Offset in code points.")
    end: int = Field(ge=1, description="Offset behind the last character.")
    score: Score = Field(description="How sure it is.")
    detector: str = Field(description="Who found it: GET /api/v1/detectors, names, propagate, or policy:NAME.")
    value: str | SkipJsonSchema[None] = Field(None, description="The found text, when `values` was asked for.")


class Detected(Strict):
    """What one text holds, in its order and without overlaps."""

    entities: list[DetectedEntity]
    language: str | None = Field(description="As the call said.")


class DetectedMany(Strict):
    """What each text holds, in the order of the call."""

    results: list[Detected]


class DetectorLine(Strict):
    """A detector: whose it is, what it looks for, and what makes it sure."""

    name: str
    type: EntityType
    room: str = Field(description="What kind of thing: payment, online, countries ...")
    country: str | None = Field(description="ISO 3166-1 alpha-2; EU for the Union.")
    about: str = Field(description="What it finds.")
    rule: str = Field(description="How it tells such values from others, and where that stands.")
    checksum: bool = Field(description="Values have check digits, and wrong ones are not found.")
    words: Words = Field(description="needed: without a word near it nothing is found.")
    languages: list[str] = Field(description="Of these words (ISO 639-1).")
    forms: list[str] = Field(description="Examples of how a value is written: 9 a digit, A a letter.")


class DetectorList(Strict):
    """All detectors by name, and the types there are; the names model finds some of them without a detector here."""

    detectors: list[DetectorLine]
    types: list[EntityType]
