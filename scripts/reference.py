"""Write the reference tables in docs/reference from the code. `--check` fails when one is stale."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable
from pathlib import Path

from maskmill import errors as tree
from maskmill.compat.registry import REGISTRY
from maskmill.domain.job import KINDS, TIME_LIMITS
from maskmill.settings import Settings

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "reference"


def table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """Return a Markdown table."""
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return (
        "\n".join(lines + ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]) + "\n"
    )


def settings() -> str:
    """List every knob with its type, its default and its meaning."""
    rows = []
    for name, knob in Settings.model_fields.items():
        alias = knob.validation_alias
        names = [str(choice) for choice in getattr(alias, "choices", [])] or [f"MASKMILL_{name.upper()}"]
        kind = str(knob.annotation).replace("<class '", "").replace("'>", "").replace("typing.", "")
        kind = kind.replace("pathlib.", "").replace("pydantic.types.", "")
        default = "unset" if knob.default is None else str(knob.default)
        rows.append((", ".join(f"`{n}`" for n in names), f"`{kind}`", f"`{default}`", knob.description or ""))
    return "# Settings\n\n" + table(("variable", "type", "default", "meaning"), rows)


def errors() -> str:
    """List every error with its numbers."""
    found = [c for _, c in inspect.getmembers(tree, inspect.isclass) if issubclass(c, tree.MaskmillError)]
    rows = [
        (f"`{c.slug}`", str(c.status), str(c.exit_code), "yes" if c.retry else "no", (c.__doc__ or "").split("\n")[0])
        for c in sorted(found, key=lambda c: c.slug)
    ]
    head = ("slug", "HTTP status", "exit code", "retried", "meaning")
    return "# Errors\n\nEvery error is `application/problem+json` (RFC 9457).\n\n" + table(head, rows)


def queues() -> str:
    """List the queues with their limits, and the kinds of jobs with theirs."""
    limits = [(f"`{q}`", str(limit.soft_s), str(limit.hard_s)) for q, limit in TIME_LIMITS.items()]
    kinds = [(f"`{k.name}`", f"`{k.queue}`", str(k.rule.retries), f"{k.rule.base_s:g} s * 2^n") for k in KINDS.values()]
    return (
        "# Queues and kinds of jobs\n\n"
        + table(("queue", "soft limit s", "hard limit s"), limits)
        + "\n"
        + table(("kind", "queue", "retries", "wait before retry n (from 0)"), kinds)
    )


def old_names() -> str:
    """List the names of the old systems, and what each is here."""
    rows = [
        (f"`{old.name}`", f"`from {old.module} import {old.function}`", f"`({old.takes.form})`", f"`{old.kind}`",
         f"`{old.queue}`", old.does)
        for old in REGISTRY.values()
    ]  # fmt: skip
    head = ("Celery name", "import", "arguments", "kind", "queue", "does")
    return "# Old names\n\nHow they are called: [old systems](../old-systems.md).\n\n" + table(head, rows)


PAGES: dict[str, Callable[[], str]] = {
    "old-names.md": old_names,
    "settings.md": settings,
    "errors.md": errors,
    "queues.md": queues,
}


def main() -> int:
    """Write, or check."""
    stale = []
    for name, write in PAGES.items():
        path, text = FOLDER / name, write()
        if "--check" in sys.argv:
            if not path.exists() or path.read_text() != text:
                stale.append(name)
        else:
            path.write_text(text)
    if stale:
        print("stale:", ", ".join(stale), "- run: python scripts/reference.py", file=sys.stderr)
    return bool(stale)


if __name__ == "__main__":
    sys.exit(main())
