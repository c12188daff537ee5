import math
import time

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


def save_model(directory, labels):
    """A cross-encoder with random weights, two layers of sixteen."""
    transformers = pytest.importorskip("transformers")
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "avgiften", "ska", "reduceras"]
    (directory / "vocab.txt").write_text("\n".join(words), encoding="utf-8")
    transformers.BertTokenizerFast(str(directory / "vocab.txt")).save_pretrained(directory)
    config = transformers.BertConfig(
        vocab_size=len(words),
        hidden_size=16,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=16,
        id2label=dict(enumerate(labels)),
        label2id={label: number for number, label in enumerate(labels)},
    )
    transformers.BertForSequenceClassification(config).save_pretrained(directory)


def test_a_model_from_a_directory_gives_one_probability_for_each_pair(tmp_path):
    save_model(tmp_path, ["contradiction", "ENTAILMENT", "neutral"])
    scores = open_entailment_veto(str(tmp_path)).score([("a", "b"), ("avgiften", "ska")])
    assert len(scores) == 2
    assert all(0 < score < 1 for score in scores)


def test_a_model_without_an_entailment_label_is_refused(tmp_path):
    save_model(tmp_path, ["good", "bad"])
    with pytest.raises(ValueError, match="good"):
        open_entailment_veto(str(tmp_path))


def test_a_model_that_is_not_there_is_named(settings, snapshot_name):
    from assistant.setup import open_assistant
    from corpus.settings import SettingsError

    changed = settings.model_copy(
        update={"chat_model": "openai:m", "nli_model": "/finns/inte", "chat_base_url": "http://x"}
    )
    pytest.importorskip("langchain_openai")
    with pytest.raises(SettingsError, match=r"VAGLEDAREN_NLI_MODEL.*/finns/inte"):
        open_assistant(changed)
