import json
import threading
import time

import pytest
from langchain_core.language_models import FakeListChatModel

from assistant.chat import ChatOutage, Message, OutageKind
from assistant.chat_model import LangChainChat, open_chat_model
from assistant.drafting import Drafter, NoDraftReason, NotDrafted
from corpus.chat_opening import ModelOpeningError
from corpus.passage import PageSpan, Passage, PassageKind, SearchHit, Span
from evals import outage_server as server

QUESTION = (Message("system", "Svara."), Message("user", "Vad gäller?"))
TEXT = "Avgiften ska reduceras om mat inte ingår i boendet."
HITS = (
    SearchHit(
        Passage(
            id="p1",
            source_id="r",
            heading_path=("Egenavgifter",),
            text=TEXT,
            kind=PassageKind.PARAGRAPH,
            pages=(PageSpan(43, 0, len(TEXT)),),
            source_spans=(Span(0, len(TEXT)),),
        ),
        1,
        1.0,
    ),
)
ENGLISH = json.dumps(
    {
        "cannot_answer": False,
        "statements": [
            {"text": "The fee shall be reduced.", "quotes": [{"passage": 1, "quote": TEXT}]}
        ],
    }
)
UNKNOWN_PASSAGE = json.dumps(
    {
        "cannot_answer": False,
        "statements": [{"text": TEXT, "quotes": [{"passage": 7, "quote": TEXT}]}],
    }
)
OUTAGES = [
    pytest.param(server.silent, OutageKind.TIMEOUT, id="no first byte"),
    pytest.param(server.stalls, OutageKind.TIMEOUT, id="stalls after the first byte"),
    pytest.param(server.drips, OutageKind.TIMEOUT, id="slow drip"),
    pytest.param(server.status(429), OutageKind.RATE_LIMITED, id="429"),
    pytest.param(
        server.status(429, retry_after="30"), OutageKind.RATE_LIMITED, id="429 retry after"
    ),
    pytest.param(server.status(500), OutageKind.SERVER, id="500"),
    pytest.param(server.status(503), OutageKind.SERVER, id="503"),
    pytest.param(server.status(401), OutageKind.REFUSED, id="401"),
    pytest.param(server.hangs_up, OutageKind.CONNECTION, id="hangs up"),
    pytest.param(server.garbled, OutageKind.MALFORMED, id="malformed event"),
    pytest.param(server.truncated_event, None, id="truncated event"),
    pytest.param(server.answers(""), OutageKind.EMPTY, id="empty answer"),
    pytest.param(server.endless, OutageKind.TOO_LONG, id="ten megabytes"),
    pytest.param(server.answers("{", reason="length"), OutageKind.TOO_LONG, id="cut answer"),
    pytest.param(server.answers("x", reason="content_filter"), OutageKind.FILTERED, id="filter"),
    pytest.param(server.answers("{}", tokens=3), OutageKind.PROMPT_CUT, id="prompt cut"),
    pytest.param(server.answers('{"statements": ['), OutageKind.MALFORMED, id="truncated JSON"),
]
DEADLINE_SECONDS = 1.0


def open_openai(url):
    pytest.importorskip("langchain_openai")
    return open_chat_model("openai:m", base_url=url, api_key="k", timeout_seconds=DEADLINE_SECONDS)


@pytest.mark.parametrize(("fail", "kind"), OUTAGES)
def test_an_outage_has_a_kind_and_ends_by_the_deadline(fail, kind):
    with server.serving(fail) as url:
        drafter = Drafter(open_openai(url), {})
        start = time.monotonic()
        drafted = drafter.answer("Vad gäller?", HITS, deadline=start + DEADLINE_SECONDS)
        took = time.monotonic() - start
    assert isinstance(drafted, NotDrafted)
    assert drafted.reason is NoDraftReason.OUTAGE
    # On a loaded machine the time may be out before the server is heard.
    timed_out = took >= DEADLINE_SECONDS and drafted.outage is OutageKind.TIMEOUT
    assert kind is None or drafted.outage is kind or timed_out
    # That it ends before the slowest server does; how soon is measured by `evals outages`.
    assert took < DEADLINE_SECONDS + 3


@pytest.mark.parametrize(
    "text", [ENGLISH, UNKNOWN_PASSAGE], ids=["wrong language", "unknown passage"]
)
def test_an_answer_that_nothing_carries_is_rejected_not_shown(text):
    with server.serving(server.answers(text)) as url:
        deadline = time.monotonic() + 5
        drafted = Drafter(open_openai(url), {}).answer("Vad gäller?", HITS, deadline=deadline)
    assert isinstance(drafted, NotDrafted)
    assert drafted.reason is NoDraftReason.REJECTED


def test_a_server_nobody_answers_at_is_a_connection_outage():
    chat = open_openai("http://127.0.0.1:9/v1")
    with pytest.raises(ChatOutage) as caught:
        chat.ask(QUESTION, deadline=time.monotonic() + 5)
    assert caught.value.kind is OutageKind.CONNECTION


def test_a_plain_server_asked_for_tls_is_a_connection_outage():
    with server.serving(server.answers("x")) as url:
        chat = open_openai(url.replace("http:", "https:"))
        with pytest.raises(ChatOutage) as caught:
            chat.ask(QUESTION, deadline=time.monotonic() + 5)
    assert caught.value.kind is OutageKind.CONNECTION


def test_a_gateway_that_refuses_the_native_format_is_asked_plainly():
    def send(handler):
        if "response_format" in handler.body:
            server.status(400)(handler)
        else:
            server.answers(server.HONEST_DRAFT)(handler)

    with server.serving(send) as url:
        answer = open_openai(url).ask(QUESTION, deadline=time.monotonic() + 5)
    assert answer.text == server.HONEST_DRAFT


def test_the_words_of_the_question_are_in_no_outage():
    with server.serving(server.status(400)) as url, pytest.raises(ChatOutage) as caught:
        open_openai(url).ask((Message("user", "HEMLIGT"),), deadline=time.monotonic() + 5)
    assert "HEMLIGT" not in str(caught.value)


def test_an_abandoned_call_ends_and_leaves_no_thread():
    with server.serving(server.drips) as url:
        chat = open_openai(url)
        with pytest.raises(ChatOutage):
            chat.ask(QUESTION, deadline=time.monotonic() + 0.3)
        until = time.monotonic() + 3
        while _chat_threads() and time.monotonic() < until:
            time.sleep(0.05)
    assert not _chat_threads()


def _chat_threads():
    return [thread for thread in threading.enumerate() if thread.name == "chat-call"]


def test_any_langchain_model_can_be_asked():
    chat = LangChainChat(FakeListChatModel(responses=["Ja."]))
    assert chat.ask(QUESTION, deadline=time.monotonic() + 5).text == "Ja."


def test_an_error_of_the_model_itself_is_an_outage():
    chat = LangChainChat(FakeListChatModel(responses=[], error_on_chunk_number=0))
    with pytest.raises(ChatOutage):
        chat.ask(QUESTION, deadline=time.monotonic() + 5)


def test_a_provider_without_its_package_is_named():
    with pytest.raises(ModelOpeningError, match="nosuch"):
        open_chat_model("nosuch:m", timeout_seconds=1)
