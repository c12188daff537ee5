"""Numbers that are law, time or money: they are blanked out before identity numbers are sought."""

import re

from assistant.privacy_words import any_of, privacy_words

# NUL cannot come out of the folding, so no pattern reaches across a blanked span.
BARRIER = "\0"

_WORDS = privacy_words()
_DATE = r"(?:19|20)\d\d-(?:0\d|1[0-2])-[0-3]\d"
# A serial number glued to what follows may be half of a personal number: it is not blanked.
_NOT_GLUED = r"(?![\d])(?!\s?[-+]\s?\d{4}(?!\d))"

_CLEAN = re.compile(
    "|".join(
        [
            # A published decision with its date: eight digits and then four.
            rf"(?<![\d-]){_DATE}[\s,]{{1,3}}(?:d\.?nr\.?\s)?{any_of(_WORDS.cases.public)}(?![\d-])",
            rf"(?<!\d){_DATE}\s?[-/]{{0,2}}\s?{_DATE}(?![\d-])",
            # SFS numbers and the numbers of other regulations.
            rf"(?<!\d)(?:1[6-9]|20)\d\d:\d{{1,4}}{_NOT_GLUED}(?!:)",
            # Government bills of a parliamentary year, and article numbers of publications.
            rf"(?<!\d)(?:19|20)\d\d/(?:19|20)?\d\d:\d{{1,4}}{_NOT_GLUED}",
            r"(?<![\d-])20\d\d-\d{1,2}-\d{3,5}(?![\d-])",
            rf"(?<![\d:])(?:[01]?\d|2[0-4])[:.][0-5]\d\s?-\s?(?:[01]?\d|2[0-4])[:.][0-5]\d{_NOT_GLUED}",
            r"(?<=\d\d-\d\d )(?:[01]\d|2[0-4]):[0-5]\d(?![\d:])",
            r"(?<![\d-])\d{1,3}(?:[ .]\d{3}){0,3}(?:\s?-\s?\d{1,3}(?:[ .]\d{3}){0,3})?\s?"
            rf"(?={any_of(_WORDS.numbers.amount_units)}(?!\w))",
        ]
    ),
    re.IGNORECASE,
)


def blank_clean_numbers(text: str) -> str:
    """Keep every offset: each blanked character becomes one barrier."""
    return _CLEAN.sub(lambda match: BARRIER * len(match.group()), text)
