"""Policies from YAML: the built-in ones, those of a folder, and those of a path."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, cast

from maskmill.domain.entity import entity_type
from maskmill.domain.finding import Action, Strategy
from maskmill.domain.policy import CustomPattern, CustomWords, Policy, Treatment
from maskmill.errors import InvalidPolicy, UnknownPolicy

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
_SUFFIXES = (".yaml", ".yml")
_DEPTH = 5


class FilePolicies:
    """Finds a policy by its name (the folder's before the built-in ones), or by a path that ends in .yaml or .yml."""

    def __init__(self, folder: Path | None = None, *, with_paths: bool = True) -> None:
        """Look into `folder` too. A server passes `with_paths=False`: a caller must not make it read files."""
        self._folder = folder
        self._with_paths = with_paths

    def load(self, name: str) -> Policy:
        """Return the policy.

        Raises:
            UnknownPolicy: nothing has that name or path.
            InvalidPolicy: the detail names the line and what to write instead.
        """
        return _policy(self._document(name, ()))

    def names(self) -> Sequence[str]:
        """Return the names of the built-in and the folder's policies, sorted."""
        own = self._folder.iterdir() if self._folder is not None and self._folder.is_dir() else ()
        found = {path.stem for path in own if path.suffix in _SUFFIXES and _NAME.fullmatch(path.stem)}
        return sorted(found | set(_built_in()))

    def _document(self, name: str, children: tuple[str, ...]) -> Mapping[str, Any]:
        """Return the policy's document with everything that it extends."""
        if name in children:
            raise InvalidPolicy("The policy extends itself; take one `extends` out")
        if len(children) >= _DEPTH:
            raise InvalidPolicy(f"The policy extends more than {_DEPTH} others; merge some of them")
        document = self._read(name)
        if "extends" not in document:
            return document
        return _extended(self._document(str(document["extends"]), (*children, name)), document)

    def _read(self, name: str) -> Mapping[str, Any]:
        if name.endswith(_SUFFIXES):
            return _parsed(self._text_of_path(name))
        for suffix in _SUFFIXES:
            path = self._folder / f"{name}{suffix}" if self._folder is not None and _NAME.fullmatch(name) else None
            if path is not None and path.is_file():
                return _parsed(_text(path))
        if name in _built_in():
            return _built_in_document(name)
        raise UnknownPolicy(f"There is no policy of that name; there are {', '.join(self.names())}")

    def _text_of_path(self, name: str) -> str:
        if not self._with_paths:
            raise UnknownPolicy(f"A policy is named here, not given by a path; there are {', '.join(self.names())}")
        return _text(Path(name))


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except OSError as exc:
        raise UnknownPolicy("The policy file cannot be read; check the path and its permissions") from exc
    except UnicodeDecodeError as exc:
        raise InvalidPolicy("Line 1: the policy is not UTF-8 text; save it as UTF-8") from exc


def _parsed(text: str) -> Mapping[str, Any]:
    from maskmill.adapters.policies.checked import check  # noqa: PLC0415 - only who reads policies needs YAML in memory
    from maskmill.adapters.policies.yaml_lines import read  # noqa: PLC0415 - as above

    value, lines = read(text)
    check(value, lines)
    return cast("Mapping[str, Any]", value)


@lru_cache(maxsize=1)
def _built_in() -> Mapping[str, Traversable]:
    folder = files("maskmill.adapters.policies") / "builtin"
    return {item.name.removesuffix(".yaml"): item for item in folder.iterdir() if item.name.endswith(".yaml")}


@lru_cache(maxsize=16)
def _built_in_document(name: str) -> Mapping[str, Any]:
    """Read a built-in policy; a test checks it against the schema, so that the start need not."""
    from maskmill.adapters.policies.yaml_lines import read  # noqa: PLC0415 - only who reads policies needs YAML in memory

    value, _ = read(_built_in()[name].read_text("utf-8"))
    return cast("Mapping[str, Any]", value)


def _extended(parent: Mapping[str, Any], child: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the child's document over its parent's: settings replace, treatments replace key by key, lists add up."""
    merged = {**parent, **child}
    merged["default"] = {**parent.get("default", {}), **child.get("default", {})}
    types = {entity_type(name): dict(item) for name, item in parent.get("types", {}).items()}
    for name, item in child.get("types", {}).items():
        types[entity_type(name)] = {**types.get(entity_type(name), {}), **item}
    merged["types"] = {kind.value: item for kind, item in types.items()}
    for key in ("allow", "deny", "patterns", "custom"):
        merged[key] = [*parent.get(key, ()), *child.get(key, ())]
    return merged


def _policy(document: Mapping[str, Any]) -> Policy:
    default = _treatment(document.get("default", {}), Treatment())
    return Policy(
        name=document["name"],
        version=document["version"],
        default=default,
        types={entity_type(name): _treatment(item, default) for name, item in document.get("types", {}).items()},
        preset=document.get("preset", "redact"),
        allow=tuple(document.get("allow", ())),
        deny=tuple(document.get("deny", ())),
        patterns=tuple(
            CustomPattern(
                name=item["name"],
                type=entity_type(item["type"]),
                pattern=item["pattern"],
                score=float(item.get("score", 0.85)),
                context=tuple(item.get("context", ())),
            )
            for item in document.get("patterns", ())
        ),
        custom=tuple(
            CustomWords(item["name"], entity_type(item["type"]), tuple(item["words"]), float(item.get("score", 0.95)))
            for item in document.get("custom", ())
        ),
        frameworks=tuple(document.get("frameworks", ())),
        injection_limit=document.get("injection_limit"),
        retention_days=document.get("retention_days"),
    )


def _treatment(item: Mapping[str, Any], default: Treatment) -> Treatment:
    """Fill what a treatment leaves open from the policy's default."""
    return Treatment(
        action=Action(item.get("action", default.action)),
        threshold=float(item.get("threshold", default.threshold)),
        strategy=Strategy(item.get("strategy", default.strategy)),
        label=item.get("label"),
    )
