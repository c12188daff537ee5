"""Folding a text for the privacy patterns: the short way must give what the long way gives."""

import string

import pytest

from assistant.privacy_folding import _fold_cluster, fold

PLAIN = string.printable.replace("\r", "").replace("\v", "").replace("\f", "").replace("\t", "")


@pytest.mark.parametrize("letter", [*PLAIN, *"åäöÅÄÖéÉ§"])
def test_text_taken_as_it_stands_would_fold_to_itself(letter):
    assert fold(letter).text == letter == _fold_cluster(letter)


@pytest.mark.parametrize("text", ["19121212-1212", "två rader\nen tå", "", "§ 5 é"])
def test_plain_text_keeps_every_place(text):
    folded = fold(text)
    assert folded.text == text
    assert [folded.original_span(n, n + 1) for n in range(len(text))] == [
        (n, n + 1) for n in range(len(text))
    ]


def test_one_sign_that_folds_is_seen_among_plain_ones():
    # A soft hyphen, an en dash, a full-width digit.
    folded = fold("19\u00ad12\u20131\uff12")
    assert folded.text == "1912-12"
    assert folded.original_span(2, 7) == (3, 8)
