import pytest

from evals.scoring.sizes import answer_words, percentile


@pytest.mark.parametrize(("text", "words"), [("", 0), (" \n", 0), ("Två ord.", 2), ("a\nb  c", 3)])
def test_words_are_counted_by_blanks(text, words):
    assert answer_words(text) == words


@pytest.mark.parametrize(
    ("values", "share", "expected"),
    [
        pytest.param([], 0.5, None, id="nothing"),
        pytest.param([7.0], 0.95, 7.0, id="one value"),
        pytest.param([3, 1, 2], 0.5, 2, id="median of three"),
        pytest.param([4, 3, 2, 1], 0.5, 2, id="lower median of four"),
        pytest.param(list(range(1, 101)), 0.95, 95, id="ninety-fifth of a hundred"),
        pytest.param([1, 2], 1, 2, id="whole"),
        pytest.param([1, 2], 0.001, 1, id="least"),
    ],
)
def test_percentile_is_the_nearest_rank(values, share, expected):
    assert percentile(values, share) == expected


@pytest.mark.parametrize("share", [0, -0.1, 1.1])
def test_a_share_outside_its_range_is_refused(share):
    with pytest.raises(ValueError, match="over 0 and at most 1"):
        percentile([1], share)
