"""Figures for Prometheus: jobs from the database, calls from this process. No ids, no names, no personal data."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Mapping

from fastapi import APIRouter, Request, Response
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from prometheus_client.registry import Collector

from maskmill.domain.job import Queue
from maskmill.domain.scale import pressure
from maskmill.domain.total import DURATION_S, LABELS, TotalKey, TotalName
from maskmill.engine.fleet import COUNT_TO
from maskmill.engine.kit import Kit
from maskmill.errors import BrokerUnavailable, Forbidden, MaskmillError, StoreUnavailable, Unauthorized
from maskmill.web.answers import problems
from maskmill.web.auth import OPERATOR_TENANT, key_of, may
from maskmill.web.health import Doctor

router = APIRouter(tags=["health"])

BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)


COST_SHARE = 20
"""The figures are read again after so many times the time that reading them took: a twentieth of one core at most."""

_COUNTERS = {
    TotalName.SUBMITTED: "Jobs taken; a batch counts as its documents.",
    TotalName.FINISHED: "Jobs that ended; one that is retried ends again.",
    TotalName.RETRIES: "Attempts that another one follows.",
    TotalName.FINDINGS: "Findings of finished jobs.",
    TotalName.REDACTIONS: "Values removed by finished jobs.",
    TotalName.VERIFICATION_FAILURES: "Results that could not be proven clean, and were not handed out.",
    TotalName.CACHE_HITS: "Jobs whose proven result was known already.",
    TotalName.UPLOAD_BYTES: "Bytes of stored documents.",
}


class JobFigures(Collector):
    """Reads the database and the fleet when Prometheus asks: every process of the API says the same."""

    def __init__(self, kit: Kit, doctor: Doctor) -> None:
        """Read nothing yet."""
        self._kit = kit
        self._doctor = doctor
        self._lock = threading.Lock()
        self._read: tuple[float, list[Metric]] = (0.0, [])

    def describe(self) -> Iterator[Metric]:
        """Name nothing at registration: that would read the database."""
        return iter(())

    def collect(self) -> Iterator[Metric]:
        """Yield the figures; when the database is down, only that."""
        parts = GaugeMetricFamily("maskmill_part_up", "1 when the part is healthy.", labels=["part"])
        for name, part in self._doctor.look().checks.items():
            parts.add_metric([name], float(part.status == "healthy"))
        yield parts
        try:
            yield from self._figures()
        except MaskmillError:
            return  # maskmill_part_up{part="store"} says it

    def _figures(self) -> list[Metric]:
        """Return the figures; those of a moment ago when reading them is dear."""
        with self._lock:
            until, metrics = self._read
            began = time.monotonic()
            if began >= until:
                metrics = [*self._totals(), *self._jobs(), *self._workers()]
                ended = time.monotonic()
                self._read = (ended + COST_SHARE * (ended - began), metrics)
            return metrics

    def _totals(self) -> Iterator[Metric]:
        """Yield the running totals: they do not fall when rows are pruned."""
        totals = self._kit.store.figures.totals()
        for name, text in _COUNTERS.items():
            counter = CounterMetricFamily(f"maskmill_{name.value}", text, labels=LABELS[name])
            for key, value in totals.items():
                if key.name is name:
                    counter.add_metric([key.first, key.second][: len(LABELS[name])], value)
            yield counter
        yield _durations(totals)
        head = GaugeMetricFamily("maskmill_audit_head_seq", "Number of the last row of the audit chain.")
        head.add_metric([], self._kit.store.figures.audit_head())
        yield head

    def _workers(self) -> Iterator[Metric]:
        """Yield what the workers say; nothing when the broker is down, which maskmill_part_up says."""
        try:
            view = self._kit.fleet.look()
        except BrokerUnavailable:
            return
        states = GaugeMetricFamily("maskmill_workers", "Workers by whether they answer.", labels=["state"])
        states.add_metric(["answering"], len(view.workers))
        states.add_metric(["silent"], len(view.silent))
        slots = GaugeMetricFamily("maskmill_worker_processes", "Jobs that can run at once.", labels=["queue"])
        for queue in Queue:
            slots.add_metric([queue.value], sum(item.slots for item in view.workers if queue.value in item.queues))
        wait = sum(self._kit.store.figures.due(COUNT_TO).values())
        strain = GaugeMetricFamily("maskmill_autoscale_pressure", "Jobs that wait, to a process, to ten; at most 1.")
        strain.add_metric([], pressure(wait, sum(item.slots for item in view.workers)) if wait else 0.0)
        yield from (states, slots, strain)

    def _jobs(self) -> Iterator[Metric]:
        """Yield the figures of the job table."""
        jobs = GaugeMetricFamily("maskmill_jobs", "Jobs that have not ended.", labels=["kind", "state"])
        for (kind, state), count in self._kit.store.figures.open_jobs().items():
            jobs.add_metric([kind, state], count)
        waiting = self._kit.store.jobs.waiting()
        now = self._kit.clock()
        depth = GaugeMetricFamily("maskmill_queue_depth", "Jobs that wait for a worker.", labels=["queue"])
        oldest = GaugeMetricFamily("maskmill_queue_oldest_seconds", "Age of the oldest of them.", labels=["queue"])
        for queue in Queue:
            count, since = waiting.get(queue.value, (0, now))
            depth.add_metric([queue.value], count)
            oldest.add_metric([queue.value], max(0.0, now - since))
        yield from (jobs, depth, oldest)


def _durations(totals: Mapping[TotalKey, float]) -> Metric:
    """Return the histogram of job durations, which the totals hold bucket by bucket."""
    family = HistogramMetricFamily("maskmill_job_duration_seconds", "From first claim to end.", labels=["kind"])
    kinds = {key.first for key in totals if key.name is TotalName.DURATION}
    for kind in sorted(kinds):
        count, buckets = 0.0, []
        for bound in (*map(str, DURATION_S), "+Inf"):
            count += totals.get(TotalKey(TotalName.DURATION, kind, bound), 0.0)
            buckets.append((bound, count))
        family.add_metric([kind], buckets, totals.get(TotalKey(TotalName.DURATION_SUM, kind), 0.0))
    return family


class Figures:
    """The registry of one application."""

    def __init__(self) -> None:
        """Make the counters of this process."""
        self.registry = CollectorRegistry()
        self._requests = Counter(
            "maskmill_http_requests", "Answered calls.", ["route", "method", "code"], registry=self.registry
        )
        self._duration = Histogram(
            "maskmill_http_request_duration_seconds",
            "Time to the end of the answer.",
            ["route"],
            buckets=BUCKETS,
            registry=self.registry,
        )

    def observe(self, route: str, method: str, status: int, seconds: float) -> None:
        """Count a call by the template of its route; a method that is none of HTTP's is not a label."""
        known = method if method in {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"} else "other"
        self._requests.labels(route, known, str(status)).inc()
        self._duration.labels(route).observe(seconds)

    def text(self) -> bytes:
        """Return everything in the text format."""
        return generate_latest(self.registry)


@router.get(
    "/metrics",
    operation_id="metrics",
    summary="Figures for Prometheus",
    response_class=Response,
    responses=problems(
        Unauthorized,
        Forbidden,
        MaskmillError,
        StoreUnavailable,
        everywhere=False,
        also={200: {"description": "Text format 0.0.4.", "content": {"text/plain": {"schema": {"type": "string"}}}}},
    ),
)
def metrics(request: Request) -> Response:
    """Return the figures: to anybody when the API listens on loopback and no proxy speaks, else to the operator."""
    state = request.app.state
    forwarded = {"forwarded", "x-forwarded-for"} & set(request.headers)
    if forwarded or not state.metrics_open:
        kit: Kit = state.kit
        identity = kit.store.access.authenticate(key_of(request.headers))
        may(identity, "admin")
        if identity.tenant_id != OPERATOR_TENANT:
            raise Forbidden("The figures are of all tenants; use a key of the installation's own tenant")
    figures: Figures = state.figures
    return Response(figures.text(), media_type=CONTENT_TYPE_PLAIN_0_0_4)
