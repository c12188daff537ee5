"""Refuse what no Swedish sentence says so, where the source does not say it so either.

Words put in another place leave traces: «om om», «uppnå till och mål», «sammas makt», a verb
without its object, «finns det» at the end. An honest statement has none of them.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import dropwhile, pairwise, takewhile

from assistant.gate_items import MARK, Form, form_of, is_item, is_verb
from assistant.gate_lists import words_and_marks
from assistant.gate_regions import is_any_finite
from assistant.gate_text import Support, is_content, sentences_of, word_set
from corpus.norm_finding import is_infinitive

Pair = tuple[str, str]
# The subject of a clause stands between what opens it and its verb, in so many words.
SUBJECT_WORDS = 3


def find_broken_grammar(statement: str, support: Support) -> Iterator[str]:
    """Yield words beside one another that neither Swedish nor any source has so."""
    there = {pair for one in support.sentences for pair in pairwise(words_and_marks(one))}
    for span in sentences_of(statement):
        words = words_and_marks(statement[span.start : span.end])
        for rule in _RULES:
            yield from (" ".join(pair) for pair in rule(words, there) if pair not in there)


def repeated(words: Sequence[str], _there: set[Pair]) -> Iterator[Pair]:
    """«om om», «så att att»."""
    yield from ((one, two) for one, two in pairwise(words) if one == two and one.isalpha())


def stranded(words: Sequence[str], _there: set[Pair]) -> Iterator[Pair]:
    """«till och mål», «på inte uppdrag», «i berörs», «på en.»: nothing comes that could."""
    conjunctions = word_set("order", "conjunctions")
    prepositions = word_set("order", "prepositions") - word_set("grammar", "also_adverbs")
    for at, (one, two) in enumerate(pairwise(words)):
        if one in prepositions and two in conjunctions and not _goes_on(words[at + 2]):
            yield one, two
        if one in prepositions and (two in word_set("order", "denials") or _is_present(two)):
            yield one, two
        if one in word_set("grammar", "articles") and (two == MARK or two in conjunctions):
            yield one, two


def _goes_on(word: str) -> bool:
    """«till och med», «utsatt för eller utövar»."""
    return word in word_set("order", "prepositions") or is_any_finite(word)


def _is_present(word: str) -> bool:
    return form_of(word) is Form.FINITE and is_item(word)


def turned_denials(words: Sequence[str], there: set[Pair]) -> Iterator[Pair]:
    """«som är inte» for «som inte är»: after what opens a clause the verb comes last."""
    for at, word in enumerate(words):
        if word not in word_set("grammar", "clauses"):
            continue
        rest = list(dropwhile(lambda one: one != MARK and not is_any_finite(one), words[at + 1 :]))
        is_near = len(words) - at - 1 - len(rest) <= SUBJECT_WORDS
        verb, denial = (*rest[:2], MARK, MARK)[:2]
        if is_near and denial in word_set("order", "denials") and (denial, verb) in there:
            yield verb, denial


def changed_cases(words: Sequence[str], there: set[Pair]) -> Iterator[Pair]:
    """«sammas makt» for «samma makt», «barnet ålder» for «barnets ålder»."""
    for before, (one, two) in zip(["", *words], pairwise(words), strict=False):
        is_adjective = before in word_set("grammar", "copulas")
        if one.endswith("s") and (one[:-1], two) in there and (is_adjective or not is_verb(one)):
            yield one, two
        if (f"{one}s", two) in there and is_content(two) and not is_verb(f"{one}s"):
            yield one, two


def turned_ends(words: Sequence[str], there: set[Pair]) -> Iterator[Pair]:
    """«När våld är det vanligt gäller det» for «När det gäller våld är det vanligt»."""
    for one, two, after in zip(words, words[1:], words[2:], strict=False):
        is_end = after == MARK and is_any_finite(one) and two != MARK and not is_content(two)
        if is_end and (two, one) in there:
            yield one, two


def two_verbs(words: Sequence[str], _there: set[Pair]) -> Iterator[Pair]:
    """«har nämnden beviljar»: after an auxiliary and its subject no present can come."""
    never = word_set("order", "subordinating") | word_set("order", "relative")
    never |= word_set("order", "conjunctions") | {MARK}
    for at, (one, two, three) in enumerate(zip(words, words[1:], words[2:], strict=False)):
        is_subject = two not in never and not is_any_finite(two) and not is_infinitive(two)
        before = words[at - 1] if at else ""
        opens = one in word_set("grammar", "auxiliaries") and before not in never
        if opens and is_subject and _is_present(three):
            # The source may well have the subject and the verb beside one another.
            yield f"{one} {two}", three


def lost_objects(words: Sequence[str], there: set[Pair]) -> Iterator[Pair]:
    """«ska dokumentera i akten» where the source has «ska dokumenteras i akten»."""
    known = {word for pair in there for word in pair}
    for at, (one, two) in enumerate(pairwise(words)):
        was_passive = one not in known and f"{one}s" in known and is_infinitive(one)
        if was_passive and _has_no_object(words, at):
            yield one, two
        if one.endswith("s") and is_infinitive(one[:-1]) and two in word_set("grammar", "objects"):
            yield one, two


def _has_no_object(words: Sequence[str], at: int) -> bool:
    clause = list(takewhile(lambda one: one != MARK, reversed(words[:at])))
    modal = next((n for n, one in enumerate(clause) if one in word_set("order", "modals")), None)
    if modal is None or words[at + 1] not in _ends():
        return False
    ahead = clause[modal + 1 :]
    # «som nämnden ska utreda»: the object stands first, and «som ska utreda» has it for subject.
    is_asked = any(one in word_set("grammar", "fronted") for one in ahead[1:])
    # «Skadorna ska nämnden utreda», not «I vissa fall kan nämnden utreda».
    is_turned = any(is_item(one) for one in clause[:modal])
    is_fronted = is_turned and not set(ahead[-1:]) & word_set("order", "prepositions")
    return not is_asked and not is_fronted


def _ends() -> frozenset[str]:
    prepositions = word_set("order", "prepositions") - word_set("grammar", "also_adverbs")
    return prepositions | word_set("order", "relative") | word_set("grammar", "manner") | {MARK}


_RULES: tuple[Callable[[Sequence[str], set[Pair]], Iterator[Pair]], ...] = (
    repeated,
    stranded,
    turned_denials,
    changed_cases,
    turned_ends,
    two_verbs,
    lost_objects,
)
