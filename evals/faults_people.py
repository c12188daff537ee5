"""Faults of who: other persons, persons in each other's place, another holder of consent."""

import re
from random import Random

from assistant.gate_subjects import actor_of
from evals.faults import Others, Raw, any_word, before_end, material, retold
from evals.faulty_draft import TrueStatement


def _people_in(text: str) -> list[re.Match[str]]:
    return list(re.finditer(rf"(?i){any_word(material()['people'])}", text))


def person_replaced(true: TrueStatement, random: Random, _others: Others) -> Raw:
    found = _people_in(true.text)
    if not found:
        return None
    match = random.choice(found)
    choices = [p for p in material()["people"] if actor_of(p) != actor_of(match[0].lower())]
    new = random.choice(choices)
    if match[0][0].isupper():
        new = new[:1].upper() + new[1:]
    return retold(true, true.text[: match.start()] + new + true.text[match.end() :])


def persons_exchanged(true: TrueStatement, random: Random, _others: Others) -> Raw:
    """Two people of one sentence change places: every word is in the source."""
    found = _people_in(true.text)
    pairs = [
        (one, two)
        for at, one in enumerate(found)
        for two in found[at + 1 :]
        if actor_of(one[0].lower()) != actor_of(two[0].lower())
    ]
    if not pairs:
        return None
    one, two = random.choice(pairs)
    text = true.text
    if _are_listed(text[one.end() : two.start()]):
        return None
    return retold(
        true,
        text[: one.start()] + two[0] + text[one.end() : two.start()] + one[0] + text[two.end() :],
    )


def _are_listed(between: str) -> bool:
    """Say whether two people stand side by side, so that their order says nothing."""
    return set(between.replace(",", " ").split()) <= set(material()["list_joints"])


def consent_holder_replaced(true: TrueStatement, random: Random, _others: Others) -> Raw:
    if material()["consent_word"] not in true.text.lower():
        return None
    match = re.search(material()["after_from"], true.text)
    if not match:
        return None
    old = {actor_of(word.lower()) for word in match[0].split()} | {""}
    choices = [p for p in material()["definite_people"] if actor_of(p.split()[-1]) not in old]
    return retold(
        true, true.text[: match.start()] + random.choice(choices) + true.text[match.end() :]
    )


def consent_persons_exchanged(true: TrueStatement, random: Random, others: Others) -> Raw:
    if material()["consent_word"] not in true.text.lower():
        return None
    return persons_exchanged(true, random, others)


def consent_invented(true: TrueStatement, random: Random, _others: Others) -> Raw:
    wording = random.choice(material()["consent"])
    return None if wording in true.text else retold(true, before_end(true.text, wording))
