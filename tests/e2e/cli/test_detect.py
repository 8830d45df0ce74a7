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


@pytest.mark.parametrize("line", ["{", '{"id": 7}', '{"text": "x"}', '{"id": 1, "text": 2}', "[]"])
def test_a_bad_line_is_named_by_its_number_and_the_others_are_answered(cli: Cli, line: str) -> None:
    cli.write("in.jsonl", '{"id": 1, "text": "x"}\n' + line + '\n{"id": 3, "text": "jo@example.org"}\n')
    done = cli.run("detect", "--jsonl", "in.jsonl", "-o", "out.jsonl", "--no-names")
    assert done.code == 4
    assert "ine 2" in done.err
    answers = [json.loads(text) for text in (cli.folder / "out.jsonl").read_text().splitlines()]
    assert [len(answer["spans"]) for answer in answers] == [0, 0, 1]
    assert "problem" in answers[1]
    assert "problem" not in answers[0]


def test_lines_come_through_a_pipe_and_go_to_standard_output(cli: Cli) -> None:
    done = cli.run(
        "detect", "--jsonl", "-", "--no-names", "--types", "email", stdin=b'{"id": "a", "text": "jo@example.org"}'
    )
    assert done.code == 0, done.err
    assert [span["label"] for span in done.json()["spans"]] == ["EMAIL_ADDRESS"]


def test_the_table_counts_types_and_says_where_they_are(cli: Cli) -> None:
    done = cli.run("detect", "-", "--no-names", stdin=b"jo@example.org\n\nno\nann@example.org\n")
    head, row = done.text.splitlines()
    assert head.split() == ["TYPE", "COUNT", "SCORE", "DETECTOR", "WHERE"]
    assert row.split(maxsplit=4)[0::4] == ["EMAIL_ADDRESS", "lines 1, 4"]
    assert "2 findings of 1 type" in done.err
    shown = cli.run("detect", "-", "--no-names", "--values", stdin=b"jo@example.org\n\nno\nann@example.org\n")
    assert shown.text.splitlines()[2].split() == ["line", "4:1", "EMAIL_ADDRESS", "0.97", "ann@example.org"]


def test_types_and_scores_narrow_what_is_found(cli: Cli) -> None:
    text = b"@jane_doe wrote jo@example.org, SSN 123-45-6789"
    done = cli.run("detect", "-", "--json", "--no-names", "--types", "SSN, username", stdin=text)
    assert [entity["type"] for entity in done.json()["entities"]] == ["USERNAME", "US_SSN"]
    done = cli.run("detect", "-", "--json", "--no-names", "--min-score", "0.9", stdin=text)
    assert [entity["type"] for entity in done.json()["entities"]] == ["EMAIL_ADDRESS", "US_SSN"]
    wrong = cli.run("detect", "-", "--types", "PERSONS", stdin=text)
    assert (wrong.code, "did you mean PERSON?" in wrong.err) == (2, True)


def test_a_long_text_is_searched_in_blocks_with_the_same_findings(cli: Cli) -> None:
    part = "".join(f"Line {number} is é and empty.\n" for number in range(30_000))
    text = f"Ask Ms Holloway.\n{part}jo@example.org\n{part}It was Holloway again.\n"
    cli.write("long.txt", text)
    for arguments, stdin in ((["long.txt"], b""), (["-"], text.encode())):
        done = cli.run("detect", *arguments, "--json", "--values", "--no-names", stdin=stdin)
        assert done.code == 0, done.err
        found = done.json()["entities"]
        assert [entity["value"] for entity in found] == ["Holloway", "jo@example.org", "Holloway"]
        assert all(text[entity["start"] : entity["end"]] == entity["value"] for entity in found)
    table = cli.run("detect", "long.txt", "--no-names")
    assert "lines 1, 60003" in table.text
    cli.write("old.txt", text.encode("cp1252"))
    assert cli.run("detect", "old.txt", "--json", "--values", "--no-names").json()["entities"] == found


def test_a_long_file_that_is_no_text_is_refused(cli: Cli) -> None:
    cli.write("a.bin", b"text " * 400_000 + b"\0")
    assert cli.run("detect", "a.bin", "--no-names").code == 4


def test_looking_leaves_nothing_behind(cli: Cli) -> None:
    assert cli.run("detect", "-", "--no-names", stdin=b"jo@example.org").code == 0
    assert list(cli.folder.iterdir()) == []


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
    assert cli.run("detect", "-", "-o", "out.json", stdin=b"x").code == 2
    assert cli.run("detect", "--jsonl", "gone.jsonl").code == 4
