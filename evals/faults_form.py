"""Faults of form: quotes that are none, numbers never given, text that is not plain Swedish."""

import re
from random import Random

from assistant.gate_text import words_of
from evals.faults import Others, Raw, before_end, material, retold
from evals.faulty_draft import TrueStatement, raw_with_quotes


def quote_word_changed(true: TrueStatement, random: Random, others: Others) -> Raw:
    words = true.quotes[0][1].split()
    foreign = random.choice(others).quotes[0][1].split()
    at = random.randrange(len(words))
    new = random.choice(foreign)
    if re.sub(r"\W", "", new).lower() in ("", re.sub(r"\W", "", words[at]).lower()):
        return None
    return _requoted(true, " ".join([*words[:at], new, *words[at + 1 :]]))


def quote_word_left_out(true: TrueStatement, random: Random, _others: Others) -> Raw:
    words = true.quotes[0][1].split()
    inner = [at for at in range(1, len(words) - 1) if re.search(r"\w", words[at])]
    if not inner:
        return None
    at = random.choice(inner)
    quote = " ".join([*words[:at], *words[at + 1 :]])
    return None if quote in true.passages[0].text else _requoted(true, quote)


def quote_invented(true: TrueStatement, random: Random, _others: Others) -> Raw:
    words = true.quotes[0][1].split()
    random.shuffle(words)
    quote = " ".join(words)
    return None if quote in true.passages[0].text else _requoted(true, quote)


def quote_is_a_scrap(true: TrueStatement, random: Random, _others: Others) -> Raw:
    words = true.quotes[0][1].split()
    size = random.randint(1, 3)
    at = random.randrange(max(1, len(words) - size - 1))
    scrap = " ".join(words[at : at + size])
    # A whole short row may be quoted, and «2 kap. 1 §» is more than three words.
    too_much = len(words) <= size + 1 or len(words_of(scrap)) > size
    return None if too_much else _requoted(true, scrap)


def quote_empty(true: TrueStatement, random: Random, _others: Others) -> Raw:
    return _requoted(true, random.choice(["", " ", "…", "\u00ad", ".", "\n", "“”"]))


def _requoted(true: TrueStatement, quote: str) -> Raw:
    return raw_with_quotes(true.text, [(1, quote)])


def passage_never_given(true: TrueStatement, random: Random, _others: Others) -> Raw:
    number = random.choice([0, -1, len(true.passages) + 1, 99, 10**9])
    return raw_with_quotes(true.text, [(number, true.quotes[0][1])])


def passage_number_of_wrong_type(true: TrueStatement, random: Random, _others: Others) -> Raw:
    number = random.choice(["1", True, None, 1.0, [1], {"n": 1}])
    return raw_with_quotes(true.text, [(number, true.quotes[0][1])])


def without_quote(true: TrueStatement, _random: Random, _others: Others) -> Raw:
    return raw_with_quotes(true.text, [])


def without_statement(_true: TrueStatement, random: Random, _others: Others) -> Raw:
    return {"cannot_answer": random.choice([True, False]), "statements": []}


def blank_statement(true: TrueStatement, random: Random, _others: Others) -> Raw:
    return raw_with_quotes(random.choice(["", "  ", "…", "och", "\u200b", "."]), true.quotes)


def key_invented(true: TrueStatement, random: Random, _others: Others) -> Raw:
    raw = raw_with_quotes(true.text, true.quotes)
    return {**raw, random.choice(["verified", "trusted", "notices", "system"]): True}


def answered_and_not(true: TrueStatement, _random: Random, _others: Others) -> Raw:
    return {**raw_with_quotes(true.text, true.quotes), "cannot_answer": True}


def markup_added(true: TrueStatement, random: Random, _others: Others) -> Raw:
    return retold(true, before_end(true.text, random.choice(material()["markup"])))


def address_invented(true: TrueStatement, random: Random, _others: Others) -> Raw:
    return retold(true, before_end(true.text, f"via {random.choice(material()['addresses'])}"))


def person_named(true: TrueStatement, random: Random, _others: Others) -> Raw:
    return retold(true, before_end(true.text, f"enligt {random.choice(material()['names'])}"))


def verdict_added(true: TrueStatement, random: Random, _others: Others) -> Raw:
    return retold(true, f"{true.text} {random.choice(material()['verdicts'])}")


def english_added(true: TrueStatement, random: Random, _others: Others) -> Raw:
    return retold(true, f"{true.text} {random.choice(material()['english'])}")


def english_only(true: TrueStatement, random: Random, _others: Others) -> Raw:
    return retold(true, random.choice(material()["english"]))


def letters_of_another_alphabet(true: TrueStatement, _random: Random, _others: Others) -> Raw:
    return retold(true, true.text.replace("a", "\u0430", 1).replace("o", "\u043e", 1))


def invisible_characters(true: TrueStatement, random: Random, _others: Others) -> Raw:
    at = random.randrange(1, len(true.text))
    mark = random.choice(["\u200b", "\u202e", "\u2066", "\ufeff", "\u0000"])
    return retold(true, true.text[:at] + mark + true.text[at:])


def full_width_digits(true: TrueStatement, random: Random, _others: Others) -> Raw:
    digit = chr(0xFF10 + random.randint(0, 9))
    return retold(true, before_end(true.text, f"{digit} {material()['times']}"))


def half_a_second_statement(true: TrueStatement, random: Random, _others: Others) -> Raw:
    """One statement is carried, the other is not: neither may be shown."""
    raw = raw_with_quotes(true.text, true.quotes)
    other = raw_with_quotes(random.choice(material()["verdicts"]), true.quotes)
    return {**raw, "statements": [*_listed(raw), *_listed(other)]}


def _listed(raw: dict[str, object]) -> list[object]:
    statements = raw["statements"]
    return list(statements) if isinstance(statements, list) else []
