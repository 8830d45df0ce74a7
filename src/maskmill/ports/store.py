"""Everything that the database holds, in one value."""

from __future__ import annotations

from typing import Protocol

from maskmill.ports.access import Access
from maskmill.ports.audit import Audit
from maskmill.ports.dead import DeadJobs
from maskmill.ports.documents import Documents
from maskmill.ports.figures import Figures
from maskmill.ports.jobs import Jobs
from maskmill.ports.queues import Queues
from maskmill.ports.retention import Retention
from maskmill.ports.steps import Steps
from maskmill.ports.waste import Waste


class Store(Protocol):
    """The database: its tables as ports, one connection pool."""

    @property
    def jobs(self) -> Jobs:
        """The job table."""
        ...

    @property
    def queues(self) -> Queues:
        """The queues, tenants' limits, places in line."""
        ...

    @property
    def dead(self) -> DeadJobs:
        """The failed jobs by cause."""
        ...

    @property
    def figures(self) -> Figures:
        """Totals, and what waits and runs, for metrics."""
        ...

    @property
    def documents(self) -> Documents:
        """The document table."""
        ...

    @property
    def steps(self) -> Steps:
        """Results of steps by their content."""
        ...

    @property
    def waste(self) -> Waste:
        """What is to be removed."""
        ...

    @property
    def retention(self) -> Retention:
        """What has been kept long enough."""
        ...

    @property
    def access(self) -> Access:
        """Tenants and API keys."""
        ...

    @property
    def audit(self) -> Audit:
        """The audit chain."""
        ...

    def ping_ms(self) -> float:
        """Return the latency in milliseconds; StoreUnavailable."""
        ...

    def after_fork(self) -> None:
        """Forget connections that belong to the parent process."""
        ...

    def close(self) -> None:
        """Close all connections."""
        ...
