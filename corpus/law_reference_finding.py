"""Law references in running Swedish text, however people write them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.acts import acts_by_key, load_acts
from corpus.law_reference import FoundLawReference, LawReference
from corpus.law_reference_phrase import Number, Phrase
from corpus.law_reference_phrases import PhraseReader
from corpus.law_reference_tokens import Kind, Token, tokenize

OLD_SOCIAL_SERVICES_ACT = "2001:453"
# Longer ranges do not occur in statutes that are cited paragraph by paragraph (arbitrary), and
# what one text may unfold to is bounded so that hostile input cannot hold the reader up.
MAX_RANGE = 40
MAX_UNFOLDED = 4000
TWO_ACTS = 2


def find_law_references(
    text: str, *, inherited_act: str = "", sol: str = OLD_SOCIAL_SERVICES_ACT
) -> tuple[FoundLawReference, ...]:
    """Return the references in order; `sol` is the act that an unmarked «SoL» means.

    A reference without an act takes the act of the reference it is joined to («1 § och 2 § SoL»),
    else the act last named before it, else `inherited_act`.
    """
    tokens = tokenize(text, sol=sol)
    phrases = PhraseReader(tokens).phrases()
    shared = _acts_shared_backwards(phrases, tokens)
    memory = _Memory(inherited_act)
    return tuple(
        FoundLawReference(
            tokens[phrase.first].start,
            tokens[phrase.last - 1].end,
            memory.references(phrase, shared[index], joined=_joined(phrases, index, tokens)),
        )
        for index, phrase in enumerate(phrases)
    )


def _joined(phrases: Sequence[Phrase], index: int, tokens: Sequence[Token]) -> Phrase | None:
    """Return the phrase before this one, when only «och», «eller» or a comma stands between."""
    before = phrases[index - 1] if index else None
    here = phrases[index].first
    if before is None or before.last + 1 != here or tokens[here - 1].kind is not Kind.JOINER:
        return None
    return before


def _acts_shared_backwards(phrases: Sequence[Phrase], tokens: Sequence[Token]) -> list[str]:
    """For a phrase without an act, the act of a phrase it is joined to on the right."""
    shared = [""] * len(phrases)
    for index in range(len(phrases) - 1, 0, -1):
        before = _joined(phrases, index, tokens)
        if before is None or before.acts:
            continue
        phrase = phrases[index]
        named = "" if phrase.act_leads else "".join(phrase.acts[:1])
        shared[index - 1] = named or shared[index]
    return shared


@dataclass(slots=True)
class _Memory:
    """What has been named so far in one text."""

    last_act: str
    last_act_with_chapters: str = ""
    chapter: str = ""
    previous_act: str = ""
    previous_named: bool = False
    unfolded: int = field(default=0)

    def references(
        self, phrase: Phrase, shared_act: str, *, joined: Phrase | None
    ) -> tuple[LawReference, ...]:
        if len(phrase.acts) == TWO_ACTS:
            found = _residue_references(phrase)
            self._remember(found[0].act, phrase)
            return found
        act = "".join(phrase.acts) or shared_act or self._act_for(phrase)
        chapters = self._unfold(phrase.chapters) or self._chapter_for(phrase, act, joined)
        found = tuple(self._unfold_references(phrase, act, chapters))
        self._remember(act, phrase, chapter=chapters[0] if len(chapters) == 1 else "")
        return found

    def _unfold_references(
        self, phrase: Phrase, act: str, chapters: tuple[str, ...]
    ) -> Iterator[LawReference]:
        for chapter in chapters or ("",):
            for section in self._unfold(phrase.sections) or ("",):
                for paragraph in _paragraphs(phrase.paragraph):
                    yield LawReference(act, chapter, section, paragraph)

    def _act_for(self, phrase: Phrase) -> str:
        if phrase.chapters and _runs_through(self.last_act):
            return self.last_act_with_chapters
        return self.last_act

    def _chapter_for(self, phrase: Phrase, act: str, joined: Phrase | None) -> tuple[str, ...]:
        """«10 kap. 18 c § och 23 § OSL» means 23 § of the same chapter."""
        if phrase.same_chapter:
            return (self.chapter,) if self.chapter else ()
        if joined is None or not phrase.sections or act != self.previous_act:
            return ()
        both_named = bool(phrase.acts) and self.previous_named
        if both_named or not self.chapter or _runs_through(act):
            return ()
        return (self.chapter,)

    def _remember(self, act: str, phrase: Phrase, *, chapter: str = "") -> None:
        self.previous_act, self.chapter = act, chapter
        self.previous_named = bool(phrase.acts)
        if act:
            self.last_act = act
            if not _runs_through(act):
                self.last_act_with_chapters = act

    def _unfold(self, numbers: tuple[Number, ...]) -> tuple[str, ...]:
        values: list[str] = []
        for number in numbers:
            if number.through and self.unfolded < MAX_UNFOLDED:
                between = _between(values[-1], number.value)
                self.unfolded += len(between)
                values += between
            values.append(number.value)
        return tuple(dict.fromkeys(values))


def _runs_through(act: str) -> bool:
    known = acts_by_key().get(act)
    return known is not None and known.sections_run_through


def _between(first: str, last: str) -> list[str]:
    """List what a range passes over: «8–11» → 9, 10; «4 a–4 d» → 4 b, 4 c."""
    first_number, _, first_letter = first.partition(" ")
    last_number, _, last_letter = last.partition(" ")
    if first_number == last_number and first_letter and last_letter:
        letters = range(ord(first_letter) + 1, ord(last_letter))
        return [f"{first_number} {chr(letter)}" for letter in letters]
    stop = int(last_number) + bool(last_letter)
    span = range(int(first_number) + 1, stop)
    return [str(number) for number in span] if len(span) <= MAX_RANGE else []


def _paragraphs(written: str) -> tuple[str, ...]:
    """«första och tredje styckena» → 1, 3."""
    if not written:
        return ("",)
    ordinals = load_acts().words.ordinals
    through = re.match(r"([^\W\d_]+) ?[–-] ?([^\W\d_]+)", written)
    if through and through[1] in ordinals and through[2] in ordinals:
        first, last = (ordinals.index(word) + 1 for word in through.groups())
        return tuple(str(number) for number in range(first, last + 1)) or ("",)
    found = [
        str(ordinals.index(word) + 1) if word in ordinals else word
        for word in re.findall(r"[^\W\d_]+|\d+", written)
        if word in ordinals or word.isdecimal()
    ]
    return tuple(found) or ("",)


def _residue_references(phrase: Phrase) -> tuple[LawReference, ...]:
    """Tracked changes left both readings, the old first: 76 kap. is now 6 kap., formerly 7 kap.

    The newer act's number is a reading: where only one chapter number stands, it is the old one
    and the new one is not known (law register, the rows named REST).
    """
    older, newer = sorted(phrase.acts, key=_year)
    written = phrase.chapters[0].value if phrase.chapters else ""
    sections = tuple(_halved(number.value) for number in phrase.sections) or ("",)
    old_chapter, new_chapter = _split(written)
    if not new_chapter:
        current: tuple[LawReference, ...] = (LawReference(newer),)
    else:
        current = tuple(LawReference(newer, new_chapter, section) for section in sections)
    former = tuple(LawReference(older, old_chapter, section) for section in sections)
    return (*current, *former)


def _split(chapter: str) -> tuple[str, str]:
    """«76» → 7 and 6: a chapter fell away early in the act, so every number sank by one."""
    if len(chapter) == TWO_ACTS and chapter.isdecimal() and int(chapter[0]) == int(chapter[1]) + 1:
        return chapter[0], chapter[1]
    return chapter, ""


def _halved(section: str) -> str:
    half = len(section) // 2
    return section[:half] if half > 1 and section[:half] == section[half:] else section


def _year(act: str) -> str:
    return act.rpartition(" ")[2].partition(":")[0]
