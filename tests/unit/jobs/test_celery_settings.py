"""The app factory's defaults (CHECKLIST S1-04, S1-16…26, S4-46, S4-47, S5-15…17, S5-26)."""

from __future__ import annotations

from typing import Any

import pytest

from maskmill.adapters.queue.celery import CeleryConfig, make_celery
from maskmill.domain.job import KINDS, TIME_LIMITS, Queue
from maskmill.settings import Settings

DEFAULTS: list[tuple[str, Any]] = [
    ("broker_url", "redis://localhost:6379/0"),  # S1-16
    ("result_backend", "redis://localhost:6379/0"),
    ("worker_concurrency", 4),  # S1-17
    ("worker_prefetch_multiplier", 1),  # S1-18
    ("worker_disable_prefetch", True),
    ("task_acks_late", True),  # S1-19
    ("task_reject_on_worker_lost", True),
    ("worker_disable_rate_limits", False),  # S1-20
    ("task_serializer", "json"),  # S1-21
    ("result_serializer", "json"),
    ("event_serializer", "json"),
    ("accept_content", ["json"]),
    ("result_accept_content", ["json"]),
    ("timezone", "UTC"),  # S1-22
    ("enable_utc", True),
    ("result_expires", 3600),  # S1-25
    ("result_persistent", True),  # S1-26
    ("task_soft_time_limit", 1500),  # S4-47, S5-16
    ("task_time_limit", 1800),
    ("task_track_started", True),  # S5-15
    ("worker_max_tasks_per_child", 1000),  # S5-17
    ("task_ignore_result", True),
    ("task_always_eager", False),
    ("task_eager_propagates", False),
    ("task_create_missing_queues", False),
    ("worker_hijack_root_logger", False),
    ("broker_connection_retry_on_startup", True),
    ("broker_connection_max_retries", None),
]


@pytest.mark.parametrize(("name", "expected"), DEFAULTS, ids=[name for name, _ in DEFAULTS])
def test_a_default_is_what_was_tried(name: str, expected: object) -> None:
    assert getattr(make_celery(CeleryConfig()).conf, name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("unacked_restore_interval", 5),
        ("unacked_restore_throttle", 1),
        ("socket_timeout", 10),
        ("socket_keepalive", True),
        ("health_check_interval", 10),
        ("priority_steps", list(range(10))),
        ("queue_order_strategy", "priority"),
    ],
)
def test_a_transport_option_is_what_was_tried(name: str, expected: object) -> None:
    assert make_celery(CeleryConfig()).conf.broker_transport_options[name] == expected


def test_a_message_becomes_visible_again_only_long_after_the_longest_limit() -> None:
    timeout = make_celery(CeleryConfig()).conf.broker_transport_options["visibility_timeout"]
    assert timeout > 2 * max(limit.hard_s for limit in TIME_LIMITS.values())


def test_the_limits_of_a_document_that_a_person_waits_for() -> None:  # S1-23, S1-24
    limit = TIME_LIMITS[KINDS["redact"].queue]
    assert (limit.soft_s, limit.hard_s) == (300, 600)


def test_the_limits_of_an_extraction_and_of_everything_else() -> None:  # S5-16
    for queue in (KINDS["extract"].queue, Queue.EMBEDDING, Queue.DEFAULT):
        assert (TIME_LIMITS[queue].soft_s, TIME_LIMITS[queue].hard_s) == (1_500, 1_800)


@pytest.mark.parametrize("queue", [Queue.REPORTS, Queue.NOTIFICATIONS, Queue.SCANS, Queue.CLEANUP])
def test_the_limits_of_reports_notifications_and_scans(queue: Queue) -> None:  # S3-43, S3-44
    assert (TIME_LIMITS[queue].soft_s, TIME_LIMITS[queue].hard_s) == (270, 300)


def test_all_queues_are_declared_with_their_own_key() -> None:
    queues = make_celery(CeleryConfig()).amqp.queues
    assert {name: queue.routing_key for name, queue in queues.items()} == {q.value: q.value for q in Queue}


def test_the_factory_takes_what_the_settings_say() -> None:  # S1-04
    config = CeleryConfig(
        broker_url="redis://elsewhere:1/2", result_backend="redis://results:1/3", include=("a.b",), concurrency=7,
        eager=True, result_expires_s=60,
    )  # fmt: skip
    conf = make_celery(config).conf
    assert (conf.broker_url, conf.result_backend) == ("redis://elsewhere:1/2", "redis://results:1/3")
    assert (conf.include, conf.worker_concurrency, conf.result_expires) == (["a.b"], 7, 60)
    assert conf.task_always_eager  # S5-26
    assert conf.task_eager_propagates


def test_every_kind_of_job_has_a_queue_with_limits() -> None:
    for kind in KINDS.values():
        limit = TIME_LIMITS[kind.queue]
        assert 0 < limit.soft_s < limit.hard_s


def test_the_settings_default_to_the_same_concurrency_and_expiry() -> None:
    fields = Settings.model_fields
    assert (fields["concurrency"].default, fields["result_expires_s"].default) == (4, 3600)
