"""`maskmill redact`: files in, proven copies and certificates out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from maskmill.cli.configuration import data_option
from maskmill.cli.exits import Leave
from maskmill.domain.finding import Strategy

HELP = """Remove personal data from files and prove that it is gone.

Each file is opened in a sandbox, everything in it is read, what the policy says is removed, and the result is read
again by other engines. What cannot be proven clean is refused: neither file nor certificate is written.

\b
Examples:
  maskmill redact letter.pdf scans/ -o out
  maskmill redact - -o - < note.txt > note.redacted.txt

\b
First look, then decide, then remove:
  maskmill redact letter.pdf --dry-run
  maskmill redact letter.pdf --review review.json --values
  maskmill redact letter.pdf -o out --decisions review.json

\b
Exit codes: 0 done, 2 wrong call (nothing was done), 3 a file was refused, 4 not readable or damaged,
5 needs a password, 6 limit exceeded, 70 our bug. With several files: the first that applies of 70, 3, 6, 5, 4, 2, 0;
one bad file never stops the others.
"""

FILE = click.Path(path_type=Path, dir_okay=False)


@click.command("redact", help=HELP, short_help="Remove personal data from files and prove that it is gone.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("-o", "--output", metavar="DIR", help="Folder of the results (made when missing); - for standard output.")
@click.option("--policy", default="default", show_default=True, help="Name or path of a policy; none: --terms only.")
@click.option("--strategy", type=click.Choice([item.value for item in Strategy]), help="What stands in the place.")
@click.option(
    "--mode",
    type=click.Choice(["text", "pixels"]),
    default="text",
    show_default=True,
    help="pixels turns every page of a PDF into a picture with a searchable text layer.",
)
@click.option("--terms", type=FILE, help='Words to remove too: a JSON list, or {"file name": list}.')
@click.option("--no-names", is_flag=True, help="Patterns only: do not look for names and addresses.")
@click.option("--password-file", type=FILE, help="File with the password of encrypted documents in its first line.")
@click.option("--dry-run", is_flag=True, help="Show counts by type and page; write nothing.")
@click.option(
    "--review", type=FILE, metavar="OUT.json", help="Write the findings for a person to decide; nothing else."
)
@click.option("--values", is_flag=True, help="Put the found texts into the review file (personal data).")
@click.option("--decisions", type=FILE, metavar="OUT.json", help="Use the decisions in a review file.")
@click.option("--certificate", type=FILE, help="Where the certificate goes when the result is standard output.")
@click.option("--force", is_flag=True, help="Replace results that exist.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document about all files.")
@click.option("--jobs", "processes", type=click.IntRange(1, 64), help="Files at a time [default: 2, or the cores].")
@click.option("--no-audit", is_flag=True, help="Append no audit row; the certificate says so.")
@click.option("-q", "--quiet", is_flag=True, help="No progress.")
@data_option
def command(**given: Any) -> None:
    """Run the call and leave with the exit code of its files."""
    from maskmill.cli.files.call import Call
    from maskmill.cli.files.run import run

    code = run(Call(**given))
    if code:
        raise Leave(code)
