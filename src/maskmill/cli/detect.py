"""`maskmill detect`: find, and change nothing."""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from maskmill.cli.configuration import data_option, load
from maskmill.cli.exits import FOUND, Leave
from maskmill.cli.files.deliver import results_to
from maskmill.cli.files.inputs import read_bytes
from maskmill.cli.mill import file_mill
from maskmill.cli.terminal import show_json, show_table

if TYPE_CHECKING:
    from maskmill.cli.finder import Answer, Finder

HELP = """Find personal data in a text, a file, or many texts. Nothing is changed.

Offsets count Unicode code points; the end is exclusive. The found text itself is shown only with --values.

\b
Examples:
  maskmill detect letter.pdf
  echo "mail jo@example.org" | maskmill detect - --json
  maskmill detect --jsonl texts.jsonl -o spans.jsonl

\b
Exit codes: 0 done, found or not (3 when found and --fail-on-found), 2 wrong call, 4 not readable,
5 needs a password, 6 limit exceeded, 70 our bug.
"""

FILE = click.Path(path_type=Path, dir_okay=False)


@click.command("detect", help=HELP, short_help="Find personal data in a text or a file.")
@click.argument("path", metavar="[FILE|-]", default="-")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
@click.option("--jsonl", type=FILE, metavar="IN", help='Many texts: {"id","text"} a line.')
@click.option(
    "-o", "--output", type=FILE, metavar="OUT", help="Where the answers to --jsonl go [default: standard output]."
)
@click.option(
    "--preset",
    type=click.Choice(["redact", "report"]),
    default="redact",
    show_default=True,
    help="redact finds all it can; report only what is sure.",
)
@click.option("--language", metavar="L", help="Language of the text (ISO 639-1) [default: looked at].")
@click.option("--no-names", is_flag=True, help="Patterns only: no names, no addresses by the model.")
@click.option("--values", is_flag=True, help="Show the found text too (personal data).")
@click.option("--password-file", type=FILE, help="File with the password of an encrypted document in its first line.")
@click.option("--fail-on-found", is_flag=True, help="Exit 3 when something was found.")
@data_option
def command(**given: Any) -> None:
    """Find, print, and leave."""
    from maskmill.cli.files.inputs import read_password
    from maskmill.cli.finder import Finder, Wish

    wish = Wish(given["preset"], given["language"], with_values=given["values"])
    settings = load(given["data"])
    raw_password = read_password(given["password_file"])
    mill = file_mill(settings, with_names=not given["no_names"])
    try:
        finder = Finder(mill, wish)
        if given["jsonl"] is not None:
            found = _many(finder, given["jsonl"], given["output"])
        else:
            answer = finder.document(read_bytes(given["path"], settings.max_file_bytes), raw_password)
            found = len(answer.entities)
            _show(answer, as_json=given["as_json"])
    finally:
        mill.sandbox.close()
    if found and given["fail_on_found"]:
        raise Leave(FOUND)


def _show(answer: Answer, *, as_json: bool) -> None:
    """Print what was found in one document."""
    if as_json:
        show_json(answer.document())
        return
    headings = ("TYPE", "START", "END", "SCORE", "DETECTOR", "PAGE", "VALUE")
    rows = [[entity.get(name.lower(), "") for name in headings] for entity in answer.entities]
    used = [column for column in range(len(headings)) if any(row[column] != "" for row in rows)]
    show_table([headings[column] for column in used], [[row[column] for column in used] for row in rows])


def _many(finder: Finder, source: Path, target: Path | None) -> int:
    """Answer every line of a JSONL file, in order; return how many entities there are."""
    lines = BytesIO(read_bytes(str(source), sys.maxsize))
    count = 0
    with results_to(target) as out:
        for answer in finder.lines(lines):
            count += len(answer.entities)
            out.write(answer.line())
    return count
