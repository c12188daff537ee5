"""What the pages need from the answering side; the real one and the fake in the tests both fit."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Protocol

from assistant.followup import Turn
from assistant.progress import Progress, tell_nobody
from assistant.reply import Reply
from corpus.passage import Passage, SearchHit
from corpus.source import Source


class Contact(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def phone(self) -> str: ...
    @property
    def about(self) -> str: ...
    @property
    def page(self) -> int: ...
    @property
    def passage_id(self) -> str: ...


class Library(Protocol):
    @property
    def passages(self) -> Mapping[str, Passage]: ...
    @property
    def sources(self) -> Mapping[str, Source]: ...
    @property
    def contacts(self) -> tuple[Contact, ...]: ...
    @property
    def report(self) -> Mapping[str, Any]: ...
    @property
    def snapshot(self) -> str: ...


class AnswerSide(Protocol):
    @property
    def library(self) -> Library: ...
    def answer(
        self,
        question: str,
        *,
        history: tuple[Turn, ...] = (),
        as_of: date | None = None,
        progress: Progress = tell_nobody,
    ) -> Reply: ...
    def search(self, query: str, *, limit: int = 10) -> tuple[SearchHit, ...]: ...
