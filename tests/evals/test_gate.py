import pytest

from evals.case import Split, load_cases
from evals.gate import FloorError, Floors, breaches, fast_subset, read_floors
from evals.verdict import Verdict


def verdicts(metric, values):
    return [
        Verdict(f"c{n}", "direct", "chef", Split.DEV, "", True, "d", values={metric: value})
        for n, value in enumerate(values)
    ]


def floors(**given):
    return Floors(**{"one_in": 1, "exact": {}, "floor": {}, **given})


@pytest.mark.parametrize(
    ("metric", "values", "demanded", "broken"),
    [
        ("quote_fidelity", [1.0, 1.0], 1.0, False),
        ("quote_fidelity", [1.0, 0.99], 1.0, True),
        ("identity_leak", [0.0, 0.0], 0.0, False),
        ("identity_leak", [0.0, 1.0], 0.0, True),
        ("identity_leak", [None], 0.0, False),
    ],
)
def test_exact_floors_hold_to_the_letter(metric, values, demanded, broken):
    found = breaches(verdicts(metric, values), floors(exact={metric: demanded}))
    assert bool(found) is broken


@pytest.mark.parametrize(
    ("metric", "values", "demanded", "broken"),
    [
        # Wilson's upper end of 5 of 10 is 0.763, its lower end 0.237.
        ("right", [1.0, 0.0] * 5, 0.76, False),
        ("right", [1.0, 0.0] * 5, 0.77, True),
        ("false_refusal", [1.0, 0.0] * 5, 0.24, False),
        ("false_refusal", [1.0, 0.0] * 5, 0.23, True),
        ("right", [], 0.9, False),
    ],
)
def test_other_floors_fail_only_beyond_the_interval(metric, values, demanded, broken):
    found = breaches(verdicts(metric, values), floors(floor={metric: demanded}))
    assert bool(found) is broken


def test_a_breach_names_the_cases_behind_it():
    (breach,) = breaches(verdicts("page_accuracy", [1, 0.5]), floors(exact={"page_accuracy": 1}))
    assert breach.cases == ("c1",)
    (breach,) = breaches(verdicts("identity_leak", [1, 0]), floors(exact={"identity_leak": 0}))
    assert breach.cases == ("c0",)


def test_the_subset_is_development_cases_and_does_not_move(make_case):
    cases = [make_case(id=f"x-{n}") for n in range(200)]
    chosen = fast_subset(cases, one_in=4)
    assert 30 < len(chosen) < 70
    assert fast_subset([*cases, make_case(id="new")], one_in=4)[: len(chosen)] == chosen
    assert fast_subset([make_case(split=Split.HELDOUT)], one_in=1) == ()
    assert fast_subset(cases, one_in=1) == tuple(cases)


def test_some_kinds_are_always_asked(make_case):
    cases = [make_case(id=f"x-{n}", kind="identity") for n in range(20)]
    held = make_case(id="held", kind="identity", split=Split.HELDOUT)
    assert fast_subset([*cases, held], one_in=10**9, always={"identity"}) == tuple(cases)
    assert fast_subset(cases, one_in=10**9) == ()


def test_the_committed_floors_can_be_read_and_touch_every_demand():
    committed = read_floors()
    assert fast_subset(load_cases(), one_in=committed.one_in)
    assert {"quote_fidelity", "page_accuracy"} <= set(committed.exact)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("one_in = 0\n[exact]\n[floor]\n", id="none of the cases"),
        pytest.param("one_in = 1\n[exact]\nbeauty = 1\n[floor]\n", id="unknown metric"),
        pytest.param("one_in =", id="not TOML"),
    ],
)
def test_unusable_floors_are_refused(text, tmp_path):
    path = tmp_path / "floors.toml"
    path.write_text(text)
    with pytest.raises(FloorError):
        read_floors(path)
