"""How near written questions are by spelling, alone and with further words behind the question."""

import numpy as np
import pytest

from corpus.question_index import build_question_index

WRITTEN = ("Vem ansvarar för skyddat boende?", "När bryts sekretessen?", "Hur görs en orosanmälan?")


@pytest.fixture(scope="module")
def index():
    return build_question_index(WRITTEN)


def test_question_written_word_for_word_is_as_near_as_can_be(index):
    near, _ = index.similarities(WRITTEN[1])
    assert near.argmax() == 1
    assert near[1] == pytest.approx(1, abs=1e-4)


def test_unknown_words_make_a_question_less_near(index):
    plain, _ = index.similarities("skyddat boende")
    drowned, _ = index.similarities("skyddat boende xylofonkvartett qqq")
    assert 0 < drowned[0] < plain[0]


def test_further_words_count_as_if_they_stood_behind_the_question(index):
    alone, widened = index.similarities("Vem bestämmer?", further="skyddat boende ansvarar")
    together, _ = index.similarities("Vem bestämmer? skyddat boende ansvarar")
    assert widened == pytest.approx(together, abs=1e-5)
    assert widened[0] > alone[0]


def test_word_said_again_among_the_further_ones_counts_twice(index):
    _, widened = index.similarities("sekretessen", further="sekretessen")
    together, _ = index.similarities("sekretessen sekretessen")
    assert widened == pytest.approx(together, abs=1e-5)


def test_question_without_known_words_is_near_nothing(index):
    assert not np.any(index.similarities("???")[0])
    assert not np.any(index.similarities("")[1])
