"""What each part of a question finds: a part keeps its own subject, and what the whole is about."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.asking_clauses import asking_clauses
from assistant.asking_sentences import asking_sentences
from assistant.followup import Turn, stand_alone
from assistant.parts import MIN_PART_WORDS, Search, split_parts
from assistant.premises import premises
from assistant.retrieval import Found
from corpus.passage import SearchHit
from corpus.words import content_words

# So many are looked at for every part, so many are kept.
LOOKED_AT = 30
KEPT = 10
# How much a passage's score for the whole question counts beside its score for the part. Of 39
# development questions with parts 27 had all their facts without it, 30 from .3 on (evals/LOG.md).
WHOLE_SHARE = 0.3
# Each thing asked that was not cut out costs a search; who asks more than this pastes a list.
MAX_APART = 4
# Each thing taken for given costs a search.
MAX_PREMISES = 2


def find_parts(question: str, search: Search) -> list[Found]:
    """One for each part of the question; just one when it asks one thing.

    `search` gives `LOOKED_AT` hits.
    """
    parts = _with_subjects(split_parts(question, search))
    whole = search(question)
    if len(parts) == 1:
        return [_with_what_asks(replace(whole, hits=whole.hits[:KEPT]), search)]
    told_apart = _told_apart([search(part) for part in parts], whole)
    return [_with_what_asks(found, search) for found in told_apart]


def _with_what_asks(found: Found, search: Search) -> Found:
    asking = asking_sentences(found.question)
    taken = tuple(search(premise) for premise in premises(found.question)[:MAX_PREMISES])
    found = replace(found, apart=_apart(found.question, search), taken=taken)
    return replace(found, asking=search(asking)) if asking else found


def _apart(question: str, search: Search) -> tuple[Found, ...]:
    """What each thing it asks finds by itself; one that hardly has a subject finds nothing."""
    clauses = asking_clauses(question)
    if not 1 < len(clauses) <= MAX_APART:
        return ()
    return tuple(
        search(clause) for clause in clauses if len(content_words(clause)) >= MIN_PART_WORDS
    )


def _with_subjects(parts: Sequence[str]) -> list[str]:
    """«... and which one takes the acute part?»: the subject was named in the part before."""
    complete = [parts[0]]
    for before, part in pairwise(parts):
        complete.append(stand_alone(part, [Turn("user", before)]))
    return complete


def _told_apart(parts: Sequence[Found], whole: Found) -> list[Found]:
    """Each beside the whole, unless that leads several parts to one passage that led elsewhere."""
    beside = [_beside(whole, part) for part in parts]
    led_to = Counter(_first(found) for found in beside)
    return [
        replace(part, hits=part.hits[:KEPT])
        if led_to[_first(found)] > 1 and _first(part) != _first(found)
        else found
        for part, found in zip(parts, beside, strict=True)
    ]


def _first(found: Found) -> str:
    return found.hits[0].passage.id if found.hits else ""


def _beside(whole: Found, part: Found) -> Found:
    """The part's hits, those first that serve the whole question too."""
    of_whole = {hit.passage.id: hit.score for hit in whole.hits}
    scored = [
        (hit.score + WHOLE_SHARE * of_whole.get(hit.passage.id, 0.0), hit) for hit in part.hits
    ]
    scored.sort(key=lambda one: -one[0])
    hits = (
        SearchHit(hit.passage, rank, round(score / (1 + WHOLE_SHARE), 4))
        for rank, (score, hit) in enumerate(scored[:KEPT], 1)
    )
    return replace(part, hits=tuple(hits))
