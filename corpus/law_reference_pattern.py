"""The one regular expression that cuts lower-case text into the tokens of law references."""

import re
from collections.abc import Iterable
from functools import cache

from corpus.acts import ReferenceWords, load_acts

# Letters may be split over lines inside a long name («sekretess- lagen»), not in an abbreviation.
MIN_SPLIT_NAME_LENGTH = 8
LETTER = r"[^\W\d_]"
NO_LETTER = r"(?![^\W_])"
# A footnote's digit may stand right after a name («OSL3»).
NO_MORE = rf"(?!{LETTER})"
YEAR_NUMBER = r"\d{4}:\d{1,4}"
# In brackets the number may stand broken over a line.
BROKEN_NUMBER = r"\d{4}: ?\d{1,4}"

# «kap.», and its faults before a section: «26 kap, 1 §», «10 kap . 23 §».
CHAPTER_STOP = r"(?:\.|(?: \.|,)(?= ?\d+(?: ?[a-z])? ?§))?"

SIGNS = {
    "section_sign": "§+",
    "dollar": r"\$",
    "dash": "[–—-]",
    "comma": ",",
    "open": r"\(",
    "close": r"\)",
}


@cache
def token_pattern() -> re.Pattern[str]:
    """Each alternative is one group named for its token; the order decides between them.

    Letters, digits and signs are told apart first: trying every name at every sign would take
    most of the time.
    """
    words = load_acts().words
    letters = _named({**_acts(words), **_words(words)})
    digits = _named(_numbers(words))
    signs = _named(SIGNS)
    return re.compile(rf"(?={LETTER})(?:{letters}|{LETTER}+)|(?=\d)(?:{digits})|{signs}|[^\s\w]|_")


def _named(alternatives: dict[str, str]) -> str:
    return "|".join(f"(?P<{name}>{pattern})" for name, pattern in alternatives.items())


def _acts(words: ReferenceWords) -> dict[str, str]:
    acts = load_acts()
    sol, book = acts.social_services_act, _any(words.statute_book)
    bracket = (
        rf" \((?:(?:{book}) )?(?P<%s>{BROKEN_NUMBER})[^()]{{0,30}}\)|(?: \({LETTER}{{2,4}}\))?"
    )
    names = [name for act in acts.act for name in act.names]
    return {
        "authority": rf"(?:{_any(words.series, spread=True)}) ?{YEAR_NUMBER}",
        "sol": rf"(?:(?P<age>{_any([*sol.old_names, *sol.new_names])}) )?"
        rf"(?:{_any(sol.names, spread=True)})(?::?s)?{NO_MORE}"
        rf"(?: (?P<sol_number>{YEAR_NUMBER})|{bracket % 'sol_bracket'})",
        "name": rf"(?P<act_name>{_any(names, spread=True)})(?::?s)?{NO_MORE}"
        rf"(?:{bracket % 'name_bracket'})",
        "exact": rf"(?:{_any(name for act in acts.act for name in act.exact_names)}){NO_LETTER}",
        # Words longer than this are no name of an act; the bound keeps the search linear.
        "numbered": rf"{LETTER}{{0,40}}(?:{_any(words.act_endings)}) \(?(?:(?:{book}) )?"
        rf"(?P<act_number>{YEAR_NUMBER})\)?",
        "book": rf"(?:{book}) (?P<book_number>{YEAR_NUMBER})",
        "no_act": rf"(?:{_any(words.other_series)}) \d{{4}}:\d+",
    }


def _words(words: ReferenceWords) -> dict[str, str]:
    ordinal = f"(?:{_any(words.ordinals)})"
    joined = rf" ?(?:[,–-]|{_any(words.joiners)}) ?{ordinal}"
    paragraph = f"(?:{_any(words.paragraph)})"
    return {
        "paragraph": rf"{ordinal}(?:{joined}){{0,5}} ?{paragraph}{NO_LETTER}"
        rf"|{paragraph} ?\d{{1,2}}{NO_LETTER}",
        "sentence": rf"(?:{_any([*words.ordinals, *words.last])}) "
        rf"(?:{_any(words.sentence)}){NO_LETTER}",
        "item": rf"(?:{_any(words.item)}) ?\d{{1,2}}{NO_LETTER}",
        "chapter": rf"(?:{_any(words.chapter)})(?:{NO_LETTER}{CHAPTER_STOP}|(?=\d))",
        # A scanned page has l for 1 and O for 0.
        "scanned_number": r"l[lo]?(?= ?(?:§|kap))",
        "section": rf"(?:{_any(words.section)}){NO_LETTER}",
        "range": rf"(?:{_any(words.ranges)}){NO_LETTER}",
        "joiner": rf"(?:{_any(words.joiners)}){NO_LETTER}",
        "same_chapter": rf"(?:{_any(words.same_chapter)}){NO_LETTER}",
        # «samma lag (2001:453)» says itself which one.
        "same_act": rf"(?:{_any(words.same_act)}){NO_LETTER}(?! \(?\d)",
        "preposition": rf"(?:{_any(words.prepositions)}){NO_LETTER}",
        "minutes": rf"(?:{_any(words.minutes)}){NO_LETTER}",
    }


def _numbers(words: ReferenceWords) -> dict[str, str]:
    # «i» after a number is the preposition, unless a chapter or section sign follows it.
    letter = r"(?: ?[a-z](?= ?(?:kap|§))| ?[a-hj-n](?![^\W_])|[a-z](?![^\W_]))?"
    sol = load_acts().social_services_act
    years, names = _any([*sol.old_years, *sol.new_years]), _any(sol.names, spread=True)
    return {
        "date": r"\d{4}-\d\d-\d\d(?!\d)",
        "page_mark": r"\d{1,3} \(\d{1,3}\)(?! ?§)",
        "sol_of_year": rf"(?P<year>{years}) (?:{names}){NO_LETTER}",
        "bare_number": rf"{YEAR_NUMBER}(?![\w:/])",
        "counted_paragraph": rf"\d{{1,2}} ?(?:{_any(words.paragraph)}){NO_LETTER}",
        "counted_item": rf"\d{{1,2}} p{NO_LETTER}\.?",
        "colon": rf"\d{{1,2}}(?: ?[a-z])?:\d{{1,3}}{letter}(?![\d:])",
        "number": rf"\d+{letter}",
    }


def _any(words: Iterable[str], *, spread: object = False) -> str:
    longest_first = sorted((word.lower() for word in words), key=len, reverse=True)
    return "|".join(_spread(word) if spread else re.escape(word) for word in longest_first)


def _spread(name: str) -> str:
    """Allow the name to stand broken over lines."""
    gap = "(?:- )?" if len(name) >= MIN_SPLIT_NAME_LENGTH else ""
    parts = ["- ?" if letter == "-" else re.escape(letter) for letter in name]
    return "".join(
        part if part in ("- ?", "\\ ") or following == "- ?" else part + gap
        for part, following in zip(parts, [*parts[1:], "- ?"], strict=True)
    )
