from random import Random

from corpus.passage import PageSpan, Passage, PassageKind, Span
from evals.fault_classes import ALL_FAULTS, CLASSES, UNSEEN
from evals.faulty_draft import TrueStatement
from evals.mutations import is_shown, run_faults

TEXT = "Den våldsutsatta ska lämna samtycke inom 14 dagar (4 kap. 1 § SoL)."


def true_statement(text=TEXT):
    passage = Passage(
        id="p1",
        source_id="r",
        heading_path=("Rubrik",),
        text=text,
        kind=PassageKind.PARAGRAPH,
        pages=(PageSpan(1, 0, len(text)),),
        source_spans=(Span(0, len(text)),),
    )
    return TrueStatement(text, ((1, text),), (passage,))


def test_there_are_thirteen_classes_and_forty_faults():
    assert len(CLASSES) == 13
    assert len({fault.__name__ for fault in ALL_FAULTS}) == len(ALL_FAULTS) >= 40
    assert not {*UNSEEN} & {*ALL_FAULTS}


def test_a_fault_that_changes_nothing_is_no_fault():
    true = true_statement()
    for fault in (*ALL_FAULTS, *UNSEEN):
        raw = fault(true, Random(1), [true])
        if raw is not None and raw.get("statements") and fault.__module__ != "evals.faults_form":
            assert raw["statements"][0]["text"] != true.text or fault.__name__ == "quote_of_another"


def test_the_true_statement_is_shown_and_a_fault_of_it_is_not():
    true = true_statement()
    raw = {"statements": [{"text": TEXT, "quotes": [{"passage": 1, "quote": TEXT}]}]}
    assert is_shown(raw, true.numbered())
    wrong = {
        "statements": [
            {"text": TEXT.replace("14", "15"), "quotes": [{"passage": 1, "quote": TEXT}]}
        ]
    }
    assert not is_shown(wrong, true.numbered())


def test_what_a_gate_lets_through_is_counted_as_missed(monkeypatch):
    monkeypatch.setattr("evals.mutations.is_shown", lambda *_: True)
    tally = run_faults(CLASSES["number"], [true_statement()], wanted=5, seed=1)
    assert (tally.made, tally.found, len(tally.missed)) == (5, 0, 5)


def test_the_same_seed_makes_the_same_faults():
    one, two = (run_faults(CLASSES["norm"], [true_statement()], wanted=9, seed=3) for _ in "ab")
    assert one.distinct == two.distinct
