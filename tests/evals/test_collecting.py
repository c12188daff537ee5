import json

import pytest

from assistant.reply import Mode, Outcome, Reply
from evals.collecting import collect
from evals.run_files import RunFiles

CONFIGURATION = {"as_of": "2026-11-23", "snapshot": "abc"}


class FakeAssistant:
    """Refuses every question, and breaks on the ones it is told to."""

    def __init__(self, breaks_on=()):
        self.breaks_on = set(breaks_on)
        self.asked = []

    def answer(self, question, *, history=(), as_of=None):
        self.asked.append((question, tuple(turn.text for turn in history), as_of))
        if question in self.breaks_on:
            raise RuntimeError("the model is away")
        return Reply(question, Outcome.NOT_COVERED, Mode.EXTRACTIVE, "Nej.", (), (), (), "abc")


@pytest.fixture
def cases(make_case):
    return [make_case(id=f"c{number}", question=f"Fråga {number}?") for number in (3, 1, 2)]


def run(cases, assistant, directory, configuration=CONFIGURATION):
    files = RunFiles(directory)
    collect(cases, assistant, files, configuration=configuration, progress=lambda done, total: None)
    rows = [json.loads(line) for line in files.replies.read_text().splitlines()]
    return files, rows


def test_every_case_is_asked_and_written_in_case_order(cases, tmp_path):
    assistant = FakeAssistant()
    files, rows = run(cases, assistant, tmp_path)
    assert [row["id"] for row in rows] == ["c3", "c1", "c2"]
    assert str(assistant.asked[0][2]) == "2026-11-23"
    assert json.loads(files.configuration.read_text()) == CONFIGURATION


def test_time_is_kept_out_of_the_replies(cases, tmp_path):
    files, rows = run(cases, FakeAssistant(), tmp_path)
    assert all("elapsed_ms" not in row for row in rows)
    assert all("elapsed_ms" in json.loads(line) for line in files.timing.read_text().splitlines())


def test_questions_are_not_written_beside_their_replies(cases, tmp_path):
    files, _ = run(cases, FakeAssistant(), tmp_path)
    assert "Fråga" not in files.replies.read_text()


def test_a_run_goes_on_where_it_broke_off(cases, tmp_path):
    run(cases[:1], FakeAssistant(), tmp_path)
    with (tmp_path / "replies.jsonl").open("a") as file:
        file.write('{"id": "c1", "outc')
    assistant = FakeAssistant()
    _, rows = run(cases, assistant, tmp_path)
    assert [question for question, _, _ in assistant.asked] == ["Fråga 1?", "Fråga 2?"]
    assert [row["id"] for row in rows] == ["c3", "c1", "c2"]


def test_another_configuration_starts_anew(cases, tmp_path):
    run(cases, FakeAssistant(), tmp_path)
    assistant = FakeAssistant()
    run(cases, assistant, tmp_path, {**CONFIGURATION, "snapshot": "xyz"})
    assert len(assistant.asked) == 3


def test_an_outage_is_a_failure_and_is_asked_again(cases, tmp_path):
    _, rows = run(cases, FakeAssistant(["Fråga 1?"]), tmp_path)
    assert rows[1] == {"failed": "RuntimeError: the model is away", "id": "c1"}
    assistant = FakeAssistant()
    _, rows = run(cases, assistant, tmp_path)
    assert [question for question, _, _ in assistant.asked] == ["Fråga 1?"]
    assert all("outcome" in row for row in rows)
