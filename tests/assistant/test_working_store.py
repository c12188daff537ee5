import re

import pytest

from assistant.working_store import (
    FILE_NAME,
    DraftStatus,
    Feedback,
    IdentityDataError,
    WorkingStore,
)

PERSONNUMMER = "19121212-1212"


@pytest.fixture
def store(tmp_path):
    return WorkingStore(tmp_path / "data")


def verdict(question=""):
    return Feedback(True, "Rätt och tydligt", "answered", "abc", ("p1",), question)


def test_nothing_is_written_until_something_is_kept(store, tmp_path):
    assert not (tmp_path / "data").exists()
    assert store.drafts() == ()


@pytest.mark.parametrize(
    "write",
    [
        pytest.param(lambda s: s.add_feedback(verdict(f"Gäller {PERSONNUMMER}")), id="feedback"),
        pytest.param(lambda s: s.add_draft(f"Om {PERSONNUMMER}", "Svar"), id="question"),
        pytest.param(lambda s: s.add_draft("Fråga", f"Svar om {PERSONNUMMER}"), id="answer"),
    ],
)
def test_identity_data_is_refused_and_leaves_no_trace(store, tmp_path, write):
    with pytest.raises(IdentityDataError) as error:
        write(store)
    assert PERSONNUMMER not in str(error.value)
    assert not (tmp_path / "data" / FILE_NAME).exists()


def test_identity_data_in_a_decision_is_refused(store):
    store.add_draft("Vem gör anmälan?", "Handläggaren.")
    draft = store.drafts()[0]
    with pytest.raises(IdentityDataError):
        store.decide(draft.id, DraftStatus.REJECTED, answer="Nej", reason=f"se {PERSONNUMMER}")
    assert store.drafts()[0].status is DraftStatus.WAITING


def test_feedback_is_read_as_it_was_kept_the_newest_first(store):
    liked = Feedback(True, "Rätt och tydligt", "answered", "abc", (), "")
    missed = Feedback(False, "Fel källa", "nearby", "abc", ("g:1", "g:2"), "Vem gör anmälan?")
    store.add_feedback(liked)
    store.add_feedback(missed)
    assert [(kept.id, kept.feedback) for kept in store.feedback()] == [(2, missed), (1, liked)]


def test_a_draft_is_decided_with_its_reason(store):
    store.add_draft("Vem gör anmälan?", "Handläggaren.")
    store.decide(1, DraftStatus.EDITED, answer="Handläggaren, alltid.", reason="tydligare")
    draft = store.drafts()[0]
    assert (draft.status, draft.answer, draft.reason) == (
        DraftStatus.EDITED,
        "Handläggaren, alltid.",
        "tydligare",
    )


def test_drafts_are_found_by_their_words_whatever_the_case(store):
    store.add_draft("Vem gör orosanmälan?", "Handläggaren.")
    store.add_draft("Hur betalas egenavgiften?", "Se källan.")
    assert [draft.id for draft in store.drafts(containing="OROSANMÄLAN handläggaren")] == [1]
    assert [draft.id for draft in store.drafts()] == [2, 1]


def test_time_is_kept_to_the_minute_only(store):
    store.add_draft("Vem gör anmälan?", "Handläggaren.")
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", store.drafts()[0].at)
