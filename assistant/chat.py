"""What the assistant asks of a language model, whoever provides it, and how it can fail."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class OutageKind(StrEnum):
    """Why a language model gave nothing that can be read."""

    TIMEOUT = "timeout"
    RATE_LIMITED = "rate_limited"
    SERVER = "server"
    CONNECTION = "connection"
    REFUSED = "refused"
    FILTERED = "filtered"
    TOO_LONG = "too_long"
    EMPTY = "empty"
    MALFORMED = "malformed"
    PROMPT_CUT = "prompt_cut"


class ChatOutage(Exception):  # noqa: N818 - an outage is what it is called everywhere
    """The model did not answer; `kind` says why, `detail` never holds a word of the question."""

    def __init__(self, kind: OutageKind, detail: str = "") -> None:
        super().__init__(f"{kind}: {detail}" if detail else str(kind))
        self.kind = kind


@dataclass(frozen=True, slots=True)
class Message:
    """`role` is «system», «user» or «assistant»."""

    role: str
    text: str


@dataclass(frozen=True, slots=True)
class ChatAnswer:
    """`prompt_tokens` is what the server says it read; None when it does not say."""

    text: str
    prompt_tokens: int | None = None


class ChatModel(Protocol):
    def ask(self, messages: tuple[Message, ...], *, deadline: float) -> ChatAnswer:
        """Answer before `deadline` (of `time.monotonic`); raises `ChatOutage`."""
        ...
