import json

import pytest

from evals.adding import ReviewError, add_case, read_review
from evals.case import load_cases

GOOD = {
    "question": "När ska anmälan göras?",
    "answer": "Genast.",
    "citations": [{"quote": "Anmälan ska göras genast.", "page": 7, "title": "T"}],
    "verdict": "corrected",
    "reason": "fel sida",
    "required_facts": [["genast"]],
}


@pytest.fixture
def directory(tmp_path):
    row = {
        "id": "direct-001",
        "question": "Vad står RVT för?",
        "history": [],
        "kind": "direct",
        "persona": "chef",
        "answerable": False,
        "expected_outcome": ["nearby"],
        "gold": [],
        "required_facts": [],
        "forbidden": [],
        "expected_notices": [],
        "needs_all_gold": False,
        "note": "",
        "split": "dev",
    }
    (tmp_path / "direct.jsonl").write_text(json.dumps(row) + "\n")
    return tmp_path


def review(tmp_path, **changes):
    path = tmp_path / "review.json"
    path.write_text(json.dumps({**GOOD, **changes}))
    return read_review(path)


def test_a_reviewed_answer_becomes_a_case(directory, grounds):
    add_case(review(directory), grounds, directory=directory)
    case = load_cases(directory)[-1]
    assert case.id == "from_use-001"
    assert case.answerable
    assert case.gold[0].page == 7
    assert case.required_facts == (("genast",),)


def test_a_question_outside_the_sources_becomes_a_case_too(directory, grounds):
    asked = review(directory, citations=[], required_facts=[], verdict="not_in_sources")
    add_case(asked, grounds, directory=directory)
    case = load_cases(directory)[-1]
    assert not case.answerable
    assert {outcome.value for outcome in case.expected_outcome} == {"nearby", "not_covered"}


def test_what_was_cited_beside_a_question_without_answer_is_no_gold(directory, grounds):
    asked = review(directory, required_facts=[], verdict="not_in_sources")
    assert add_case(asked, grounds, directory=directory)["gold"] == []


def test_a_quote_over_several_lines_is_kept_on_one(directory, grounds):
    places = [{"quote": "Anmälan ska\n göras genast.", "page": 7}]
    row = add_case(review(directory, citations=places), grounds, directory=directory)
    assert row["gold"] == [{"quote": "Anmälan ska göras genast.", "page": 7}]


def test_a_name_and_a_number_that_point_at_someone_only_together_are_refused(directory, grounds):
    parted = review(directory, question="Min klient har 191212", answer="12-1212. Genast.")
    with pytest.raises(ReviewError, match="the whole holds"):
        add_case(parted, grounds, directory=directory)


def test_ids_go_on_counting(directory, grounds):
    add_case(review(directory), grounds, directory=directory)
    row = add_case(review(directory, question="Hur fort?"), grounds, directory=directory)
    assert row["id"] == "from_use-002"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        pytest.param({"question": "min klient 19121212-1212?"}, "question holds", id="question"),
        pytest.param({"answer": "Ring 19121212-1212"}, "answer holds", id="answer"),
        pytest.param({"reason": "gäller 19121212-1212"}, "reason holds", id="reason"),
        pytest.param({"required_facts": [["19121212-1212"]]}, "facts holds", id="a fact"),
        pytest.param({"required_facts": [["samtycke"]]}, "not state the fact", id="fact not there"),
        pytest.param({"question": "Ska det ske genast?"}, "states every fact", id="leading"),
        pytest.param({"citations": []}, "needs the citations", id="no citation"),
        pytest.param(
            {"citations": [{"quote": "Anmälan får göras.", "page": 7}]}, "page 7", id="made up"
        ),
        pytest.param(
            {"citations": [{"quote": "Anmälan ska göras", "page": 40}]}, "page 40", id="wrong page"
        ),
        pytest.param({"question": "vad står rvt för?"}, "a case already", id="asked before"),
        pytest.param({"kind": "unheard"}, "unheard", id="unknown kind"),
    ],
)
def test_what_must_not_become_a_case_is_refused(changes, reason, directory, grounds):
    with pytest.raises(ReviewError, match=reason):
        add_case(review(directory, **changes), grounds, directory=directory)
    assert len(load_cases(directory)) == 1


def test_a_refusal_does_not_repeat_the_identity_data(directory, grounds):
    asked = review(directory, question="min klient 19121212-1212?")
    with pytest.raises(ReviewError) as refused:
        add_case(asked, grounds, directory=directory)
    assert "1212" not in str(refused.value)


def test_a_malformed_review_names_the_fields_only(directory):
    with pytest.raises(ReviewError, match=r"citations\.0\.page, verdict") as refused:
        review(directory, verdict="Anna", citations=[{"quote": "q", "page": 0}])
    assert "Anna" not in str(refused.value)
