import pytest

from evals.judging import (
    JudgeCase,
    Opinion,
    Support,
    agreement,
    ask_judge,
    parse_opinion,
    read_judge_cases,
)

YES, NO, SILENT = Support.SUPPORTED, Support.CONTRADICTED, Support.NOT_STATED


@pytest.mark.parametrize(
    ("answer", "label"),
    [
        pytest.param("", None, id="empty"),
        pytest.param("Ja, det stämmer.", None, id="no JSON"),
        pytest.param('{"label": "maybe", "reason": "x"}', None, id="unknown label"),
        pytest.param('{"label": "supported"}', None, id="no reason"),
        pytest.param("}{", None, id="braces the wrong way"),
        pytest.param('Svar: {"label": "supported", "reason": "x"} Klart.', YES, id="in prose"),
    ],
)
def test_an_opinion_is_read_or_there_is_none(answer, label):
    opinion = parse_opinion(answer)
    assert (opinion.label if opinion else None) is label


def test_the_judge_sees_the_quotes_numbered_and_the_statement():
    seen = []

    def model(prompt):
        seen.append(prompt)
        return '{"label": "contradicted", "reason": "annat tal"}'

    opinion = ask_judge(["Ett.", "Två."], "Tre.", model)
    assert opinion == Opinion(label=NO, reason="annat tal")
    assert "[1] Ett.\n[2] Två." in seen[0]
    assert "Tre." in seen[0]


def case(number, label):
    return JudgeCase(f"j{number}", ("q",), "s", label)


def opinions(*labels):
    return {
        f"j{number}": Opinion(label=label, reason="r") if label else None
        for number, label in enumerate(labels)
    }


def test_agreement_beyond_chance_by_hand():
    cases = [case(0, YES), case(1, YES), case(2, NO), case(3, NO)]
    found = agreement(cases, opinions(YES, NO, NO, NO))
    assert (found.n, found.share) == (4, 0.75)
    # People 2/2, judge 1/3: chance is (2·1 + 2·3) / 16 = 0.5.
    assert found.kappa == pytest.approx(0.5)
    assert found.confusion[YES] == {YES: 1, NO: 1, SILENT: 0}
    assert found.disagreements == ("j1: contradicted, people say supported (r)",)


def test_an_unreadable_opinion_is_unscored_not_wrong():
    found = agreement([case(0, YES), case(1, NO)], opinions(YES, None))
    assert (found.n, found.share, found.unscored) == (1, 1.0, ("j1",))


def test_agreement_of_nothing_and_of_one_label_only_is_undefined():
    assert agreement([], {}).share is None
    assert agreement([], {}).kappa is None
    assert agreement([case(0, YES)], opinions(YES)).kappa is None


def test_there_are_a_hundred_fixed_answers_of_every_label():
    cases = read_judge_cases()
    assert len(cases) >= 100
    assert len({one.id for one in cases}) == len(cases)
    assert {one.label for one in cases} == set(Support)
