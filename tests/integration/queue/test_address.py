"""What a broker's URL must say, and what is added to it."""

from __future__ import annotations

import os
import subprocess
import sys
import traceback
from pathlib import Path

import pytest

from maskmill.adapters.queue.address import DEFAULT, broker_url, complete, complete_backend, socket_url
from maskmill.errors import InvalidSettings

SECRET = "s3cret"


def test_the_settings_win_over_a_socket_and_a_socket_over_the_usual_port() -> None:  # S3-40
    assert broker_url("redis://other:1/0", Path("/run/b.sock")) == "redis://other:1/0"
    assert broker_url(None, Path("/run/a b.sock")) == socket_url(Path("/run/a b.sock"))
    assert broker_url(None, None) == DEFAULT == "redis://localhost:6379/0"


@pytest.mark.parametrize("url", [DEFAULT, f"redis://u:{SECRET}@h:1/2", "redis+socket://:p@/run/b.sock?virtual_host=0"])
def test_a_url_without_tls_stays_as_it_is(url: str) -> None:
    assert complete(url) == url


@pytest.mark.parametrize(
    ("query", "check"),
    [
        ("", "required"), ("?ssl_cert_reqs=CERT_REQUIRED", "required"), ("?ssl_cert_reqs=optional", "optional"),
        ("?ssl_cert_reqs=CERT_NONE", "none"),
    ],
)  # fmt: skip
def test_certificates_are_checked_unless_the_url_says_otherwise(query: str, check: str) -> None:  # S2-35
    assert complete(f"rediss://:{SECRET}@h:1/0{query}") == f"rediss://:{SECRET}@h:1/0?ssl_cert_reqs={check}"


@pytest.mark.parametrize(
    ("url", "words"),
    [
        (f"amqp://u:{SECRET}@h", "another kind"),
        (f"redis://:{SECRET}/x@h:1/0", "%2F"),
        (f"redis://:{SECRET}#x@h:1/0", "%2F"),
        (f"redis://:{SECRET}@h:port/0", "port"),
        (f"redis://:{SECRET}@h:1/0?ssl_ca_certs=/etc/hosts", "rediss://"),
        (f"rediss://:{SECRET}@h:1/0?ssl_cert_reqs=maybe", "required, optional, none"),
        (f"rediss://:{SECRET}@h:1/0?ssl_ca_certs=/no/{SECRET}", "ssl_ca_certs"),
        (f"rediss://:{SECRET}@h:1/0?ssl_keyfile=/no/{SECRET}", "ssl_keyfile"),
    ],
)
def test_a_url_that_cannot_be_meant_is_refused_without_quoting_it(url: str, words: str) -> None:
    with pytest.raises(InvalidSettings, match=words) as caught:
        complete(url)
    assert SECRET not in "".join(traceback.format_exception(caught.value, chain=True)).replace(url, "")


def test_a_result_backend_may_be_of_another_kind() -> None:
    assert complete_backend("rpc://") == "rpc://"
    assert complete_backend("rediss://h:1/0") == "rediss://h:1/0?ssl_cert_reqs=required"


@pytest.mark.parametrize("part", ["worker", "beat", "doctor"])
def test_a_part_says_what_is_wrong_with_its_broker_in_one_line_without_the_password(part: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "maskmill.cli.main", part, "--data", str(tmp_path / "data")],
        env={**os.environ, "MASKMILL_BROKER_URL": f"rediss://:{SECRET}/x@h:1/0"},  # noqa: TID251 - the child's
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    said = done.stdout + done.stderr
    assert done.returncode == (3 if part == "doctor" else 2)
    assert "%2F" in said
    assert "Traceback" not in said
    assert SECRET not in said
