"""Faults written after the gate was settled: nothing in it was fitted to them."""

import re
from random import Random

from assistant.gate_text import content_words
from evals.faults import Others, Raw, any_word, before_end, material, replace_one, retold
from evals.faulty_draft import TrueStatement, raw_with_quotes

_PHONE = re.compile(r"(?<![\d\u2013])0\d+(?:[ \u2013-]+\d+)+")


def _unseen(name: str) -> list[str]:
    words: list[str] = material()["unseen"][name]
    return words


def digits_transposed(true: TrueStatement, random: Random, _others: Others) -> Raw:
    pairs = [m.start() for m in re.finditer(r"(?=(\d)(?!\1)\d)", true.text)]
    if not pairs:
        return None
    at, text = random.choice(pairs), true.text
    return retold(true, text[:at] + text[at + 1] + text[at] + text[at + 2 :])


def digit_lost(true: TrueStatement, random: Random, _others: Others) -> Raw:
    return retold(true, replace_one(true.text, r"(?<=\d)\d", "", random))


def number_spelled_otherwise(true: TrueStatement, random: Random, _others: Others) -> Raw:
    new = random.choice(_unseen("spelled"))
    return retold(true, replace_one(true.text, r"\b\d{1,2}\b(?= [a-zåäö]{3})(?! kap)", new, random))


def measure_changed(true: TrueStatement, random: Random, _others: Others) -> Raw:
    words = _unseen("measures")
    present = [word for word in words if re.search(rf"\b{word}\b", true.text)]
    if not present:
        return None
    old = random.choice(present)
    new = random.choice([word for word in words if word != old])
    return retold(true, replace_one(true.text, rf"\b{old}\b", new, random))


def date_invented(true: TrueStatement, random: Random, _others: Others) -> Raw:
    return retold(true, before_end(true.text, random.choice(_unseen("dates"))))


def paragraph_invented(true: TrueStatement, random: Random, _others: Others) -> Raw:
    new = f"§ {random.choice(_unseen('paragraphs'))}"
    return retold(true, replace_one(true.text, r"§(?! (?:första|andra|tredje))", new, random))


def act_spelled_out(true: TrueStatement, random: Random, _others: Others) -> Raw:
    new = random.choice(_unseen("acts"))
    return retold(true, replace_one(true.text, r"\b(?:SoL|OSL|FL|LSS)\b", new, random))


def phone_of_two(true: TrueStatement, random: Random, others: Others) -> Raw:
    """The first half of one number and the second half of another."""
    match = _PHONE.search(true.text)
    if not match:
        return None
    phones = sorted({m[0] for other in others for m in _PHONE.finditer(other.text)})
    half = len(match[0]) // 2
    new = match[0][:half] + random.choice(phones)[half:]
    return retold(true, true.text[: match.start()] + new + true.text[match.end() :])


def norm_reworded(true: TrueStatement, random: Random, _others: Others) -> Raw:
    """Bound otherwise without a modal verb: «har möjlighet att», «är skyldig att»."""
    new = random.choice(_unseen("bindings"))
    return retold(true, replace_one(true.text, r"\b(?:ska|bör|får|måste|kan)\b", new, random))


def denied_by_a_verb(true: TrueStatement, random: Random, _others: Others) -> Raw:
    new = random.choice(_unseen("refusals"))
    return retold(true, replace_one(true.text, r"(?<=\bska )|(?<=\bbör )|(?<=\bkan )", new, random))


def doubt_cast(true: TrueStatement, random: Random, _others: Others) -> Raw:
    new = f"{random.choice(_unseen('doubts'))} "
    return retold(true, replace_one(true.text, r"(?<=\bska )|(?<=\bhar )|(?<=\bär )", new, random))


def agent_added(true: TrueStatement, random: Random, _others: Others) -> Raw:
    new = f" av {random.choice(material()['definite_people'])}"
    return retold(true, replace_one(true.text, r"(?<=[a-zåäö]as)(?= |\.)", new, random))


def people_added(true: TrueStatement, random: Random, _others: Others) -> Raw:
    new = f" och {random.choice(material()['definite_people'])}"
    return retold(
        true, replace_one(true.text, rf"(?<= )(?={any_word(['ska'])})", f"{new} ", random)
    )


def claim_of_repeal(true: TrueStatement, random: Random, _others: Others) -> Raw:
    return retold(true, f"{true.text} {random.choice(_unseen('repeals'))}")


def word_inserted(true: TrueStatement, random: Random, others: Others) -> Raw:
    """One content word of another sentence comes in, and none goes."""
    words = content_words(random.choice(others).text)
    new = random.choice(words) if words else ""
    if not new or new[:5] in true.quotes[0][1].lower():
        return None
    return retold(true, replace_one(true.text, r"(?<=[a-zåäö]) (?=[a-zåäö])", f" {new} ", random))


def sentences_spliced(true: TrueStatement, random: Random, others: Others) -> Raw:
    """The beginning of one sentence and the end of another of its passage, both quoted."""
    own = [
        other
        for other in others
        if other.passages == true.passages and other.text != true.text and len(other.quotes) == 1
    ]
    if not own or len(true.quotes) > 1:
        return None
    other = random.choice(own)
    head, tail = (
        re.split(r" (?=ska |bör |kan |får |är |har )", t.text, maxsplit=1) for t in (true, other)
    )
    if len(head) < len("ab") or len(tail) < len("ab") or head[1] == tail[1] or head[0] == tail[0]:
        return None
    return raw_with_quotes(f"{head[0]} {tail[1]}", [*true.quotes, *other.quotes])


def sentence_half_gone(true: TrueStatement, _random: Random, _others: Others) -> Raw:
    """A sentence that corrects («inte … utan …») keeps only what it corrects."""
    match = re.search(r"\binte\b[^.]*?,? utan [^.]*", true.text)
    if not match:
        return None
    half = re.sub(r"\binte (?:bara |enbart )?|,? utan .*", "", match[0])
    return retold(true, true.text.replace(match[0], half))
