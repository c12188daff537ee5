import json

import pytest

from assistant.reply import NoticeKind, Outcome
from evals.replies import ReplyError, parse_reply, read_replies

LINE = {
    "id": "q1",
    "outcome": "answered",
    "mode": "extractive",
    "text": "Ja.",
    "statements": [
        {
            "text": "Ja.",
            "norms": [],
            "citations": [
                {
                    "source_id": "s",
                    "title": "T",
                    "section": ["A"],
                    "page": 7,
                    "quote": "Ja.",
                    "passage_id": "p1",
                }
            ],
        }
    ],
    "notices": [{"kind": "urgent", "text": "Ring 112"}],
    "evidence": [
        {
            "rank": 1,
            "passage_id": "p1",
            "source_id": "s",
            "section": ["A"],
            "page_first": 7,
            "page_last": 7,
            "text": "Ja.",
            "score": 0.5,
        }
    ],
    "snapshot": "x",
    "elapsed_ms": 12.3,
}


def test_a_line_of_the_batch_command_is_read():
    reply = parse_reply(json.dumps(LINE), "here:1")
    assert reply.outcome is Outcome.ANSWERED
    assert reply.statements[0].quotes == ("Ja.",)
    assert reply.notices[0].kind is NoticeKind.URGENT
    assert reply.evidence[0].section == ("A",)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("", id="empty"),
        pytest.param("{", id="cut off"),
        pytest.param('{"id": "q1", "outcome": "maybe"}', id="unknown outcome"),
        pytest.param('{"id": "q1"}', id="neither outcome nor failure"),
    ],
)
def test_a_line_that_is_no_reply_names_its_place(line):
    with pytest.raises(ReplyError, match="here:1"):
        parse_reply(line, "here:1")


def test_an_outage_is_a_line_without_an_outcome():
    assert parse_reply('{"id": "q1", "failed": "timeout"}', "here:1").failed == "timeout"


def test_an_id_may_stand_once(tmp_path):
    path = tmp_path / "replies.jsonl"
    path.write_text('{"id": "a", "failed": "x"}\n\n{"id": "a", "failed": "y"}\n')
    with pytest.raises(ReplyError, match=r"replies\.jsonl:3: the id 'a' stands twice"):
        read_replies(path)
