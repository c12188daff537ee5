"""Tokens read into phrases: «2 a kap. 8–9 §§ SoL» is one, whatever order its parts stand in."""

from collections.abc import Sequence

from corpus.law_reference_phrase import Number, Phrase
from corpus.law_reference_tokens import Kind, Token

JOINS = (Kind.JOINER, Kind.RANGE)
STARTS = (Kind.ACT, Kind.NUMBER, Kind.COLON, Kind.SECTION, Kind.CHAPTER)
# So far before a section of minutes the minutes are named.
LOOK_BACK = 8
# As far as any rule looks past the token it stands on.
LOOK_AHEAD = 8


class PhraseReader:
    """Reads phrases off one token list, each token a bounded number of times."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._kinds = [*(token.kind for token in tokens), *[Kind.OTHER] * LOOK_AHEAD]

    def phrases(self) -> list[Phrase]:
        found: list[Phrase] = []
        at = 0
        while at < len(self._tokens):
            phrase = self._phrase(at) if self._kinds[at] in STARTS else None
            if phrase is None:
                at = max(at + 1, self._row_end(at) - 1)
            else:
                found.append(phrase)
                at = phrase.last
        return found

    def _row_end(self, at: int) -> int:
        """The last of a row may begin a phrase; each of its others would only read it again."""
        return self._colon(at).last if self._kinds[at] is Kind.COLON else self._numbers(at)[1]

    def _phrase(self, at: int) -> Phrase | None:
        if self._kinds[at] is Kind.ACT:
            return self._act_first(at)
        residue = self._split_chapter(at)
        if residue is not None:
            return residue
        body = self._body(at)
        if body is None:
            return None
        phrase = self._with_act(body)
        complete = phrase.acts or (phrase.sections and self._has_sign(phrase)) or phrase.chapters
        return phrase if complete and self._may_stand(phrase) else None

    def _act_first(self, at: int) -> Phrase:
        act = self._tokens[at].value
        alone = Phrase(at, at + 1, acts=(act,), act_leads=True)
        start = self._act_end(at)
        alone = alone._replace(last=start)
        # «SOSFS 2014:5, 4 kap. 9 §»
        start += int(self._kinds[start] is Kind.JOINER and self._tokens[start].value == ",")
        body = self._body(start)
        # A heading that names the act does not reach into the line below it; the act is inherited.
        if body is None or (self._tokens[start].opens_line and self._has_sign(body)):
            return alone
        own = self._with_act(body)
        # «HSLF-FS 2022:39 … 5 kap. SOSFS 2014:4» has its own act; in «SoL 4 kap. 1 § OSL 10 kap.»
        # the act that follows leads the next phrase.
        if own.acts and self._body(own.last) is None:
            return alone
        own = self._with_parts(body) if own.acts else own
        return own._replace(first=at, acts=(act,), act_leads=True)

    def _split_chapter(self, at: int) -> Phrase | None:
        """«7 6 kap. 2 § SOSFS 2014:4HSLF-FS 2022:39»: a chapter whose old number stayed on."""
        if self._kinds[at : at + 3] != [Kind.NUMBER, Kind.NUMBER, Kind.CHAPTER]:
            return None
        body = self._body(at + 1)
        phrase = self._with_act(body) if body else None
        if phrase is None or len(phrase.acts) < 2:  # noqa: PLR2004
            return None
        written = self._tokens[at].value + phrase.chapters[0].value
        return phrase._replace(first=at, chapters=(Number(written),))

    def _body(self, at: int) -> Phrase | None:
        if self._kinds[at] is Kind.COLON:
            return self._colon(at)
        if self._kinds[at] is Kind.SECTION:
            return self._sections_first(at)
        if self._kinds[at] is Kind.CHAPTER and self._kinds[at + 1] is Kind.NUMBER:
            return self._after_chapter(at, (Number(self._tokens[at + 1].value),), at + 2)
        return self._numbers_first(at)

    def _numbers_first(self, at: int) -> Phrase | None:
        numbers, end = self._numbers(at)
        if len(numbers) > 1 and any(number.is_long for number in numbers):
            return None
        if numbers and self._kinds[end] is Kind.CHAPTER:
            return self._after_chapter(at, numbers, end + 1)
        if numbers and self._kinds[end] is Kind.SECTION:
            return self._with_chapter(Phrase(at, end + 1, sections=numbers))
        return None

    def _numbers(self, at: int) -> tuple[tuple[Number, ...], int]:
        """«8–9», «1, 3 och 5»: the numbers and the token after them."""
        if self._kinds[at] is not Kind.NUMBER:
            return (), at
        numbers = [Number(self._tokens[at].value)]
        at += 1
        while self._kinds[at] in JOINS and self._kinds[at + 1] is Kind.NUMBER:
            through = self._kinds[at] is Kind.RANGE
            numbers.append(Number(self._tokens[at + 1].value, through=through))
            at += 2
        return tuple(numbers), at

    def _colon(self, at: int) -> Phrase:
        chapter, section = self._tokens[at].value.split(":")
        sections = [Number(section.strip())]
        end = at + 1
        while self._kinds[end] in JOINS and self._kinds[end + 1] in (Kind.COLON, Kind.NUMBER):
            through = self._kinds[end] is Kind.RANGE
            next_chapter, _, next_section = self._tokens[end + 1].value.rpartition(":")
            if next_chapter not in ("", chapter) or not (next_chapter or through):
                break
            sections.append(Number(next_section.strip(), through=through))
            end += 2
        return Phrase(at, end, (Number(chapter.strip()),), tuple(sections))

    def _sections_first(self, at: int) -> Phrase | None:
        numbers, end = self._numbers(at + 1)
        # In «§ 23 och 4 kap. 1 §» the last number belongs to the next phrase.
        if len(numbers) > 1 and self._kinds[end] is Kind.CHAPTER:
            numbers, end = numbers[:-1], end - 2
        return self._with_chapter(Phrase(at, end, sections=numbers)) if numbers else None

    def _with_chapter(self, phrase: Phrase) -> Phrase:
        """«§ 23 10 kap.», unless the chapter goes on to sections of its own."""
        end = phrase.last + int(self._kinds[phrase.last] is Kind.PREPOSITION)
        kinds = {self._kinds[end], self._kinds[end + 1]}
        if kinds != {Kind.NUMBER, Kind.CHAPTER}:
            return phrase
        number = end if self._kinds[end] is Kind.NUMBER else end + 1
        if self._signed_sections(end + 2) is not None:
            return phrase
        chapter = Number(self._tokens[number].value)
        return phrase._replace(last=end + 2, chapters=(chapter,))

    def _after_chapter(self, first: int, chapters: tuple[Number, ...], at: int) -> Phrase:
        signed = self._signed_sections(at)
        if signed is not None:
            return Phrase(first, signed[1], chapters, signed[0])
        numbers, end = self._numbers(at)
        act_beside = self._kinds[first - 1] is Kind.ACT if first else False
        if numbers and (act_beside or self._kinds[end] is Kind.ACT):
            return Phrase(first, end, chapters, numbers)
        return Phrase(first, at, chapters)

    def _signed_sections(self, at: int) -> tuple[tuple[Number, ...], int] | None:
        if self._kinds[at] is Kind.SECTION:
            numbers, end = self._numbers(at + 1)
            return (numbers, end) if numbers else None
        numbers, end = self._numbers(at)
        if numbers and self._kinds[end] is Kind.SECTION:
            return numbers, end + 1
        return None

    def _with_act(self, body: Phrase) -> Phrase:
        """Add the stycke and the act named after the body, if any."""
        phrase = self._with_parts(body)
        back = self._referring_back(phrase)
        if back is not None:
            return back
        at = phrase.last
        bracket = self._kinds[at] is Kind.OPEN and self._kinds[at + 2] is Kind.CLOSE
        skipped = int(bracket or self._kinds[at] is Kind.PREPOSITION)
        kind = self._kinds[at + skipped]
        if kind is not Kind.ACT and not (kind is Kind.WEAK_ACT and phrase.sections):
            return phrase
        at += skipped
        end = at + 2 if bracket else self._act_end(at)
        acts = (self._tokens[at].value,)
        if self._is_glued(at):
            return phrase._replace(last=at + 2, acts=(*acts, self._tokens[at + 1].value))
        return phrase._replace(last=end, acts=acts)

    def _act_end(self, at: int) -> int:
        """«ÄktB (äktenskapsbalken)» names one act twice."""
        twice = [Kind.OPEN, Kind.ACT, Kind.CLOSE]
        if self._kinds[at + 1 : at + 4] != twice:
            return at + 1
        same = self._tokens[at].value == self._tokens[at + 2].value
        return at + 4 if same else at + 1

    def _referring_back(self, phrase: Phrase) -> Phrase | None:
        """«8 § i samma kapitel», «5 § nämnda lag»."""
        at = phrase.last + int(self._kinds[phrase.last] is Kind.PREPOSITION)
        kind = self._kinds[at]
        same_chapter = kind is Kind.SAME_CHAPTER and bool(phrase.sections) and not phrase.chapters
        if not (same_chapter or kind is Kind.SAME_ACT):
            return None
        return phrase._replace(last=at + 1, same_chapter=same_chapter)

    def _is_glued(self, at: int) -> bool:
        """Two regulations with nothing between them: the old number and the new."""
        first, second = self._tokens[at], self._kinds[at + 1]
        if second is not Kind.ACT:
            return False
        following = self._tokens[at + 1]
        both = " " in first.value and " " in following.value
        return both and following.start - first.end <= 1

    def _with_parts(self, body: Phrase) -> Phrase:
        return self._with_sentence(self._with_items(self._with_paragraph(body)))

    def _with_paragraph(self, phrase: Phrase) -> Phrase:
        at, paragraph = phrase.last, ""
        if phrase.sections and self._kinds[at] is Kind.PARAGRAPH:
            paragraph, at = self._tokens[at].value, at + 1
        return phrase._replace(last=at, paragraph=paragraph)

    def _with_items(self, phrase: Phrase) -> Phrase:
        """«2 § 4 polislagen», «första stycket 1–3 LVU», «§ 7 p. 3»."""
        if not phrase.sections:
            return phrase
        if self._kinds[phrase.last] is Kind.ITEM:
            return phrase._replace(last=phrase.last + 1)
        signed = phrase.paragraph or self._kinds[phrase.last - 1] is Kind.SECTION
        numbers, end = self._numbers(phrase.last)
        # «se 4 § 1–3.»: what follows several numbers and is no word ends them.
        ends = self._kinds[end] in (Kind.ACT, Kind.SAME_ACT)
        ends = ends or (len(numbers) > 1 and self._stops(end))
        return phrase._replace(last=end) if signed and numbers and ends else phrase

    def _stops(self, at: int) -> bool:
        """Whether the text ends here, or a sign stands right behind the token before."""
        if at >= len(self._tokens):
            return True
        beside = self._tokens[at].start == self._tokens[at - 1].end
        return beside and self._kinds[at] in (Kind.OTHER, Kind.CLOSE)

    def _with_sentence(self, phrase: Phrase) -> Phrase:
        """«tredje stycket andra meningen», also between commas."""
        comma = int(self._kinds[phrase.last] is Kind.JOINER)
        if not phrase.sections or self._kinds[phrase.last + comma] is not Kind.SENTENCE:
            return phrase
        end = phrase.last + comma + 1
        closed = comma and self._kinds[end : end + 2] == [Kind.JOINER, Kind.ACT]
        return phrase._replace(last=end + int(bool(closed)))

    def _has_sign(self, phrase: Phrase) -> bool:
        return any(self._kinds[at] is Kind.SECTION for at in range(phrase.first, phrase.last))

    def _may_stand(self, phrase: Phrase) -> bool:
        """Tell law from the rest: a clock time or «kapitel 3» of a book needs an act."""
        if phrase.acts:
            return True
        if not phrase.chapters and self._in_minutes(phrase.first):
            return False
        first = self._kinds[phrase.first]
        return first is not Kind.COLON and (first is not Kind.CHAPTER or bool(phrase.sections))

    def _in_minutes(self, at: int) -> bool:
        """«protokollet den 12 maj, § 45»; an act named there is what the section belongs to."""
        before = self._kinds[max(0, at - LOOK_BACK) : at]
        return Kind.MINUTES in before and Kind.ACT not in before
