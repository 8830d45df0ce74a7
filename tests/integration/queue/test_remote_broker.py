"""A broker elsewhere: by URL, with a password, as a user with few rights, behind TLS (CHECKLIST S2-35, S3-40)."""

from __future__ import annotations

import contextlib
import gc
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import kombu.pools
import pytest
import redis
from celery import Celery
from tests.fixtures import tls
from tests.fixtures.broker import ADMIN_PASSWORD, Broker, documented_user, running_broker
from tests.fixtures.echo import NAME

from maskmill.adapters.queue.celery import CeleryConfig, CeleryTransport, list_names, make_celery
from maskmill.domain.job import Queue
from maskmill.errors import BrokerUnavailable

pytestmark = [pytest.mark.enable_socket, pytest.mark.timeout(120)]

PASSWORD = "a/b#c@d"


@dataclass(frozen=True)
class Front:
    """The broker, its TLS port, and the file of the authority that signed for it."""

    broker: Broker
    port: int
    authority: Path

    def url(self, *, user: str = "maskmill", password: str = PASSWORD, scheme: str = "rediss", query: str = "") -> str:
        return f"{scheme}://{user}:{quote(password, safe='')}@{tls.HOST}:{self.port}/0{query}"

    @property
    def trusted(self) -> str:
        return f"?ssl_ca_certs={self.authority}"


@pytest.fixture(scope="module")
def front(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Front]:
    folder = tmp_path_factory.mktemp("tls")
    authority = tls.authority(folder / "ours")
    with running_broker() as broker:
        broker.secure(documented_user(PASSWORD))
        with tls.tls_front(broker.socket, *authority.sign(folder)) as port:
            yield Front(broker, port, authority.path)


@pytest.fixture(autouse=True)
def no_old_connections() -> None:
    """Kombu shares connections between apps of one process that reach the same address, whatever they trust."""
    kombu.pools.reset()


def transport_at(url: str) -> CeleryTransport:
    return CeleryTransport(make_celery(CeleryConfig(broker_url=url)), rest_s=0.0)


def use(transport: CeleryTransport) -> None:
    """Do what the API and beat do."""
    transport.send("redaction", "job_1", 5)
    assert transport.held(["redaction"])
    transport.revoke("job_1", terminate=False)
    assert 0 < transport.ping_ms() < 5_000


@contextlib.contextmanager
def running_worker(url: str) -> Iterator[None]:
    environment = {**os.environ, "MASKMILL_BROKER_URL": url}  # noqa: TID251 - the child's
    process = subprocess.Popen([sys.executable, "-m", "tests.fixtures.echo"], env=environment)
    try:
        yield
    finally:
        process.terminate()
        assert process.wait(30) == 0


def answer_of(app: Celery, word: str) -> object:
    """Run the worker's task, and let its result go while there is a broker to say so to."""
    result = app.send_task(NAME, args=(word,), queue="default", priority=3, ignore_result=False)
    try:
        return result.get(timeout=30)
    finally:
        result.forget()
        del result
        gc.collect()


def test_work_results_and_control_go_over_tls_with_the_documented_rights(front: Front) -> None:
    app = make_celery(CeleryConfig(broker_url=front.url(query=front.trusted)))
    front.broker.forget_denied()
    with running_worker(front.url(query=front.trusted)):
        assert answer_of(app, "hello") == "hello"
        inspect = app.control.inspect(timeout=5, limit=1)
        assert list((inspect.ping() or {}).values()) == [{"ok": "pong"}]
        assert list((inspect.active() or {}).values()) == [[]]
        app.control.revoke("job_none")
    use(transport_at(front.url(query=front.trusted)))
    assert front.broker.denied() == []


def test_the_documented_user_reaches_every_queue_and_nothing_of_others(front: Front) -> None:
    with redis.Redis(unix_socket_path=str(front.broker.socket), username="maskmill", password=PASSWORD) as client:
        for queue in Queue:
            assert all(client.lrange(name, 0, 9) is not None for name in list_names(queue.value))
        for forbidden in (["GET", "others"], ["KEYS", "*"], ["CONFIG", "GET", "*"], ["FLUSHALL"], ["ACL", "LIST"]):
            with pytest.raises(redis.exceptions.NoPermissionError):
                client.execute_command(*forbidden)
        with pytest.raises(redis.exceptions.NoPermissionError):
            client.publish("others", "x")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"password": "wr0ng"}, "refuses the user or the password"),
        ({"user": "", "password": "wr0ng"}, "refuses the user or the password"),
        ({"query": ""}, "certificate is not trusted"),
        ({"scheme": "redis", "query": ""}, "does not answer"),
    ],
)
def test_what_is_wrong_is_said_without_the_password(front: Front, changes: dict[str, str], words: str) -> None:
    url = front.url(**{"query": front.trusted, **changes})
    transport = transport_at(url)
    for call in (lambda: transport.send("default", "job_1", 5), transport.ping_ms):
        with pytest.raises(BrokerUnavailable, match=words) as caught:
            call()
        said = repr(caught.value) + "".join(map(repr, (caught.value.__cause__, caught.value.__context__)))
        assert all(word not in said for word in (PASSWORD, quote(PASSWORD, safe=""), "wr0ng"))


def test_a_certificate_for_another_host_or_of_another_authority_is_refused(front: Front, tmp_path: Path) -> None:
    other = tls.authority(tmp_path / "other")
    with pytest.raises(BrokerUnavailable, match="not trusted"):
        transport_at(front.url(query=f"?ssl_ca_certs={other.path}")).ping_ms()
    with tls.tls_front(front.broker.socket, *other.sign(tmp_path, "127.0.0.9")) as port:
        wrong_host = Front(front.broker, port, other.path)
        with pytest.raises(BrokerUnavailable, match="another host"):
            transport_at(wrong_host.url(query=wrong_host.trusted)).ping_ms()
        unchecked = transport_at(wrong_host.url(query="?ssl_cert_reqs=none"))
        assert unchecked.ping_ms() > 0


def test_tls_where_the_broker_speaks_none_is_said() -> None:
    import socket
    import threading

    with socket.create_server((tls.HOST, 0)) as server:

        def answer() -> None:
            for _ in range(8):
                with contextlib.suppress(OSError):
                    connection, _ = server.accept()
                    with connection:
                        connection.sendall(b"-ERR Protocol error\r\n")
                        connection.recv(1_000)

        threading.Thread(target=answer, daemon=True).start()
        with pytest.raises(BrokerUnavailable, match="speaks no TLS"):
            transport_at(f"rediss://{tls.HOST}:{server.getsockname()[1]}/0").ping_ms()


def test_a_socket_takes_a_user_and_a_password_too(front: Front) -> None:
    address = f"@{front.broker.socket}?virtual_host=0"
    use(transport_at(f"redis+socket://maskmill:{quote(PASSWORD, safe='')}{address}"))
    use(transport_at(f"redis+socket://:{quote(ADMIN_PASSWORD, safe='')}{address}"))
    with pytest.raises(BrokerUnavailable, match="refuses the user or the password"):
        transport_at(f"redis+socket://maskmill:wr0ng{address}").ping_ms()
    with pytest.raises(BrokerUnavailable, match="refuses the user or the password"):
        transport_at(f"redis+socket://{front.broker.socket}?virtual_host=0").ping_ms()


def test_a_user_with_too_few_rights_is_told_so(front: Front) -> None:
    with redis.Redis(unix_socket_path=str(front.broker.socket), password=ADMIN_PASSWORD) as client:
        client.execute_command("ACL", "SETUSER", "guest", "on", ">guest", "+@connection")
    with pytest.raises(BrokerUnavailable, match=r"docs/operating\.md"):
        transport_at(front.url(user="guest", password="guest", query=front.trusted)).send("default", "job_1", 5)
