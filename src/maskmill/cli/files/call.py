"""One call of `redact` as its flags say it, and whether they fit together."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from maskmill.cli.files.inputs import STANDARD_INPUT, read_password
from maskmill.cli.files.task import Ask
from maskmill.domain.finding import Strategy
from maskmill.errors import InvalidRequest

STANDARD_OUTPUT = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """The flags; see `maskmill redact --help`."""

    paths: tuple[str, ...]
    output: str | None = None
    policy: str = "default"
    strategy: str | None = None
    mode: Literal["text", "pixels"] = "text"
    terms: Path | None = None
    no_names: bool = False
    password_file: Path | None = None
    dry_run: bool = False
    review: Path | None = None
    values: bool = False
    decisions: Path | None = None
    certificate: Path | None = None
    force: bool = False
    as_json: bool = False
    processes: int | None = None
    no_audit: bool = False
    quiet: bool = False
    data: Path | None = None

    @property
    def find_only(self) -> bool:
        """Nothing is written but findings."""
        return self.dry_run or self.review is not None

    @property
    def is_pipe(self) -> bool:
        """The result goes to standard output."""
        return self.output == STANDARD_OUTPUT and not self.find_only

    @property
    def folder(self) -> Path | None:
        """Where results go; None when there is no folder."""
        return None if self.output is None or self.output == STANDARD_OUTPUT else Path(self.output)

    def check(self) -> None:
        """Refuse flags that contradict one another.

        Raises:
            InvalidRequest: says which, and what to do.
        """
        wrong = {
            "Say where the results go: -o DIR (or --dry-run, or --review OUT.json)": self.output is None
            and not self.find_only,
            "Use --dry-run or --review, not both": self.dry_run and self.review is not None,
            "--review writes no result; leave -o away, and use it with --decisions": self.review is not None
            and self.output is not None,
            "--values belongs to --review": self.values and self.review is None,
            "Standard input is one document; name it alone": STANDARD_INPUT in self.paths and len(self.paths) > 1,
            "Standard output takes one result; name one file, or a folder with -o": self.is_pipe
            and len(self.paths) > 1,
            "Standard output holds the result; --json needs a folder with -o": self.is_pipe and self.as_json,
            "--certificate is for -o -; in a folder it stands beside its file": self.certificate is not None
            and not self.is_pipe,
        }
        for sentence, is_wrong in wrong.items():
            if is_wrong:
                raise InvalidRequest(sentence)

    def ask(self, *, is_batch: bool) -> Ask:
        """Return what is asked of every file.

        Raises:
            InvalidRequest: the password file is not usable.
        """
        return Ask(
            data=self.data,
            policy=self.policy,
            mode=self.mode,
            strategy=None if self.strategy is None else Strategy(self.strategy),
            raw_password=read_password(self.password_file),
            find_only=self.find_only,
            audited=not self.no_audit,
            names=not self.no_names,
            with_values=self.values,
            with_summary=is_batch and self.folder is not None and not self.find_only,
        )
