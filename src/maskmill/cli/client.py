"""A small client of the HTTP API, on the standard library."""

from __future__ import annotations

import http.client
import json
import secrets
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from maskmill.errors import MaskmillError, Unavailable, by_slug

TIMEOUT_S = 60.0
"""Longest wait for a part of an answer."""

IDLE_S = 45.0
"""Longest silence of an event stream: the API sends a comment every 15 s."""

RECONNECT_S = 0.5

MOST_SILENCES = 2
"""Streams in a row that may bring nothing at all, before the API counts as gone."""


@dataclass(frozen=True, slots=True)
class Progress:
    """A line of a job's event stream. `status` is set on the last one."""

    sequence: int
    step: str = ""
    percent: int = 0
    message: str = ""
    status: str | None = None


class _Heard:
    """Whether a stream said anything, a heartbeat too."""

    def __init__(self) -> None:
        self.anything = False

    def lines(self, lines: Iterator[bytes]) -> Iterator[bytes]:
        """Pass the lines on."""
        for line in lines:
            self.anything = True
            yield line


class Client:
    """Calls one API with one key."""

    def __init__(self, address: str, key: str, timeout_s: float = TIMEOUT_S, idle_s: float = IDLE_S) -> None:
        """Take the address (http://host:port) and an API key."""
        parts = urlsplit(address)
        self._host = parts.hostname or "127.0.0.1"
        self._port = parts.port or 80
        self._headers = {"Authorization": f"Bearer {key}"}
        self._timeout_s = timeout_s
        self._idle_s = idle_s

    def upload(self, raw_name: str, content: bytes) -> str:
        """Send a document and return its id."""
        boundary = secrets.token_hex(16)
        quoted = raw_name.replace("\\", "_").replace('"', "_")
        head = (
            f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="{quoted}"\r\n'
            "Content-Type: application/octet-stream\r\n\r\n"
        )
        body = head.encode() + content + f"\r\n--{boundary}--\r\n".encode()
        answer = self._json("POST", "/api/v1/documents", body, f"multipart/form-data; boundary={boundary}")
        return str(answer["document_id"])

    def submit(self, kind: str, document_id: str, policy: str = "default") -> str:
        """Submit a job and return its id."""
        order = {"kind": kind, "document_ids": [document_id], "policy": policy}
        answer = self._json("POST", "/api/v1/jobs", json.dumps(order).encode(), "application/json")
        return str(answer["job_id"])

    def follow(self, job_id: str) -> Iterator[Progress]:
        """Yield a job's progress until it ends; a stream that breaks off is taken up where it stopped.

        Raises:
            Unavailable: nobody answers, or twice in a row nothing at all came; else the error that the answer names.
        """
        after, silences = 0, 0
        while silences < MOST_SILENCES:
            heard = _Heard()
            with suppress(TimeoutError, http.client.HTTPException):  # the next stream begins where this one ended
                for event in self._events(job_id, after, heard):
                    after = max(after, event.sequence)
                    yield event
                    if event.status is not None:
                        return
            silences = 0 if heard.anything else silences + 1
            time.sleep(RECONNECT_S)
        raise Unavailable(f"The API said nothing for {self._idle_s * silences:g} s; the job goes on, look again later")

    def result(self, job_id: str) -> bytes:
        """Return the file that a finished job made."""
        return self._bytes("GET", f"/api/v1/jobs/{job_id}/result")

    def certificate(self, job_id: str) -> bytes:
        """Return the certificate of a finished redaction."""
        return self._bytes("GET", f"/api/v1/jobs/{job_id}/certificate")

    def job(self, job_id: str) -> Mapping[str, Any]:
        """Return what the API says of a job."""
        return self._json("GET", f"/api/v1/jobs/{job_id}")

    def _json(self, method: str, path: str, body: bytes | None = None, media_type: str = "") -> Mapping[str, Any]:
        """Call and read the answer as a JSON object."""
        answer: dict[str, Any] = json.loads(self._bytes(method, path, body, media_type))
        return answer

    def _bytes(self, method: str, path: str, body: bytes | None = None, media_type: str = "") -> bytes:
        """Call and return the answer's body."""
        connection = http.client.HTTPConnection(self._host, self._port, timeout=self._timeout_s)
        try:
            return self._request(connection, method, path, body, {"Content-Type": media_type} if media_type else {})
        finally:
            connection.close()

    def _request(
        self,
        connection: http.client.HTTPConnection,
        method: str,
        path: str,
        body: bytes | None,
        headers: Mapping[str, str],
    ) -> bytes:
        """Send a request and read the whole answer.

        Raises:
            Unavailable: nobody answers; else the error that the answer names.
        """
        try:
            connection.request(method, path, body, {**self._headers, **headers})
            answer = connection.getresponse()
            content = answer.read()
        except TimeoutError as exc:
            raise Unavailable(f"The API did not answer within {self._timeout_s:g} s; try again") from exc
        except OSError as exc:
            raise Unavailable("The API does not answer; is `maskmill up` running, and is the address right?") from exc
        except http.client.HTTPException as exc:
            raise Unavailable("The API's answer broke off; try again") from exc
        if answer.status >= http.client.BAD_REQUEST:
            raise _problem(content)
        return content

    def _events(self, job_id: str, after: int, heard: _Heard) -> Iterator[Progress]:
        """Read one connection's server-sent events (WHATWG HTML, section 9.2)."""
        connection = http.client.HTTPConnection(self._host, self._port, timeout=self._idle_s)
        headers = {**self._headers, "Accept": "text/event-stream"}
        if after:
            headers["Last-Event-ID"] = str(after)
        try:
            connection.request("GET", f"/api/v1/jobs/{job_id}/events", headers=headers)
            answer = connection.getresponse()
            if answer.status >= http.client.BAD_REQUEST:
                raise _problem(answer.read())
            if answer.status == http.client.NO_CONTENT:  # it has ended, and we have seen all but that
                yield Progress(after, status=str(self.job(job_id)["status"]))
            yield from read_events(heard.lines(iter(answer.readline, b"")))
        except TimeoutError:
            raise
        except OSError as exc:
            raise Unavailable("The API went away; look for its log in the data folder") from exc
        finally:
            connection.close()


def read_events(lines: Iterator[bytes]) -> Iterator[Progress]:
    """Turn the lines of an event stream into progress; comments and unknown fields are skipped."""
    fields: dict[str, str] = {}
    for line in lines:
        text = line.decode().rstrip("\r\n")
        if text:
            name, _, value = text.partition(":")
            fields[name] = value.removeprefix(" ")
            continue
        if "data" in fields:
            yield _progress(fields)
        fields = {}


def _progress(fields: Mapping[str, str]) -> Progress:
    """Read one event."""
    data = json.loads(fields["data"])
    sequence = int(fields.get("id", "0") or 0)
    if fields.get("event") == "end":
        return Progress(sequence, status=str(data["status"]))
    return Progress(sequence, str(data["state"]), int(data["progress"]), str(data["message"]))


def _problem(content: bytes) -> MaskmillError:
    """Return the error of our tree that a problem (RFC 9457) names; anything else is the answer of a proxy."""
    try:
        answer = json.loads(content)
        slug, detail = str(answer["slug"]), str(answer["detail"])
    except (ValueError, KeyError, TypeError):
        return Unavailable("The answer is not from Maskmill; is the address right?")
    return by_slug().get(slug, Unavailable)(detail)
