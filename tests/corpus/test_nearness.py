"""Nearness by vector: exact for written questions, and not moved by how many statutes there are."""

import numpy as np
import pytest

from corpus.nearness import TextVectors, build_nearness, open_nearness
from corpus.vector_index import VectorIndexError

DIMENSIONS = 16


def rows(count, seed):
    drawn = np.random.default_rng(seed).normal(size=(count, DIMENSIONS)).astype(np.float32)
    return drawn / np.linalg.norm(drawn, axis=1, keepdims=True)


def made(directory, passages, questions, parts):
    build_nearness(directory, parts, TextVectors(passages, questions), name="prov")
    return open_nearness(directory, parts, questions=len(questions), name="prov")


@pytest.fixture
def vector():
    return rows(1, seed=3)[0]


def test_nearest_texts_keep_their_cosine_and_all_others_are_zero(tmp_path, vector):
    passages, questions = rows(30, seed=1), rows(300, seed=2)
    nearness = made(tmp_path / "v", passages, questions, {"passages": range(30)})
    near = np.concatenate(nearness.cosines(vector, nearest=40, passages_at_most=40))
    exact = np.concatenate([passages, questions]) @ vector
    nearest = set(np.argsort(-exact)[:40].tolist())
    assert set(np.flatnonzero(near).tolist()) == nearest
    assert near[sorted(nearest)] == pytest.approx(exact[sorted(nearest)], abs=1e-4)


def test_statutes_do_not_crowd_out_the_guideline(tmp_path, vector):
    passages, questions = rows(30, seed=1), rows(300, seed=2)
    alone = made(tmp_path / "alone", passages, questions, {"passages": range(30)})
    # Every statute nearer than any text of the guideline, and numbered before it.
    law = np.repeat(vector[None], 100, axis=0)
    parts = {"passages": range(100, 130), "provisions": range(100)}
    among = made(tmp_path / "among", np.concatenate([law, passages]), questions, parts)
    of_passages, of_questions = alone.cosines(vector, nearest=40, passages_at_most=40)
    with_law, same_questions = among.cosines(vector, nearest=40, passages_at_most=40)
    assert np.array_equal(of_passages, with_law[100:])
    assert np.array_equal(of_questions, same_questions)
    assert np.count_nonzero(with_law[:100]) == 40


def test_statute_less_near_than_the_nearest_of_the_guideline_counts_nothing(tmp_path, vector):
    passages, questions = rows(1, seed=1), np.repeat(vector[None], 9, axis=0)
    parts = {"passages": [0], "provisions": [1, 2]}
    nearness = made(tmp_path / "v", np.concatenate([passages, rows(2, seed=5)]), questions, parts)
    near, _ = nearness.cosines(vector, nearest=9, passages_at_most=9)
    assert near.tolist() == [0, 0, 0]


@pytest.mark.parametrize("count", [1, 2, 7])
def test_every_graph_is_whole_on_disk_when_it_is_built(tmp_path, vector, count):
    none = np.zeros((0, DIMENSIONS), dtype=np.float32)
    near, _ = made(tmp_path / "v", rows(count, seed=1), none, {"passages": range(count)}).cosines(
        vector, nearest=400, passages_at_most=400
    )
    # The file Chroma's engine writes last; without it the next reader may find nothing.
    assert len(list((tmp_path / "v").rglob("index_metadata.pickle"))) == 1
    assert len(near) == count


def test_store_without_written_questions_ranks_its_passages(tmp_path, vector):
    passages = rows(5, seed=1)
    none = np.zeros((0, DIMENSIONS), dtype=np.float32)
    near, written = made(tmp_path / "v", passages, none, {"passages": range(5)}).cosines(
        vector, nearest=400, passages_at_most=400
    )
    assert near == pytest.approx(np.maximum(passages @ vector, 0), abs=1e-4)
    assert len(written) == 0


def test_matrix_of_another_size_is_refused(tmp_path):
    made(tmp_path / "v", rows(2, seed=1), rows(3, seed=2), {"passages": range(2)})
    with pytest.raises(VectorIndexError, match="3 question vectors, the manifest says 4"):
        open_nearness(tmp_path / "v", {"passages": range(2)}, questions=4, name="prov")
