"""From the app's own store to a case that loads, with the privacy check on the way."""

import json
import sqlite3

import pytest

from assistant.reply import Outcome
from assistant.working_store import FILE_NAME, CitedPlace, DraftStatus, Feedback, WorkingStore
from evals.__main__ import main
from evals.case import load_cases

PERSONNUMMER = "19121212-1212"
QUESTION = "När måste vi egentligen anmäla oro?"


@pytest.fixture
def gold():
    """A place that stands in the guideline."""
    return next(case for case in load_cases() if case.id == "contact-001").gold[0]


@pytest.fixture
def command(tmp_path, monkeypatch, settings, snapshot_name):
    """`add-case` over a case and a store of its own; the passages are the real ones."""
    data_dir = tmp_path / "data"
    monkeypatch.setenv("VAGLEDAREN_DATA_DIR", str(data_dir))
    cases = tmp_path / "cases"
    cases.mkdir()
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
    (cases / "direct.jsonl").write_text(json.dumps(row) + "\n")
    passages = settings.data_dir / "snapshots" / snapshot_name / "passages.jsonl"
    always = ["--cases", str(cases), "--passages", str(passages)]
    return lambda *options: main(["add-case", *always, *options])


@pytest.fixture
def store(tmp_path):
    return WorkingStore(tmp_path / "data")


def added(tmp_path):
    return load_cases(tmp_path / "cases")[1:]


def thumbs_down(question=QUESTION, passage_ids=()):
    return Feedback(False, "Fel i sak", "answered", "abc", passage_ids, question)


def test_a_thumbs_down_becomes_a_case_by_one_command(command, store, tmp_path, gold):
    store.add_feedback(thumbs_down())
    assert command("--from-feedback", "1", "--gold", f"{gold.page}: {gold.quote}") == 0
    (case,) = added(tmp_path)
    assert (case.question, case.gold) == (QUESTION, (gold,))
    assert case.answerable
    assert "Fel i sak" in case.note


def test_a_thumbs_down_on_an_answer_that_nobody_can_give(command, store, tmp_path):
    store.add_feedback(thumbs_down())
    assert command("--from-feedback", "1", "--not-in-sources") == 0
    (case,) = added(tmp_path)
    assert (case.answerable, case.gold, case.kind) == (False, (), "unanswerable")


def test_a_fact_is_kept_in_its_wordings(command, store, tmp_path, gold):
    store.add_feedback(thumbs_down())
    fact = gold.quote.split()[-1]
    place = ("--gold", f"{gold.page}:{gold.quote}", "--kind", "colloquial")
    assert command("--from-feedback", "1", *place, "--fact", f"{fact}|något annat") == 0
    (case,) = added(tmp_path)
    assert case.required_facts == ((fact, "något annat"),)
    assert case.kind == "colloquial"


def test_a_bare_thumbs_down_says_which_fields_a_person_must_fill_in(
    command, store, tmp_path, capsys, gold
):
    store.add_feedback(thumbs_down(passage_ids=("gone:1",)))
    assert command("--from-feedback", "1") == 1
    printed = capsys.readouterr().out
    assert "to fill in: verdict, citations" in printed
    assert added(tmp_path) == ()
    path = tmp_path / "data" / "evals" / "from_use" / "feedback-1.json"
    row = json.loads(path.read_text())
    assert (row["question"], row["given_outcome"]) == (QUESTION, "answered")
    assert row["given_passages"][0]["text"] == "not in the snapshot in use"
    assert command("--from", str(path)) == 1
    assert "verdict" in capsys.readouterr().err
    filled = {"verdict": "corrected", "citations": [{"quote": gold.quote, "page": gold.page}]}
    path.write_text(json.dumps({**row, **filled}))
    assert command("--from", str(path)) == 0
    assert added(tmp_path)[0].gold == (gold,)


def test_the_file_to_fill_in_holds_the_passages_that_were_cited(
    command, store, tmp_path, assistant
):
    passage = next(iter(assistant.library.passages.values()))
    store.add_feedback(thumbs_down(passage_ids=(passage.id,)))
    assert command("--from-feedback", "1") == 1
    path = tmp_path / "data" / "evals" / "from_use" / "feedback-1.json"
    (given,) = json.loads(path.read_text())["given_passages"]
    assert given == {"page": passage.page_first, "text": passage.text}


def decided(store, status, *, answer, place, outcome=Outcome.ANSWERED):
    places = (CitedPlace(place.quote, place.page),) if place else ()
    store.add_draft(QUESTION, answer, outcome=outcome, citations=places)
    store.decide(1, status, answer=answer, reason="tydligare")


@pytest.mark.parametrize("status", [DraftStatus.APPROVED, DraftStatus.EDITED])
def test_a_reviewed_answer_becomes_a_case_as_it_is(command, store, tmp_path, gold, status):
    decided(store, status, answer=gold.quote, place=gold)
    assert command("--from-review", "1") == 0
    (case,) = added(tmp_path)
    assert (case.answerable, case.gold) == (True, (gold,))
    assert "tydligare" in case.note


def test_an_approved_refusal_becomes_an_unanswerable_case(command, store, tmp_path):
    decided(store, DraftStatus.APPROVED, answer="Nej.", place=None, outcome=Outcome.NOT_COVERED)
    assert command("--from-review", "1") == 0
    assert not added(tmp_path)[0].answerable


OPEN_REVIEWS = {
    "own words": (DraftStatus.EDITED, "Polisen får besluta.", Outcome.ANSWERED, "citations"),
    "rejected": (DraftStatus.REJECTED, "Nej.", Outcome.ANSWERED, "verdict"),
    "refusal": (DraftStatus.EDITED, "Jo.", Outcome.NOT_COVERED, "verdict"),
}


@pytest.mark.parametrize("review", OPEN_REVIEWS.values(), ids=OPEN_REVIEWS)
def test_a_review_that_leaves_the_right_answer_open_says_so(command, store, capsys, gold, review):
    status, answer, outcome, missing = review
    decided(store, status, answer=answer, place=gold, outcome=outcome)
    assert command("--from-review", "1") == 1
    assert f"to fill in: {missing}" in capsys.readouterr().out
    assert command("--from-review", "1", "--gold", f"{gold.page}:{gold.quote}") == 0


def test_a_place_that_a_corrected_answer_no_longer_needs_is_no_gold(command, store, tmp_path, gold):
    other = next(case for case in load_cases() if case.id == "direct-001").gold[0]
    places = (CitedPlace(gold.quote, gold.page), CitedPlace(other.quote, other.page))
    store.add_draft(QUESTION, "Båda.", outcome=Outcome.ANSWERED, citations=places)
    store.decide(1, DraftStatus.EDITED, answer=gold.quote, reason="")
    assert command("--from-review", "1") == 0
    assert added(tmp_path)[0].gold == (gold,)


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        pytest.param(["--from-feedback", "7"], "no feedback 7", id="no such feedback"),
        pytest.param(["--from-review", "7"], "no review 7", id="no such review"),
        pytest.param(["--from-feedback", "1"], "chose not to keep it", id="question not kept"),
        pytest.param(["--from-review", "1"], "not decided yet", id="waiting"),
        pytest.param(["--from-feedback", "2", "--gold", "hej"], "a colon", id="gold unreadable"),
        pytest.param(["--from-feedback", "2", "--gold", "0:Hej"], "citations", id="page zero"),
        pytest.param(["--from-feedback", "2", "--gold", "9:Hej du"], "page 9", id="made up"),
        pytest.param(
            ["--from-feedback", "2", "--not-in-sources", "--kind", "unheard"], "unheard", id="kind"
        ),
        pytest.param(["--from-feedback", "3", "--not-in-sources"], "already", id="asked before"),
    ],
)
def test_what_cannot_become_a_case_says_why(command, store, capsys, options, reason):
    store.add_feedback(thumbs_down(question=""))
    store.add_feedback(thumbs_down())
    store.add_feedback(thumbs_down(question="vad står RVT för?"))
    store.add_draft("Vem?", "Någon.")
    assert command(*options) == 1
    assert reason in capsys.readouterr().err


def test_identity_data_that_slipped_into_the_store_is_neither_shown_nor_written(
    command, store, tmp_path, capsys
):
    store.add_feedback(thumbs_down())
    with sqlite3.connect(tmp_path / "data" / FILE_NAME) as connection:
        connection.execute("update feedback set question = ?", (f"Gäller {PERSONNUMMER}",))
    assert command("--from-feedback") == 0
    assert command("--from-feedback", "1") == 1
    assert command("--from-feedback", "1", "--not-in-sources") == 1
    printed = capsys.readouterr()
    assert "holds identity data" in printed.out
    assert "holds identity data" in printed.err
    assert "1212" not in printed.out + printed.err
    assert not (tmp_path / "data" / "evals").exists()
    assert added(tmp_path) == ()


def test_what_was_saved_is_listed_with_what_can_be_done_with_it(command, store, tmp_path, capsys):
    store.add_feedback(thumbs_down(question=""))
    store.add_feedback(Feedback(True, "Rätt och tydligt", "answered", "abc", (), QUESTION))
    store.add_feedback(thumbs_down(question="vad står RVT för?"))
    assert command("--from-feedback") == 0
    newest, liked, bare = capsys.readouterr().out.splitlines()
    assert newest.endswith("vad står RVT för? (a case already)")
    assert (" up " in liked, liked.endswith(QUESTION)) == (True, True)
    assert (" down " in bare, bare.endswith("(question not kept)")) == (True, True)
    store.add_draft(QUESTION, "Genast.", outcome=Outcome.ANSWERED)
    assert command("--from-review") == 0
    (review,) = capsys.readouterr().out.splitlines()
    assert "waiting" in review
    assert review.endswith(QUESTION)


def test_where_nothing_was_saved_nothing_is_made(command, tmp_path, capsys):
    assert command("--from-feedback") == 1
    assert "nothing has been saved" in capsys.readouterr().err
    assert not (tmp_path / "data").exists()
