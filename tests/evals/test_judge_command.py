"""`python -m evals judge` with a chat model behind a real connection: a server of this test."""

import json
import threading

import pytest

from evals import outage_server as server
from evals.__main__ import main
from evals.judging import Support, read_judge_cases

CASES = read_judge_cases()


def opinion(label):
    return json.dumps({"label": label, "reason": "så står det"})


class Judge:
    """Knows what people say, and errs where it is told to."""

    def __init__(self, **errs):
        self.errs, self.asked, self._lock = errs, [], threading.Lock()

    def __call__(self, handler):
        prompt = handler.body["messages"][-1]["content"]
        with self._lock:
            self.asked.append(handler.body)
        # The longest statement first: one may stand in the quotes of another.
        case = max(
            (one for one in CASES if f"Påstående:\n{one.statement}\n" in prompt),
            key=lambda one: len(one.statement),
            default=None,
        )
        label = case.label if case else Support.NOT_STATED
        said = self.errs.get(case.id.replace("-", "_") if case else "", opinion(label))
        server.answers(said)(handler)


@pytest.fixture
def judge(tmp_path, monkeypatch):
    def run(respond, *options):
        with server.serving(respond) as url:
            monkeypatch.setenv("VAGLEDAREN_DATA_DIR", str(tmp_path))
            monkeypatch.setenv("VAGLEDAREN_CHAT_MODEL", "openai:judge")
            monkeypatch.setenv("VAGLEDAREN_CHAT_BASE_URL", url)
            monkeypatch.setenv("VAGLEDAREN_CHAT_API_KEY", "k")
            return main(["judge", "--out", str(tmp_path / "out"), *options])

    return run


def test_a_judge_that_says_what_people_say_agrees_fully(judge, capsys):
    honest = Judge()
    assert judge(honest) == 0
    printed = capsys.readouterr().out
    assert f"agreement 1.000, kappa 1.000, n={len(CASES)}" in printed
    assert "no opinion could be read for 0" in printed
    assert "nothing to judge" in printed
    assert len(honest.asked) == len(CASES)
    # Asked in plain words: the shape of a draft would be the wrong one.
    assert not any("response_format" in body for body in honest.asked)


def test_where_it_errs_is_counted_and_named_and_prose_is_unscored(judge, capsys):
    supported = next(one for one in CASES if one.label is Support.SUPPORTED)
    other = next(one for one in CASES if one.label is Support.CONTRADICTED)
    errs = {
        supported.id.replace("-", "_"): opinion("contradicted"),
        other.id.replace("-", "_"): "Det vet jag inte.",
    }
    assert judge(Judge(**errs)) == 0
    printed = capsys.readouterr().out
    n = len(CASES) - 1
    assert f"agreement {(n - 1) / n:.3f}, kappa 0." in printed
    assert f"n={n}" in printed
    assert "no opinion could be read for 1" in printed
    assert f"{supported.id}: contradicted, people say supported (så står det)" in printed


def test_an_outage_is_no_opinion(judge, capsys):
    assert judge(server.status(500)) == 0
    printed = capsys.readouterr().out
    assert "agreement –, kappa –, n=0" in printed
    assert f"no opinion could be read for {len(CASES)}" in printed


def test_statements_of_collected_replies_are_judged_and_only_doubts_shown(judge, tmp_path, capsys):
    citation = {"source_id": "s", "title": "T", "section": [], "page": 7, "passage_id": "p"}
    good, bad = CASES[0], next(one for one in CASES if one.label is Support.CONTRADICTED)
    reply = {
        "id": "contact-001",
        "outcome": "answered",
        "mode": "extractive",
        "text": "x",
        "statements": [
            {"text": one.statement, "citations": [{**citation, "quote": one.quotes[0]}]}
            for one in (good, bad)
        ],
        "notices": [],
        "evidence": [],
        "snapshot": "abc",
    }
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "replies.jsonl").write_text(json.dumps(reply) + "\n")
    assert judge(Judge()) == 0
    told = [line for line in capsys.readouterr().out.splitlines() if line.startswith("contact-")]
    assert told == ["contact-001 statement 2: contradicted: så står det"]


def test_an_unknown_provider_is_named(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("VAGLEDAREN_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("VAGLEDAREN_CHAT_MODEL", "nosuch:m")
    assert main(["judge"]) == 1
    assert "leverantören ”nosuch” är okänd" in capsys.readouterr().err
