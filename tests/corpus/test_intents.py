import numpy as np
import pytest

from corpus.intent_features import MAX_WINDOW_WORDS, MAX_WINDOWS, read_features, windows
from corpus.intents import (
    MODEL_FILE,
    TRAIN_COMMAND,
    Intent,
    IntentModelError,
    intent_odds,
    open_intents,
    trained_on,
    training_digest,
)


def test_shipped_weights_belong_to_the_register():
    assert trained_on() == training_digest(), f"the examples have changed: run `{TRAIN_COMMAND}`"


def test_shipped_weights_are_small():
    assert MODEL_FILE.stat().st_size < 2_000_000


@pytest.mark.parametrize("text", ["", " \n", "\u200b"])
def test_a_text_without_words_wants_nothing(text):
    assert all(odds < -1 for odds in intent_odds(text).values())


def test_an_acute_sentence_in_a_long_story_counts():
    calm = "Familjen har haft kontakt med oss sedan i våras och allt har gått bra. " * 6
    acute = "Nu står han utanför hennes dörr och skriker att han ska döda henne. "
    odds, calm_odds = intent_odds(calm + acute + calm), intent_odds(calm)
    assert odds[Intent.URGENT] > calm_odds[Intent.URGENT] + 2


def test_a_long_text_without_full_stops_is_read_in_stretches():
    found = windows("ord " * 100)
    assert len(found) > 5
    assert all(len(each.split()) <= MAX_WINDOW_WORDS for each in found)


def test_a_novel_has_a_bounded_number_of_windows():
    assert len(windows("Hon kom hem. " * 10_000)) == MAX_WINDOWS


def test_composed_and_decomposed_letters_are_the_same_to_the_model():
    composed, decomposed = "\u00e5ker", "a\u030aker"
    assert np.array_equal(read_features(composed).buckets, read_features(decomposed).buckets)


def test_a_missing_model_says_how_to_get_it_back(tmp_path):
    with pytest.raises(IntentModelError, match="git checkout"):
        open_intents(tmp_path / "none.safetensors")
