"""Figures for Prometheus: jobs from the database, calls from this process. No ids, no names, no personal data."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi import APIRouter, Request, Response
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from prometheus_client.registry import Collector

from maskmill.domain.job import Queue
from maskmill.engine.kit import Kit
from maskmill.errors import Forbidden, MaskmillError, StoreUnavailable, Unauthorized
from maskmill.web.answers import problems
from maskmill.web.auth import key_of, may
from maskmill.web.health import Doctor

router = APIRouter(tags=["health"])

BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)


class JobFigures(Collector):
    """Reads the job table when Prometheus asks: every process of the API says the same."""

    def __init__(self, kit: Kit, doctor: Doctor) -> None:
        """Read nothing yet."""
        self._kit = kit
        self._doctor = doctor

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
            yield from self._jobs()
        except MaskmillError:
            return  # maskmill_part_up{part="store"} says it

    def _jobs(self) -> Iterator[Metric]:
        """Yield the figures of the job table."""
        jobs = GaugeMetricFamily("maskmill_jobs", "Jobs in the database.", labels=["kind", "state"])
        for (kind, state), count in self._kit.store.jobs.counts().items():
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


class Figures:
    """The registry of one application."""

    def __init__(self) -> None:
        """Make the counters of this process."""
        self.registry = CollectorRegistry()
        self._requests = Counter(
            "maskmill_http_requests", "Answered calls.", ["route", "method", "code"], registry=self.registry
        )
        self._duration = Histogram(
            "maskmill_http_duration_seconds",
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
    """Return the figures: to anybody when the API listens on loopback and no proxy speaks, else to a key of `admin`."""
    state = request.app.state
    forwarded = {"forwarded", "x-forwarded-for"} & set(request.headers)
    if forwarded or not state.metrics_open:
        kit: Kit = state.kit
        may(kit.store.access.authenticate(key_of(request.headers)), "admin")
    figures: Figures = state.figures
    return Response(figures.text(), media_type=CONTENT_TYPE_PLAIN_0_0_4)
