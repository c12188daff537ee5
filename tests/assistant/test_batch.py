import json
import subprocess
import sys

import pytest

from assistant.batch import Answered, Failed, answer_rows

FIELDS = {
    "id",
    "outcome",
    "mode",
    "text",
    "statements",
    "notices",
    "evidence",
    "snapshot",
    "elapsed_ms",
}


@pytest.fixture
def environment(settings, snapshot_name):
    import os

    return {**os.environ, "VAGLEDAREN_DATA_DIR": str(settings.data_dir)}


def run(arguments, environment):
    command = [sys.executable, "-m", "assistant", *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


def test_batch_line_has_the_fields_of_the_fixed_surface(assistant):
    (result,) = answer_rows(assistant, ['{"id": "q1", "question": "Vad är FREDA?"}'], as_of=None)
    data = json.loads(result.line)
    assert set(data) >= FIELDS
    assert data["id"] == "q1"
    assert len(data["evidence"]) == 10
    assert [hit["rank"] for hit in data["evidence"]] == list(range(1, 11))
    citation = data["statements"][0]["citations"][0]
    assert set(citation) == {"source_id", "title", "section", "page", "quote", "passage_id"}


@pytest.mark.parametrize(
    "line",
    [
        "{not json",
        "[]",
        "{}",
        '{"id": "a"}',
        '{"id": 1, "question": "x"}',
        '{"id": "a", "question": "x", "extra": 1}',
        '{"id": "a", "question": "x", "history": [{"role": "boss", "text": "x"}]}',
        "[" * 5000,
    ],
)
def test_malformed_line_is_reported_with_its_number_and_the_rest_answered(assistant, line):
    rows = ["", line, '{"id": "q2", "question": "Vad är FREDA?"}']
    failed, answered = answer_rows(assistant, rows, as_of=None)
    assert isinstance(failed, Failed)
    assert failed.number == 2
    assert failed.reason
    assert isinstance(answered, Answered)


def test_blocked_question_leaves_no_identity_data_in_the_answer_file(assistant):
    row = json.dumps({"id": "q", "question": "Ring 19811218-9876 åt mig"})
    (result,) = answer_rows(assistant, [row], as_of=None)
    data = json.loads(result.line)
    assert data["outcome"] == "blocked"
    assert data["evidence"] == []
    assert "9876" not in result.line


def test_batch_command_writes_in_order_and_fails_for_a_bad_line(tmp_path, environment):
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text(
        '{"id":"a","question":"Vad är FREDA?"}\nnonsense\n{"id":"b","question":"Vad är SIP?"}\n'
    )
    done = run(["batch", str(source), str(target)], environment)
    assert done.returncode == 1
    assert "line 2" in done.stderr
    assert [json.loads(line)["id"] for line in target.read_text().splitlines()] == ["a", "b"]


def test_ask_prints_answer_with_page_and_json_on_request(environment):
    done = run(["ask", "Vad betyder RVT?"], environment)
    assert done.returncode == 0
    assert "Relationsvåldsteam" in done.stdout
    assert "s. 6" in done.stdout
    data = json.loads(run(["ask", "Vad betyder RVT?", "--json"], environment).stdout)
    assert data["outcome"] == "answered"


def test_unknown_setting_stops_with_its_name(environment):
    done = run(["ask", "Vad betyder RVT?"], {**environment, "VAGLEDAREN_MODELL": "x"})
    assert done.returncode == 1
    assert "VAGLEDAREN_MODELL" in done.stderr
    assert "Traceback" not in done.stderr


def test_missing_snapshot_says_how_to_make_one(tmp_path, environment):
    done = run(["ask", "x"], {**environment, "VAGLEDAREN_DATA_DIR": str(tmp_path)})
    assert done.returncode == 1
    assert "make ingest" in done.stderr
