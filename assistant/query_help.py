"""A model's help with the search: it may steer what is found, never what is said."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.chat import ChatModel, ChatOutage, Message
from assistant.prompting import prompt, wording

MAX_SEARCHES = 4
MAX_WORDING_CHARS = 300
# The last few turns say what «det» means; older ones only cost time.
MAX_TURNS = 6


@dataclass(frozen=True, slots=True)
class QueryHelp:
    """`question` stands alone; `searches` are other wordings of it, possibly none."""

    question: str
    searches: tuple[str, ...] = ()


class _Help(BaseModel):
    model_config = ConfigDict(extra="ignore")

    question: Annotated[str, Field(max_length=MAX_WORDING_CHARS)] = ""
    searches: tuple[Annotated[str, Field(max_length=MAX_WORDING_CHARS)], ...] = ()


class QueryHelper:
    def __init__(self, model: ChatModel) -> None:
        self._model = model

    def help(
        self, question: str, history: Sequence[tuple[str, str]] = (), *, deadline: float
    ) -> QueryHelp:
        """Reword the search; the question itself when the model gives nothing usable.

        `history` is (role, text) pairs that have passed the privacy stop. An outage here costs
        nothing but the help, so it is not reported: the search goes on with the question.
        """
        try:
            answer = self._model.ask(_messages(question, history), deadline=deadline)
        except ChatOutage:
            return QueryHelp(question)
        return _read(answer.text, question)


def _messages(question: str, history: Sequence[tuple[str, str]]) -> tuple[Message, ...]:
    words = wording()
    turns = [f"{words.get(role, role)}: {text}" for role, text in history[-MAX_TURNS:]]
    talk = "\n".join([words["conversation"], *turns, f"{words['question']} {question}"])
    return Message("system", prompt("query_help")), Message("user", talk)


def _read(text: str, question: str) -> QueryHelp:
    start, end = text.find("{"), text.rfind("}")
    try:
        read = _Help.model_validate(json.loads(text[start : end + 1]))
    except (ValueError, ValidationError, RecursionError):
        return QueryHelp(question)
    searches = [search.strip() for search in read.searches if search.strip()]
    return QueryHelp(read.question.strip() or question, tuple(searches[:MAX_SEARCHES]))
