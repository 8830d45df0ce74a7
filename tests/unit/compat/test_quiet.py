"""What a worker shows of a message: never its arguments."""

from __future__ import annotations

import json

from kombu import Message
from kombu.utils.imports import symbol_by_name

from maskmill.adapters.queue.celery import CeleryConfig, make_celery
from maskmill.compat.registered import TASKS
from maskmill.tasks.quiet import QuietRequest

SECRET = "Tavorin Dezorvath"


def test_inspect_events_and_log_lines_repeat_no_argument() -> None:
    app = make_celery(CeleryConfig())
    task = TASKS["services.tasks.process_document"]
    kind = symbol_by_name(task.Request)
    assert issubclass(kind, QuietRequest)
    body = json.dumps([[SECRET], {"text": SECRET}, {}])
    headers = {"id": "m-1", "task": task.name, "argsrepr": f"('{SECRET}',)", "kwargsrepr": f"{{'text': '{SECRET}'}}"}
    message = Message(
        body=body, headers=headers, content_type="application/json", content_encoding="utf-8", delivery_info={},
        properties={},
    )  # fmt: skip
    request = kind(message, app=app, task=task, headers=headers, body=body, decoded=False)
    for shown in (request.info(), request.info(safe=True), request.argsrepr, request.kwargsrepr, repr(request)):
        assert SECRET not in str(shown)
    assert request.info()["id"] == "m-1"
