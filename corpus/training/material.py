"""Reads the training material into pairs of texts that mean the same or answer each other.

The material stays outside the repository; the model card says what each file is and its licence.
"""

import bz2
import gzip
import html
import json
import lzma
import random
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

# Texts are cut here: a mean over more words than this says little about any of them.
MAX_CHARACTERS = 700
# Shorter texts are mostly list crumbs and page furniture (arbitrary).
MIN_CHARACTERS = 40
# Judged 0-5 for sameness: from here on annotators call the sentences paraphrases.
MIN_PARAPHRASE_LABEL = 3.5

MARKDOWN_IMAGE_OR_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
MARKDOWN_HEADING = re.compile(r"^#+\s+(.+)$", re.MULTILINE)
SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[^\W\d_a-z])")
AMENDMENT_NOTE = re.compile(r"\s*Lag \(\d{4}:\d+\)\.")


class MaterialError(ValueError):
    """A file of the training material is missing or not of the expected form."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts that should lie near each other; the first is disturbed as people misspell."""

    question: str
    passage: str


@dataclass(frozen=True, slots=True)
class Material:
    """Pairs by origin: a batch is drawn from one origin, so that its negatives are alike."""

    pairs: Mapping[str, tuple[Pair, ...]]

    def texts(self) -> Iterator[str]:
        for pairs in self.pairs.values():
            for pair in pairs:
                yield pair.question
                yield pair.passage


def read_material(directory: Path, *, seed: int) -> Material:
    """Every pair the files under `directory` give; raises `MaterialError` for a missing file."""
    rng = random.Random(seed)
    readers: dict[str, Callable[[], Iterator[Pair]]] = {
        "statute_headings": lambda: _statute_headings(directory, rng),
        "statute_sentences": lambda: _statute_sentences(directory, rng),
        "government_titles": lambda: _government_titles(directory),
        "government_sections": lambda: _government_sections(directory, rng),
        "government_crops": lambda: _government_crops(directory, rng),
        "synonyms": lambda: _synonyms(directory),
        "dictionary_words": lambda: _dictionary(directory, {"translation", "synonym"}),
        "dictionary_sentences": lambda: _dictionary(directory, {"definition", "example"}),
        "questions": lambda: _questions(directory),
        "paraphrases": lambda: _paraphrases(directory),
    }
    try:
        return Material({origin: tuple(read()) for origin, read in readers.items()})
    except (OSError, KeyError, json.JSONDecodeError, ET.ParseError) as error:
        raise MaterialError(f"cannot read the training material in {directory}: {error}") from error


def cut(text: str) -> str:
    return text[:MAX_CHARACTERS]


def sentences(text: str) -> list[str]:
    return [part for part in SENTENCE_END.split(text) if len(part) >= MIN_CHARACTERS]


def _statutes(directory: Path) -> Iterator[dict[str, str]]:
    with lzma.open(directory / "sfs-provisions-2025-10.jsonl.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            row["text"] = " ".join(AMENDMENT_NOTE.sub("", row["text"]).split())
            if len(row["text"]) >= MIN_CHARACTERS:
                yield row


def _statute_headings(directory: Path, rng: random.Random) -> Iterator[Pair]:
    for row in _statutes(directory):
        if not row.get("heading"):
            continue
        law = row["law"].split(" (")[0].strip()
        chapter = row.get("chapter_title") or law
        # A heading alone says too little in most acts, yet people ask with as few words.
        context = rng.choice(("", "", law, chapter))
        yield Pair(f"{row['heading']} {context}".strip(), cut(row["text"]))


def _statute_sentences(directory: Path, rng: random.Random) -> Iterator[Pair]:
    """One sentence asks for the rest of its section."""
    for row in _statutes(directory):
        yield from _left_out_sentence(row["text"], rng)


def _left_out_sentence(text: str, rng: random.Random) -> Iterator[Pair]:
    parts = sentences(text)
    if len(parts) > 1:
        asked = parts.pop(rng.randrange(len(parts)))
        yield Pair(cut(asked), cut(" ".join(parts)))


def _government_pages(directory: Path) -> Iterator[str]:
    path = directory / "regeringen-pages-2026-01.jsonl.xz"
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield MARKDOWN_IMAGE_OR_LINK.sub(r"\1", json.loads(line)["text"])


def _titled_parts(page: str) -> list[tuple[str, str]]:
    """Find the page's headings, each with the text up to the next one."""
    parts = MARKDOWN_HEADING.split(page)
    bodies = (" ".join(body.split()) for body in parts[2::2])
    return [(t, b) for t, b in zip(parts[1::2], bodies, strict=True) if len(b) >= MIN_CHARACTERS]


def _government_titles(directory: Path) -> Iterator[Pair]:
    for page in _government_pages(directory):
        for title, body in _titled_parts(page)[:1]:
            yield Pair(title, cut(body))


def _government_sections(directory: Path, rng: random.Random) -> Iterator[Pair]:
    for page in _government_pages(directory):
        parts = _titled_parts(page)
        if len(parts) > 1:
            title, body = rng.choice(parts[1:])
            yield Pair(f"{title} {parts[0][0]}", cut(body))


def _government_crops(directory: Path, rng: random.Random) -> Iterator[Pair]:
    for page in _government_pages(directory):
        for _, body in _titled_parts(page):
            start = rng.randrange(max(1, len(body) - MAX_CHARACTERS))
            yield from _left_out_sentence(body[start : start + 2 * MAX_CHARACTERS], rng)


def _synonyms(directory: Path) -> Iterator[Pair]:
    for synonym in ET.parse(directory / "synlex_synpairs.xml").getroot().iter("syn"):
        first, second = synonym.findtext("w1"), synonym.findtext("w2")
        if first and second:
            yield Pair(first, second)


def _dictionary(directory: Path, fields: set[str]) -> Iterator[Pair]:
    """Pair a word with its translation, or the sentences that explain it with each other."""
    with bz2.open(directory / "folkets_sv_en_public.xml.bz2", "rb") as stream:
        root = ET.parse(stream).getroot()
    for word in root.iter("word"):
        name = word.get("value", "").replace("|", "")
        for field in word:
            if field.tag in fields and field.get("value"):
                yield from _dictionary_pairs(name, field)


def _dictionary_pairs(name: str, field: ET.Element) -> Iterator[Pair]:
    text = _plain(field)
    if field.tag != "example":
        yield Pair(name, text)
    for translation in field.findall("translation"):
        if translation.get("value"):
            yield Pair(_plain(translation), text)


def _plain(element: ET.Element) -> str:
    # The file escapes its quotation marks twice.
    return html.unescape(html.unescape(element.get("value", ""))).strip('" ')


def _questions(directory: Path) -> Iterator[Pair]:
    with gzip.open(directory / "squad_dev_v2_sv.json.gz", "rt", encoding="utf-8") as stream:
        articles = json.load(stream)["data"]
    for article in articles:
        for paragraph in article["paragraphs"]:
            for asked in paragraph["qas"]:
                # Unanswerable ones share the paragraph's topic: good enough to lie near it.
                yield Pair(asked["question"], cut(paragraph["context"]))


def _paraphrases(directory: Path) -> Iterator[Pair]:
    for row in _json_lines(directory / "sweparaphrase" / "sweparaphrase_train.jsonl"):
        if float(row["label"]) >= MIN_PARAPHRASE_LABEL:
            yield Pair(row["sentence_1"], row["sentence_2"])
    for row in _json_lines(directory / "swenli" / "swenli_dev.jsonl"):
        if row["label"] == "entailment":
            yield Pair(row["hypothesis"], row["premise"])


def _json_lines(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
