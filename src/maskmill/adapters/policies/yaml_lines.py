"""YAML with the line of every value, and without what makes YAML dangerous or ambiguous."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import yaml

from maskmill.errors import InvalidPolicy

Place = tuple[str | int, ...]
"""The way to a value: keys and indices from the root."""

_SIZE_LIMIT = 1 << 20
_DEPTH_LIMIT = 20


class _Loader(yaml.SafeLoader):
    """The safe loader without aliases: ten lines of them can unfold to gigabytes."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            line = self.line + 1
            raise InvalidPolicy(f"Line {line}: aliases (*name) are not allowed; write the value itself")
        return super().compose_node(parent, index)


def read(text: str) -> tuple[object, Mapping[Place, int]]:
    """Return the value of a YAML document and the line (from 1) of every key and item; InvalidPolicy names the line."""
    if len(text) > _SIZE_LIMIT:
        raise InvalidPolicy("The policy is larger than 1 MiB; keep long word lists shorter")
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
        if node is None:
            raise InvalidPolicy("Line 1: the policy is empty; write at least name and version")
        lines = dict(_walk(node, ()))
        value = loader.construct_document(node)
    except yaml.MarkedYAMLError as exc:
        line = exc.problem_mark.line + 1 if exc.problem_mark else 1
        raise InvalidPolicy(f"Line {line}: this is not YAML; check the indent, the quotes and the colons") from exc
    except (yaml.YAMLError, ValueError, RecursionError) as exc:
        raise InvalidPolicy("Line 1: this is not YAML; save the policy as UTF-8 text") from exc
    return value, lines


def _walk(node: yaml.Node, place: Place) -> Iterator[tuple[Place, int]]:
    """Yield the line of each value; refuse a key that stands twice, for YAML would silently take the last."""
    line = node.start_mark.line + 1
    if len(place) > _DEPTH_LIMIT:
        raise InvalidPolicy(f"Line {line}: the policy is nested too deeply; a policy needs four levels")
    yield place, line
    if isinstance(node, yaml.MappingNode):
        yield from _walk_mapping(node, place)
    elif isinstance(node, yaml.SequenceNode):
        items: Sequence[yaml.Node] = node.value
        for index, item in enumerate(items):
            yield from _walk(item, (*place, index))


def _walk_mapping(node: yaml.MappingNode, place: Place) -> Iterator[tuple[Place, int]]:
    seen: dict[str, int] = {}
    for key, value in node.value:
        line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            raise InvalidPolicy(f"Line {line}: a key must be a word")
        if key.value in seen:
            raise InvalidPolicy(f"Line {line}: this key stands in line {seen[key.value]} already; keep one of them")
        seen[key.value] = line
        yield from _walk(value, (*place, key.value))
        yield (*place, key.value), line
