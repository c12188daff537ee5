import math
import sys
import time
from types import SimpleNamespace

import pytest

from assistant.drafting import Drafted, Drafter, NotDrafted
from assistant.entailment import MIN_ENTAILMENT, EntailmentVeto, open_entailment_veto
from assistant.gate import Accepted, Failure, Rejected
from assistant.reply import Citation, Statement
from tests.assistant.test_drafting import BAD, GOOD, TEXT, Scripted, as_json, hit


def statement(text, *quotes):
    citations = tuple(
        Citation("p", "r", "R", ("Rubrik",), 1, quote, 0, len(quote)) for quote in quotes
    )
    return Statement(text, citations, ())


ACCEPTED = Accepted((statement("Ett.", "Ett a.", "Ett b."), statement("Två.", "Två a.")))


def scored(*scores):
    asked = []

    def score(pairs):
        asked.extend(pairs)
        return scores

    return EntailmentVeto(score), asked


def test_each_statement_is_held_to_all_its_quotes():
    veto, asked = scored(0.9, 0.9)
    assert veto.check(ACCEPTED) is ACCEPTED
    assert asked == [("Ett a. Ett b.", "Ett."), ("Två a.", "Två.")]


def test_one_statement_that_does_not_follow_takes_the_draft_with_it():
    veto, _ = scored(0.9, 0.2)
    assert veto.check(ACCEPTED) == Rejected((Failure("entailment", 2, "Två."),))


@pytest.mark.parametrize(
    ("score", "shown"), [(MIN_ENTAILMENT, True), (MIN_ENTAILMENT - 0.01, False), (math.nan, False)]
)
def test_the_limit_itself_passes_and_no_number_does_not(score, shown):
    veto, _ = scored(score, 1.0)
    assert isinstance(veto.check(ACCEPTED), Accepted) is shown


def drafted(answer, veto):
    drafter = Drafter(Scripted(answer, answer), {"r": "R"}, veto=veto)
    return drafter.answer("Vad gäller?", (hit(1),), deadline=time.monotonic() + 5)


def test_a_vetoed_draft_is_not_shown():
    veto, asked = scored(0.1)
    assert isinstance(drafted(as_json(GOOD), veto), NotDrafted)
    assert asked[0] == (TEXT.removesuffix("."), GOOD["text"])


def test_it_rescues_nothing_the_gate_refused():
    veto, asked = scored(1.0)
    assert isinstance(drafted(as_json(BAD), veto), NotDrafted)
    assert asked == []


def test_without_one_the_gate_decides():
    assert isinstance(drafted(as_json(GOOD), None), Drafted)


class FakeEncoder:
    """As a cross-encoder behaves; the real one takes long to import."""

    labels = ("contradiction", "ENTAILMENT", "neutral")

    def __init__(self, name, *, device):
        if name == "/finns/inte":
            raise OSError(f"no model at {name}")
        self.config = SimpleNamespace(id2label=dict(enumerate(self.labels)))

    def predict(self, pairs, *, apply_softmax):
        assert apply_softmax
        return [[0.1, 0.7, 0.2] for _ in pairs]


@pytest.fixture
def encoder(monkeypatch):
    module = SimpleNamespace(CrossEncoder=FakeEncoder)
    monkeypatch.setitem(sys.modules, "sentence_transformers", module)


def test_the_probability_is_that_of_entailment(encoder):
    assert open_entailment_veto("m").score([("a", "b"), ("c", "d")]) == [0.7, 0.7]


def test_a_model_without_an_entailment_label_is_refused(encoder, monkeypatch):
    monkeypatch.setattr(FakeEncoder, "labels", ("good", "bad"))
    with pytest.raises(ValueError, match="good"):
        open_entailment_veto("m")


def test_a_setting_that_names_no_model_stops_the_start(encoder):
    from assistant.setup import _open_veto
    from corpus.settings import SettingsError

    assert _open_veto("") is None
    with pytest.raises(SettingsError, match=r"VAGLEDAREN_NLI_MODEL.*/finns/inte"):
        _open_veto("/finns/inte")
