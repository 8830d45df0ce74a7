"""A policy file against its schema, and against what a schema cannot say."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, cast

from maskmill.adapters.policies.yaml_lines import Place
from maskmill.domain.entity import ALIASES, EntityType, entity_type
from maskmill.errors import InvalidPolicy

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import ValidationError

_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,39}")


def check(value: object, lines: Mapping[Place, int]) -> None:
    """Raise InvalidPolicy with the line of the first thing that is wrong, and what to write instead."""
    errors = sorted(_validator().iter_errors(value), key=lambda error: _line(lines, tuple(error.absolute_path)))
    if errors:
        raise InvalidPolicy(_explain(errors[0], lines))
    policy = cast("Mapping[str, Any]", value)  # the schema has just proven it
    seen: dict[EntityType, str] = {}
    for name in policy.get("types", {}):
        line = _line(lines, ("types", name))
        _check_type(name, line)
        if entity_type(name) in seen:
            raise InvalidPolicy(f"Line {line}: this type stands above already, as {seen[entity_type(name)]}; keep one")
        seen[entity_type(name)] = name
    for key in ("patterns", "custom"):
        for index, item in enumerate(policy.get(key, ())):
            _check_type(item["type"], _line(lines, (key, index, "type")))
    for index, item in enumerate(policy.get("patterns", ())):
        _check_pattern(item["pattern"], _line(lines, ("patterns", index, "pattern")))


@lru_cache(maxsize=1)
def _validator() -> Draft202012Validator:
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - slow to import, and the built-in policies need no check

    return Draft202012Validator(schema())


@lru_cache(maxsize=1)
def schema() -> Mapping[str, Any]:
    """Return the JSON Schema of a policy."""
    text = (files("maskmill.adapters.policies") / "policy.schema.json").read_text("utf-8")
    loaded: Mapping[str, Any] = json.loads(text)
    return loaded


def _line(lines: Mapping[Place, int], place: Place) -> int:
    """Return the line of a value, or of the nearest thing around it."""
    while place not in lines and place:
        place = place[:-1]
    return lines.get(place, 1)


def _explain(error: ValidationError, lines: Mapping[Place, int]) -> str:
    """Say in one sentence what is wrong and what to write; quote nothing but keys that are plain words."""
    place: Place = tuple(error.absolute_path)
    rule, wanted = str(error.validator), error.validator_value
    if rule == "additionalProperties" and isinstance(error.instance, dict):
        allowed = sorted(cast("Mapping[str, Any]", error.schema).get("properties", ()))
        extra = sorted(
            (str(key) for key in error.instance if key not in allowed), key=lambda key: _line(lines, (*place, key))
        )
        return f"Line {_line(lines, (*place, extra[0]))}: {_quoted(extra[0])} is no key here{_hint(extra[0], allowed)}"
    line = _line(lines, place)
    if rule == "required" and isinstance(error.instance, dict):
        missing = next(key for key in cast("list[str]", wanted) if key not in error.instance)
        return f"Line {line}: {missing} is missing; add it"
    what = _quoted(str(place[-1])) if place and isinstance(place[-1], str) else "this value"
    return f"Line {line}: {what} {_wanted(rule, wanted)}"


def _wanted(rule: str, wanted: Any) -> str:  # noqa: ANN401 - whatever a schema holds
    sentences: dict[str, Callable[[], str]] = {
        "enum": lambda: f"must be one of {', '.join(map(str, wanted))}",
        "type": lambda: f"must be {_KINDS.get(str(wanted), str(wanted))}",
        "minimum": lambda: f"must be at least {wanted}",
        "maximum": lambda: f"must be at most {wanted}",
        "pattern": lambda: "must be a plain name of letters, digits, - and _",
        "minLength": lambda: "must not be empty",
        "maxLength": lambda: f"must have at most {wanted} characters",
        "maxItems": lambda: f"must have at most {wanted} items",
        "uniqueItems": lambda: "must not hold an item twice",
    }
    sentence = sentences.get(rule)
    return sentence() if sentence else "is not allowed here; see the policy page of the manual"


_KINDS = {
    "object": "a list of key: value",
    "array": "a list, one item a line, each after a dash",
    "string": "a text; put it in quotes",
    "integer": "a whole number",
    "number": "a number",
}


def _quoted(key: str) -> str:
    return f'"{key}"' if _WORD.fullmatch(key) else "this key"


def _hint(word: str, allowed: Iterable[str]) -> str:
    known = sorted(allowed)
    near = difflib.get_close_matches(word, known, 1)
    return f"; did you mean {near[0]}?" if near else f"; the keys are {', '.join(known)}"


def _check_type(name: str, line: int) -> None:
    try:
        entity_type(name)
    except ValueError as exc:
        near = difflib.get_close_matches(name.upper(), sorted({*EntityType, *ALIASES}), 1)
        hint = f"did you mean {near[0]}?" if near else "`maskmill detect --help` lists them"
        raise InvalidPolicy(f"Line {line}: {_quoted(name)} is no entity type; {hint}") from exc


def _check_pattern(pattern: str, line: int) -> None:
    import re2  # noqa: PLC0415 - only policies with patterns of their own need it

    options = re2.Options()
    options.log_errors = False
    try:
        compiled = re2.compile(pattern, options)
    except (re2.error, UnicodeEncodeError) as exc:
        raise InvalidPolicy(f"Line {line}: {_pattern_problem(pattern)}") from exc
    if compiled.search("") is not None:
        raise InvalidPolicy(f"Line {line}: this pattern matches the empty text; ask for at least one character")


def _pattern_problem(pattern: str) -> str:
    if re.search(r"\(\?<?[=!]", pattern):
        return (
            "look-around is not supported (RE2 runs in linear time); match the words around the value too, "
            "or use custom words"
        )
    if re.search(r"\\[1-9]", pattern):
        return "back-references are not supported (RE2 runs in linear time); write the repetition out"
    return "this is not a regular expression that RE2 understands; check the brackets and the repeats (at most 1000)"
