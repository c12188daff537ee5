"""Faults of order: the words of one quoted sentence, or nearly so, said of something else.

Written before the gate was taught order and read while that was done; those of
`faults_order_hidden` were not looked at until it was done.
"""

import re
from collections.abc import Iterator, Sequence
from random import Random

from assistant.gate_clauses import is_finite
from assistant.gate_subjects import actor_of
from assistant.gate_text import Token, is_content, tokenize
from evals.faults import Others, Raw, any_word, material, retold
from evals.faulty_draft import Fault, TrueStatement

Place = tuple[int, int]


def order_words(name: str) -> list[str]:
    words: list[str] = material()["order"][name]
    return words


def exchange(text: str, one: Place, two: Place) -> str:
    """The text with two stretches of it in each other's place."""
    (start, end), (start_two, end_two) = sorted((one, two))
    before, between, after = text[:start], text[end:start_two], text[end_two:]
    return before + text[start_two:end_two] + between + text[start:end] + after


def small(text: str) -> str:
    return text[:1].lower() + text[1:]


def large(text: str) -> str:
    return text[:1].upper() + text[1:]


def _phrases(text: str, opens: Sequence[str]) -> Iterator[Place]:
    """What follows each of the words `opens` up to the next little word, verb or mark."""
    tokens = tokenize(text)
    for place, token in enumerate(tokens[:-1]):
        if token.word in opens:
            yield from _phrase(text, tokens[place + 1 :])


def _phrase(text: str, tokens: Sequence[Token]) -> Iterator[Place]:
    articles = material()["order"]["articles"]
    end = 0
    for token in tokens:
        is_mark = end and re.search(r"[,.;:()]", text[end : token.start])
        is_part = is_content(token.word) or token.word in articles
        if is_mark or not is_part or is_finite(token.word):
            break
        end = token.end
    if end:
        yield tokens[0].start, end


def subject_and_object_exchanged(true: TrueStatement, random: Random, _others: Others) -> Raw:
    """Somebody before the verb and somebody after it change places, articles and all."""
    named = [
        m
        for m in re.finditer(rf"(?:\b{_article()} )?\b[^\W\d]+\b", true.text, re.IGNORECASE)
        if actor_of(m[0].lower().split()[-1])
    ]
    modal = re.search(any_word(material()["negatable"]), true.text)
    if not modal:
        return None
    before = [m for m in named if m.end() <= modal.start()]
    after = [m for m in named if m.start() >= modal.end()]
    pairs = [(a, b) for a in before for b in after if a[0].lower() != b[0].lower()]
    if not pairs:
        return None
    one, two = random.choice(pairs)
    return retold(true, large(exchange(true.text, one.span(), two.span())))


def _article() -> str:
    return f"(?:{'|'.join(material()['order']['articles'])})"


def condition_and_consequence_exchanged(
    true: TrueStatement, _random: Random, _others: Others
) -> Raw:
    """«Om A ska B» becomes «Om B ska A»."""
    verbs = "|".join(material()["negatable"])
    match = re.search(
        rf"^({'|'.join(order_words('conditions'))}) (.+?),? ({verbs}) ([^.;]+)",
        true.text,
        re.IGNORECASE,
    )
    if not match:
        return None
    text = f"{match[1]} {match[4]} {match[3]} {match[2]}"
    return retold(true, text + true.text[match.end() :])


def negation_anywhere(true: TrueStatement, random: Random, _others: Others) -> Raw:
    """The one «inte» moves some words on or back, to wherever it falls."""
    found = re.findall(r"\binte\b", true.text)
    if len(found) != 1:
        return None
    at = true.text.index("inte")
    without = re.sub(r"\binte ", "", true.text, count=1)
    places = [
        m.end()
        for m in re.finditer(r"(?<=[^\W\d]) (?=[^\W\d])", without)
        if abs(m.end() - at) > len("not here")
    ]
    if not places:
        return None
    to = random.choice(places)
    return retold(true, f"{without[:to]}inte {without[to:]}")


def complements_exchanged(true: TrueStatement, random: Random, _others: Others) -> Raw:
    """Two whole phrases after prepositions change places, and the prepositions stay."""
    places = sorted(set(_phrases(true.text, order_words("prepositions"))))
    pairs = [(a, b) for at, a in enumerate(places) for b in places[at + 1 :] if a[1] < b[0]]
    if not pairs:
        return None
    return retold(true, exchange(true.text, *random.choice(pairs)))


def time_word_changed(true: TrueStatement, random: Random, _others: Others) -> Raw:
    return retold(true, turned(true.text, "times", random))


def voice_turned(true: TrueStatement, random: Random, _others: Others) -> Raw:
    """«ska underrättas» becomes «ska underrätta», or the other way round."""
    modals = any_word(material()["norm_words"])
    passive = list(re.finditer(rf"{modals} (?:\w+ )?\w{{3,}}as\b", true.text))
    active = list(re.finditer(rf"{modals} (?:\w+ )?\w{{3,}}a\b", true.text))
    if not passive and not active:
        return None
    match = random.choice([*passive, *active])
    new = match[0][:-1] if match[0].endswith("s") else f"{match[0]}s"
    return retold(true, true.text[: match.start()] + new + true.text[match.end() :])


def turned(text: str, name: str, random: Random) -> str | None:
    """The text with one word of the table `name` turned into what stands for it there."""
    table: dict[str, str] = material()["order"][name]
    found = list(re.finditer(any_word(list(table)), text, re.IGNORECASE))
    if not found:
        return None
    match = random.choice(found)
    new = table[match[0].lower()]
    new = large(new) if match[0][0].isupper() else new
    return text[: match.start()] + new + text[match.end() :]


OPEN: tuple[Fault, ...] = (
    subject_and_object_exchanged,
    condition_and_consequence_exchanged,
    negation_anywhere,
    complements_exchanged,
    time_word_changed,
    voice_turned,
)
