"""The application as uvicorn makes it, from the environment alone."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from maskmill.web.app import create_app_from_settings


def test_the_application_comes_up_from_settings_without_a_broker(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MASKMILL_DATA", str(tmp_path))
    monkeypatch.setenv("MASKMILL_BROKER_URL", "redis://127.0.0.1:1/0")
    app = create_app_from_settings()
    key = app.state.kit.store.access.create("default", "test", frozenset({"documents", "jobs"}))
    with TestClient(app, headers={"Authorization": f"Bearer {key}"}) as client:
        ready = client.get("/readyz").json()
        assert ready["checks"]["store"]["status"] == "healthy"
        assert ready["checks"]["blobs"]["status"] == "healthy"
        assert "broker" in ready["degraded"]
        stored = client.post("/api/v1/documents", files={"file": ("a.txt", b"Dear Ada")})
        if ready["checks"]["sandbox"]["status"] == "healthy":
            assert stored.status_code == 201
            order = {"kind": "redact", "document_ids": [stored.json()["document_id"]]}
            assert client.post("/api/v1/jobs", json=order).status_code == 202
        else:
            assert stored.json()["slug"] == "sandbox-unavailable"
        assert client.get("/metrics").status_code == 200
