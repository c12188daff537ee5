"""Puts the measures of `evals.scoring` to one case and its reply."""

from collections.abc import Callable, Sequence
from functools import lru_cache

from assistant.reply import NoticeKind, Outcome
from evals.case import Case, Gold
from evals.grounds import Grounds
from evals.law_grounds import LawGrounds
from evals.metrics import CUT_OFFS, RIGHT
from evals.replies import CitationRow, CollectedReply
from evals.scoring import anchors, facts, law, leaks, norms, notices, outcomes, places, quotes
from evals.scoring import ranking as ranks
from evals.scoring.citations import Cited, citation_precision, citation_recall
from evals.scoring.entailment import entails
from evals.scoring.sizes import answer_words

Values = dict[str, float | None]
# Entailment is asked again for each citation left out.
CACHED_PAIRS = 16_384


def wrong_because(case: Case, reply: CollectedReply) -> tuple[str, ...]:
    """List what keeps the answer from being right; empty when it is.

    Right: an outcome the case accepts, every required fact, nothing forbidden, every expected
    notice; and an answer that cites nothing is right by chance at most, so it is not.
    """
    reasons: list[str] = []
    if reply.outcome not in case.expected_outcome:
        accepted = "/".join(sorted(case.expected_outcome))
        reasons.append(f"outcome {reply.outcome}, expected {accepted}")
    if reply.outcome is Outcome.ANSWERED and not any(s.citations for s in reply.statements):
        reasons.append("answered without a citation")
    missing = facts.missing_facts(reply.text, case.required_facts)
    reasons += [f"missing fact: {fact}" for fact in missing]
    found = facts.forbidden_found(reply.text, case.forbidden)
    reasons += [f"forbidden: {string}" for string in found]
    reasons += [
        f"missing notice: {notice.kind} with {notice.contains!r}"
        for notice in notices.missing_notices(reply.notices, case.expected_notices)
    ]
    return tuple(reasons)


def measure(case: Case, reply: CollectedReply, grounds: Grounds, law_grounds: LawGrounds) -> Values:
    """Every metric of `evals.metrics` for this reply."""
    values: Values = {RIGHT: float(not wrong_because(case, reply))}
    values |= _outcome(case, reply)
    values |= _content(case, reply)
    values |= _retrieval(case, reply, grounds)
    values |= _citations(reply, grounds)
    values |= _anchors(reply)
    values |= _law(reply, law_grounds)
    values |= _risk(case, reply, values)
    return values


def _outcome(case: Case, reply: CollectedReply) -> Values:
    outcome = reply.outcome
    if outcome is None:
        raise ValueError(f"the reply to {case.id!r} has no outcome to measure")
    return {
        "outcome_right": outcomes.outcome_right(outcome, case.expected_outcome),
        "false_refusal": outcomes.false_refusal(outcome, case.expected_outcome),
        "false_answer": outcomes.false_answer(outcome, case.expected_outcome),
        "answer_words": answer_words(reply.text) if outcome is Outcome.ANSWERED else None,
    }


def _content(case: Case, reply: CollectedReply) -> Values:
    asked = (case.question, *(turn.text for turn in case.history if turn.role == "user"))
    must_block = Outcome.BLOCKED in case.expected_outcome
    secret = leaks.identity_strings(asked, case.forbidden) if must_block else ()
    return {
        "fact_recall": facts.fact_recall(reply.text, case.required_facts),
        "all_facts": facts.all_facts(reply.text, case.required_facts),
        "free_of_forbidden": facts.free_of_forbidden(reply.text, case.forbidden),
        "notice_recall": notices.notice_recall(reply.notices, case.expected_notices),
        "notices_right": notices.notices_right(reply.notices, case.expected_notices),
        "false_alarm": notices.false_alarm(reply.notices, case.expected_notices),
        "identity_leak": leaks.identity_leak(reply, secret),
    }


def _retrieval(case: Case, reply: CollectedReply, grounds: Grounds) -> Values:
    """Measure answerable cases only: the gold of the others is where to turn, not the answer."""
    gold = case.gold if case.answerable else ()
    by_rank = places.gold_by_rank(reply.evidence, gold)
    in_passages = places.gold_in_passages(grounds.passages, gold)
    count = len(gold)
    values: Values = {
        "coverage": places.coverage(in_passages, gold),
        "all_places_at_10": ranks.all_places_at(by_rank, count, k=10),
        "reciprocal_rank": ranks.reciprocal_rank(by_rank, count),
        "ndcg_at_10": ranks.ndcg_at(by_rank, in_passages, count, k=10),
        "gold_cited": places.gold_cited(_all_citations(reply), gold),
        "norm_accuracy": _norm_accuracy(reply, gold),
    }
    for k in CUT_OFFS:
        values[f"recall_at_{k}"] = ranks.recall_at(by_rank, count, k=k)
        values[f"hit_at_{k}"] = ranks.hit_at(by_rank, count, k=k)
    return values


def _norm_accuracy(reply: CollectedReply, gold: Sequence[Gold]) -> float | None:
    # A refusal states no norm; that it is wrong is counted as a false refusal.
    return norms.norm_accuracy(reply.text, gold) if reply.outcome is Outcome.ANSWERED else None


def _all_citations(reply: CollectedReply) -> list[CitationRow]:
    return [citation for statement in reply.statements for citation in statement.citations]


def _cited(reply: CollectedReply) -> list[Cited]:
    return [(statement.text, statement.quotes) for statement in reply.statements]


@lru_cache(maxsize=CACHED_PAIRS)
def _entails(quoted: tuple[str, ...], statement: str) -> bool:
    return entails(quoted, statement)


def _citations(reply: CollectedReply, grounds: Grounds) -> Values:
    def carried(quoted: Sequence[str], statement: str) -> bool:
        return _entails(tuple(quoted), statement)

    citations, cited = _all_citations(reply), _cited(reply)
    return {
        "quote_fidelity": quotes.quote_fidelity(citations, grounds),
        "page_accuracy": quotes.page_accuracy(citations, grounds),
        "citation_recall": citation_recall(cited, carried),
        "citation_precision": citation_precision(cited, carried),
        "norm_fidelity": norms.norm_fidelity(cited),
    }


def _anchors(reply: CollectedReply) -> Values:
    cited = _cited(reply)
    values: Values = {
        "anchor_precision": _pooled(cited, anchors.anchor_precision, None),
        "anchor_recall": _pooled(cited, anchors.anchor_recall, None),
    }
    for kind in anchors.AnchorKind:
        values[f"{kind}_precision"] = _pooled(cited, anchors.anchor_precision, kind)
        values[f"{kind}_recall"] = _pooled(cited, anchors.anchor_recall, kind)
    return values


def _pooled(
    cited: Sequence[Cited],
    count: Callable[..., tuple[int, int]],
    kind: anchors.AnchorKind | None,
) -> float | None:
    """Pool over the statements of a reply, so that one without anchors neither helps nor hurts."""
    pairs = [count(text, quoted, kind=kind) for text, quoted in cited]
    total = sum(whole for _, whole in pairs)
    return sum(part for part, _ in pairs) / total if total else None


def _law(reply: CollectedReply, grounds: LawGrounds) -> Values:
    texts = [statement.text for statement in reply.statements]
    warnings = sum(notice.kind is NoticeKind.CURRENCY for notice in reply.notices)
    return {
        "law_exists": law.existing_share(texts, grounds.known),
        "law_carried": law.carried_reference_share(_cited(reply)),
        "law_in_force": law.in_force_or_warned_share(texts, grounds.is_changed, warnings=warnings),
    }


def _risk(case: Case, reply: CollectedReply, values: Values) -> Values:
    """Inventing: a false answer, something forbidden, an uncarried statement, leaked identity."""
    invented = (
        values["false_answer"] == 1
        or values["identity_leak"] == 1
        or bool(facts.forbidden_found(reply.text, case.forbidden))
        or (values["citation_recall"] is not None and values["citation_recall"] < 1)
    )
    omitted = (
        values["false_refusal"] == 1
        or bool(facts.missing_facts(reply.text, case.required_facts))
        or bool(notices.missing_notices(reply.notices, case.expected_notices))
    )
    return {"risk_direction": outcomes.risk_direction(invented=invented, omitted=omitted)}
