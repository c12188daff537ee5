"""How likely a passage is to be asked about in these words."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import pytest

from corpus.likelihood_index import (
    LikelihoodIndex,
    build_likelihood_index,
    open_likelihood_index,
    share_of_best,
)
from corpus.word_rows import read_words

WRITTEN = {
    0: ("Avgiften bestäms av nämnden.", *["Vem får betala avgiften?", "hur mycket kostar det"] * 4),
    1: ("Utredningen inleds genast.", *["När inleds utredningen?", "hur länge får det dröja"] * 4),
    2: ("Tolk bokas av handläggaren.", *["Vem får boka tolk?", "kan barnet tolka"] * 4),
    3: ("Barn ska få komma till tals.", *["Får barnet säga sitt?", "hur frågar man barn"] * 4),
}


def built(written: Mapping[int, Sequence[str]], *, size: int) -> LikelihoodIndex:
    lines = read_words([line for own in written.values() for line in own])
    owners = [number for number, own in written.items() for _ in own]
    return build_likelihood_index(lines, owners, size=size)


def _built() -> LikelihoodIndex:
    return built(WRITTEN, size=5)


@pytest.mark.parametrize("question", ["", "   ", "?!", "zzz xyzzy"])
def test_a_question_without_known_words_makes_nothing_likely(question: str) -> None:
    assert not share_of_best(_built().odds(question)).any()


def test_the_likeliest_text_has_one_and_a_text_without_writings_nothing() -> None:
    scores = share_of_best(_built().odds("vem ska betala avgiften"))

    assert scores[0] == pytest.approx(1.0)
    assert scores[4] == 0


def test_small_words_count_as_a_pair_where_they_do_not_one_by_one() -> None:
    scores = share_of_best(_built().odds("hur länge"))

    assert scores[1] == pytest.approx(1.0)
    assert max(scores[0], scores[3]) < 0.9


def test_a_pair_is_not_read_over_the_border_of_two_questions() -> None:
    apart = {0: ("alfa", "beta") * 4, 1: ("alfa gamma", "delta beta") * 4, 2: ("gamma delta",) * 8}

    index = built(apart, size=3)

    assert len(index.pairs) == 3


def test_what_is_asked_about_nearly_every_text_tells_nothing() -> None:
    common = {number: (f"fråga {name}",) * 4 for number, name in enumerate(("ett", "två", "tre"))}
    index = built(common, size=3)

    assert not index.odds("fråga").any()
    assert index.odds("fråga två").argmax() == 1


def test_a_text_that_is_asked_about_in_more_words_is_not_likelier_for_that() -> None:
    more = {**WRITTEN, 0: WRITTEN[0] * 20}

    assert built(more, size=5).odds("boka tolk").argmax() == 2


def test_what_was_saved_says_the_same_when_opened(tmp_path: Path) -> None:
    original = _built()
    original.save(tmp_path / "likelihood")

    opened = open_likelihood_index(tmp_path / "likelihood")

    question = "Vem får boka tolk åt barnet?"
    assert np.array_equal(opened.odds(question), original.odds(question))


def test_with_statutes_only_nothing_is_likely() -> None:
    assert not share_of_best(built({}, size=2).odds("vem")).any()
