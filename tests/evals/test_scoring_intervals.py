import pytest

from evals.scoring.intervals import bootstrap_mean, mcnemar, wilson


@pytest.mark.parametrize(
    ("successes", "n", "low", "high"),
    [
        # Wilson's interval by hand: p=0, n=10 gives 0 to z²/(n+z²).
        pytest.param(0, 10, 0.0, 3.841459 / 13.841459, id="none"),
        pytest.param(10, 10, 10 / 13.841459, 1.0, id="all"),
        pytest.param(5, 10, 0.236593, 0.763407, id="half"),
        pytest.param(81, 263, 0.255, 0.366, id="Newcombe 1998, table I"),
        pytest.param(1, 1, 1 / 4.841459, 1.0, id="a single case"),
    ],
)
def test_wilson(successes, n, low, high):
    tolerance = 0.0005 if n == 263 else 1e-6
    assert wilson(successes, n) == pytest.approx((low, high), abs=tolerance)


def test_wilson_never_leaves_the_range_of_a_share_by_rounding():
    # Without the bounds the upper end of 11 of 11 is 1.0000000000000002.
    assert all(wilson(n, n)[1] <= 1 and wilson(0, n)[0] >= 0 for n in range(1, 60))


@pytest.mark.parametrize(("successes", "n"), [(0, 0), (-1, 3), (4, 3)])
def test_wilson_refuses_what_is_no_share(successes, n):
    with pytest.raises(ValueError, match=f"not a share: {successes} of {n}"):
        wilson(successes, n)


def test_bootstrap_of_equal_values_has_no_width():
    assert bootstrap_mean([0.25] * 5) == (0.25, 0.25)
    assert bootstrap_mean([3.0]) == (3.0, 3.0)


def test_bootstrap_repeats_and_holds_the_mean():
    values = [0.0] * 50 + [1.0] * 50
    low, high = bootstrap_mean(values)
    assert (low, high) == bootstrap_mean(values)
    # The normal approximation: 0.5 ± 1.96 · 0.05.
    assert low == pytest.approx(0.402, abs=0.015)
    assert high == pytest.approx(0.598, abs=0.015)


def test_bootstrap_of_nothing_is_refused():
    with pytest.raises(ValueError, match="no values"):
        bootstrap_mean([])


@pytest.mark.parametrize(
    ("better", "worse", "p"),
    [
        (0, 0, 1.0),
        (1, 0, 1.0),
        (5, 0, 2 / 32),
        (0, 6, 2 / 64),
        (8, 2, 2 * (1 + 10 + 45) / 1024),
        (2, 8, 2 * (1 + 10 + 45) / 1024),
        (3, 3, 1.0),
    ],
)
def test_mcnemar_is_the_two_sided_sign_test(better, worse, p):
    assert mcnemar(better, worse) == pytest.approx(p)


@pytest.mark.parametrize(("better", "worse"), [(-1, 0), (0, -1)])
def test_mcnemar_refuses_negative_counts(better, worse):
    with pytest.raises(ValueError, match=f"negative count: {better}, {worse}"):
        mcnemar(better, worse)
