"""Faults written after clauses were held to one quoted sentence: nothing was fitted to them.

Most give the statement two true quotes and mix what they say.
"""

import re
from random import Random

from assistant.gate_clauses import points_back
from assistant.gate_text import is_content, lead_in, sentences_of, tokenize
from evals.faults import Others, Raw, any_word, material, retold
from evals.faulty_draft import TrueStatement, raw_with_quotes

_REFERENCE = re.compile(r"\d+(?: [a-z])? kap\. \d+(?: [a-z])? §")
_PHONE = re.compile(r"(?<![\d\u2013])0\d+(?:[ \u2013-]+\d+)+")
_CONDITION = re.compile(r"^(?:Om|När|Innan) [^.]*?(?= (?:ska|bör|kan|får|måste) )")
_MAIN = re.compile(r" ((?:ska|bör|kan|får|måste) [^.]*\.?)$")


def _beside(true: TrueStatement, random: Random, others: Others) -> TrueStatement | None:
    """Another sentence of the same passage."""
    own = [one for one in others if one.passages == true.passages and one.text != true.text]
    single = [one for one in own if len(one.quotes) == 1 and one.quotes != true.quotes]
    return random.choice(single) if single and len(true.quotes) == 1 else None


def _both(true: TrueStatement, other: TrueStatement, text: str) -> Raw:
    return raw_with_quotes(text, [*true.quotes, *other.quotes])


def condition_of_another(true: TrueStatement, random: Random, others: Others) -> Raw:
    """«Om A ska B» with the A of one sentence and the B of another."""
    other = _beside(true, random, others)
    if other is None:
        return None
    condition, main = _CONDITION.search(true.text), _MAIN.search(other.text)
    if not condition or not main or not _CONDITION.search(other.text):
        return None
    return _both(true, other, f"{condition[0]} {main[1]}")


def antecedent_changed(true: TrueStatement, random: Random, others: Others) -> Raw:
    """«Detta» after a sentence that it does not point at."""
    other = _beside(true, random, others)
    if other is None or not points_back(other.text):
        return None
    whole = true.passages[0].text
    sentences = [whole[span.start : span.end] for span in sentences_of(whole)]
    quotes = (true.quotes[0][1], other.quotes[0][1])
    if any(quote not in sentences for quote in quotes):
        return None
    if sentences.index(quotes[0]) + 1 == sentences.index(quotes[1]):
        return None
    return _both(true, other, f"{true.text} {other.text}")


def item_under_another_lead_in(true: TrueStatement, random: Random, others: Others) -> Raw:
    lists = [one for one in others if one.passages[0].items and one.passages != true.passages]
    own = lead_in(true.passages[0]).strip()
    if not own or not lists or len(true.passages) > 1:
        return None
    other = random.choice(lists)
    if other.quotes[0][1] in lead_in(other.passages[0]):
        return None
    # A model may cite any passage it was given; here the item's own is not among them.
    return raw_with_quotes(f"{own} {other.text}", [*true.quotes, (1, own)])


def tail_of_another(true: TrueStatement, random: Random, others: Others) -> Raw:
    """A true sentence goes on with the end of another quoted one."""
    other = _beside(true, random, others)
    words = other.text.rstrip(".").split() if other else []
    if other is None or len(words) < len("twelve words"):
        return None
    tail = " ".join(words[-random.randint(4, 8) :])
    return _both(true, other, f"{true.text.rstrip('.')} och {tail}.")


def nouns_exchanged(true: TrueStatement, random: Random, _others: Others) -> Raw:
    """Two content words of one sentence change places."""
    tokens = [
        t for t in tokenize(true.text)[1:] if is_content(t.word) and len(t.word) > len("stöd")
    ]
    pairs = [(a, b) for at, a in enumerate(tokens) for b in tokens[at + 2 :] if a.word != b.word]
    if not pairs:
        return None
    one, two = random.choice(pairs)
    text = true.text
    between = text[one.end : two.start]
    return retold(true, text[: one.start] + two.written + between + one.written + text[two.end :])


def order_reversed(true: TrueStatement, random: Random, _others: Others) -> Raw:
    turned: dict[str, str] = material()["fresh"]["turned"]
    present = [word for word in turned if re.search(rf"(?i)\b{word}\b", true.text)]
    if not present:
        return None
    word = random.choice(present)
    return retold(true, re.sub(rf"(?i)\b{word}\b", turned[word], true.text, count=1))


def number_of_another_row(true: TrueStatement, random: Random, others: Others) -> Raw:
    """One unit with the telephone number of another, both rows quoted."""
    phone = _PHONE.search(true.text)
    rows = [one for one in others if one.passages == true.passages and one.text != true.text]
    found = [(one, match) for one in rows if (match := _PHONE.search(one.text))]
    if not phone or not found:
        return None
    other, match = random.choice(found)
    if match[0] == phone[0]:
        return None
    return _both(true, other, true.text.replace(phone[0], match[0]))


def negation_moved(true: TrueStatement, random: Random, _others: Others) -> Raw:
    """The one «inte» denies another verb of the sentence."""
    if len(re.findall(r"\binte\b", true.text)) != 1:
        return None
    without = re.sub(r"\binte ", "", true.text, count=1)
    verbs = list(re.finditer(any_word(material()["negatable"]), without))
    places = [m.end() for m in verbs if not true.text[m.end() :].startswith(" inte")]
    if not places:
        return None
    at = random.choice(places)
    return retold(true, f"{without[:at]} inte{without[at:]}")


def norms_exchanged(true: TrueStatement, random: Random, _others: Others) -> Raw:
    """Two modal verbs of one sentence, or of two quoted ones, change places."""
    found = list(re.finditer(any_word(["ska", "bör", "kan", "får", "måste"]), true.text))
    pairs = [(a, b) for at, a in enumerate(found) for b in found[at + 1 :] if a[0] != b[0]]
    if not pairs:
        return None
    one, two = random.choice(pairs)
    text = true.text
    middle = text[one.end() : two.start()]
    return retold(true, text[: one.start()] + two[0] + middle + one[0] + text[two.end() :])


def references_exchanged(true: TrueStatement, random: Random, others: Others) -> Raw:
    """Each of two quoted sentences with the law reference of the other."""
    other = _beside(true, random, others)
    if other is None:
        return None
    own, theirs = _REFERENCE.search(true.text), _REFERENCE.search(other.text)
    if not own or not theirs or own[0] == theirs[0]:
        return None
    first = true.text.replace(own[0], theirs[0], 1)
    return _both(true, other, f"{first} {other.text.replace(theirs[0], own[0], 1)}")
