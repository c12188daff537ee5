"""Any provider's chat model through LangChain: the only module that knows the providers."""

import threading
import time
from collections.abc import Iterator, Mapping
from queue import Empty, SimpleQueue
from typing import Any

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessageChunk, BaseMessage, BaseMessageChunk
from langchain_core.runnables import Runnable

from assistant.chat import ChatAnswer, ChatOutage, Message, OutageKind
from assistant.draft import Draft
from corpus.chat_opening import open_model

MAX_ANSWER_CHARS = 1_000_000
# Written into the request so that a small default window does not cut the prompt (Ollama: 4 096).
CONTEXT_TOKENS = 16_384
MAX_ANSWER_TOKENS = 2_000
# No tokenizer packs Swedish tighter than this on average; fewer reported tokens mean a cut prompt.
MAX_CHARS_PER_TOKEN = 7
# `finish_reason` of a provider that withheld or cut the answer.
FILTERED_REASONS = frozenset({"content_filter", "refusal", "safety"})
CUT_REASONS = frozenset({"length", "max_tokens"})

RATE_LIMITED_STATUS = 429
FIRST_SERVER_STATUS = 500

Model = Runnable[Any, BaseMessage]


def open_chat_model(
    model: str, *, base_url: str = "", api_key: str = "", timeout_seconds: float
) -> "LangChainChat":
    """Open `provider:model` to write drafts; see `open_plain_chat_model` for what it raises."""
    opened = _open(model, base_url=base_url, api_key=api_key, timeout_seconds=timeout_seconds)
    return LangChainChat(opened, native=_native_format(model.partition(":")[0]))


def open_plain_chat_model(
    model: str, *, base_url: str = "", api_key: str = "", timeout_seconds: float
) -> "LangChainChat":
    """Open it to say what a prompt asks for, in the prompt's own form.

    Raises `ModelOpeningError` saying what is missing.
    """
    opened = _open(model, base_url=base_url, api_key=api_key, timeout_seconds=timeout_seconds)
    return LangChainChat(opened)


def _open(model: str, *, base_url: str, api_key: str, timeout_seconds: float) -> BaseChatModel:
    provider = model.partition(":")[0]
    options: dict[str, Any] = {"temperature": 0, **_options(provider, timeout_seconds)}
    if base_url:
        options["azure_endpoint" if provider == "azure_openai" else "base_url"] = base_url
    if api_key:
        options["api_key"] = api_key
    return open_model(model, **options)


def _options(provider: str, timeout_seconds: float) -> dict[str, Any]:
    if provider == "ollama":
        return {
            "num_ctx": CONTEXT_TOKENS,
            "num_predict": MAX_ANSWER_TOKENS,
            "client_kwargs": {"timeout": timeout_seconds},
        }
    # A second try is ours to decide, with the time that is left.
    options = {"timeout": timeout_seconds, "max_retries": 0, "max_tokens": MAX_ANSWER_TOKENS}
    return options | ({"stream_usage": True} if provider in ("openai", "azure_openai") else {})


def _native_format(provider: str) -> Mapping[str, Any]:
    """Name the provider's own way to ask for the shape of a draft; empty where it has none."""
    schema = Draft.model_json_schema()
    if provider == "ollama":
        return {"format": schema}
    if provider in ("openai", "azure_openai"):
        shape = {"name": "draft", "schema": schema}
        return {"response_format": {"type": "json_schema", "json_schema": shape}}
    return {}


class LangChainChat:
    """Asks in a thread of its own, so that no server can hold the caller past the deadline."""

    def __init__(self, model: BaseChatModel, *, native: Mapping[str, Any] | None = None) -> None:
        self._model: Model = model
        self._native: Model = model.bind(**native) if native else model

    def ask(self, messages: tuple[Message, ...], *, deadline: float) -> ChatAnswer:
        try:
            return self._ask(self._native, messages, deadline)
        except ChatOutage as outage:
            # A gateway may not know the native format; the prompt asks for JSON anyway.
            if outage.kind is not OutageKind.REFUSED or self._native is self._model:
                raise
            return self._ask(self._model, messages, deadline)

    def _ask(self, model: Model, messages: tuple[Message, ...], deadline: float) -> ChatAnswer:
        call = _Call(model, messages)
        call.start()
        try:
            outcome = call.outcome.get(timeout=max(0.0, deadline - time.monotonic()))
        except Empty:
            call.abandoned.set()
            raise ChatOutage(OutageKind.TIMEOUT) from None
        if isinstance(outcome, ChatOutage):
            raise outcome
        _require_whole_prompt(outcome, messages)
        return outcome


class _Call(threading.Thread):
    """One request; a daemon, so that an abandoned one never keeps the process alive."""

    def __init__(self, model: Model, messages: tuple[Message, ...]) -> None:
        super().__init__(daemon=True, name="chat-call")
        self._model = model
        self._messages = [(message.role, message.text) for message in messages]
        self.outcome: SimpleQueue[ChatAnswer | ChatOutage] = SimpleQueue()
        self.abandoned = threading.Event()

    def run(self) -> None:
        try:
            self.outcome.put(_read(self._chunks()))
        except ChatOutage as outage:
            self.outcome.put(outage)
        # Providers share no base class of errors; the one place where theirs become ours.
        except Exception as error:  # noqa: BLE001
            self.outcome.put(_outage_of(error))

    def _chunks(self) -> Iterator[BaseMessage]:
        for chunk in self._model.stream(self._messages):
            if self.abandoned.is_set():
                return
            yield chunk


def _read(chunks: Iterator[BaseMessage]) -> ChatAnswer:
    parts: list[str] = []
    size = 0
    tokens: int | None = None
    for chunk in chunks:
        _require_finished(chunk)
        parts.append(chunk.text if isinstance(chunk, BaseMessageChunk) else str(chunk.text))
        size += len(parts[-1])
        if size > MAX_ANSWER_CHARS:
            raise ChatOutage(OutageKind.TOO_LONG, f"over {MAX_ANSWER_CHARS} characters")
        tokens = max(filter(None, (tokens, _prompt_tokens(chunk))), default=None)
    text = "".join(parts)
    if not text.strip():
        raise ChatOutage(OutageKind.EMPTY)
    return ChatAnswer(text, tokens)


def _prompt_tokens(chunk: BaseMessage) -> int | None:
    usage = chunk.usage_metadata if isinstance(chunk, AIMessageChunk) else None
    if usage:
        return usage["input_tokens"]
    # Where the native format is asked for, the provider's own count comes here instead.
    reported = chunk.response_metadata.get("token_usage") or {}
    tokens = reported.get("prompt_tokens")
    return tokens if isinstance(tokens, int) else None


def _require_finished(chunk: BaseMessage) -> None:
    facts = chunk.response_metadata
    reason = str(facts.get("finish_reason") or facts.get("stop_reason") or facts.get("done_reason"))
    if reason in FILTERED_REASONS:
        raise ChatOutage(OutageKind.FILTERED, reason)
    if reason in CUT_REASONS:
        raise ChatOutage(OutageKind.TOO_LONG, reason)


def _require_whole_prompt(answer: ChatAnswer, messages: tuple[Message, ...]) -> None:
    """Fail closed when the server read less than it was sent: it may have cut the instruction."""
    fewest = sum(len(message.text) for message in messages) // MAX_CHARS_PER_TOKEN
    if answer.prompt_tokens is not None and answer.prompt_tokens < fewest:
        raise ChatOutage(OutageKind.PROMPT_CUT, f"{answer.prompt_tokens} tokens of {fewest}")


def _outage_of(error: Exception) -> ChatOutage:
    """Read the kind from the status or the name: messages may repeat the prompt."""
    name = type(error).__name__
    status = getattr(error, "status_code", None)
    if "ContentFilter" in name:
        return ChatOutage(OutageKind.FILTERED, name)
    if isinstance(status, int):
        return ChatOutage(_kind_of_status(status), f"status {status}")
    if isinstance(error, TimeoutError) or "Timeout" in name:
        return ChatOutage(OutageKind.TIMEOUT, name)
    if isinstance(error, OSError) or any(part in name for part in ("Connect", "Protocol", "Read")):
        return ChatOutage(OutageKind.CONNECTION, name)
    return ChatOutage(OutageKind.MALFORMED, name)


def _kind_of_status(status: int) -> OutageKind:
    if status == RATE_LIMITED_STATUS:
        return OutageKind.RATE_LIMITED
    return OutageKind.SERVER if status >= FIRST_SERVER_STATUS else OutageKind.REFUSED
