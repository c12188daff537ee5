"""Measure the privacy stop: leaks over generated mentions, false alarms over clean questions.

A leak is a mention that is not found, or of which a digit or a filled-in word is left uncovered.
Plates that read as law («SFS 123») are left out: the stop passes them, on purpose.
"""

import argparse
import random
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from assistant.privacy import IdentityKind, find_identity_data
from assistant.privacy_words import privacy_words

MATERIAL_PATH = Path(__file__).with_name("identity_mentions.toml")
DEFAULT_SEED = 20261123
# The deliverable asks for at least this many.
DEFAULT_MENTIONS = 25_000
DEFAULT_CLEAN = 6_000

# Skatteverket keeps the serial numbers from 980 on for test persons.
TEST_SERIALS = range(980, 1000)
OFFICIAL_TEST_NUMBERS = ("198507099805", "198507099813", "196411139808", "189102279800")
FIRST_DAY = date(1926, 1, 1)
DAYS = 36_500
# Letters that registration plates use; I, Q and V are never there.
PLATE_LETTERS = "ABCDEFGHJKLMNPRSTUWXYZ"
SAMORDNING_DAY = 60
OFFICIAL_SHARE = 0.1
DOUBLED_KEYS = ("law", "section", "topic")
EXAMPLES_SHOWN = 20


class _Material(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Form(_Material):
    """One way to write one kind; `digits` is the zero of another script."""

    name: str
    kind: IdentityKind
    template: str
    between: str = ""
    digits: str = "0"
    replace: tuple[str, str] = ("0", "0")
    case: str = "kept"


class MentionMaterial(_Material):
    carriers: tuple[str, ...]
    forms: tuple[Form, ...]
    clean_templates: tuple[str, ...]
    clean: dict[str, tuple[str, ...]]
    values: dict[str, tuple[str, ...]]


@cache
def material() -> MentionMaterial:
    return MentionMaterial.model_validate(tomllib.loads(MATERIAL_PATH.read_text(encoding="utf-8")))


@dataclass(frozen=True, slots=True)
class GeneratedMention:
    """`start` to `end` is where the identity data stands in `text`; `words` are its own words."""

    text: str
    kind: IdentityKind
    form: str
    start: int
    end: int
    words: tuple[str, ...]


def generate_mentions(seed: int, n: int) -> Iterator[GeneratedMention]:
    """Give n mentions that go through all forms in turn, each in a carrier drawn by the seed."""
    source = random.Random(seed)
    forms = material().forms
    for number in range(n):
        form = forms[number % len(forms)]
        values = _values(source)
        written = _written(form, values)
        before, after = source.choice(material().carriers).split("{}")
        words = tuple(_cased(form, values[key]) for key in _word_keys(form))
        start = len(before)
        yield GeneratedMention(
            before + written + after, form.kind, form.name, start, start + len(written), words
        )


def clean_questions(seed: int, n: int) -> Iterator[str]:
    """Give n questions with law, money, time and public numbers in them, and nobody's data."""
    source = random.Random(seed)
    for number in range(n):
        template = material().clean_templates[number % len(material().clean_templates)]
        yield template.format_map(_clean_values(source))


def is_leak(mention: GeneratedMention) -> bool:
    covered = set[int]()
    for found in find_identity_data(mention.text):
        covered.update(range(found.start, found.end))
    own = range(mention.start, mention.end)
    left = "".join(mention.text[place] for place in own if place not in covered)
    has_word_left = any(word in left for word in mention.words)
    return len(left) == len(own) or has_word_left or any(map(str.isdigit, left))


def _values(source: random.Random) -> dict[str, str]:
    drawn = {key: source.choice(options) for key, options in material().values.items()}
    figures = {"q": f"{source.randrange(100):02}", "n": str(source.randint(1, 99))}
    return drawn | figures | _personal_values(source)


def _personal_values(source: random.Random) -> dict[str, str]:
    if source.random() < OFFICIAL_SHARE:
        digits = source.choice(OFFICIAL_TEST_NUMBERS)
    else:
        day = FIRST_DAY + timedelta(days=source.randrange(DAYS))
        serial = source.choice(TEST_SERIALS) * 10 + source.randrange(10)
        digits = f"{day:%Y%m%d}{serial}"
    values = {"c": digits[:2], "y": digits[2:4], "m": digits[4:6], "d": digits[6:8]}
    return values | {"l": digits[8:], "o": str(int(digits[6:8]) + SAMORDNING_DAY)}


def _written(form: Form, values: dict[str, str]) -> str:
    plate = _plate_letters(values)
    filled = form.template
    for key, value in values.items():
        filled = filled.replace("{" + key + "}", value)
    for mark, signs in (("{A}", plate), ("{B}", plate.lower()), ("{N}", _figures(values))):
        for sign in signs * (filled.count(mark) // len(signs) + 1):
            filled = filled.replace(mark, sign, 1)
    filled = form.between.join(_cased(form, filled)) if form.between else _cased(form, filled)
    zero = ord(form.digits)
    scripted = re.sub("[0-9]", lambda figure: chr(zero + int(figure.group())), filled)
    return scripted.replace(*form.replace)


def _plate_letters(values: dict[str, str]) -> str:
    """Draw from the values, so that one seed gives one text."""
    source = random.Random(str(sorted(values.items())))
    while True:
        letters = "".join(source.choices(PLATE_LETTERS, k=3))
        if letters.lower() not in privacy_words().plates.not_plates:
            return letters


def _figures(values: dict[str, str]) -> str:
    return values["l"] + values["d"] + values["q"]


def _cased(form: Form, text: str) -> str:
    return {"kept": text, "lower": text.lower(), "upper": text.upper()}[form.case]


def _word_keys(form: Form) -> list[str]:
    """Name the filled-in words that tell who it is; a form written over whole has none apart."""
    keys = ("first", "known", "rare", "last", "street", "town")
    return [key for key in keys if "{" + key + "}" in form.template and not form.between]


def _clean_values(source: random.Random) -> dict[str, str]:
    drawn = {key: source.choice(options) for key, options in material().clean.items()}
    doubles = {f"{key}2": source.choice(material().clean[key]) for key in DOUBLED_KEYS}
    year = source.randint(1998, 2026)
    years = {"year": year, "year2": year + 1, "year3": year + 2, "yearend": (year + 1) % 100}
    figures = {"age": source.randint(1, 90), "count": source.randint(2, 60)}
    numbers = years | figures | {"page": source.randint(1, 400)}
    return drawn | doubles | {key: f"{value:02}" for key, value in numbers.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=DEFAULT_SEED)
    parser.add_argument("--mentions", type=int, default=DEFAULT_MENTIONS)
    parser.add_argument("--clean", type=int, default=DEFAULT_CLEAN)
    options = parser.parse_args()
    leaks = [
        mention for mention in generate_mentions(options.seed, options.mentions) if is_leak(mention)
    ]
    alarms = [
        text for text in clean_questions(options.seed, options.clean) if find_identity_data(text)
    ]
    for line in _report(options, leaks, alarms):
        print(line)  # noqa: T201  the command's own output


def _report(
    options: argparse.Namespace, leaks: list[GeneratedMention], alarms: list[str]
) -> Iterator[str]:
    bound = f"upper bound {3 / options.mentions:.5f} (3/n)" if not leaks else "no bound: leaks"
    yield f"forms: {len(material().forms)}, carriers: {len(material().carriers)}"
    yield f"leaks: {len(leaks)} of {options.mentions}, {bound}"
    yield f"false alarms: {len(alarms)} of {options.clean}"
    for form, count in Counter(leak.form for leak in leaks).most_common(EXAMPLES_SHOWN):
        example = next(leak.text for leak in leaks if leak.form == form)
        yield f"  leak {count:4} {form}: {example!r}"
    for alarm in alarms[:EXAMPLES_SHOWN]:
        yield f"  false alarm: {alarm!r}"


if __name__ == "__main__":
    main()
