"""The store: all tables behind one connection pool."""

from __future__ import annotations

from collections.abc import Callable

from maskmill.adapters.store.access import SqlAccess
from maskmill.adapters.store.audit import SqlAudit
from maskmill.adapters.store.database import Database
from maskmill.adapters.store.dead import SqlDeadJobs
from maskmill.adapters.store.dispatching import Dispatching
from maskmill.adapters.store.documents import SqlDocuments
from maskmill.adapters.store.figures import SqlFigures
from maskmill.adapters.store.migrate import bring_up_to_date
from maskmill.adapters.store.postponing import Postponing
from maskmill.adapters.store.queues import SqlQueues
from maskmill.adapters.store.reading import Reading
from maskmill.adapters.store.releasing import Releasing
from maskmill.adapters.store.retention import SqlRetention
from maskmill.adapters.store.running import Running
from maskmill.adapters.store.steering import Steering
from maskmill.adapters.store.steps import SqlSteps
from maskmill.adapters.store.submitting import Submitting
from maskmill.adapters.store.waste import SqlWaste
from maskmill.ports.keys import Keyring, Signer


class SqlJobs(Submitting, Reading, Dispatching, Running, Steering, Postponing, Releasing):
    """The job table."""


class SqlStore:
    """SQLite or PostgreSQL. `sqlite://` lives in memory: the twin for tests and single commands."""

    def __init__(self, url: str, keys: Keyring, clock: Callable[[], float], signer: Signer) -> None:
        """Open, and bring the tables to this version's form; `signer` signs the audit's checkpoints.

        Raises:
            InvalidSettings: no such kind of database, or one that a newer version made.
            StoreUnavailable, StorageFull.
        """
        self._database = Database(url)
        try:
            bring_up_to_date(self._database)
        except BaseException:
            self._database.close()
            raise
        self.audit = SqlAudit(self._database, clock, signer)
        self.jobs = SqlJobs(self._database, keys, clock, self.audit)
        self.queues = SqlQueues(self._database, clock)
        self.dead = SqlDeadJobs(self._database, keys, clock, self.audit)
        self.figures = SqlFigures(self._database, clock)
        self.documents = SqlDocuments(self._database, keys, clock, self.audit)
        self.steps = SqlSteps(self._database)
        self.waste = SqlWaste(self._database)
        self.retention = SqlRetention(self._database, self.audit)
        self.access = SqlAccess(self._database, clock)

    def ping_ms(self) -> float:
        """Return the latency in milliseconds; StoreUnavailable."""
        return self._database.ping_ms()

    def after_fork(self) -> None:
        """Forget connections that belong to the parent process."""
        self._database.after_fork()

    def close(self) -> None:
        """Close all connections."""
        self._database.close()
