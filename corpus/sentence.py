"""Sentences of Swedish official text, with abbreviations and law references kept whole."""

import re

from corpus.passage import Span

# A full stop after these ends no sentence.
ABBREVIATIONS = frozenset(
    [
        "kap",
        "t.ex",
        "bl.a",
        "m.m",
        "m.fl",
        "dvs",
        "d.v.s",
        "ev",
        "nr",
        "dnr",
        "sid",
        "s",
        "st",
        "p",
        "jfr",
        "s.k",
        "t.o.m",
        "fr.o.m",
        "resp",
        "ca",
        "kl",
        "tel",
        "ev",
        "forts",
        "inkl",
        "exkl",
        "o.d",
        "etc",
    ]
)
_MARKS = r"(?:[\u201d\")]*)(?:\d{1,2}(?:,\d{1,2})*)?"
_NEXT = r"(?=\s+(?:\d{0,2}[.)]?\s?)?[\u201d\u201c\"(\u2013]?[A-Z\u00c5\u00c4\u00d60-9])"
# Real words of one letter, which do end sentences: «i», «\u00e5», «\u00f6».
ONE_LETTER_WORDS = frozenset("i\u00e5\u00f6")
MAX_NUMBERING_DIGITS = 2
_END = re.compile(rf"[.!?]{_MARKS}{_NEXT}")
_FOOTNOTE_MARK = re.compile(r"(?<=[.!?\u201d\")])\d{1,2}(?:,\d{1,2})*$")


def split_sentences(text: str) -> tuple[Span, ...]:
    """Spans of the sentences; every non-blank character is in exactly one, line breaks divide."""
    spans: list[Span] = []
    start = 0
    for line in re.split(r"(?<=\n)", text):
        spans += _split_line(text, start, start + len(line))
        start += len(line)
    return tuple(spans)


def _split_line(text: str, start: int, end: int) -> list[Span]:
    spans: list[Span] = []
    begin = start
    for match in _END.finditer(text, start, end):
        if _ends_sentence(text, match):
            _add(spans, text, begin, match.end())
            begin = match.end()
    _add(spans, text, begin, end)
    return spans


def _add(spans: list[Span], text: str, start: int, end: int) -> None:
    stripped = text[start:end]
    start += len(stripped) - len(stripped.lstrip())
    end -= len(stripped) - len(stripped.rstrip())
    if start < end:
        spans.append(Span(start, end))


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    before = re.search(r"(\S+)$", text[: match.start()])
    word = before[1].lower().lstrip('(\u201d"') if before else ""
    if word in ABBREVIATIONS or (
        len(word) == 1 and word.isalpha() and word not in ONE_LETTER_WORDS
    ):
        return False
    # «13. IT-säkerhet» at the start of a line is numbering; «2021. Nästa» ends a sentence.
    starts_line = match.start() - len(word) == text.rfind("\n", 0, match.start()) + 1
    return not (starts_line and word.isdigit() and len(word) <= MAX_NUMBERING_DIGITS)


def without_footnote_mark(text: str, span: Span) -> Span:
    """The sentence without the footnote mark that the text edition glued to its full stop."""
    mark = _FOOTNOTE_MARK.search(text[span.start : span.end])
    return Span(span.start, span.start + mark.start()) if mark else span
