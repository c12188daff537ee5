"""The commands from end to end, on a handful of cases and the real store."""

import json

import pytest

from evals.__main__ import main
from evals.case import load_cases
from evals.gate import Floors

EVERY_CASE = Floors(one_in=1, exact={"page_accuracy": 1.0}, floor={"right": 0.9})
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


def test_the_baseline_is_made_by_one_command_and_compared_with(few, tmp_path, capsys):
    assert main(["compare", *few]) == 0
    assert main(["baseline", *few]) == 0
    printed = capsys.readouterr().out
    assert "there is no baseline" in printed
    assert "baseline: 4 cases" in printed
    assert (tmp_path / "cases" / "baseline" / "verdicts.jsonl").exists()
    assert main(["all", *few]) == 0
    assert "unchanged (+0.000" in capsys.readouterr().out


@pytest.mark.parametrize("part", [["--split", "dev"], ["--only", "contact"]])
def test_a_part_of_the_cases_is_no_baseline(few, tmp_path, capsys, part):
    assert main(["baseline", *few, *part]) == 1
    assert "of all cases" in capsys.readouterr().err
    assert not (tmp_path / "cases" / "baseline").exists()


def test_cases_that_change_split_stay_paired_with_the_baseline(few, tmp_path, capsys):
    main(["baseline", *few])
    path = tmp_path / "cases" / "few.jsonl"
    path.write_text(path.read_text().replace('"split": "dev"', '"split": "heldout"'))
    capsys.readouterr()
    assert main(["all", *few]) == 0
    assert main(["compare", *few]) == 0
    printed = capsys.readouterr().out
    assert "heldout (4 cases paired in all)" in printed
    assert "not paired" not in printed


class Forgetful:
    """An assistant in which a change has broken what it answers from."""

    def __init__(self, assistant):
        self.library = assistant.library
        self._assistant = assistant

    def answer(self, question, *, history=(), as_of=None):
        return self._assistant.answer("Vad kostar en glass?", as_of=as_of)


def test_a_real_drop_fails_the_gate_and_names_the_cases(
    few, tmp_path, monkeypatch, capsys, assistant
):
    rows = [row for row in _rows() if row["kind"] == "contact" and row["split"] == "dev"]
    rows += [row for row in _rows() if row["kind"] == "identity"][:3]
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (tmp_path / "cases" / "few.jsonl").write_text("".join(lines))
    monkeypatch.setattr("evals.commands.read_floors", lambda: EVERY_CASE)
    monkeypatch.setattr("evals.commands.open_assistant", lambda settings: assistant)
    assert main(["baseline", *few]) == 0
    capsys.readouterr()
    assert main(["gate", *few]) == 0
    assert capsys.readouterr().out == "the floors hold\n"
    monkeypatch.setattr("evals.commands.open_assistant", lambda settings: Forgetful(assistant))
    # The same code gives other replies here, which no run outside a test can.
    assert main(["gate", *few[:3], str(tmp_path / "after")]) == 1
    printed = capsys.readouterr().out
    assert "answer right: 0.000 (n=" in printed
    assert "demanded 0.9: contact-001" in printed
    assert "changed since the baseline:" in printed
    assert "contact-001: now wrong: outcome not" in printed
    assert "below the floor" in printed


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
