"""Watching a job: its rows and events, told as notes. Everything that is shown comes from here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from maskmill.cli.jobs.words import span, status, title
from maskmill.domain.job import JobState, Step

if TYPE_CHECKING:
    from maskmill.engine.kit import Kit
    from maskmill.ports.jobs import JobEvent, JobRow
    from maskmill.ports.queues import Place

WHY_S = 2.0
"""How often it is asked why a job waits: that asks the broker too."""

STOPS = frozenset({JobState.DONE, JobState.REFUSED, JobState.FAILED, JobState.CANCELLED, JobState.REVIEW})
"""Where a job stays until a person does something."""

_WITHOUT_RESULT = frozenset({JobState.REFUSED, JobState.FAILED, JobState.CANCELLED})

Kind = Literal["progress", "step", "retry", "waiting", "child", "end"]


@dataclass(frozen=True, slots=True)
class Note:
    """Something that happened to a job; said once. `step` notes repeat, once a step has ended, what `progress` said."""

    job_id: str
    kind: Kind
    at: float
    words: str
    step: Step | None = None
    seconds: float | None = None  # how long it took
    percent: int | None = None
    sequence: int | None = None
    well: bool = True
    facts: Mapping[str, object] = field(default_factory=dict)


class Watch:
    """One job as it is followed: `row` and what it waits for are the newest that `look` saw."""

    def __init__(self, kit: Kit, tenant_id: str, job_id: str) -> None:
        """Read the row.

        Raises:
            NotFound: there is none.
        """
        self._kit, self._tenant_id = kit, tenant_id
        self.row: JobRow = kit.store.jobs.get(tenant_id, job_id)
        self.place: Place | None = None
        self.hindrance: str | None = None
        self.words = ""
        self._last: JobEvent | None = None
        self._first: JobEvent | None = None  # of the step under way
        self._told_attempt = 0
        self._told_waiting = ""
        self._told_children: set[str] = set()
        self._children_seen = 0
        self._asked_at = 0.0

    @property
    def stopped(self) -> bool:
        """Whether nothing more will happen by itself."""
        return self.row.state in STOPS

    @property
    def step_seconds(self) -> float:
        """How long the step under way has taken."""
        return self._kit.clock() - self._first.at if self._first else 0.0

    @property
    def age(self) -> float:
        """Seconds since it was submitted, to its end when it has ended."""
        return (self.row.finished_at or self._kit.clock()) - self.row.submitted_at

    def waits_s(self) -> float:
        """Return the seconds until the row may start at all."""
        return max(0.0, self.row.not_before - self._kit.clock())

    def look(self) -> list[Note]:
        """Read what is new; the row first, so that no event is missing once it has stopped."""
        jobs = self._kit.store.jobs
        self.row = jobs.get(self._tenant_id, self.row.id)
        after = self._last.sequence if self._last else 0
        notes = [note for event in jobs.events(self._tenant_id, self.row.id, after) for note in self._event(event)]
        notes += self._retry()
        notes += self._waiting()
        notes += self._children()
        if self.stopped:
            notes += self._end()
        return notes

    def _event(self, event: JobEvent) -> Iterator[Note]:
        """Tell an event, and the step that it ends. An attempt, and a wait for one, begins at 0 % of INITIALIZING."""
        restarts = _is_start(event)
        if self._first is not None and self._last is not None:
            if restarts and _is_start(self._last):
                self._first = None
            elif restarts:
                yield from self._interrupted(self._last)
            elif event.step is not self._first.step:
                yield self._step_note(self._first, event.at)
                self._first = None
        yield Note(
            self.row.id, "progress", event.at, event.message, event.step, None, event.progress, event.sequence
        )  # fmt: skip
        self._first, self._last, self.words = self._first or event, event, event.message

    def _step_note(self, first: JobEvent, until: float, *, well: bool = True) -> Note:
        return Note(self.row.id, "step", until, self.words, first.step, until - first.at, well=well)

    def _interrupted(self, last: JobEvent) -> Iterator[Note]:
        """Tell that an attempt ended and another one comes."""
        first, self._first = self._first, None
        why = f"{title(self.row)}; " if self._is_tried() and title(self.row) else ""
        words = last.message[:1].lower() + last.message[1:] if why else last.message
        self._told_attempt = self.row.attempt if self._is_tried() else self._told_attempt
        seconds = last.at - first.at if first else None
        facts = {"attempt": self.row.attempt} if self._is_tried() else {}
        yield Note(self.row.id, "retry", last.at, f"{why}{words}", last.step, seconds, well=False, facts=facts)

    def _is_tried(self) -> bool:
        return self.row.state is JobState.QUEUED and self.row.attempt > 0

    def _retry(self) -> Iterator[Note]:
        """Tell of a failed attempt as soon as the row waits for the next one."""
        if self._is_tried() and self._told_attempt != self.row.attempt and self._last is not None:
            yield from self._interrupted(self._last)

    def _waiting(self) -> Iterator[Note]:
        """Tell once what hinders the job, and how many are before it when that is first known."""
        if self.row.state is not JobState.QUEUED:
            self.place, self.hindrance = None, None
            return
        from maskmill.engine.queues import place
        from maskmill.engine.waits import hindrance

        if self._kit.clock() - self._asked_at >= WHY_S:
            self._asked_at = self._kit.clock()
            self.place = place(self._kit, self._tenant_id, self.row.id)
            self.hindrance = hindrance(self._kit, self.row)
        words = self.hindrance or self.queue_words()
        if words and words != self._told_waiting:
            self._told_waiting = words
            facts = {} if self.place is None else {"ahead": self.place.ahead, "start_in_s": self.place.start_in_s}
            yield Note(self.row.id, "waiting", self._kit.clock(), words, well=not self.hindrance, facts=facts)

    def queue_words(self) -> str:
        """Say where it stands in its queue."""
        if self.place is None:
            return f"waits for {self.row.after_id}" if self.row.after_id is not None and not self.waits_s() else ""
        ahead = "next in line" if self.place.ahead == 0 else f"{self.place.ahead} before it"
        return ahead if self.place.start_in_s is None else f"{ahead}, starts in about {span(self.place.start_in_s)}"

    def _children(self) -> Iterator[Note]:
        """Name the parts that ended without a result."""
        if self.row.children_done == self._children_seen:
            return
        from maskmill.ports.jobs import JobFilter

        self._children_seen = self.row.children_done
        only, cursor = JobFilter(_WITHOUT_RESULT, parent_id=self.row.id), None
        while True:
            rows, cursor = self._kit.store.jobs.list(self._tenant_id, only, 200, cursor)
            for child in rows:
                if child.id not in self._told_children:
                    self._told_children.add(child.id)
                    at = child.finished_at or self._kit.clock()
                    words = title(child) or "Cancelled"
                    yield Note(self.row.id, "child", at, words, well=False, facts={"child_id": child.id})
            if cursor is None:
                return

    def _end(self) -> Iterator[Note]:
        """Close the last step and the job."""
        at = self.row.finished_at or self._kit.clock()
        well = self.row.state is JobState.DONE
        if self._first is not None and self.row.attempt > 0:
            yield self._step_note(self._first, at, well=well)
        self._first = None
        problem = None if self.row.problem is None else dict(self.row.problem)
        facts: dict[str, object] = {"status": status(self.row), "problem": problem, "attempts": self.row.attempt}
        yield Note(self.row.id, "end", at, title(self.row), seconds=self.age, well=well, facts=facts)


def _is_start(event: JobEvent) -> bool:
    """Say whether an attempt, or a wait for one, begins with an event."""
    return event.step is Step.INITIALIZING and event.progress == 0
