"""Faults a language model could put into a statement, seeded and by class.

Each takes a true statement and returns a draft that says something its quotes do not, or None
when the statement offers nothing to falsify that way.
"""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from assistant.gate_text import words_of
from corpus.norm_finding import find_norms
from evals.faulty_draft import TrueStatement, raw_with_quotes, raw_with_text

FAULTS_FILE = Path(__file__).with_name("faults.toml")
Raw = dict[str, object] | None
Others = Sequence[TrueStatement]

_REFERENCE = re.compile(r"\d+(?: [a-z])? kap\.|\d+(?: [a-z])?(?= §)|\b(?:SoL|OSL|FL|LSS)\b")
_PHONE = re.compile(r"(?<![\d–])0\d+(?:[ –-]+\d+)+")
_PLAIN_NUMBER = re.compile(
    r"(?<![\d:–-])\b\d{1,4}\b(?!\s*(?:[a-z]\s)?(?:kap|§|och \d+ §|[–:-]?\d))"
)


@cache
def material() -> dict[str, Any]:
    return tomllib.loads(FAULTS_FILE.read_text(encoding="utf-8"))


def replace_one(text: str, pattern: str, new: str, random: Random) -> str | None:
    found = list(re.finditer(pattern, text))
    if not found:
        return None
    match = random.choice(found)
    if match[0][:1].isupper():
        new = new[:1].upper() + new[1:]
    return text[: match.start()] + new + text[match.end() :]


def retold(true: TrueStatement, text: str | None) -> Raw:
    return raw_with_text(true, text) if text else None


def before_end(text: str, added: str) -> str:
    return re.sub(r"[.!?]?\s*$", f" {added}.", text, count=1)


def any_word(words: Sequence[str]) -> str:
    return rf"\b(?:{'|'.join(map(re.escape, words))})\b"


def _other_number(written: str, random: Random) -> str:
    value = int(written)
    return str(random.choice([n for n in range(max(1, value - 9), value + 10) if n != value]))


def reference_changed(true: TrueStatement, random: Random, _others: Others) -> Raw:
    found = list(_REFERENCE.finditer(true.text))
    if not found:
        return None
    match = random.choice(found)
    if match[0][0].isdigit():
        new = re.sub(r"\d+", lambda m: _other_number(m[0], random), match[0], count=1)
    else:
        new = random.choice([act for act in material()["acts"] if act != match[0]])
    return retold(true, true.text[: match.start()] + new + true.text[match.end() :])


def reference_lettered(true: TrueStatement, random: Random, _others: Others) -> Raw:
    letter = random.choice("abcd")
    text = replace_one(true.text, r"(?<=\d)(?: [a-z])?(?= (?:kap\.|§))", f" {letter}", random)
    return retold(true, text)


def reference_invented(true: TrueStatement, random: Random, _others: Others) -> Raw:
    act = random.choice(material()["acts"])
    reference = f"({random.randint(1, 30)} kap. {random.randint(1, 40)} § {act})"
    return (
        None
        if reference[1:-1] in true.quotes[0][1]
        else retold(true, before_end(true.text, reference))
    )


def number_changed(true: TrueStatement, random: Random, _others: Others) -> Raw:
    found = list(_PLAIN_NUMBER.finditer(_PHONE.sub(lambda m: "x" * len(m[0]), true.text)))
    if not found:
        return None
    match = random.choice(found)
    new = _other_number(match[0], random)
    return retold(true, true.text[: match.start()] + new + true.text[match.end() :])


def number_word_changed(true: TrueStatement, random: Random, _others: Others) -> Raw:
    words = material()["number_words"]
    pattern = rf"\b(?:{'|'.join(words[:4] + words[5:])})\b"
    match = re.search(pattern, true.text)
    if not match:
        return None
    new = random.choice([w for w in words if w != match[0]])
    return retold(true, true.text[: match.start()] + new + true.text[match.end() :])


def quantity_invented(true: TrueStatement, random: Random, _others: Others) -> Raw:
    return retold(true, before_end(true.text, random.choice(material()["quantities"])))


def deadline_replaced(true: TrueStatement, random: Random, _others: Others) -> Raw:
    new = random.choice(material()["deadlines"])
    return retold(true, replace_one(true.text, any_word(material()["urgency"]), new, random))


def deadline_invented(true: TrueStatement, random: Random, _others: Others) -> Raw:
    return retold(true, before_end(true.text, random.choice(material()["deadlines"])))


def year_changed(true: TrueStatement, random: Random, _others: Others) -> Raw:
    match = re.search(r"\b20[12]\d\b(?!:)", true.text)
    if not match:
        return None
    new = random.choice([year for year in material()["years"] if year != match[0]])
    return retold(true, true.text[: match.start()] + new + true.text[match.end() :])


def phone_changed(true: TrueStatement, random: Random, _others: Others) -> Raw:
    match = _PHONE.search(true.text)
    if not match:
        return None
    at = random.choice([i for i in range(match.start(), match.end()) if true.text[i].isdigit()])
    new = random.choice([d for d in "0123456789" if d != true.text[at]])
    return retold(true, true.text[:at] + new + true.text[at + 1 :])


def phone_of_another(true: TrueStatement, random: Random, others: Others) -> Raw:
    match = _PHONE.search(true.text)
    phones = sorted({m[0] for other in others for m in _PHONE.finditer(other.text)})
    if not match:
        return None
    new = random.choice([phone for phone in phones if phone not in true.text])
    return retold(true, true.text[: match.start()] + new + true.text[match.end() :])


def phone_invented(true: TrueStatement, random: Random, _others: Others) -> Raw:
    return retold(true, before_end(true.text, f"tel {random.choice(material()['phones'])}"))


def norm_changed(true: TrueStatement, random: Random, _others: Others) -> Raw:
    words = material()["norm_words"]
    old = random.choice(words)
    new = random.choice([word for word in words if word != old])
    text = replace_one(true.text, rf"\b{old}\b", new, random)
    # The verb of receiving is no norm: only a text that reads with another norm is a fault here.
    changed = text is not None and find_norms(text) != find_norms(true.text)
    return retold(true, text) if changed else None


def norm_dropped(true: TrueStatement, random: Random, _others: Others) -> Raw:
    text = replace_one(true.text, rf"{any_word(material()['norm_words'])} (?=\w+as\b)", "", random)
    # Of «ska ha … och ska präglas» one may go; a fault leaves a norm unsaid.
    gone = text is not None and set(find_norms(text)) != set(find_norms(true.text))
    return retold(true, text) if gone else None


def negation_removed(true: TrueStatement, random: Random, _others: Others) -> Raw:
    pattern = rf"(?<!eller ){any_word(material()['negations'])} (?!bara|minst|enbart)"
    return retold(true, replace_one(true.text, pattern, "", random))


def negation_added(true: TrueStatement, random: Random, _others: Others) -> Raw:
    found = list(re.finditer(any_word(material()["negatable"]), true.text))
    found = [
        m for m in found if not re.match(r" (?:inte|aldrig|ingen|inget|inga)", true.text[m.end() :])
    ]
    if not found:
        return None
    match = random.choice(found)
    word = random.choice(["inte", "aldrig", "inte"])
    return retold(true, f"{true.text[: match.end()]} {word}{true.text[match.end() :]}")


def name_swapped(true: TrueStatement, random: Random, _others: Others) -> Raw:
    units = material()["units"]
    new = random.choice(units)
    text = replace_one(true.text, any_word(units), new, random)
    if text and _is_other_spelling(true.text, new):
        return None
    return retold(true, text)


def _is_other_spelling(text: str, new: str) -> bool:
    words = {new.lower(), *re.findall(r"\w+", text.lower())}
    return any(set(pair) <= words for pair in material()["same_units"])


def name_invented(true: TrueStatement, random: Random, _others: Others) -> Raw:
    name = random.choice(material()["units"][4:])
    return None if name in true.text else retold(true, before_end(true.text, f"av {name}"))


def wrong_passage(true: TrueStatement, random: Random, others: Others) -> Raw:
    """The statement is true, but cites a real sentence that says something else."""
    other = random.choice(others)
    if _alike(true.text, other.quotes[0][1]):
        return None
    return raw_with_quotes(other.text, true.quotes)


def quote_of_another(true: TrueStatement, random: Random, others: Others) -> Raw:
    """The quote is real, but stands in a passage that is not the one cited."""
    other = random.choice(others)
    quote = " ".join(words_of(other.quotes[0][1]))
    if any(quote in " ".join(words_of(passage.text)) for passage in true.passages):
        return None
    return raw_with_quotes(other.text, [(1, other.quotes[0][1])])


def _alike(left: str, right: str) -> bool:
    one, two = set(left.lower().split()), set(right.lower().split())
    return len(one & two) > len(one) // 2
