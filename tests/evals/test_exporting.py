import pytest

from evals.exporting import export_rows

RAGAS = {"user_input", "response", "retrieved_contexts", "reference", "reference_contexts"}
DEEPEVAL = {"input", "actual_output", "expected_output", "context", "retrieval_context"}


@pytest.mark.parametrize(("shape", "fields"), [("ragas", RAGAS), ("deepeval", DEEPEVAL)])
def test_rows_carry_the_tools_field_names(shape, fields, make_case, make_reply):
    (row,) = export_rows([make_case()], {"direct-001": make_reply()}, shape=shape)
    assert fields <= set(row)


def test_ragas_rows_hold_question_answer_evidence_and_gold(make_case, make_reply):
    (row,) = export_rows([make_case()], {"direct-001": make_reply()}, shape="ragas")
    assert row == {
        "user_input": "När ska man anmäla?",
        "response": "Anmälan ska göras genast.",
        "retrieved_contexts": ["Anmälan ska göras genast."],
        "reference": "Anmälan ska göras genast",
        "reference_contexts": ["Anmälan ska göras genast"],
    }


def test_cases_without_a_reply_are_left_out(make_case, make_reply):
    replies = {"b": make_reply(outcome=None, failed="away")}
    cases = [make_case(id="a"), make_case(id="b")]
    assert list(export_rows(cases, replies, shape="deepeval")) == []
