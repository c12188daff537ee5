"""Faults of meaning under a true quote: turned words, foreign words, dropped conditions."""

import re
from random import Random

from assistant.gate_text import content_words
from evals.faults import Others, Raw, any_word, before_end, material, replace_one, retold
from evals.faulty_draft import TrueStatement, raw_with_quotes


def opposite_said(true: TrueStatement, random: Random, _others: Others) -> Raw:
    pairs: dict[str, str] = material()["opposites"]
    present = [word for word in pairs if re.search(rf"\b{word}\b", true.text)]
    if not present:
        return None
    word = random.choice(present)
    return retold(true, replace_one(true.text, rf"\b{word}\b", pairs[word], random))


def word_foreign(true: TrueStatement, random: Random, others: Others) -> Raw:
    """Two content words become words of another sentence."""
    own, foreign = content_words(true.text), content_words(random.choice(others).text)
    text = true.text
    for word in random.sample(own, min(2, len(own))):
        new = random.choice(foreign) if foreign else ""
        if not new or new in true.quotes[0][1].lower():
            return None
        text = replace_one(text, rf"(?i)\b{re.escape(word)}\b", new, random) or text
    return retold(true, text)


def clause_of_another(true: TrueStatement, random: Random, others: Others) -> Raw:
    """A true sentence goes on with a clause that stands elsewhere."""
    words = random.choice(others).text.rstrip(".").split()
    added = " ".join(words[-random.randint(5, 9) :])
    return None if added in true.text else retold(true, before_end(true.text, f"och {added}"))


def claim_added(true: TrueStatement, random: Random, _others: Others) -> Raw:
    return retold(true, before_end(true.text, random.choice(material()["claims"])))


def strength_added(true: TrueStatement, random: Random, _others: Others) -> Raw:
    word = random.choice(material()["strengthened"])
    source = " ".join(passage.text for passage in true.passages)
    text = replace_one(true.text, r"(?<=\bska )|(?<=\bkan )|(?<=\bhar )", f"{word} ", random)
    return None if word in source else retold(true, text)


def condition_dropped(true: TrueStatement, random: Random, _others: Others) -> Raw:
    about = set(material()["about"]["words"])
    found = [
        match
        for match in re.finditer(material()["condition"], true.text)
        if not about & set(true.text[: match.start()].lower().split()[-1:])
    ]
    if not found:
        return None
    match = random.choice(found)
    text = true.text[: match.start()] + true.text[match.end() :]
    text = re.sub(r"^\W+|\s+(?=[,.])", "", text)
    return retold(true, text[:1].upper() + text[1:]) if content_words(text) else None


def reservation_dropped(true: TrueStatement, random: Random, _others: Others) -> Raw:
    return retold(true, replace_one(true.text, any_word(material()["dropped"]) + " ?", "", random))


def exception_left_out(true: TrueStatement, _random: Random, _others: Others) -> Raw:
    """The sentence that takes it back is neither said nor quoted."""
    if len(true.quotes) == 1:
        return None
    if not re.search(any_word(material()["reserved_exception"]), true.quotes[-1][1].lower()):
        return None
    return raw_with_quotes(true.quotes[0][1], true.quotes[:1])
