import json
import sqlite3
import sys
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

sys.path.insert(0, str(Path(__file__).parent))

import fake_assistant

from assistant.reply import Outcome
from assistant.review_file import review_file
from assistant.working_store import FILE_NAME, CitedPlace, Draft, DraftStatus, WorkingStore
from evals.adding import ReviewedAnswer
from ui import texts

FAKE_APP = Path(__file__).parent / "fake_app.py"
PLACE = CitedPlace("ska en orosanmälan alltid göras", 48)


def draft(status=DraftStatus.APPROVED, **more):
    parts = {"outcome": Outcome.ANSWERED, "citations": (PLACE,), "reason": ""} | more
    return Draft(1, "2026-01-01 10:00", "När görs anmälan?", "Alltid.", status, **parts)


@pytest.mark.parametrize(
    ("reviewed", "verdict"),
    [
        (draft(), "good"),
        (draft(DraftStatus.EDITED), "corrected"),
        (draft(outcome=Outcome.NOT_COVERED, citations=()), "not_in_sources"),
        (draft(outcome=Outcome.NEARBY), "not_in_sources"),
    ],
)
def test_a_review_is_what_the_evaluation_reads(reviewed, verdict):
    read = ReviewedAnswer.model_validate_json(review_file(reviewed))
    assert (read.question, read.answer, read.verdict) == ("När görs anmälan?", "Alltid.", verdict)
    assert [(one.quote, one.page) for one in read.citations] == [
        (place.quote, place.page) for place in reviewed.citations
    ]


@pytest.mark.parametrize(
    "reviewed",
    [
        pytest.param(draft(DraftStatus.WAITING), id="not decided"),
        pytest.param(draft(DraftStatus.REJECTED), id="rejected"),
        pytest.param(draft(outcome=None, citations=()), id="written by hand, no source"),
        pytest.param(draft(outcome=Outcome.DECLINED, citations=()), id="declined"),
        pytest.param(draft(DraftStatus.EDITED, outcome=Outcome.NEARBY), id="refusal made answer"),
        pytest.param(draft(reason="se 19121212-1212"), id="identity data"),
    ],
)
def test_a_review_that_cannot_become_a_case_gives_no_file(reviewed):
    assert review_file(reviewed) is None


def test_outcome_and_citations_are_kept_with_a_draft(tmp_path):
    store = WorkingStore(tmp_path)
    store.add_draft("När?", "Alltid.", outcome=Outcome.ANSWERED, citations=(PLACE,))
    kept = store.drafts()[0]
    assert (kept.outcome, kept.citations) == (Outcome.ANSWERED, (PLACE,))


def test_a_file_of_an_earlier_version_is_read_and_added_to(tmp_path):
    with sqlite3.connect(tmp_path / FILE_NAME) as connection:
        connection.execute(
            "create table draft (id integer primary key, at text not null, question text not null,"
            " answer text not null, status text not null, reason text not null,"
            " decided_at text not null) strict"
        )
        connection.execute("insert into draft values (1, '', 'När?', 'Nu.', 'approved', '', '')")
    store = WorkingStore(tmp_path)
    store.add_draft("Var?", "Här.", outcome=Outcome.ANSWERED, citations=(PLACE,))
    new, old = store.drafts()
    assert (old.outcome, old.citations) == (None, ())
    assert new.citations == (PLACE,)


@pytest.fixture
def app(monkeypatch, tmp_path):
    monkeypatch.setenv("VAGLEDAREN_DATA_DIR", str(tmp_path))
    return AppTest.from_file(str(FAKE_APP), default_timeout=30).run()


def hand_in(app):
    button = next(each for each in app.button if each.key.startswith("hand-in-"))
    return button.click().run()


def test_an_answer_goes_straight_to_review_with_its_sources(app, tmp_path):
    app.chat_input[0].set_value("Skolan?").run()
    hand_in(app)
    assert texts.HAND_IN_DONE in [each.value for each in app.text]
    kept = WorkingStore(tmp_path).drafts()[0]
    assert (kept.question, kept.outcome) == ("Skolan?", Outcome.ANSWERED)
    assert fake_assistant.SCHOOL in kept.answer
    assert CitedPlace(fake_assistant.SCHOOL, 50) in kept.citations


def test_a_follow_up_is_handed_in_as_the_question_it_was_read_as(app, tmp_path):
    app.chat_input[0].set_value("Skolan?").run()
    app.chat_input[0].set_value("Och gymnasiet?").run()
    hand_in(app)
    button = [each for each in app.button if each.key == "hand-in-2"]
    button[0].click().run()
    questions = [one.question for one in WorkingStore(tmp_path).drafts()]
    assert questions == ["Hur löser vi skolgången för ett barn?", "Skolan?"]


def test_a_blocked_question_cannot_be_handed_in(app):
    app.chat_input[0].set_value("Mannen med 19121212-1212 slår").run()
    assert not [each for each in app.button if each.key.startswith("hand-in-")]


def test_only_a_decided_review_offers_a_file(monkeypatch, tmp_path):
    monkeypatch.setenv("VAGLEDAREN_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("PAGE", "consultation")
    store = WorkingStore(tmp_path)
    store.add_draft("När?", "Alltid.", outcome=Outcome.ANSWERED, citations=(PLACE,))
    app = AppTest.from_file(str(FAKE_APP.with_name("page_app.py")), default_timeout=30).run()
    assert not app.get("download_button")
    next(each for each in app.button if each.label == texts.DRAFT_APPROVE).click().run()
    assert [each.label for each in app.get("download_button")] == [texts.DRAFT_SAVE_FILE]
    assert json.loads(review_file(store.drafts()[0]))["verdict"] == "good"
