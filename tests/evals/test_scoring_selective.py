import pytest

from evals.scoring.selective import Answerable, Point, area_under_risk, risk_coverage


def test_one_point_for_each_score_highest_first():
    replies = [Answerable(0.2, True), Answerable(0.9, False), Answerable(0.5, True)]
    assert risk_coverage(replies) == (
        Point(0.9, pytest.approx(1 / 3), 0.0),
        Point(0.5, pytest.approx(2 / 3), 0.5),
        Point(0.2, 1.0, pytest.approx(2 / 3)),
    )


def test_replies_of_one_score_are_answered_together():
    assert risk_coverage([Answerable(1, True), Answerable(1, False)]) == (Point(1, 1.0, 0.5),)


def test_nothing_to_answer_has_no_curve():
    assert risk_coverage([]) == ()
    assert area_under_risk(()) is None


@pytest.mark.parametrize(
    ("points", "area"),
    [
        ((Point(1, 1.0, 0.0),), 0.0),
        ((Point(1, 1.0, 1.0),), 1.0),
        ((Point(2, 0.5, 0.0), Point(1, 1.0, 0.5)), 0.25),
        ((Point(2, 0.25, 0.4), Point(1, 1.0, 0.8)), 0.7),
    ],
)
def test_area_is_the_mean_risk(points, area):
    assert area_under_risk(points) == pytest.approx(area)
