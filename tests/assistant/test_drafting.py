import json
import time

import pytest
from langchain_core.language_models import FakeListChatModel

from assistant.chat import ChatAnswer, ChatOutage, OutageKind
from assistant.chat_model import LangChainChat
from assistant.drafting import Drafted, Drafter, NoDraftReason, NotDrafted, read_draft
from assistant.gate import CHECKS, Failure
from assistant.progress import Stage
from assistant.prompting import (
    MAX_EVIDENCE_CHARS,
    choose_passages,
    draft_messages,
    prompt,
    repair_messages,
    wording,
)
from assistant.query_help import QueryHelp, QueryHelper
from corpus.passage import PageSpan, Passage, PassageKind, SearchHit, Span

TEXT = "Om mat inte ingår i boendet ska avgiften reduceras."
GOOD = {
    "text": "Avgiften ska reduceras om mat inte ingår i boendet.",
    "quotes": [{"passage": 1, "quote": TEXT}],
}
BAD = {
    "text": "Avgiften bör reduceras om mat inte ingår i boendet.",
    "quotes": [{"passage": 1, "quote": TEXT}],
}


def as_json(*statements, cannot_answer=False):
    return json.dumps({"cannot_answer": cannot_answer, "statements": list(statements)})


def hit(rank, text=TEXT):
    passage = Passage(
        id=f"p{rank}",
        source_id="r",
        heading_path=("Egenavgifter",),
        text=text,
        kind=PassageKind.PARAGRAPH,
        pages=(PageSpan(43, 0, len(text)),),
        source_spans=(Span(0, len(text)),),
    )
    return SearchHit(passage, rank, 1.0)


class Scripted:
    """Answers in turn and remembers what it was asked."""

    def __init__(self, *answers):
        self.answers = list(answers)
        self.asked = []

    def ask(self, messages, *, deadline):
        self.asked.append(messages)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return ChatAnswer(answer)


def draft_with(*answers, evidence=None):
    model = Scripted(*answers)
    return Drafter(model, {"r": "R"}).answer(
        "Vad gäller?", (hit(1),) if evidence is None else evidence, deadline=time.monotonic() + 5
    ), model


def test_a_carried_draft_is_shown_at_the_first_try():
    drafted, model = draft_with(as_json(GOOD))
    assert isinstance(drafted, Drafted)
    assert drafted.tries == 1
    assert drafted.statements[0].text == GOOD["text"]
    assert len(model.asked) == 1


def test_a_failed_draft_is_asked_again_with_the_check_named():
    drafted, model = draft_with(as_json(BAD), as_json(GOOD))
    assert isinstance(drafted, Drafted)
    assert drafted.tries == 2
    again = model.asked[1][-1].text
    assert wording()["checks"]["norm"] in again
    assert model.asked[1][-2].text == as_json(BAD)


def test_each_try_is_written_and_then_checked():
    told = []
    Drafter(Scripted(as_json(BAD), as_json(GOOD)), {}).answer(
        "Vad gäller?", (hit(1),), deadline=time.monotonic() + 5, progress=told.append
    )
    assert told == [Stage.WRITING, Stage.CHECKING] * 2


def test_a_draft_that_fails_twice_gives_no_statement():
    drafted, model = draft_with(as_json(BAD), as_json(GOOD, BAD))
    assert isinstance(drafted, NotDrafted)
    assert drafted.reason is NoDraftReason.REJECTED
    assert drafted.failures
    assert len(model.asked) == 2


@pytest.mark.parametrize("first", [as_json(cannot_answer=True), as_json(BAD)])
def test_cannot_answer_is_a_reason_not_an_outage(first):
    drafted, _ = draft_with(first, as_json(cannot_answer=True))
    assert drafted == NotDrafted(NoDraftReason.CANNOT_ANSWER)


@pytest.mark.parametrize("text", ["", "nej", "{", '{"statements": [', "[]", "{}}", "{" * 100_000])
def test_what_is_no_json_twice_is_a_malformed_outage(text):
    drafted, _ = draft_with(text, text)
    assert isinstance(drafted, NotDrafted)
    assert drafted.outage is OutageKind.MALFORMED


def test_json_in_a_fence_is_read():
    assert read_draft(f"Här:\n```json\n{as_json(GOOD)}\n```") is not None


@pytest.mark.parametrize(
    "answers", [[ChatOutage(OutageKind.TIMEOUT)], [as_json(BAD), ChatOutage(OutageKind.TIMEOUT)]]
)
def test_an_outage_keeps_its_kind(answers):
    drafted, _ = draft_with(*answers)
    assert drafted == NotDrafted(NoDraftReason.OUTAGE, OutageKind.TIMEOUT)


def test_nothing_is_asked_without_evidence():
    drafted, model = draft_with(evidence=())
    assert drafted == NotDrafted(NoDraftReason.CANNOT_ANSWER)
    assert model.asked == []


def test_a_langchain_model_drafts():
    chat = LangChainChat(FakeListChatModel(responses=[as_json(GOOD)]))
    drafted = Drafter(chat, {}).answer("Vad gäller?", (hit(1),), deadline=time.monotonic() + 5)
    assert isinstance(drafted, Drafted)


def test_the_instruction_stands_first_and_the_passages_are_numbered_in_order():
    messages = draft_messages("Vad gäller?", choose_passages((hit(1), hit(2, "Annan text."))))
    assert messages[0].text == prompt("draft")
    body = messages[1].text
    assert body.index("[1]") < body.index("[2]") < body.index("Vad gäller?")


def test_evidence_is_cut_to_fit_best_first_and_never_in_the_middle():
    long = "Avgiften ska reduceras. " * (MAX_EVIDENCE_CHARS // 30)
    chosen = choose_passages((hit(1, long), hit(2, long), hit(3)))
    assert [passage.id for passage in chosen.values()] == ["p1", "p3"]
    assert list(chosen) == [1, 2]


def test_every_check_is_explained_to_the_model():
    named = {*CHECKS, "schema", "cited", "plain_text", "quote", "instruction", "exception"} | {
        "entailment",
        "splice",
    }
    assert set(wording()["checks"]) == named


def test_a_failure_of_the_whole_draft_names_no_statement():
    line = repair_messages("{}", [Failure("schema", 0, "JSON")])[1].text.splitlines()[-1]
    assert "0" not in line


def test_query_help_rewords_and_adds_searches():
    model = Scripted(
        json.dumps(
            {
                "question": "Vad kostar skyddat boende?",
                "searches": ["egenavgift", " ", "b", "c", "d", "e"],
            }
        )
    )
    given = QueryHelper(model).help("vad kostar det?", [("user", "Skyddat boende?")], deadline=0)
    assert given == QueryHelp("Vad kostar skyddat boende?", ("egenavgift", "b", "c", "d"))
    assert "Skyddat boende?" in model.asked[0][1].text


@pytest.mark.parametrize(
    "answer", ["", "nej", '{"question": 7}', '{"question": ""}', ChatOutage(OutageKind.SERVER)]
)
def test_query_help_that_fails_leaves_the_question_as_it_was(answer):
    assert QueryHelper(Scripted(answer)).help("Vad gäller?", deadline=0) == QueryHelp("Vad gäller?")
