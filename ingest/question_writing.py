"""Passage questions proposed by a language model, in a file that a person reviews.

The file is not read by the store: after review its rows are moved to a `passage_questions*.jsonl`.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from langchain_core.language_models import BaseChatModel
from pydantic import TypeAdapter, ValidationError

from corpus.anchor import Anchor
from corpus.passage import Passage, PassageKind
from corpus.settings import Settings
from corpus.written_questions import REGISTER, attach_questions
from ingest.failures import QuestionWritingError

PROMPT_FILE = Path(__file__).parent / "prompts" / "passage_questions.md"
# A passage with this many questions is found well enough (measured on the guideline).
ENOUGH_QUESTIONS = 10
MAX_QUESTION_CHARS = 200
ANCHOR_CHARS = 60
SKIPPED = {PassageKind.FOOTNOTE, PassageKind.SEE_ALSO}
_QUESTIONS: TypeAdapter[list[str]] = TypeAdapter(list[str])


def open_writer(settings: Settings) -> BaseChatModel:
    if not settings.chat_model:
        raise QuestionWritingError(
            "--write-questions needs a language model: set VAGLEDAREN_CHAT_MODEL (provider:model)"
        )
    # Imported here: it takes a second that a missing setting need not wait for.
    from corpus.chat_opening import ModelOpeningError, open_model  # noqa: PLC0415

    options: dict[str, Any] = {}
    if settings.chat_base_url:
        is_azure = settings.chat_model.startswith("azure_openai:")
        options["azure_endpoint" if is_azure else "base_url"] = settings.chat_base_url
    if key := settings.chat_api_key.get_secret_value():
        options["api_key"] = key
    if not settings.chat_model.startswith("ollama:"):
        options["timeout"] = settings.chat_timeout_seconds
    try:
        return open_model(settings.chat_model, **options)
    except ModelOpeningError as error:
        raise QuestionWritingError(str(error)) from error


def write_questions(
    passages: Sequence[Passage],
    model: BaseChatModel,
    say: Callable[[str], None],
    *,
    directory: Path = REGISTER,
) -> dict[str, Path]:
    """Proposals for every passage that has few questions; the file written for each source.

    A passage with proposals already is left alone, so that a run that broke off can go on.
    """
    written: dict[str, Path] = {}
    known = {
        question.text.casefold() for question in attach_questions(passages, directory).questions
    }
    for passage in _wanting(passages, directory):
        path = directory / f"proposed_questions_{passage.source_id}.jsonl"
        if anchor_of(passage) in _proposed(path):
            continue
        proposed = [q for q in ask_for_questions(passage, model) if q.casefold() not in known]
        if not proposed:
            say(f"no usable question for {passage.id}")
            continue
        known |= {question.casefold() for question in proposed}
        row = {"anchor": anchor_of(passage).model_dump(), "questions": proposed}
        with path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
        written[passage.source_id] = path
        say(f"{len(proposed)} questions for {passage.id}")
    return written


def _proposed(path: Path) -> list[Anchor]:
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return [Anchor.model_validate(json.loads(line)["anchor"]) for line in lines if line.strip()]


def _wanting(passages: Sequence[Passage], directory: Path) -> Iterator[Passage]:
    counts: dict[str, int] = {}
    for question in attach_questions(passages, directory).questions:
        for place in question.places:
            counts[place.passage_id] = counts.get(place.passage_id, 0) + 1
    for passage in passages:
        if passage.kind not in SKIPPED and counts.get(passage.id, 0) < ENOUGH_QUESTIONS:
            yield passage


def ask_for_questions(passage: Passage, model: BaseChatModel) -> list[str]:
    """What the model proposed, if it can be read; an unreadable answer gives none."""
    heading = " > ".join(passage.heading_path)
    messages = [
        ("system", PROMPT_FILE.read_text(encoding="utf-8")),
        ("user", f"{heading}\n\n{passage.text}"),
    ]
    try:
        text = str(model.invoke(messages).text)
    # Providers share no base class of errors, and their messages may repeat the text.
    except Exception as error:
        name = type(error).__name__
        raise QuestionWritingError(f"the language model gave no answer: {name}") from error
    try:
        proposed = _QUESTIONS.validate_json(text[text.find("[") : text.rfind("]") + 1])
    except ValidationError:
        return []
    cleaned = dict.fromkeys(" ".join(question.split()) for question in proposed)
    return [question for question in cleaned if 0 < len(question) <= MAX_QUESTION_CHARS]


def anchor_of(passage: Passage) -> Anchor:
    """The whole passage, by its first and last words."""
    return Anchor(
        source_id=passage.source_id,
        page=passage.page_first,
        first=" ".join(passage.text[:ANCHOR_CHARS].split()),
        last=" ".join(passage.text[-ANCHOR_CHARS:].split()),
    )
