"""`maskmill detect`: its shapes, its offsets, its order."""

import json

import pytest
from tests.fixtures.cli import Cli

from maskmill.cli.samples import make_samples

TEXT = "Zoë wrote from jo@example.org; card 4111 1111 1111 1111."


def test_the_document_has_the_fields_of_the_contract_and_its_offsets_are_code_points(cli: Cli) -> None:
    done = cli.run("detect", "-", "--json", "--no-names", stdin=TEXT.encode())
    assert done.code == 0, done.err
    shown = done.json()
    assert set(shown) == {"entities", "language"}
    found = {entity["type"]: entity for entity in shown["entities"]}
    assert set(found["EMAIL_ADDRESS"]) == {"type", "start", "end", "score", "detector"}
    assert TEXT[found["EMAIL_ADDRESS"]["start"] : found["EMAIL_ADDRESS"]["end"]] == "jo@example.org"
    assert TEXT[found["CREDIT_CARD"]["start"] : found["CREDIT_CARD"]["end"]] == "4111 1111 1111 1111"


def test_values_are_shown_only_when_asked_for(cli: Cli) -> None:
    hidden = cli.run("detect", "-", "--no-names", stdin=TEXT.encode())
    assert hidden.code == 0
    assert "EMAIL_ADDRESS" in hidden.text
    assert "jo@" not in hidden.text
    shown = cli.run("detect", "-", "--json", "--values", "--no-names", stdin=TEXT.encode())
    assert "jo@example.org" in [entity["value"] for entity in shown.json()["entities"]]


def test_finding_is_no_failure_unless_asked_to_be(cli: Cli) -> None:
    assert cli.run("detect", "-", "--no-names", "--fail-on-found", stdin=TEXT.encode()).code == 3
    assert cli.run("detect", "-", "--no-names", "--fail-on-found", stdin=b"nothing at all").code == 0


def test_lines_are_answered_all_and_in_order(cli: Cli) -> None:
    lines = [{"id": f"n{number}", "text": TEXT if number % 2 else "clean"} for number in range(200)]
    cli.write("in.jsonl", "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines))
    done = cli.run("detect", "--jsonl", "in.jsonl", "-o", "out.jsonl", "--no-names")
    assert done.code == 0, done.err
    assert done.out == b""
    answers = [json.loads(line) for line in (cli.folder / "out.jsonl").read_text().splitlines()]
    assert [answer["id"] for answer in answers] == [line["id"] for line in lines]
    assert answers[0] == {"id": "n0", "spans": []}
    span = next(span for span in answers[1]["spans"] if span["label"] == "EMAIL_ADDRESS")
    assert set(span) == {"label", "start", "end", "score", "detector"}
    assert TEXT[span["start"] : span["end"]] == "jo@example.org"


@pytest.mark.parametrize("line", ["{", '{"id": 1}', '{"text": "x"}', '{"id": 1, "text": 2}', "[]"])
def test_a_line_of_another_form_is_named_by_its_number(cli: Cli, line: str) -> None:
    cli.write("in.jsonl", '{"id": 1, "text": "x"}\n' + line + "\n")
    done = cli.run("detect", "--jsonl", "in.jsonl", "-o", "out.jsonl", "--no-names")
    assert done.code == 2
    assert "ine 2" in done.err
    assert not (cli.folder / "out.jsonl").exists()


def test_a_pdf_is_opened_and_its_findings_name_their_page(cli: Cli) -> None:
    cli.write("a.pdf", make_samples()["claim-letter.pdf"])
    done = cli.run("detect", "a.pdf", "--json", "--no-names")
    assert done.code == 0, done.err
    pages = {entity["page"] for entity in done.json()["entities"] if entity["type"] == "IBAN_CODE"}
    assert pages == {3}


def test_names_are_found_by_the_model(cli: Cli) -> None:
    text = "Yesterday Margaret Ellison met Daniel Okafor in Bristol."
    done = cli.run("detect", "-", "--json", "--values", stdin=text.encode())
    assert done.code == 0, done.err
    people = {entity["value"] for entity in done.json()["entities"] if entity["type"] == "PERSON"}
    assert {"Margaret Ellison", "Daniel Okafor"} <= people


def test_bad_input_has_its_exit_code(cli: Cli) -> None:
    assert cli.run("detect", "gone.txt").code == 4
    assert cli.run("detect", "-", stdin=b"").code == 4
    assert cli.run("detect", "-", "--preset", "loud", stdin=b"x").code == 2
