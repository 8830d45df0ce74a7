"""A call of `redact` from its flags to its exit code."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from maskmill.cli.configuration import load
from maskmill.cli.exits import terminated_tidily, worst
from maskmill.cli.files.call import Call
from maskmill.cli.files.deliver import free_name, publish, replace_private, staged_in
from maskmill.cli.files.inputs import STANDARD_INPUT
from maskmill.cli.files.outcome import document, sentence, summary_csv
from maskmill.cli.files.pool import default_processes, run_tasks
from maskmill.cli.files.review import read_decisions, review_document
from maskmill.cli.files.targets import SUMMARY, Found, check, collect, place
from maskmill.cli.files.task import Answer, Ask, Task
from maskmill.cli.files.terms import read_terms
from maskmill.cli.files.work import failed
from maskmill.cli.mill import policies
from maskmill.cli.terminal import Meter, meter, show, show_json, show_table
from maskmill.domain.job import Step
from maskmill.engine.order import Report
from maskmill.errors import InvalidRequest, MaskmillError, TargetExists

_SUFFIXES = {"application/pdf": ".pdf", "text/plain": ".txt"}
"""Names for a document from standard input, by what it is."""


def run(call: Call) -> int:
    """Redact, and return the exit code of the files.

    Raises:
        InvalidRequest, TargetExists, UnsafePath, UnknownPolicy: the call is wrong, and nothing was done.
    """
    call.check()
    found = collect(call.paths, call.folder)
    if not found:
        raise InvalidRequest("There is no file in what was named; name files, or folders with files")
    is_batch = len(found) > 1 or found[0].raw_path != call.paths[0]
    if call.is_pipe and len(found) > 1:
        raise InvalidRequest("Standard output takes one result; name one file, or a folder with -o")
    ask = call.ask(is_batch=is_batch)
    if call.folder is not None:
        check(found, call.folder, force=call.force, with_summary=ask.with_summary)
    if call.review is not None and call.review.exists() and not call.force:
        raise TargetExists("The review file exists already; use --force to replace it")
    policies(load(call.data)).load(call.policy)  # an unknown or broken policy is known before any work
    answers = _work(call, ask, _tasks(call, found))
    _show(call, ask, answers)
    return worst(answer.exit_code for answer in answers)


def _tasks(call: Call, found: Sequence[Found]) -> list[Task]:
    """Return one task a file; results are staged in the output folder itself, so that publishing is a rename."""
    terms, decisions = read_terms(call.terms), read_decisions(call.decisions)
    return [
        Task(
            number=number,
            raw_path=item.raw_path,
            raw_relative=item.raw_relative,
            staged=None if call.folder is None or call.find_only else staged_in(call.folder),
            raw_terms=terms.of(item.raw_path),
            decisions=decisions.of(item.raw_path, is_only=len(found) == 1),
            is_link=item.is_link,
        )
        for number, item in enumerate(found, 1)
    ]


def _work(call: Call, ask: Ask, tasks: Sequence[Task]) -> list[Answer]:
    """Work on all files and publish each result as it comes; whatever ends this leaves no temporary file behind."""
    if call.folder is not None and not call.find_only:
        call.folder.mkdir(parents=True, exist_ok=True)
    answers: list[Answer] = []
    taken: set[Path] = set()
    with terminated_tidily(), meter(quiet=call.quiet) as shown:
        try:
            for answer in run_tasks(ask, tasks, call.processes or default_processes(), _reporter(shown)):
                done = _publish(call, tasks[answer.number - 1], answer, taken)
                answers.append(done)
                _tell(shown, done, len(answers), len(tasks))
        finally:
            for task in tasks:
                if task.staged is not None:
                    task.staged.discard()
    return sorted(answers, key=lambda answer: answer.number)


def _publish(call: Call, task: Task, answer: Answer, taken: set[Path]) -> Answer:
    """Give a staged result its name."""
    if task.staged is None or answer.problem is not None or answer.safe_relative is None or call.folder is None:
        return answer
    relative = answer.safe_relative
    if task.raw_path == STANDARD_INPUT:
        relative = relative.with_suffix(_SUFFIXES.get(answer.media_type.partition(";")[0], ".txt"))
    try:
        target = free_name(place(call.folder, relative), taken)
        publish(task.staged, target, call.folder, force=call.force)
    except MaskmillError as exc:
        return replace(failed(task, exc), safe_relative=answer.safe_relative, pages=answer.pages)
    taken.add(target)
    return replace(answer, written=target)


def _tell(shown: Meter, answer: Answer, done: int, total: int) -> None:
    """Say what became of a file, problems even when asked to be quiet."""
    if answer.problem is not None:
        shown.problem(f"maskmill: {sentence(answer)}")
    else:
        shown.line(sentence(answer))
    if total > 1:
        shown.update(100 * done / total, f"{done} of {total} files")


def _reporter(shown: Meter) -> Report:
    """Return the engine's way to say how far it is."""

    def report(_step: Step, percent: int, words: str) -> None:
        shown.update(percent, words)

    return report


def _show(call: Call, ask: Ask, answers: Sequence[Answer]) -> None:
    """Write what the call asked for to standard output and beside the results."""
    if call.review is not None:
        entries = [(answer.raw_path, answer.findings) for answer in answers if answer.problem is None]
        replace_private(call.review, review_document(entries))
    if ask.with_summary and call.folder is not None:
        replace_private(call.folder / SUMMARY, summary_csv(answers))
    if call.is_pipe:
        _pipe(call, answers[0])
    elif call.as_json:
        show_json(document(answers, places=call.find_only))
    elif call.dry_run:
        _show_places(answers)
    else:
        for answer in answers:
            if answer.written is not None:
                show(str(answer.written))


def _pipe(call: Call, answer: Answer) -> None:
    """Write the one result to standard output."""
    if answer.output is None or answer.certificate is None:
        return
    if call.certificate is not None:
        replace_private(call.certificate, answer.certificate)
    sys.stdout.buffer.write(answer.output)
    sys.stdout.buffer.flush()


def _show_places(answers: Sequence[Answer]) -> None:
    """Print what a dry run would remove, by file, type and page."""
    rows = [
        (answer.raw_path, kind, page or "document", count)
        for answer in answers
        for (kind, page), count in answer.places.items()
    ]
    show_table(("FILE", "TYPE", "PAGE", "COUNT"), rows)
