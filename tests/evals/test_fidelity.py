from dataclasses import replace

from assistant.answering import Assistant
from evals.fidelity import faults, made_questions


def test_made_questions_are_seeded_and_of_the_number_asked_for(assistant):
    passages = tuple(assistant.library.passages.values())
    first = made_questions(passages, count=50, seed=1)
    assert first == made_questions(passages, count=50, seed=1)
    assert first != made_questions(passages, count=50, seed=2)
    assert len(first) == 50


def test_no_citation_of_a_sample_is_false(assistant):
    questions = made_questions(tuple(assistant.library.passages.values()), count=60, seed=3)
    results = list(faults(assistant, questions))
    assert sum(count for count, _ in results) > 60
    assert [fault for _, wrong in results for fault in wrong] == []


class Liar:
    """Answers as the assistant does, with every citation one page off."""

    def __init__(self, assistant: Assistant) -> None:
        self.library = assistant.library
        self._assistant = assistant

    def answer(self, question):
        reply = self._assistant.answer(question)
        return replace(reply, statements=tuple(self._bent(s) for s in reply.statements))

    def _bent(self, statement):
        bent = tuple(replace(c, page=c.page + 1) for c in statement.citations)
        return replace(statement, citations=bent)


def test_a_wrong_page_is_found(assistant):
    ((count, wrong),) = faults(Liar(assistant), ["Vad betyder RVT?"])
    assert count == len(wrong) > 0
    assert "page" in wrong[0].why
