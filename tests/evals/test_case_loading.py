"""The loader refuses what it cannot read to the letter, and says where it stands."""

import json
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from assistant.reply import Outcome
from evals.case import CaseError, Gold, Split, Turn, load_cases

ROW = {
    "id": "direct-001",
    "question": "Vad betyder gallring?",
    "history": [],
    "kind": "direct",
    "persona": "chef",
    "answerable": True,
    "expected_outcome": ["answered"],
    "gold": [{"quote": "Gallring innebär", "page": 57}],
    "required_facts": [["förstör", "förstöra"]],
    "forbidden": [],
    "expected_notices": [],
    "needs_all_gold": False,
    "note": "",
    "split": "dev",
}


def write(path: Path, *rows: dict) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def test_a_case_keeps_what_its_line_says(tmp_path):
    history = [{"role": "user", "text": "Hej"}]
    write(tmp_path / "direct.jsonl", ROW | {"history": history})
    (case,) = load_cases(tmp_path)
    assert case.history == (Turn("user", "Hej"),)
    assert case.gold == (Gold("Gallring innebär", 57),)
    assert case.expected_outcome == (Outcome.ANSWERED,)
    assert case.required_facts == (("förstör", "förstöra"),)


def test_a_case_cannot_be_changed(tmp_path):
    write(tmp_path / "direct.jsonl", ROW)
    (case,) = load_cases(tmp_path)
    with pytest.raises(FrozenInstanceError):
        case.question = "Vad betyder något annat?"


def test_cases_come_in_file_and_line_order(tmp_path):
    write(tmp_path / "b.jsonl", ROW | {"id": "3"})
    write(tmp_path / "a.jsonl", ROW | {"id": "2"}, ROW | {"id": "1"})
    assert [case.id for case in load_cases(tmp_path)] == ["2", "1", "3"]


def test_a_split_leaves_the_other_out(tmp_path):
    write(tmp_path / "a.jsonl", ROW, ROW | {"id": "2", "split": "heldout"})
    assert [case.id for case in load_cases(tmp_path, Split.HELDOUT)] == ["2"]
    assert [case.id for case in load_cases(tmp_path, Split.DEV)] == ["direct-001"]


def test_blank_lines_are_passed_over_but_counted(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text("\n" + json.dumps(ROW | {"persona": "okänd"}) + "\n", encoding="utf-8")
    with pytest.raises(CaseError, match=r"^a\.jsonl:2: .*'okänd'"):
        load_cases(tmp_path)


def test_a_line_separator_inside_a_question_does_not_break_the_line(tmp_path):
    line = json.dumps(ROW | {"question": "Vad\u2028då?"}, ensure_ascii=False)
    (tmp_path / "a.jsonl").write_text(line, encoding="utf-8")
    assert load_cases(tmp_path)[0].question == "Vad\u2028då?"


def test_an_id_that_stands_twice_is_refused_with_both_places(tmp_path):
    write(tmp_path / "a.jsonl", ROW)
    write(tmp_path / "b.jsonl", ROW | {"id": "2"}, ROW)
    with pytest.raises(CaseError, match=r"b\.jsonl:2: the id 'direct-001' .* a\.jsonl:1"):
        load_cases(tmp_path)


def test_a_duplicate_is_refused_even_in_a_split_that_leaves_it_out(tmp_path):
    write(tmp_path / "a.jsonl", ROW, ROW | {"split": "heldout"})
    with pytest.raises(CaseError, match="stands already"):
        load_cases(tmp_path, Split.DEV)


def test_a_directory_without_cases_is_refused(tmp_path):
    with pytest.raises(CaseError, match="no case file"):
        load_cases(tmp_path)


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param({"answer": "x"}, id="unknown field"),
        pytest.param({"gold": [{"quote": "x", "page": 57, "line": 3}]}, id="unknown inner field"),
        pytest.param({"gold": [{"quote": " ", "page": 57}]}, id="blank quote"),
        pytest.param({"gold": [{"quote": "x", "page": "57"}]}, id="page as text"),
        pytest.param({"gold": [{"quote": "x", "page": 0}]}, id="page zero"),
        pytest.param({"gold": []}, id="answerable without gold"),
        pytest.param({"expected_outcome": ["nearby"]}, id="answerable but never answered"),
        pytest.param({"expected_outcome": []}, id="no outcome"),
        pytest.param({"expected_outcome": ["refused"]}, id="unknown outcome"),
        pytest.param({"required_facts": [[]]}, id="fact without wording"),
        pytest.param({"required_facts": [""]}, id="fact that is no list"),
        pytest.param({"forbidden": [""]}, id="blank forbidden string"),
        pytest.param({"needs_all_gold": True}, id="all of one place"),
        pytest.param({"answerable": "yes"}, id="truth as text"),
        pytest.param({"kind": "riddle"}, id="unknown kind"),
        pytest.param({"persona": "kommunalråd"}, id="unknown persona"),
        pytest.param({"split": "train"}, id="unknown split"),
        pytest.param({"history": [{"role": "system", "text": "x"}]}, id="unknown role"),
        pytest.param(
            {"expected_notices": [{"kind": "alarm", "contains": "x"}]}, id="unknown notice"
        ),
        pytest.param({"question": "  "}, id="blank question"),
    ],
)
def test_a_faulty_line_is_refused_with_its_place(tmp_path, changed):
    write(tmp_path / "a.jsonl", ROW | {"id": "1"}, ROW | changed)
    with pytest.raises(CaseError, match=r"^a\.jsonl:2: "):
        load_cases(tmp_path)


@pytest.mark.parametrize("field", ROW)
def test_no_field_may_be_left_out(tmp_path, field):
    write(tmp_path / "a.jsonl", {name: ROW[name] for name in ROW if name != field})
    with pytest.raises(CaseError, match=field):
        load_cases(tmp_path)


def test_a_line_that_is_not_json_is_refused(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"id": ', encoding="utf-8")
    with pytest.raises(CaseError, match=r"^a\.jsonl:1: "):
        load_cases(tmp_path)
