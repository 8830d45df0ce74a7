"""`maskmill demo`: the whole loop on generated documents, through the same doors that a user takes."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from maskmill.cli.configuration import load
from maskmill.cli.exits import FOUND, Leave
from maskmill.cli.files.deliver import replace_private
from maskmill.cli.files.targets import certificate_of
from maskmill.cli.terminal import Meter, meter, say, show, show_table

if TYPE_CHECKING:
    from maskmill.cli.client import Client
    from maskmill.settings import Settings

SUCCESS = "SUCCESS"

HELP = """Run the whole loop on generated sample documents.

Starts the embedded stack on a temporary folder and a free port, sends three invented documents through the HTTP API,
shows live progress, fetches the redacted copies and their certificates, verifies them offline, and stops the stack.

\b
Examples:
  maskmill demo
  maskmill demo -o look --quiet

\b
Exit codes: 0 everything was redacted and verified, 3 something was refused, 70 a part does not start.
"""


@dataclass(slots=True)
class Stopwatch:
    """How long each step took, in seconds."""

    laps: list[tuple[str, float]] = field(default_factory=list)

    @contextmanager
    def lap(self, name: str) -> Iterator[None]:
        """Time a block."""
        started = time.monotonic()
        yield
        self.add(name, started)

    def add(self, name: str, started: float) -> None:
        """Note a step that began at `started` (monotonic) and ends now."""
        self.laps.append((name, time.monotonic() - started))


@click.command("demo", help=HELP, short_help="Run the whole loop on generated sample documents.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("demo-out"),
    show_default=True,
    help="Folder of the results.",
)
@click.option("-q", "--quiet", is_flag=True, help="No progress.")
def command(output: Path, *, quiet: bool) -> None:
    """Make samples, redact them over HTTP, verify them offline, and say where they are."""
    from maskmill.adapters.blobs.temporary import private_folder
    from maskmill.adapters.log import configure
    from maskmill.cli.samples import make_samples

    configure("auto", "ERROR")
    watch = Stopwatch()
    with watch.lap("make three sample documents"):
        samples = make_samples()
        originals, results = _folder(output / "originals"), _folder(output / "redacted")
        for name, content in samples.items():
            replace_private(originals / name, content)
    with private_folder() as folder:
        settings = own_settings(folder / "data")
        statuses = _over_http(settings, samples, results, watch, quiet=quiet)
        with watch.lap("verify the copies offline"):
            verdicts = {name: _verify(settings, results / name) for name in statuses if statuses[name] == SUCCESS}
    _tell(statuses, verdicts, output, watch)
    if any(verdicts.get(name) != "ok" for name in samples):
        raise Leave(FOUND)


def own_settings(data: Path) -> Settings:
    """Return settings that stay on a folder of the demo's own, whatever database or store the environment names."""
    return load(
        data, host="127.0.0.1", port=0, workers=2, blob_url="", database_url=f"sqlite:///{data.resolve()}/maskmill.db"
    )


def _folder(path: Path) -> Path:
    """Make a folder."""
    path.mkdir(parents=True, exist_ok=True)
    return path


def _over_http(
    settings: Settings, samples: Mapping[str, bytes], results: Path, watch: Stopwatch, *, quiet: bool
) -> dict[str, str]:
    """Start the stack, send each sample through the API, fetch what came of it, stop; return each job's status."""
    from maskmill.adapters.stack.supervisor import Stack
    from maskmill.cli.client import Client
    from maskmill.cli.stack import first_key, running, stack_config

    if not quiet:
        say("Starting broker, API, workers and dispatch loop ...")
    started = time.monotonic()
    key = first_key(settings) or ""
    with running(Stack(stack_config(settings, embedded=True))) as stack:
        watch.add("start the stack", started)
        statuses = _redact(Client(stack.address, key), samples, results, watch, quiet=quiet)
        stopping = time.monotonic()
    watch.add("stop the stack", stopping)
    return statuses


def _redact(
    client: Client, samples: Mapping[str, bytes], results: Path, watch: Stopwatch, *, quiet: bool
) -> dict[str, str]:
    """Submit one job for each sample, watch them, and fetch the copies and certificates."""
    with watch.lap("redact and prove over HTTP"), meter(quiet=quiet) as shown:
        jobs = {name: client.submit("redact", client.upload(name, samples[name])) for name in samples}
        statuses = {name: _watch(client, job_id, name, shown) for name, job_id in jobs.items()}
    with watch.lap("fetch copies and certificates"):
        for name, job_id in jobs.items():
            if statuses[name] == SUCCESS:
                replace_private(certificate_of(results / name), client.certificate(job_id))
                replace_private(results / name, client.result(job_id))
    return statuses


def _watch(client: Client, job_id: str, name: str, shown: Meter) -> str:
    """Show a job's progress as it comes; return its last status."""
    status = ""
    for progress in client.follow(job_id):
        if progress.status is not None:
            status = progress.status
        else:
            shown.update(progress.percent, f"{name}: {progress.message or progress.step}")
    if status == SUCCESS:
        shown.line(f"{name}: {status}")
    else:
        problem = client.job(job_id)["problem"] or {}
        shown.problem(f"maskmill: {name}: {status}: {problem.get('detail', 'there is no result')}")
    return status


def _verify(settings: Settings, path: Path) -> str:
    """Check a copy against its certificate, with the key of the stack that made it."""
    from maskmill.cli.proof import verify_file

    return verify_file(settings, str(path), certificate_of(path), None).result


def _tell(statuses: Mapping[str, str], verdicts: Mapping[str, str], output: Path, watch: Stopwatch) -> None:
    """Say what came out, where it is, and how long it took."""
    rows = [
        (name, status, verdicts.get(name, "-"), output / "redacted" / name if status == SUCCESS else "-")
        for name, status in statuses.items()
    ]
    show_table(("DOCUMENT", "JOB", "VERIFIED", "REDACTED COPY (certificate beside it)"), rows)
    show()
    show_table(("STEP", "SECONDS"), [(name, f"{seconds:.1f}") for name, seconds in watch.laps])
    show()
    show(f"Originals: {output / 'originals'}   Next: maskmill redact YOUR-FILE -o out")
