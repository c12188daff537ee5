"""What a reader gets while a language model's server fails, over and over, in every way it can."""

import json
import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from assistant.answering import Assistant
from assistant.phrases import phrase
from assistant.reply import Mode, Outcome, Reply, Statement
from assistant.setup import open_assistant
from corpus.settings import Settings
from evals import outage_server as server
from evals.outage_server import Send

TRIES = 40
TIMEOUT_SECONDS = 1.5
# What may pass after the deadline before the reader has the quotes.
GRACE_SECONDS = 0.5
# At a time: more would measure this machine and not the assistant.
AT_ONCE = 4
# How long a call that was given up may take to notice it; the slowest server here sleeps five.
THREAD_SECONDS = 8.0
# One the guideline answers: a model is asked for nothing else.
QUESTION = "Kan vi inleda en utredning mot en vuxens vilja?"
NOBODY = "http://127.0.0.1:9/v1"


def _draft(text: str, passage: int) -> str:
    quotes = [{"passage": passage, "quote": text}]
    return json.dumps({"statements": [{"text": text, "quotes": quotes}]})


ENGLISH = _draft("The fee shall be reduced.", 1)
UNKNOWN_PASSAGE = _draft("Avgiften ska reduceras.", 77)

# Each way to fail, and the wordings of `phrases.toml` that are honest about it.
OUTAGES: Mapping[str, tuple[Send, frozenset[str]]] = {
    "no first byte": (server.silent, frozenset({"timeout"})),
    "stalls after the first byte": (server.stalls, frozenset({"timeout"})),
    "slow drip": (server.drips, frozenset({"timeout"})),
    "429": (server.status(429), frozenset({"rate_limited"})),
    "429 with Retry-After": (server.status(429, retry_after="30"), frozenset({"rate_limited"})),
    "500": (server.status(500), frozenset({"server"})),
    "503": (server.status(503), frozenset({"server"})),
    "401": (server.status(401), frozenset({"refused"})),
    "hangs up": (server.hangs_up, frozenset({"connection"})),
    "malformed event": (server.garbled, frozenset({"malformed"})),
    "truncated event": (server.truncated_event, frozenset({"malformed", "empty", "connection"})),
    "truncated JSON": (server.answers('{"statements": ['), frozenset({"malformed"})),
    "no JSON": (server.answers("Avgiften."), frozenset({"malformed"})),
    "empty answer": (server.answers(""), frozenset({"empty"})),
    "ten megabytes": (server.endless, frozenset({"too_long"})),
    "cut answer": (server.answers("{", reason="length"), frozenset({"too_long"})),
    "content filter": (server.answers("x", reason="content_filter"), frozenset({"filtered"})),
    "prompt cut": (server.answers("{}", tokens=3), frozenset({"prompt_cut"})),
    "wrong language": (server.answers(ENGLISH), frozenset({"rejected"})),
    "unknown passage": (server.answers(UNKNOWN_PASSAGE), frozenset({"rejected"})),
}
TIMED_OUT = frozenset({"timeout"})
TLS_ERROR, REFUSED = "TLS error", "connection refused"
EVERY = (*OUTAGES, TLS_ERROR, REFUSED)


@dataclass(frozen=True, slots=True)
class Tried:
    """One question under one outage; `honest` when the reader has quotes and a true reason.

    `timed_out` when the reason is the time, which ran out before the outage showed.
    """

    seconds: float
    honest: bool
    timed_out: bool = False


@dataclass(frozen=True, slots=True)
class OutageRow:
    name: str
    tries: tuple[Tried, ...]
    threads_left: int

    @property
    def late(self) -> int:
        return sum(one.seconds > TIMEOUT_SECONDS + GRACE_SECONDS for one in self.tries)

    @property
    def honest(self) -> int:
        return sum(one.honest for one in self.tries)

    @property
    def timed_out(self) -> int:
        return sum(one.timed_out for one in self.tries)

    @property
    def holds(self) -> bool:
        return not self.late and not self.threads_left and self.honest == len(self.tries)


def try_outages(
    settings: Settings, *, tries: int = TRIES, names: Sequence[str] = EVERY
) -> Iterator[OutageRow]:
    plain = open_assistant(Settings.model_validate({**settings.model_dump(), "chat_model": ""}))
    quotes = plain.answer(QUESTION).statements
    with server.changing() as (url, fail_with):
        assistants = {
            TLS_ERROR: _open(settings, url.replace("http:", "https:")),
            REFUSED: _open(settings, NOBODY),
        }
        usual = _open(settings, url)
        for name in names:
            # To a plain server the handshake of TLS is noise.
            fail_with(OUTAGES[name][0] if name in OUTAGES else server.answers("{}"))
            yield _try(name, assistants.get(name, usual), quotes, tries=tries)


def _open(settings: Settings, url: str) -> Assistant:
    changed = {
        "chat_model": "openai:m",
        "chat_base_url": url,
        "chat_timeout_seconds": TIMEOUT_SECONDS,
    }
    keyed = Settings.model_validate({**settings.model_dump(), **changed, "chat_api_key": "k"})
    return open_assistant(keyed)


def _try(
    name: str, assistant: Assistant, quotes: tuple[Statement, ...], *, tries: int
) -> OutageRow:
    reasons = OUTAGES[name][1] if name in OUTAGES else frozenset({"connection"})

    def ask(_: int) -> Tried:
        start = time.monotonic()
        reply = assistant.answer(QUESTION)
        seconds = time.monotonic() - start
        # On a loaded machine the time may be out before the server is asked; that is true then.
        timed_out = seconds >= TIMEOUT_SECONDS and _is_told(reply, TIMED_OUT - reasons)
        honest = _has_quotes(reply) and (timed_out or _is_told(reply, reasons))
        return Tried(seconds, honest and reply.statements == quotes, timed_out)

    # Read once before anything is timed: words and indexes are loaded by the first question.
    ask(0)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        done = tuple(pool.map(ask, range(tries)))
    return OutageRow(name, done, _threads_left())


def _is_told(reply: Reply, reasons: frozenset[str]) -> bool:
    return any(phrase("fallback", reason) in reply.lead for reason in reasons)


def _has_quotes(reply: Reply) -> bool:
    return (
        bool(reply.statements)
        and reply.mode is Mode.GENERATED_FALLBACK
        and reply.outcome is Outcome.ANSWERED
    )


def _threads_left() -> int:
    """How many calls are still going when they have had time to notice that nobody waits."""
    until = time.monotonic() + THREAD_SECONDS
    while (left := _chat_threads()) and time.monotonic() < until:
        time.sleep(0.05)
    return left


def _chat_threads() -> int:
    return Counter(thread.name for thread in threading.enumerate())["chat-call"]


def outage_lines(rows: Sequence[OutageRow]) -> Iterator[str]:
    limit = TIMEOUT_SECONDS + GRACE_SECONDS
    heads = f"{'tries':>5} {'honest':>6} {'timed out':>9} {'slowest':>8} {'late':>5} {'threads':>7}"
    yield f"{'outage':<28} {heads}"
    for row in rows:
        slowest = max(one.seconds for one in row.tries)
        told = f"{len(row.tries):>5} {row.honest:>6} {row.timed_out:>9}"
        yield f"{row.name:<28} {told} {slowest:>6.2f} s {row.late:>5} {row.threads_left:>7}"
    yield "timed out: of the honest, told of the time because it was out before the outage showed"
    yield f"late: after {limit} s; threads: calls still going {THREAD_SECONDS} s later"
