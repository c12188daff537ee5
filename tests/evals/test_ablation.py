"""Taking passage questions out of a snapshot."""

import numpy as np
import pytest

from corpus import snapshot as snapshots
from corpus.anchor import Place
from corpus.embedding import open_embedding
from corpus.manifest import Manifest
from corpus.snapshot import current_directory, open_snapshot
from corpus.snapshot_building import Content, build_snapshot
from corpus.written_questions import PassageQuestion
from evals.ablation import question_files, with_questions


@pytest.fixture
def snapshot(tmp_path, make_passage):
    passages = (make_passage("En utredning ska inledas."), make_passage("Avgiften ska betalas."))
    questions = tuple(
        PassageQuestion(text, (Place(passage.id, 0, 5),))
        for text, passage in zip(("hur börjar man?", "vad kostar det?"), passages, strict=True)
    )
    embedding = open_embedding()
    manifest = Manifest(
        format=snapshots.FORMAT,
        embedding=embedding.id,
        sources={"prov": "0"},
        registers={},
        passages=2,
        questions=2,
        gap_questions=0,
    )
    build_snapshot(Content(manifest, passages, questions, (), {}), embedding, tmp_path)
    return open_snapshot(current_directory(tmp_path), embedding=embedding)


def test_a_question_left_out_is_in_no_leg_and_the_others_stay(snapshot) -> None:
    less = with_questions(snapshot, np.array([True, False]))

    assert [question.text for question in less.questions] == ["hur börjar man?"]
    assert len(less.meaning.questions.rows) == less.written.size == 1
    assert snapshot.lexical.scores("kostar", leg="stems")[1] > 0
    assert not less.lexical.scores("kostar", leg="stems").any()
    assert less.lexical.scores("börjar", leg="stems")[0] > 0


def test_with_every_question_the_legs_say_what_they_said(snapshot) -> None:
    same = with_questions(snapshot, np.array([True, True]))

    for leg in ("stems", "grams"):
        question = "vad kostar en utredning?"
        expected = snapshot.lexical.scores(question, leg=leg)
        assert np.array_equal(same.lexical.scores(question, leg=leg), expected)


def test_files_come_in_the_order_they_were_written(tmp_path) -> None:
    for name in ("_b", "_foreign", "", "_voices_1"):
        (tmp_path / f"passage_questions{name}.jsonl").write_text("")

    assert list(question_files(tmp_path)) == ["passage_questions", "voices_1", "foreign", "b"]
