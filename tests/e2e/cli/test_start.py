"""The command line starts quickly and ends tidily."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.fixtures.cli import Cli

HEAVY = (
    "alembic celery cryptography fastapi jsonschema numpy obstore onnxruntime pikepdf pydantic pymupdf pypdfium2 rich "
    "sqlalchemy structlog tokenizers typst uvicorn yaml"
)

PROBE = """
import sys, json
from maskmill.cli.main import main
main({arguments!r})
print(json.dumps(sorted({{name.split(".")[0] for name in sys.modules}})), file=sys.stderr)
"""


def loaded_by(arguments: list[str]) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", PROBE.format(arguments=arguments)], capture_output=True, text=True, check=True
    )
    return set(json.loads(done.stderr.splitlines()[-1]))


def test_help_imports_nothing_heavy() -> None:
    for arguments in (["--help"], ["redact", "--help"], ["detect", "--help"], ["jobs", "--help"], ["up", "--help"]):
        assert not loaded_by(arguments) & set(HEAVY.split()), arguments


def test_help_takes_less_than_three_tenths_of_a_second(cli: Cli) -> None:
    times = []
    for _ in range(5):
        started = time.perf_counter()
        assert cli.run("--help").code == 0
        times.append(time.perf_counter() - started)
    assert min(times) < 0.3


def test_no_command_shows_the_help_and_is_a_wrong_call(cli: Cli) -> None:
    done = cli.run()
    assert done.code == 2
    assert not done.out
    assert "redact" in done.err


def test_a_reader_that_goes_away_is_no_error_message(cli: Cli) -> None:
    process = cli.start("config", "show", "--json")
    assert process.stdout is not None
    process.stdout.close()
    _, err = process.communicate(timeout=60)
    assert process.returncode == 141
    assert err == b""


def test_an_interrupt_is_130_and_one_line(cli: Cli) -> None:
    process = cli.start("redact", "-", "-o", "-", "-q")
    time.sleep(1.0)  # it waits for standard input now
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert out == b""
    assert err.decode().splitlines() == ["maskmill: interrupted; nothing half-done was left behind"]


def test_a_wrong_setting_is_named_without_its_value(cli: Cli) -> None:
    done = cli.run("config", "show", settings={"MASKMILL_PORT": "seventeen"})
    assert done.code == 2
    assert "port" in done.err.lower()
    assert "seventeen" not in done.err
    assert done.err.count("\n") == 1


def test_config_hides_secrets_and_names_sources(cli: Cli) -> None:
    shown = cli.run(
        "config",
        "show",
        "--json",
        settings={"MASKMILL_MASTER_KEY": "c2VjcmV0", "CELERY_BROKER_URL": "redis://:hunter2@localhost/1"},
    )
    assert shown.code == 0
    settings = shown.json()
    assert settings["master_key"]["value"] == settings["broker_url"]["value"] == "********"
    assert settings["broker_url"]["source"] == "environment"
    assert settings["port"]["source"] == "default"
    assert b"hunter2" not in shown.out
    assert len(settings) >= 20


def test_doctor_looks_and_makes_nothing(cli: Cli) -> None:
    done = cli.run("doctor", "--json")
    levels = {check["name"]: check["level"] for check in done.json()["checks"]}
    assert {"python", "wheels", "sandbox", "tesseract", "pdftotext", "fonts", "disk", "data", "broker"} <= set(levels)
    assert done.code == (3 if "bad" in levels.values() else 0)
    assert not (cli.folder / "data").exists()


def test_doctor_finds_a_key_that_others_can_read(cli: Cli) -> None:
    key = Path(cli.write("data/keys/master", "x"))
    (cli.folder / key).chmod(0o644)
    done = cli.run("doctor")
    assert done.code == 3
    assert "chmod 600" in done.text
