"""Celery on Redis or Valkey: the app factory, and the transport that rings for a stored job.

Each setting was tried under kill -9 (DESIGN section 3). None of them alone loses nothing: the job row does.
"""

from __future__ import annotations

import json
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any, Final

import kombu
from celery import Celery, Task
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

from maskmill.adapters.queue.address import DEFAULT, complete, complete_backend
from maskmill.adapters.queue.refusal import SILENT, reason
from maskmill.domain.job import TIME_LIMITS, Queue
from maskmill.errors import BrokerUnavailable

RUN_TASK: Final = "maskmill.run"
"""The task that runs a stored job; its message holds the job's id and nothing else."""

RUN_MODULE: Final = "maskmill.tasks.bodies.run"
"""Where that task is declared: a layer above, so it is named here, and imported only to run eagerly."""

INTERRUPT: Final = "maskmill_interrupt"
"""The remote control command that ends a running job; Celery's own revoke would also refuse a later retry of the id."""


APP_LIMITS: Final = TIME_LIMITS[Queue.DEFAULT]
_BROKEN: Final = (OperationalError, RedisError, OSError)
_PRIORITIES: Final = 10
_SEPARATOR: Final = ":"
_LOOK_AT: Final = 5_000
"""Of a longer list of messages nobody says what it holds: our window is far smaller, somebody else fills the queue."""
LONGEST_S: Final = max(limit.hard_s for limit in TIME_LIMITS.values())


@dataclass(frozen=True, slots=True)
class CeleryConfig:
    """What differs between one Celery app of ours and another."""

    broker_url: str = DEFAULT
    result_backend: str | None = None  # None: the broker
    include: tuple[str, ...] = ()
    concurrency: int = 4
    eager: bool = False
    result_expires_s: int = 3_600
    schedule: dict[str, dict[str, Any]] = field(default_factory=dict)


def make_celery(config: CeleryConfig, *, task_class: type[Task[Any, Any]] | None = None) -> Celery:
    """Make an app with our settings; it connects to nothing before its first use. InvalidSettings: a URL is wrong."""
    broker = complete(config.broker_url)
    backend = complete_backend(config.result_backend or broker)
    app = Celery("maskmill", set_as_current=False, task_cls=task_class)
    app.backend_cls = backend  # Celery lets CELERY_RESULT_BACKEND win over `result_backend`; our settings have read it
    app.conf.update(
        broker_url=broker,
        broker_read_url=broker,  # in the same way CELERY_BROKER_URL wins over `broker_url`
        broker_write_url=broker,
        result_backend=backend,
        redis_socket_keepalive="+socket:" not in backend,  # a Unix socket takes no such option, and fails on it
        include=list(config.include),
        beat_schedule=config.schedule,
        result_expires=config.result_expires_s,
        worker_concurrency=config.concurrency,
        task_always_eager=config.eager,
        task_eager_propagates=config.eager,
        **_DELIVERY,
        **_FORMAT,
        **_WORKER,
        **_CONNECTION,
        task_routes=[route],
        task_queues=[kombu.Queue(queue.value, kombu.Exchange(queue.value), queue.value) for queue in Queue],
    )
    return app


def route(
    name: str, args: object, kwargs: object, options: object, task: object = None, **_: object
) -> dict[str, str] | None:
    """Send a task to its `home` queue, unless the sender names another (Celery's router signature)."""
    del name, args, kwargs, options
    home = getattr(task, "home", None)
    return {"queue": home} if isinstance(home, str) else None


_DELIVERY: Final[dict[str, Any]] = {
    "task_acks_late": True,
    "task_reject_on_worker_lost": True,
    "task_track_started": True,
    "task_ignore_result": True,
    "task_default_queue": Queue.DEFAULT.value,
    "task_default_exchange": Queue.DEFAULT.value,
    "task_default_routing_key": Queue.DEFAULT.value,
    "task_default_priority": 5,
    "task_create_missing_queues": False,
    "task_inherit_parent_priority": False,
    "task_soft_time_limit": APP_LIMITS.soft_s,
    "task_time_limit": APP_LIMITS.hard_s,
    "task_publish_retry": True,
    "task_publish_retry_policy": {"max_retries": 1, "interval_start": 0, "interval_step": 0.1, "interval_max": 0.1},
    "result_persistent": True,
}

_FORMAT: Final[dict[str, Any]] = {
    "task_serializer": "json",
    "result_serializer": "json",
    "event_serializer": "json",
    "accept_content": ["json"],
    "result_accept_content": ["json"],
    "timezone": "UTC",
    "enable_utc": True,
}

_WORKER: Final[dict[str, Any]] = {
    "worker_prefetch_multiplier": 1,
    "worker_disable_prefetch": True,
    "worker_disable_rate_limits": False,
    "worker_max_tasks_per_child": 1_000,
    "worker_hijack_root_logger": False,
    "worker_redirect_stdouts": False,
    "worker_send_task_events": False,
    "worker_proc_alive_timeout": 60.0,  # a child loads its models before it reports
    "worker_soft_shutdown_timeout": 5.0,
    "worker_cancel_long_running_tasks_on_connection_loss": False,  # the row's lease guards the work
    "beat_max_loop_interval": 5,
}

_CONNECTION: Final[dict[str, Any]] = {
    "broker_connection_timeout": 5.0,
    "broker_connection_retry": True,
    "broker_connection_retry_on_startup": True,
    "broker_connection_max_retries": None,
    "broker_pool_limit": 10,
    "broker_transport_options": {
        "visibility_timeout": 2 * LONGEST_S + 3_600,  # twice the longest limit, and an hour
        "unacked_restore_interval": 5,
        "unacked_restore_throttle": 1,
        "socket_timeout": 10,
        "socket_connect_timeout": 5,
        "socket_keepalive": True,
        "health_check_interval": 10,
        "priority_steps": list(range(_PRIORITIES)),
        "sep": _SEPARATOR,
        "queue_order_strategy": "priority",
        "max_retries": 1,
        "interval_start": 0,
        "interval_step": 0.1,
        "interval_max": 0.1,
    },
    "redis_socket_timeout": 10,
    "redis_socket_connect_timeout": 5,
    "redis_backend_health_check_interval": 10,
}


def list_names(queue: str) -> tuple[str, ...]:
    """Return the names of the broker's lists that hold a queue's waiting messages: one a priority, 0 first."""
    return (queue, *(f"{queue}{_SEPARATOR}{priority}" for priority in range(1, _PRIORITIES)))


def _job_of(untrusted_message: bytes) -> str | None:
    """Return the id in a message's headers; None for what is no message of Celery's."""
    try:
        job_id = json.loads(untrusted_message)["headers"]["id"]
    except (ValueError, LookupError, TypeError, RecursionError):
        return None
    return job_id if isinstance(job_id, str) else None


class CeleryTransport:
    """Publishes job ids. After a failure it fails at once for a second, so that no caller waits for a dead broker."""

    def __init__(self, app: Celery, *, rest_s: float = 1.0) -> None:
        """Take an app of `make_celery`; nothing connects before the first message."""
        self._app = app
        self._rest_s = rest_s
        self._down_until = 0.0
        self._why = SILENT

    def send(self, queue: str, job_id: str, priority: int) -> None:
        """Publish one message with its queue's time limits; with an eager app, run the job here and now."""
        limit = TIME_LIMITS[Queue(queue)]
        if self._app.conf.task_always_eager:
            import_module(RUN_MODULE)
            self._app.loader.import_default_modules()
            self._app.tasks[RUN_TASK].apply(args=(job_id,), task_id=job_id, throw=True)
            return
        with self._reaching():
            self._app.send_task(
                RUN_TASK,
                args=(job_id,),
                task_id=job_id,
                queue=queue,
                priority=priority,
                soft_time_limit=limit.soft_s,
                time_limit=limit.hard_s,
                argsrepr="hidden",
                kwargsrepr="hidden",
                ignore_result=True,
            )

    def revoke(self, job_id: str, *, terminate: bool) -> None:
        """Interrupt a running job (it cleans up), or with `terminate` kill its process. A waiting one needs nothing."""
        wish = {"job_id": job_id, "kill": terminate}
        with self._reaching():
            try:
                self._app.control.broadcast(INTERRUPT, arguments=wish)
            except _BROKEN:  # the pool held a connection to a broker that was started again
                self._app.control.broadcast(INTERRUPT, arguments=wish)

    def held(self, queues: Collection[str]) -> Collection[str] | None:
        """Return the job ids in the broker's lists: a message that a worker took is in none of them any more."""
        if self._app.conf.task_always_eager:
            return None
        names = [name for queue in queues for name in list_names(queue)]
        try:
            with self._reaching(), self._app.pool.acquire(block=True) as connection:
                client = connection.default_channel.client  # type: ignore[attr-defined]  # of kombu's Redis channel
                pipe = client.pipeline(transaction=False)
                for name in names:
                    pipe.lrange(name, 0, _LOOK_AT)
                lists = pipe.execute()
        except BrokerUnavailable:
            return None
        if any(len(messages) > _LOOK_AT for messages in lists):
            return None
        return {job_id for messages in lists for message in messages if (job_id := _job_of(message))}

    def ping_ms(self) -> float:
        """Return the milliseconds of a round trip to the broker."""
        began = time.perf_counter()
        with self._reaching(), self._app.connection_for_write() as connection:
            connection.default_channel.client.ping()  # type: ignore[attr-defined]  # of kombu's Redis channel
        return (time.perf_counter() - began) * 1_000

    @contextmanager
    def _reaching(self) -> Iterator[None]:
        """Turn what the broker's client raises into BrokerUnavailable, and remember it for a while."""
        if time.monotonic() < self._down_until:
            raise BrokerUnavailable(self._why)
        try:
            yield
        except _BROKEN as exc:
            self._why = reason(exc)
            self._down_until = time.monotonic() + self._rest_s
            raise BrokerUnavailable(self._why) from exc
