"""`maskmill detect`: find, and change nothing."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import Any

import click

from maskmill.cli.configuration import data_option
from maskmill.cli.exits import Leave
from maskmill.domain.entity import ALIASES, EntityType, entity_type

HELP = """Find personal data in a text, a file, or many texts. Nothing is changed or kept.

A table tells what was found where; --values shows the found text too. Offsets in JSON count Unicode code points, the
end is exclusive. A name that was found once is found wherever it stands in the same document.

\b
Examples:
  maskmill detect letter.pdf
  maskmill detect letter.pdf --values --types PERSON,EMAIL
  echo "mail jo@example.org" | maskmill detect - --json
  maskmill detect huge.log --no-names --json > found.json

\b
Many texts, one {"id", "text"} a line, answered in their order:
  maskmill detect --jsonl texts.jsonl -o spans.jsonl
  cat texts.jsonl | maskmill detect --jsonl - | jq .spans

\b
Words and patterns of your own, allowed words, thresholds (see maskmill policy check):
  maskmill detect note.txt --policy ours.yaml

\b
In a script: fail when something is sure to be there:
  maskmill detect release-notes.md --preset report --fail-on-found

\b
Exit codes: 0 done, found or not (3 when found and --fail-on-found), 2 wrong call, 4 not readable (or a line of
--jsonl is not: the others are answered), 5 needs a password, 6 limit exceeded, 70 our bug.

\b
Types: `maskmill policy show default` lists them; docs/detectors.md says what finds them.
"""

FILE = click.Path(path_type=Path, dir_okay=False)


def _types(_context: click.Context, _option: click.Parameter, names: str) -> tuple[EntityType, ...]:
    """Read entity types between commas, by any of their names; fail with the name that was probably meant."""
    return tuple(_type(name.strip()) for name in names.split(",") if name.strip())


def _type(name: str) -> EntityType:
    try:
        return entity_type(name)
    except ValueError as exc:
        close = get_close_matches(name.upper(), sorted({*EntityType, *ALIASES}), 1)
        hint = f"did you mean {close[0]}?" if close else "maskmill policy show default lists them"
        raise click.BadParameter(f"There is no type of that name; {hint}") from exc


@click.command("detect", help=HELP, short_help="Find personal data in a text or a file.")
@click.argument("path", metavar="[FILE|-]", default="-")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.option("--jsonl", metavar="IN", help='Many texts: {"id","text"} a line; - for standard input.')
@click.option(
    "-o", "--output", type=FILE, metavar="OUT", help="Where the answers to --jsonl go [default: standard output]."
)
@click.option(
    "--preset",
    type=click.Choice(["redact", "report"]),
    help="redact finds all it can; report only what is sure [default: redact, or the policy's].",
)
@click.option("--policy", metavar="P", help="Name or path of a policy: find what it would remove or have reviewed.")
@click.option("--types", callback=_types, default="", metavar="A,B", help="Only these types [default: all].")
@click.option(
    "--min-score", type=click.FloatRange(0, 1), default=0.0, metavar="S", help="Only what is at least so sure (0..1)."
)
@click.option("--no-names", is_flag=True, help="Patterns only, many times as fast: the names model is not asked.")
@click.option("--language", metavar="L", help="Language of the text (ISO 639-1), for the answer: all are looked for.")
@click.option("--values", is_flag=True, help="Show the found text too (personal data).")
@click.option("--password-file", type=FILE, help="File with the password of an encrypted document in its first line.")
@click.option("--fail-on-found", is_flag=True, help="Exit 3 when something was found.")
@data_option
def command(**given: Any) -> None:
    """Find, print, and leave."""
    from maskmill.cli.found.run import Call, run

    if given["output"] is not None and given["jsonl"] is None:
        raise click.UsageError("-o is where the answers to --jsonl go; use > for one document")
    code = run(Call(**given))
    if code:
        raise Leave(code)
