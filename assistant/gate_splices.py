"""Hold each clause of a statement to one quoted sentence, and each joint between two to sense.

«Den som saknar betalningsförmåga ska reduceras»: every word stands in one of two quoted sentences,
and neither says it. A statement may go from one sentence to another only where a clause begins
that could stand alone, or one whose subject is also the other sentence's.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from assistant.gate_clauses import (
    Joint,
    Opening,
    joints_of,
    opening_of,
    points_back,
    pronoun_subject,
    subject_of,
)
from assistant.gate_coverage import are_synonyms
from assistant.gate_subjects import actor_of
from assistant.gate_text import (
    QuotedSentence,
    Support,
    content_words,
    same_word,
    sentences_of,
    stem,
    words_of,
)

# More would take long and is no short statement: such a sentence must rest on one alone.
MAX_JOINTS = 12
MAX_QUOTED = 16

Carries = Callable[[str, Support], bool]


def find_splices(
    statement: str, quoted: Sequence[QuotedSentence], *, carries: Carries
) -> Iterator[str]:
    """Yield the sentences of the statement that no quoted sentences tell clause by clause."""
    if len(quoted) <= 1:
        yield from (one for own in quoted for one in _without_subject(statement, own.text))
        return
    if len(quoted) > MAX_QUOTED:
        yield f"{len(quoted)} > {MAX_QUOTED}"
        return
    before, tellers = "", frozenset(range(len(quoted)))
    for span in sentences_of(statement):
        sentence = statement[span.start : span.end]
        told = _Told(sentence, tuple(quoted), carries).tellers(before, tellers)
        if not told:
            yield sentence
        before, tellers = sentence, told or frozenset(range(len(quoted)))


def _without_subject(statement: str, source: str) -> Iterator[str]:
    """Yield sentences with a pronoun in the place of all that the source is about."""
    for span in sentences_of(statement):
        sentence = statement[span.start : span.end]
        if pronoun_subject(sentence) and not _keeps_subject(sentence, source):
            yield sentence


@dataclass(frozen=True, slots=True)
class _Told:
    """One sentence of a statement beside the quoted sentences that may tell it."""

    sentence: str
    quoted: tuple[QuotedSentence, ...]
    carries: Carries

    def tellers(self, before: str, last: frozenset[int]) -> frozenset[int]:
        """Which quoted sentences may tell its end, with `last` telling the sentence before."""
        joints = joints_of(self.sentence)
        if not joints:
            return last
        whole = self._telling(self.sentence, joints[0], before, last)
        if whole or len(joints) > MAX_JOINTS:
            return whole
        ends = [joint.before for joint in joints[1:]] + [len(self.sentence)]
        reached: list[frozenset[int]] = []
        for at in range(len(joints)):
            # The clauses up to `at`, the last few of them told by one quoted sentence.
            found: frozenset[int] = frozenset()
            for first in range(at + 1):
                came = reached[first - 1] if first else last
                said = self.sentence[: joints[first].before] if first else before
                clause = self.sentence[joints[first].start : ends[at]]
                found |= self._telling(clause, joints[first], said, came)
            reached.append(found)
        return reached[-1]

    def _telling(
        self, clause: str, joint: Joint, said: str, came: frozenset[int]
    ) -> frozenset[int]:
        # Only a clause that leans may leave its subject to what was said before it.
        leans = bool(said) and _opening(clause, joint) is Opening.LEANING
        return frozenset(
            teller
            for teller in range(len(self.quoted))
            if any(self._follows(clause, joint, said, (one, teller)) for one in came)
            and self._tells(teller, clause, leans=leans)
        )

    def _follows(self, clause: str, joint: Joint, said: str, pair: tuple[int, int]) -> bool:
        """Say whether the clause may go on where the one before was told by another sentence."""
        one, other = (self.quoted[at] for at in pair)
        if not joint.before and (not said or not points_back(clause)):
            return True
        opening = _opening(clause, joint)
        if opening is Opening.OWN:
            return _names_subject(clause, other.text)
        if opening is Opening.LEANING and points_back(other.text):
            return _is_next(one, other)
        if opening is Opening.PART:
            return one.is_item and other.is_item and one.passage_id == other.passage_id
        subject = subject_of(other.text)
        return bool(subject) and all(_is_said(word, said) for word in subject)

    def _tells(self, teller: int, clause: str, *, leans: bool) -> bool:
        own = self.quoted[teller]
        # A clause that leans has its subject before it, which `_follows` has looked at.
        if not leans and not _keeps_subject(clause, own.text):
            return False
        if self.carries(clause, Support((own.text,), own.context)):
            return True
        return any(
            self.carries(clause, Support((one.text, own.text), own.context))
            for one in self.quoted
            if _lends(one, own) and (points_back(own.text) or _keeps_subject(clause, one.text))
        )


def _opening(clause: str, joint: Joint) -> Opening:
    if not joint.before and points_back(clause):
        return Opening.LEANING
    return opening_of(clause, joint.word, is_stop=joint.is_stop)


def _keeps_subject(clause: str, source: str) -> bool:
    """Say whether the clause is about what the source is about, and no pronoun in its stead."""
    subject = subject_of(source)
    if subject and not any(_is_said(word, clause) for word in subject):
        return False
    pronoun = pronoun_subject(clause)
    # «Det finns», «Det bör finnas»: nothing is put in the place of anything.
    return pronoun in ("", "det") or pronoun in words_of(source)


def _names_subject(clause: str, source: str) -> bool:
    """Say whether what stands before the verb in both is the same.

    «… våld och förtryck kan bilaga 3 användas» is no clause about «förtryck».
    """
    own, theirs = subject_of(clause), subject_of(source)
    return not (own and theirs) or any(_is_said(word, " ".join(own)) for word in theirs)


def _lends(one: QuotedSentence, other: QuotedSentence) -> bool:
    """Say whether `one` names what `other` points back at, or leads in the list it stands in."""
    if other.is_item:
        return not one.is_item and one.passage_id == other.passage_id
    return points_back(other.text) and _is_next(one, other)


def _is_next(one: QuotedSentence, other: QuotedSentence) -> bool:
    return one.passage_id == other.passage_id and one.place + 1 == other.place


def _is_said(word: str, text: str) -> bool:
    actor, own = actor_of(word), stem(word)
    return any(
        same_word(own, stem(other))
        or are_synonyms(word, other)
        or (actor and actor == actor_of(other))
        for other in content_words(text)
    )
