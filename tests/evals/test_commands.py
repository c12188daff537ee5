"""The commands from end to end, on a handful of cases and the real store."""

import json

import pytest

from evals.__main__ import main
from evals.case import load_cases

CHOSEN = ("direct-001", "contact-001", "identity-001", "unanswerable-001")


@pytest.fixture
def few(tmp_path, monkeypatch, settings, snapshot_name):
    monkeypatch.setenv("VAGLEDAREN_DATA_DIR", str(settings.data_dir))
    monkeypatch.delenv("VAGLEDAREN_MATERIAL_DIR", raising=False)
    directory = tmp_path / "cases"
    directory.mkdir()
    rows = [row for row in _rows() if row["id"] in CHOSEN]
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (directory / "few.jsonl").write_text(text)
    return ["--cases", str(directory), "--out", str(tmp_path / "out")]


def _rows():
    from evals.case import CASES_DIR

    for path in sorted(CASES_DIR.glob("*.jsonl")):
        for line in path.read_text().split("\n"):
            if line.strip():
                yield json.loads(line)


def results(tmp_path):
    names = ("replies.jsonl", "verdicts.jsonl", "aggregate.json", "failures.tsv", "report.html")
    return {name: (tmp_path / "out" / name).read_bytes() for name in names}


def test_all_collects_scores_reports_and_prints_the_short_table(few, tmp_path, capsys):
    assert main(["all", *few]) == 0
    printed = capsys.readouterr().out
    assert "answer right" in printed
    assert "dev (4 cases)" in printed
    first = results(tmp_path)
    assert main(["all", *few]) == 0
    assert results(tmp_path) == first
    assert main(["determinism", *few]) == 0
    assert "4 of 4 replies are the same" in capsys.readouterr().out


def test_one_kind_can_be_run_alone(few, tmp_path):
    assert main(["collect", *few, "--only", "contact"]) == 0
    replies = (tmp_path / "out" / "replies.jsonl").read_text().splitlines()
    assert [json.loads(line)["id"] for line in replies] == ["contact-001"]


def test_replies_can_be_exported(few, tmp_path):
    assert main(["collect", *few]) == 0
    target = tmp_path / "ragas.jsonl"
    assert main(["export", *few, "--shape", "ragas", "--to", str(target)]) == 0
    assert len(target.read_text().splitlines()) == 4


def test_sections_without_a_case_make_the_coverage_command_fail(few, capsys):
    assert main(["coverage", *few]) == 1
    assert "without a case" in capsys.readouterr().out


def test_a_reviewed_answer_becomes_a_case_by_one_command(few, tmp_path):
    case = next(case for case in load_cases() if case.id == "contact-001")
    review = {
        "question": "Var ringer jag kriscentrum?",
        "verdict": "good",
        "citations": [{"quote": case.gold[0].quote, "page": case.gold[0].page}],
    }
    path = tmp_path / "review.json"
    path.write_text(json.dumps(review))
    assert main(["add-case", *few, "--from", str(path)]) == 0
    assert len(load_cases(tmp_path / "cases")) == 5


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        pytest.param(["external"], "VAGLEDAREN_MATERIAL_DIR", id="no material"),
        pytest.param(["score"], "replies.jsonl", id="nothing collected"),
        pytest.param(["all", "--cases", "/nowhere"], "no case file", id="no cases"),
    ],
)
def test_what_cannot_be_done_says_why(command, reason, few, capsys):
    assert main([command[0], *few, *command[1:]]) == 1
    assert reason in capsys.readouterr().err


def test_the_judge_without_a_model_still_measures_the_stand_in(few, capsys):
    assert main(["judge", *few]) == 0
    printed = capsys.readouterr().out
    assert "of 102 alike" in printed
    assert "no chat model is configured" in printed
