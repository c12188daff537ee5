import io
import json
import subprocess
import sys

import numpy as np
import pytest

from evals import bench, bench_legs, bench_naive, bench_ours, bench_texts
from evals.bench_child import BenchError, Measured, run_python
from evals.bench_clock import ask_all, size_mb
from evals.bench_questions import Ranked, bench_cases, figures, gold_by_rank, reachable
from evals.bench_table import ABSENT, print_bench
from evals.case import Gold, Split

FIGURE = {"n": 3, "hit@1": 0.5, "hit@5": 1.0, "hit@10": 1.0, "mrr": 0.7, "words": 80}
MEASURED = ("ingest_s", "import_s", "cold_s", "p50_ms", "p95_ms", "cold_cpu_s", "cpu_ms")
PEAKS = ("ingest_peak_mb", "query_peak_mb", "ingest_cpu_s")
OURS = {
    **dict.fromkeys((*MEASURED, *PEAKS), 1.5),
    **{"index_mb": 2.0, "texts": 297, "reach": 1.0, "app_peak_mb": 300.0},
    **{"dev": FIGURE, "heldout": FIGURE},
}


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
    assert all(0 < leg["index_mb"] < query["index_mb"] for leg in legs.values())


def test_without_the_naive_package_the_table_says_so(monkeypatch):
    monkeypatch.setattr(bench_naive, "PACKAGE", "no_such_package")
    assert not bench_naive.is_installed()
    scales = {"x1": {"ours": OURS, "naive": None}}
    shown = io.StringIO()
    print_bench({"ours": OURS, "legs": {}, "naive": None, "scales": scales}, shown)
    assert ABSENT in shown.getvalue()
    assert "ours x1" in shown.getvalue()


@pytest.fixture
def built(monkeypatch):
    """The parts of the bench that are run, without running them."""
    asked = []

    def run(name, *arguments):
        asked.append((name, *arguments))
        return Measured({"ingest_s": 100.0, "texts": 400, "index_mb": 3.0}, 1.0, 1.0, 50.0)

    monkeypatch.setattr(bench, "run_part", run)
    return asked


def test_naive_corpus_over_the_cap_is_reckoned_and_says_so(built, tmp_path):
    small = {"ingest_s": 10.0, "texts": 40, "index_mb": 0.3, "chars": 1_000}
    assert bench._grown_naive(tmp_path, small, chars=1_000) is small
    ten = bench._grown_naive(tmp_path, small, chars=9_000)
    hundred = bench._grown_naive(tmp_path, ten, chars=100_000)
    assert [part[0] for part in built] == ["naive-build", "naive-query"]
    assert "cap_s" not in ten
    assert hundred["cap_s"] == bench.NAIVE_CAP_SECONDS
    # From what ran: 100 s for 9 000 characters.
    assert hundred["ingest_s"] == pytest.approx(100 * 100 / 9)
    pair = {"x100": {"ours": None, "naive": hundred}}
    table = io.StringIO()
    print_bench({"ours": OURS, "legs": {}, "naive": None, "scales": pair}, table)
    assert "naive x100 was not run" in table.getvalue()
    assert "~1111" in table.getvalue()


def test_unknown_option_is_refused():
    done = subprocess.run(
        [sys.executable, "-m", "evals.bench", "--fast"], capture_output=True, check=False
    )
    assert done.returncode == 2


def test_quick_leaves_out_the_largest_corpus(monkeypatch, tmp_path):
    asked = {}

    def fake(root, *, scales, many, with_naive):
        asked.update(scales=scales, many=many, with_naive=with_naive)
        yield {"ours": {"n": 1}}
        yield {"legs": {"stems": 2}}

    monkeypatch.setattr(bench, "run_bench", fake)
    monkeypatch.setattr(bench, "print_bench", lambda results, to: None)
    options = ["--quick", "--without-naive", "--to", str(tmp_path / "b.json")]
    assert bench.main(options) == 0
    assert asked == {"scales": (1, 10), "many": 0, "with_naive": False}
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
