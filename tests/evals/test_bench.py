import io
import json
import subprocess
import sys

import numpy as np
import pytest

from evals import bench, bench_legs, bench_naive, bench_ours, bench_texts
from evals.bench_child import BenchError, run_python
from evals.bench_clock import ask_all, size_mb
from evals.bench_questions import Ranked, bench_cases, figures, gold_by_rank, reachable
from evals.bench_table import ABSENT, print_bench
from evals.case import Gold, Split


@pytest.fixture
def make_case(monkeypatch):
    from dataclasses import replace

    first = bench_cases()[0]

    def _make(*quotes, split=Split.DEV):
        gold = tuple(Gold(quote, 1) for quote in quotes)
        return replace(first, gold=gold, split=split)

    return _make


def test_gold_is_found_whatever_the_blanks_and_the_case(make_case):
    case = make_case("Skyddsbedömning görs genast")
    texts = ["Något annat.", "… SKYDDS\u00adbedömning  görs\ngenast …"]
    assert gold_by_rank(case, texts) == (frozenset(), frozenset({0}))


def test_gold_cut_in_two_is_not_found(make_case):
    case = make_case("görs genast")
    assert reachable([case], ["Skyddsbedömning görs", "genast och alltid"]) == 0


def test_figures_are_those_worked_out_by_hand(make_case):
    case = make_case("rätt")
    rows = [
        Ranked(case, ("rätt ord",)),
        Ranked(case, ("fel", "fel", "helt rätt")),
        Ranked(case, ("fel",)),
        Ranked(make_case("rätt", split=Split.HELDOUT), ()),
    ]
    found = figures(rows)
    assert found["dev"]["n"] == 3
    assert found["dev"]["hit@1"] == pytest.approx(1 / 3)
    assert found["dev"]["hit@5"] == pytest.approx(2 / 3)
    assert found["dev"]["mrr"] == pytest.approx((1 + 1 / 3) / 3)
    assert found["dev"]["words"] == 1
    assert found["heldout"]["hit@10"] == 0


def test_only_answerable_questions_that_stand_alone_are_asked():
    assert all(case.answerable and case.gold and not case.history for case in bench_cases())


def test_every_question_is_answered_once_in_order_after_the_warm_up():
    asked = []
    answers, times = ask_all(["a", "b"], lambda q: asked.append(q) or q.upper())
    assert answers == ["A", "B"]
    assert asked == ["a", "b", "a", "b"]
    assert 0 <= times["p50_ms"] <= times["p95_ms"]
    assert times["cpu_ms"] >= 0


def test_size_counts_files_in_folders(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "file").write_bytes(bytes(2_000_000))
    assert size_mb(tmp_path) == 2


def test_text_by_rule_is_the_same_every_time_and_never_repeats(monkeypatch):
    monkeypatch.delenv(bench_texts.MATERIAL, raising=False)
    first, second = bench_texts.texts_of(20_000), bench_texts.texts_of(20_000)
    assert first == second
    assert len(set(first)) == len(first)
    assert sum(map(len, first)) >= 20_000


def test_no_text_is_added_to_a_corpus_that_is_large_enough():
    assert bench_texts.texts_of(0) == []


def test_peak_memory_is_that_of_the_one_child():
    # From a small process, as the bench is: a child is charged with what its parent held at birth.
    script = (
        "from evals.bench_child import run_python\n"
        "small = run_python(['-c', \"print('{}')\"])\n"
        "large = run_python(['-c', 'x = bytes(700_000_000); x = x + x[:1]; print({})'])\n"
        "again = run_python(['-c', \"print('{}')\"])\n"
        "print(small.peak_mb, large.peak_mb, again.peak_mb)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    small, large, again = map(float, done.stdout.split())
    assert large > 700
    assert max(small, again) < 700


def test_figures_are_those_the_child_printed():
    assert run_python(["-c", "print('{\"n\": 1}')"]).figures == {"n": 1}


def test_part_that_fails_is_named_with_its_last_words():
    with pytest.raises(BenchError, match="ZeroDivisionError"):
        run_python(["-c", "1 / 0"])


def test_settings_of_this_machine_do_not_reach_what_is_measured(monkeypatch, tmp_path):
    monkeypatch.setenv("VAGLEDAREN_EMBEDDING_MODEL", "another")
    script = (
        "import json, os; print(json.dumps({k: v for k, v in os.environ.items()"
        " if k.startswith('VAGLEDAREN_') and 'MATERIAL' not in k}))"
    )
    seen = run_python(["-c", script], data_dir=tmp_path).figures
    assert seen == {"VAGLEDAREN_DATA_DIR": str(tmp_path)}


def test_legs_and_search_of_a_small_store_are_measured(settings, snapshot_name, monkeypatch):
    few = [case for case in bench_cases() if case.split is Split.DEV][::12]
    monkeypatch.setattr(bench_ours, "bench_cases", lambda: few)
    monkeypatch.setattr(bench_legs, "bench_cases", lambda: few)
    query, legs = bench_ours.query(settings.data_dir), bench_legs.legs(settings.data_dir)
    assert query["dev"]["hit@5"] > max(leg["dev"]["hit@5"] for leg in legs.values()) - 0.1
    assert query["reach"] >= query["dev"]["hit@10"]
    assert set(legs) >= {"stems", "grams", "passage vectors"}


def test_without_the_naive_package_the_table_says_so(monkeypatch):
    monkeypatch.setattr(bench_naive, "PACKAGE", "no_such_package")
    assert not bench_naive.is_installed()
    figure = {"n": 3, "hit@1": 0.5, "hit@5": 1.0, "hit@10": 1.0, "mrr": 0.7, "words": 80}
    costs = dict.fromkeys(
        (
            "ingest_s",
            "import_s",
            "cold_s",
            "p50_ms",
            "p95_ms",
            "ingest_peak_mb",
            "query_peak_mb",
            "cold_cpu_s",
            "cpu_ms",
            "ingest_cpu_s",
        ),
        1.5,
    )
    ours = {**costs, "index_mb": 2.0, "texts": 297, "reach": 1.0, "app_peak_mb": 300.0}
    ours |= {"dev": figure, "heldout": figure}
    scales = {"x1": {"ours": ours, "naive": None}}
    shown = io.StringIO()
    print_bench({"ours": ours, "legs": {}, "naive": None, "scales": scales}, shown)
    assert ABSENT in shown.getvalue()
    assert "x1 ours" in shown.getvalue()


def test_unknown_option_is_refused():
    done = subprocess.run(
        [sys.executable, "-m", "evals.bench", "--fast"], capture_output=True, check=False
    )
    assert done.returncode == 2


def test_quick_leaves_out_the_largest_corpus(monkeypatch, tmp_path):
    asked = {}

    def fake(root, *, scales, many):
        asked.update(scales=scales, many=many)
        yield {"ours": {"n": 1}}
        yield {"legs": {"stems": 2}}

    monkeypatch.setattr(bench, "run_bench", fake)
    monkeypatch.setattr(bench, "print_bench", lambda results, to: None)
    assert bench.main(["--quick", "--to", str(tmp_path / "b.json")]) == 0
    assert asked == {"scales": (1, 10), "many": 0}
    kept = json.loads((tmp_path / "b.json").read_text())
    assert kept == {"ours": {"n": 1}, "legs": {"stems": 2}, "naive": None, "scales": {}}


def test_nearest_question_gives_a_passage_its_score(make_passage):
    from dataclasses import replace

    from corpus.anchor import Place
    from corpus.written_questions import PassageQuestion
    from evals.bench_legs import _nearest_question_of

    class Small:
        passages = (replace(make_passage("Ett."), id="a"), make_passage("Två."))
        questions = (
            PassageQuestion("a", (Place(passages[1].id, 0, 1),)),
            PassageQuestion("b", (Place(passages[1].id, 0, 1), Place(passages[0].id, 0, 1))),
        )

    near = _nearest_question_of(Small)(np.array([0.2, 0.7], dtype=np.float32))
    assert near.tolist() == pytest.approx([0.7, 0.7])
