import json

import pytest
from langchain_core.language_models import FakeListChatModel

from corpus.anchor import Anchor, resolve
from corpus.settings import Settings
from ingest.failures import QuestionWritingError
from ingest.question_writing import open_writer, write_questions


def test_without_a_model_the_command_says_so():
    with pytest.raises(QuestionWritingError, match="VAGLEDAREN_CHAT_MODEL"):
        open_writer(Settings(_env_file=None))


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


def test_a_run_that_broke_off_goes_on_with_the_passages_that_are_left(tmp_path, make_passage):
    first = make_passage("En mening som står här och räcker.")
    second = make_passage("En annan mening som också räcker.")
    asked = FakeListChatModel(responses=['["fråga ett"]', '["fråga två"]'])
    write_questions([first], asked, lambda line: None, directory=tmp_path)
    written = write_questions([first, second], asked, lambda line: None, directory=tmp_path)
    rows = [json.loads(line) for line in written["prov"].read_text().splitlines()]
    assert [row["questions"] for row in rows] == [["fråga ett"], ["fråga två"]]


def test_a_model_that_gives_no_answer_stops_the_command_in_one_sentence(tmp_path, make_passage):
    model = FakeListChatModel(responses=[])
    with pytest.raises(QuestionWritingError, match="no answer: IndexError"):
        write_questions([make_passage("En mening.")], model, print, directory=tmp_path)


@pytest.mark.parametrize("model", ["nosuch:m", "google_genai:m", "openai:m"])
def test_a_model_that_cannot_be_opened_is_told_in_one_sentence(monkeypatch, model):
    pytest.importorskip("langchain_openai")
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(QuestionWritingError, match="VAGLEDAREN_CHAT") as told:
        open_writer(Settings(_env_file=None, chat_model=model))
    assert "\n" not in str(told.value)
