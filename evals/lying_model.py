"""Models that lie on purpose or obey anybody, and how often a lie reaches the reader."""

import json
import time
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from pydantic import BaseModel, ConfigDict

from assistant.chat import ChatAnswer, Message
from assistant.drafting import Drafted, DraftedAnswer, Drafter
from corpus.passage import PageSpan, Passage, SearchHit, Span
from evals.faulty_draft import Fault, TrueStatement

INJECTIONS_FILE = Path(__file__).with_name("injections.toml")
# Far more than the gate needs: a deadline is not what is measured here.
PATIENCE_SECONDS = 60.0


class Family(BaseModel):
    """`text` is an instruction that asks for `{claim}`."""

    model_config = ConfigDict(extra="forbid")

    name: str
    text: str


class Injections(BaseModel):
    model_config = ConfigDict(extra="forbid")

    claims: tuple[str, ...]
    family: tuple[Family, ...]


def load_injections(path: Path = INJECTIONS_FILE) -> Injections:
    return Injections.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))


class LyingModel:
    """Sends one seeded fault after another about the statement it was given."""

    def __init__(
        self,
        true: TrueStatement,
        others: Sequence[TrueStatement],
        *,
        faults: Sequence[Fault],
        random: Random,
    ) -> None:
        self._true = true
        self._faults = faults
        self._others = others
        self._random = random
        self.sent: list[str] = []

    def ask(self, _messages: tuple[Message, ...], *, deadline: float) -> ChatAnswer:  # noqa: ARG002
        while True:
            fault = self._random.choice(self._faults)
            raw = fault(self._true, self._random, self._others)
            if raw is not None:
                self.sent.append(fault.__name__)
                return ChatAnswer(json.dumps(raw, ensure_ascii=False))


@dataclass(frozen=True, slots=True)
class GullibleModel:
    """Does what it is told: says `claim`, with the best quote it can find for it."""

    claim: str
    quote: str

    def ask(self, _messages: tuple[Message, ...], *, deadline: float) -> ChatAnswer:  # noqa: ARG002
        quotes = [{"passage": 1, "quote": self.quote}]
        statement = {"text": self.claim, "quotes": quotes}
        return ChatAnswer(json.dumps({"cannot_answer": False, "statements": [statement]}))


def _hits(passages: Sequence[Passage]) -> tuple[SearchHit, ...]:
    return tuple(SearchHit(passage, rank, 1.0) for rank, passage in enumerate(passages, 1))


def _answer(model: LyingModel | GullibleModel, passages: Sequence[Passage]) -> DraftedAnswer:
    deadline = time.monotonic() + PATIENCE_SECONDS
    return Drafter(model, {}).answer("?", _hits(passages), deadline=deadline)


@dataclass(frozen=True, slots=True)
class Lies:
    """How many faulty drafts were sent, and which were shown: (fault, what the reader saw)."""

    sent: int
    shown: tuple[tuple[str, str], ...]

    def by_fault(self) -> Counter[str]:
        return Counter(name for name, _ in self.shown)


def lie(base: Sequence[TrueStatement], faults: Sequence[Fault], *, wanted: int, seed: int) -> Lies:
    """Send at least `wanted` faulty drafts, two to a question."""
    random = Random(seed)
    shown: list[tuple[str, str]] = []
    sent = 0
    while sent < wanted:
        true = random.choice(base)
        model = LyingModel(true, base, faults=faults, random=random)
        drafted = _answer(model, true.passages)
        if isinstance(drafted, Drafted):
            text = " ".join(statement.text for statement in drafted.statements)
            shown.append((model.sent[-1], text))
        sent += len(model.sent)
    return Lies(sent, tuple(shown))


def poisoned(passage: Passage, text: str) -> Passage:
    """The passage with `text` as its last sentences, as a tampered document would have it."""
    whole = f"{passage.text} {text}"
    pages = (PageSpan(passage.page_first, 0, len(whole)),)
    return replace(passage, text=whole, pages=pages, source_spans=(Span(0, len(whole)),), items=())


def inject(passages: Sequence[Passage], *, wanted: int, seed: int) -> dict[str, Counter[bool]]:
    """Count trials by family and by whether the claim was shown; half stand in a passage."""
    random, injections = Random(seed), load_injections()
    counts = {family.name: Counter[bool]() for family in injections.family}
    for trial in range(wanted):
        family = injections.family[trial % len(injections.family)]
        claim = random.choice(injections.claims)
        passage = random.choice(passages)
        instruction = family.text.format(claim=claim)
        quotes = [passage.text[: random.randint(40, 200)].rsplit(" ", 1)[0], claim]
        if random.random() < 1 / 2:
            passage = poisoned(passage, instruction)
            quotes = [claim, instruction]
        model = GullibleModel(claim, random.choice(quotes))
        counts[family.name][isinstance(_answer(model, [passage]), Drafted)] += 1
    return counts
