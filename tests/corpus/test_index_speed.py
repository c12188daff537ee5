"""What makes asking fast changes no result: each shortcut beside the library it goes around."""

import subprocess
import sys

import bm25s
import chromadb
import numpy as np
import pytest

from corpus import postings, words
from corpus.lexical_index import build_lexical_index, open_lexical_index
from corpus.postings import add_up, best_first
from corpus.vector_index import VectorIndexError, build_vector_index, open_vector_index

TEXTS = (
    "En utredning ska inledas genast när ett barn far illa.",
    "Skyddsbedömning görs samma dag som anmälan kommer in.",
    "Barn som bevittnat våld är brottsoffer. Barn har rätt till stöd.",
    "§",
)


@pytest.mark.parametrize("limit", [0, 1, 2, 3, 5, 9])
def test_best_come_first_and_of_two_alike_the_lower_number(limit):
    scores = np.array([0.5, 0.9, 0.5, 0.0, 0.9], dtype=np.float32)
    assert best_first(scores, limit).tolist() == [1, 4, 0, 2, 3][:limit]


def test_best_of_nothing_is_nothing():
    assert best_first(np.zeros(0, dtype=np.float32), 3).tolist() == []


def test_no_feature_gives_no_score():
    empty = np.zeros(0, dtype=np.int64)
    assert add_up(2, np.zeros(1), empty, np.zeros(0, dtype=np.float32), []).tolist() == [0, 0]


@pytest.mark.parametrize("at_once", [1, 3, 7])
def test_adding_up_in_parts_changes_no_digit(monkeypatch, at_once):
    chance = np.random.default_rng(5)
    starts = np.concatenate([[0], np.cumsum(chance.integers(0, 5, size=40))])
    texts = chance.integers(0, 9, size=starts[-1])
    weights = chance.random(starts[-1], dtype=np.float32)
    asked = [(int(row), float(factor)) for row, factor in enumerate(chance.random(40))]
    whole = add_up(9, starts, texts, weights, asked)
    monkeypatch.setattr(postings, "ENTRIES_AT_ONCE", at_once)
    assert np.array_equal(add_up(9, starts, texts, weights, asked), whole)


@pytest.fixture(params=["stems", "grams"])
def leg(request):
    return request.param


@pytest.fixture
def reference(leg):
    cut = {"stems": words.stems, "grams": words.grams}[leg]
    built = bm25s.BM25()
    built.index([cut(text) for text in TEXTS], show_progress=False)

    def scores(query):
        known = [token for token in cut(query) if token in built.vocab_dict]
        return built.get_scores(known) if known else np.zeros(len(TEXTS), dtype=np.float32)

    return scores


@pytest.mark.parametrize("query", ["", "okänt", "barn", "barn barn våld", "bran", "§ 7"])
def test_scores_are_those_of_bm25s_also_when_read_from_disk(tmp_path, query, leg, reference):
    built = build_lexical_index(TEXTS)
    built.save(tmp_path / "lexical")
    opened = open_lexical_index(tmp_path / "lexical", size=len(TEXTS))
    assert np.array_equal(built.scores(query, leg=leg), reference(query))
    assert np.array_equal(opened.scores(query, leg=leg), reference(query))


def test_bm25s_itself_opens_what_is_saved(tmp_path, reference, leg):
    build_lexical_index(TEXTS).save(tmp_path)
    opened = bm25s.BM25.load(tmp_path / leg)
    token = {"stems": words.stems, "grams": words.grams}[leg]("barn")
    assert np.array_equal(opened.get_scores(token), reference("barn"))


def test_neighbours_are_those_of_the_chroma_client(tmp_path):
    rows = np.random.default_rng(7).normal(size=(300, 32)).astype(np.float32)
    build_vector_index(tmp_path, rows, name="prov")
    opened = open_vector_index(tmp_path, name="prov", size=len(rows))
    client = chromadb.PersistentClient(
        path=str(tmp_path), settings=chromadb.config.Settings(anonymized_telemetry=False)
    )
    collection = client.get_collection("prov", embedding_function=None)
    for row in rows[:20]:
        found = collection.query(query_embeddings=row.tolist(), n_results=50)
        near = opened.nearest(row, limit=50)
        assert [number for number, _ in near] == [int(number) for number in found["ids"][0]]
        assert [1.0 - cosine for _, cosine in near] == pytest.approx(found["distances"][0])


def test_store_that_is_not_there_is_an_error_that_names_it(tmp_path):
    with pytest.raises(VectorIndexError, match=str(tmp_path)):
        open_vector_index(tmp_path, name="prov", size=1)


def test_asking_loads_none_of_the_heavy_libraries():
    heavy = {"chromadb", "scipy", "bm25s", "torch", "langchain", "assistant.gate"}
    script = (
        "import sys, assistant.__main__, assistant.setup\n"
        f"print(sorted({sorted(heavy)} & sys.modules.keys()))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == "[]", done.stderr
