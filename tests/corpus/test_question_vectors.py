"""The written questions' vectors along fewer axes: as near as before, in half the room."""

import numpy as np
import pytest

from corpus import question_vectors
from corpus.question_vectors import build_question_vectors, open_question_vectors


def rows(count, *, dimensions, seed=1):
    drawn = np.random.default_rng(seed).normal(size=(count, dimensions)).astype(np.float32)
    return drawn / np.linalg.norm(drawn, axis=1, keepdims=True)


def test_few_vectors_keep_all_axes_and_their_exact_cosine():
    texts, asked = rows(50, dimensions=8), rows(1, dimensions=8, seed=2)[0]
    built = build_question_vectors(texts)
    assert built.rows.shape == (50, 8)
    assert built.cosines(asked) == pytest.approx(texts @ asked, abs=1e-6)


def test_many_vectors_keep_the_half_of_the_axes_on_which_they_differ(monkeypatch):
    monkeypatch.setattr(question_vectors, "MIN_REDUCED", 100)
    monkeypatch.setattr(question_vectors, "SHOWING", 100)
    # Everything lies in three of eight dimensions, turned out of the way of the axes.
    turned, _ = np.linalg.qr(rows(8, dimensions=8, seed=4))
    texts = (rows(300, dimensions=3) @ turned[:3]).astype(np.float32)
    built = build_question_vectors(texts)
    assert built.rows.shape == (300, 4)
    assert built.cosines(texts[7]) == pytest.approx(texts @ texts[7], abs=1e-5)
    assert np.linalg.norm(built.rows, axis=1) == pytest.approx(1, abs=1e-5)


def test_text_without_known_words_is_near_nothing():
    texts = np.vstack([rows(2, dimensions=4), np.zeros((1, 4), dtype=np.float32)])
    built = build_question_vectors(texts)
    assert built.cosines(texts[0])[2] == 0
    assert built.cosines(np.zeros(4, dtype=np.float32)).tolist() == [0, 0, 0]


def test_saved_vectors_open_as_they_were(tmp_path):
    built = build_question_vectors(rows(5, dimensions=4))
    built.save(tmp_path)
    opened = open_question_vectors(tmp_path)
    assert np.array_equal(opened.rows, built.rows)
    assert np.array_equal(opened.axes, built.axes)
