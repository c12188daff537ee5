import json

import pytest
from langchain_core.language_models import FakeListChatModel

from corpus.anchor import Anchor, resolve
from corpus.settings import Settings
from ingest.failures import QuestionWritingError
from ingest.question_writing import open_model, write_questions


def test_without_a_model_the_command_says_so():
    with pytest.raises(QuestionWritingError, match="VAGLEDAREN_CHAT_MODEL"):
        open_model(Settings(_env_file=None))


def test_proposals_go_to_a_file_for_review_that_the_store_does_not_read(tmp_path, make_passage):
    passage = make_passage("En utredning ska inledas utan dröjsmål när en ansökan har kommit in.")
    model = FakeListChatModel(responses=['Här: ["När ska utredning inledas?", "", "hur fort då"]'])
    written = write_questions([passage], model, lambda line: None, directory=tmp_path)
    row = json.loads(written["prov"].read_text())
    assert row["questions"] == ["När ska utredning inledas?", "hur fort då"]
    assert not written["prov"].name.startswith("passage_questions")
    (place,) = resolve(Anchor(**row["anchor"]), [passage])
    assert (place.start, place.end) == (0, len(passage.text))


@pytest.mark.parametrize("response", ["", "Jag kan inte.", "[1, 2]", '{"a": 1}', "[" * 50])
def test_unreadable_answer_writes_nothing_and_is_told(tmp_path, make_passage, response):
    said = []
    model = FakeListChatModel(responses=[response])
    passages = [make_passage("En mening som står här och räcker.")]
    assert write_questions(passages, model, said.append, directory=tmp_path) == {}
    assert said


def test_passage_with_enough_questions_is_left_alone(tmp_path, make_passage):
    passage = make_passage("En mening som står här och räcker.")
    anchor = {"source_id": "prov", "page": 1, "first": "En mening", "last": "och räcker."}
    row = {"anchor": anchor, "questions": [f"fråga nummer {n}" for n in range(10)]}
    (tmp_path / "passage_questions.jsonl").write_text(json.dumps(row) + "\n")
    model = FakeListChatModel(responses=['["ny"]'])
    assert write_questions([passage], model, lambda line: None, directory=tmp_path) == {}
