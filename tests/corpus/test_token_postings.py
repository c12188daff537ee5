"""Counting tokens for all texts at once gives what counting them text by text gives."""

from collections import Counter

import numpy as np
import pytest

from corpus import token_postings, words
from corpus.token_postings import count_tokens

TEXTS = ["Våld mot barn, våld!", "", "§ 7 och", "Barnet bor hos mormor.", "VÅLD"]


def counted(texts, cut):
    postings = count_tokens(texts, cut)
    names = list(postings.vocabulary)
    pairs = zip(postings.tokens.tolist(), postings.texts.tolist(), strict=True)
    return {
        (names[token], text): count
        for (token, text), count in zip(pairs, postings.counts.tolist(), strict=True)
    }


@pytest.mark.parametrize(
    ("cut", "by_text"),
    [(words.cut_to_stems, words.stems), (words.cut_to_grams, words.grams)],
    ids=["stems", "grams"],
)
def test_counts_are_those_of_each_text_alone(cut, by_text):
    wanted = {
        (token, number): count
        for number, text in enumerate(TEXTS)
        for token, count in Counter(by_text(text)).items()
    }
    assert counted(TEXTS, cut) == wanted
    lengths = [len(by_text(text)) for text in TEXTS]
    assert count_tokens(TEXTS, cut).lengths.tolist() == lengths


@pytest.mark.parametrize("block", [1, 2, 3])
def test_block_size_changes_nothing(monkeypatch, block):
    whole = count_tokens(TEXTS, words.cut_to_grams)
    monkeypatch.setattr(token_postings, "BLOCK_TEXTS", block)
    parted = count_tokens(TEXTS, words.cut_to_grams)
    assert parted.vocabulary == whole.vocabulary
    for name in ("starts", "texts", "counts", "lengths"):
        assert np.array_equal(getattr(parted, name), getattr(whole, name)), name


def test_tokens_are_numbered_by_name_and_their_texts_are_in_order():
    postings = count_tokens(TEXTS, words.cut_to_grams)
    assert list(postings.vocabulary) == sorted(postings.vocabulary)
    for first, last in zip(postings.starts, postings.starts[1:], strict=False):
        texts = postings.texts[first:last].tolist()
        assert texts == sorted(set(texts))


@pytest.mark.parametrize("texts", [[], ["", "§"]], ids=["no texts", "no words"])
def test_nothing_to_count_is_no_error(texts):
    postings = count_tokens(texts, words.cut_to_stems)
    assert postings.vocabulary == {}
    assert postings.lengths.tolist() == [0] * len(texts)


def test_words_at_the_end_of_a_long_text_are_counted():
    # A passage with its questions is longer than any question that is asked.
    long = "barn " * words.MAX_WORDS + "mormor"
    assert "morm" in count_tokens([long], words.cut_to_stems).vocabulary
