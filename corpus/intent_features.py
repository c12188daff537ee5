"""What the intent model sees of a text: hashed stems, pairs of stems, letters and its topic."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from corpus.words import cut_to_stems, without_diacritics, words

# Raise it when a text gets other features: the weights must then be trained again.
VERSION = 1
BUCKETS = 1 << 16
GRAM_LENGTHS = (3, 4, 5)
# Marks that say more than words do: questions, cries, and code where a question is expected.
_MARKS = re.compile(r"[?!<>{}\[\]#\"]")
# Windows: neighbouring sentences together, and stretches of a text without full stops.
MAX_WINDOW_WORDS = 18
STRIDE_WORDS = 9
MAX_WINDOWS = 80
_SENTENCE_END = re.compile(r"(?<=[.!?:;\n])\s+|\n+")


@dataclass(frozen=True, slots=True)
class Features:
    """Buckets that are on, each with the same value: long texts weigh no more than short."""

    buckets: NDArray[np.int64]
    value: float


def read_features(text: str) -> Features:
    buckets = sorted({crc32(name.encode()) % BUCKETS for name in _names(text)})
    value = 1 / math.sqrt(len(buckets)) if buckets else 0.0
    return Features(np.array(buckets, dtype=np.int64), value)


def _names(text: str) -> Iterator[str]:
    """Little words count here, unlike in search: «mig», «nu» and «inte» are what it hangs on."""
    found = words(text)
    stems = ["<", *(stem for (stem,) in cut_to_stems(found)), ">"]
    yield from stems
    yield from map(" ".join, pairwise(stems))
    yield from _MARKS.findall(text)
    for word in found:
        marked = f"_{without_diacritics(word)}_"
        for length in GRAM_LENGTHS:
            for start in range(len(marked) - length + 1):
                yield f"#{marked[start : start + length]}"


def windows(text: str) -> tuple[str, ...]:
    """The sentences, each with the one before; one acute sentence in a long story must count."""
    sentences = [part for part in _SENTENCE_END.split(text) if part.strip()]
    pieces = [piece for sentence in sentences for piece in _stretches(sentence.split())]
    pairs = [f"{one} {two}" for one, two in pairwise(pieces)]
    short = [pair for pair in pairs if len(pair.split()) <= MAX_WINDOW_WORDS]
    return tuple((pieces + short)[:MAX_WINDOWS])


def _stretches(sentence: Sequence[str]) -> Iterator[str]:
    if len(sentence) <= MAX_WINDOW_WORDS + STRIDE_WORDS:
        yield " ".join(sentence)
        return
    for start in range(0, len(sentence) - STRIDE_WORDS, STRIDE_WORDS):
        yield " ".join(sentence[start : start + MAX_WINDOW_WORDS])
