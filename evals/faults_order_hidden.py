"""Faults of order that were not looked at until the gate had been taught order."""

import re
from random import Random

from assistant.gate_subjects import actor_of
from assistant.gate_text import is_content, tokenize
from evals.faults import Others, Raw, retold
from evals.faults_order import Place, exchange, large, order_words, small, turned
from evals.faulty_draft import Fault, TrueStatement


def possessor_exchanged(true: TrueStatement, random: Random, _others: Others) -> Raw:
    """«den våldsutsattas bostad … våldsutövaren» becomes «våldsutövarens bostad … »."""
    tokens = tokenize(true.text)
    owners = [
        t for t in tokens if actor_of(t.word) and re.search(r"(?:[aeo]n|e[nt]|[ae])s$", t.word)
    ]
    owned = [
        (a, b)
        for a in owners
        for b in tokens
        if is_content(b.word) and not b.word.endswith("s") and actor_of(b.word) and a.word != b.word
    ]
    pairs = [(a, b) for a, b in owned if actor_of(a.word) != actor_of(b.word)]
    if not pairs:
        return None
    owner, other = random.choice(pairs)
    text = true.text
    changes = sorted(
        [(owner, f"{small(other.written)}s"), (other, small(owner.written[:-1]))],
        key=lambda change: -change[0].start,
    )
    for token, new in changes:
        text = text[: token.start] + new + text[token.end :]
    return retold(true, large(text))


def comparison_turned(true: TrueStatement, random: Random, _others: Others) -> Raw:
    """The two sides of «än», «medan», «respektive» or «ju … desto» change places."""
    tokens = tokenize(true.text)
    found = [
        (tokens[at - 1], tokens[at + 1])
        for at in range(1, len(tokens) - 1)
        if tokens[at].word in order_words("comparing")
    ]
    ju = re.search(r"\bju (\w+)\b.*?\b(?:desto|ju) (\w+)\b", true.text)
    pairs: list[tuple[Place, Place]] = [((a.start, a.end), (b.start, b.end)) for a, b in found]
    pairs += [(ju.span(1), ju.span(2))] if ju else []
    return retold(true, exchange(true.text, *random.choice(pairs))) if pairs else None


def negation_scope_turned(true: TrueStatement, _random: Random, _others: Others) -> Raw:
    """«inte A utan B» becomes «inte B utan A»; «inte alltid» becomes «alltid inte»."""
    match = re.search(r"\binte ([^.,;]+?),? utan ([^.,;]+)", true.text)
    if match:
        return retold(true, exchange(true.text, match.span(1), match.span(2)))
    scoped = re.search(rf"\b(inte) ({'|'.join(order_words('scopes'))})\b", true.text)
    return retold(true, exchange(true.text, scoped.span(1), scoped.span(2))) if scoped else None


def scope_word_moved(true: TrueStatement, random: Random, _others: Others) -> Raw:
    """«alltid», «endast», «omgående» and their like go to another verb or noun."""
    words = [w for w in order_words("moving") if re.search(rf"\b{w} ", true.text)]
    if not words:
        return None
    word = random.choice(words)
    at = re.search(rf"\b{word} ", true.text)
    without = re.sub(rf"\b{word} ", "", true.text, count=1)
    places = [m.end() for m in re.finditer(r"(?<=[^\W\d]) (?=[^\W\d])", without)]
    places = [place for place in places if at and abs(place - at.start()) > len("more words")]
    if not places:
        return None
    to = random.choice(places)
    return retold(true, f"{without[:to]}{word} {without[to:]}")


def preposition_changed(true: TrueStatement, random: Random, _others: Others) -> Raw:
    return retold(true, turned(true.text, "other_prepositions", random))


def events_turned(true: TrueStatement, random: Random, _others: Others) -> Raw:
    """«A innan B» becomes «B innan A», the same with «när», «om» and «eftersom»."""
    found = [
        m
        for m in re.finditer(rf",? ({'|'.join(order_words('between'))}) ", true.text)
        if true.text[m.end() :].count(" ") > 1
    ]
    if not found:
        return None
    match = random.choice(found)
    first = true.text[: match.start()]
    rest = re.match(r"[^,.;]+", true.text[match.end() :])
    if not rest:
        return None
    tail = true.text[match.end() + rest.end() :]
    return retold(true, f"{large(rest[0])}{match[0]}{small(first)}{tail}")


def item_moved(true: TrueStatement, random: Random, _others: Others) -> Raw:
    """One item of «A, B och C» goes to another noun of the sentence."""
    items = list(re.finditer(r", ([^\W\d]{4,})(?=,? (?:och|eller) )", true.text))
    if not items:
        return None
    item = random.choice(items)
    without = true.text[: item.start()] + true.text[item.end() :]
    heads = [
        token
        for token in tokenize(without)
        if is_content(token.word) and abs(token.end - item.start()) > len("further words away")
    ]
    if not heads:
        return None
    at = random.choice(heads).end
    return retold(true, f"{without[:at]} och {item[1]}{without[at:]}")


HIDDEN: tuple[Fault, ...] = (
    possessor_exchanged,
    comparison_turned,
    negation_scope_turned,
    scope_word_moved,
    preposition_changed,
    events_turned,
    item_moved,
)
