"""Text to grow the corpus with: real statute sections, or sentences put together by rule."""

import json
import lzma
import os
import random
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from corpus.sentence import split_sentences
from corpus.source import DOCUMENTS_DIR, load_sources

MATERIAL = "VAGLEDAREN_MATERIAL_DIR"
STATUTES = "training/sfs-provisions*.jsonl.xz"
GUIDELINE_ID = "riktlinje-vald"
SENTENCES_IN_A_TEXT = 4
SEED = 7


def guideline_text() -> str:
    file = load_sources()[GUIDELINE_ID].file
    if file is None:
        raise ValueError(f"the source {GUIDELINE_ID!r} has no document")
    return (DOCUMENTS_DIR / file).read_text(encoding="utf-8")


def statutes_file() -> Path | None:
    material = os.environ.get(MATERIAL, "")
    found = sorted(Path(material).glob(STATUTES)) if material else []
    return found[-1] if found else None


def further_texts() -> Iterator[str]:
    """Without end when made by rule; as many as there are when they are statutes."""
    file = statutes_file()
    return _statutes(file) if file else _made()


def texts_of(chars: int) -> list[str]:
    """Further texts of together at least so many characters, as far as there are."""
    texts: list[str] = []
    for text in further_texts():
        if chars <= 0:
            break
        texts.append(text)
        chars -= len(text)
    return texts


def _statutes(file: Path) -> Iterator[str]:
    with lzma.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            text = str(json.loads(line).get("text") or "").strip()
            if text:
                yield text


def _made() -> Iterator[str]:
    """Sentences of the guideline in another company; numbered, so that no two texts are alike."""
    text = guideline_text()
    sentences = [text[span.start : span.end].strip() for span in split_sentences(text)]
    chance = random.Random(SEED)
    for number in count(1):
        chosen = chance.sample(sentences, SENTENCES_IN_A_TEXT)
        yield f"{number} § " + " ".join(chosen)
