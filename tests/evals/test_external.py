import gzip
import json

import numpy as np
import pytest

from assistant.retrieval import WEIGHTS
from corpus.embedding import open_embedding
from evals.external import ExternalError, fused, read_squad, read_swequad, score_legs

SQUAD = {
    "version": "v2.0",
    "data": [
        {
            "title": "T",
            "paragraphs": [
                {
                    "context": "Katten sover i solen.",
                    "qas": [
                        {"id": "1", "question": "Vem sover i solen?", "answers": []},
                        {"id": "2", "question": "Omöjlig?", "is_impossible": True},
                    ],
                },
                {"context": "Nämnden beslutar om avgiften.", "qas": []},
            ],
        }
    ],
}


@pytest.fixture
def swequad(tmp_path):
    passages = [{"id": "a", "text": "Katten sover."}, {"id": "b", "text": "Avgiften beslutas."}]
    queries = [{"id": "q", "question": "Hur beslutas avgiften?", "relevant": ["b"], "split": "x"}]
    for name, rows in (("passages", passages), ("queries", queries)):
        lines = "".join(json.dumps(row) + "\n" for row in rows)
        (tmp_path / f"swequad_{name}.jsonl").write_text(lines)
    return tmp_path


def test_swequad_shaped_files_are_read(swequad):
    external = read_swequad(swequad)
    assert external.passages == ("Katten sover.", "Avgiften beslutas.")
    assert external.queries[0].relevant == {1}


def test_a_query_to_a_missing_passage_is_refused(swequad):
    path = swequad / "swequad_queries.jsonl"
    path.write_text('{"question": "q", "relevant": ["borta"]}\n')
    with pytest.raises(ExternalError, match="borta"):
        read_swequad(swequad)


@pytest.mark.parametrize("packed", [False, True])
def test_squad_shaped_files_are_read_without_impossible_questions(packed, tmp_path):
    raw = json.dumps(SQUAD).encode()
    path = tmp_path / ("squad.json.gz" if packed else "squad.json")
    path.write_bytes(gzip.compress(raw) if packed else raw)
    external = read_squad(path)
    assert len(external.passages) == 2
    assert [query.relevant for query in external.queries] == [frozenset({0})]


def test_what_is_no_squad_file_is_refused(tmp_path):
    path = tmp_path / "squad.json"
    path.write_text("[]")
    with pytest.raises(ExternalError, match=r"squad\.json"):
        read_squad(path)


def test_every_leg_finds_the_passage_that_shares_the_words(swequad):
    scores = {leg.leg: leg for leg in score_legs(read_swequad(swequad), open_embedding())}
    legs = {"stems", "grams", "n-gram cosine", "embedding"}
    assert set(scores) == legs | {"fused", "fused, no vector"}
    assert scores["fused"].hit_at_1 == scores["stems"].mrr == 1.0
    assert scores["fused"].n == 1


def test_legs_are_scaled_before_they_are_fused():
    legs = {
        "stems": np.array([100.0, 0.0], dtype=np.float32),
        "grams": np.array([0.0, 0.0], dtype=np.float32),
        "embedding": np.array([0.1, 0.2], dtype=np.float32),
    }
    assert fused(legs) == pytest.approx(
        [WEIGHTS["stems"] + WEIGHTS["passage by meaning"] / 2, WEIGHTS["passage by meaning"]]
    )


def test_a_set_without_questions_cannot_be_scored(swequad):
    (swequad / "swequad_queries.jsonl").write_text("")
    assert read_swequad(swequad).queries == ()
    assert score_legs(read_swequad(swequad), open_embedding()) == ()


def test_vectors_left_out_of_the_fusion_say_nothing():
    legs = {
        "stems": np.array([1.0, 0.0], dtype=np.float32),
        "grams": np.array([1.0, 0.0], dtype=np.float32),
        "embedding": np.array([0.0, 0.9], dtype=np.float32),
    }
    assert fused(legs, without=("embedding",))[1] == 0 < fused(legs)[1]
