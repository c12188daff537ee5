"""`python -m evals.fidelity`: does every citation hold, over thousands of questions?

Questions are the passage questions, the guideline's own sentences and rule-made variants of both.
A citation holds when its quote is verbatim in its passage, the passage verbatim in the source, and
the page is the one the quoted words stand on. Prints «0 of n, upper bound 3/n» (rule of three).
"""

import random
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.answering import Assistant
from assistant.reply import Citation
from assistant.setup import open_assistant
from corpus.passage import Passage
from corpus.sentence import split_sentences
from corpus.source import DOCUMENTS_DIR, Source
from corpus.words import without_diacritics
from corpus.written_questions import REGISTER, attach_questions

QUESTIONS = 5000
SEED = 1


@dataclass(frozen=True, slots=True)
class Fault:
    question_number: int
    why: str
    citation: Citation


def made_questions(passages: Sequence[Passage], *, count: int, seed: int) -> list[str]:
    """A seeded sample: as written, without diacritics, a letter dropped, words turned round."""
    own = [question.text for question in attach_questions(passages, REGISTER).questions]
    sentences = [
        passage.text[span.start : span.end]
        for passage in passages
        for span in split_sentences(passage.text)
    ]
    chance = random.Random(seed)
    pool = own + sentences
    return [_variant(chance.choice(pool), chance) for _ in range(count)]


def _variant(text: str, chance: random.Random) -> str:
    kind = chance.randrange(4)
    if kind == 1:
        return without_diacritics(text)
    if kind == 2:  # noqa: PLR2004 the third of four kinds
        at = chance.randrange(len(text))
        return text[:at] + text[at + 1 :]
    if kind == 3:  # noqa: PLR2004 the fourth
        return " ".join(reversed(text.split()))
    return text


def faults(assistant: Assistant, questions: Sequence[str]) -> Iterator[tuple[int, list[Fault]]]:
    """Per question the number of citations and those that do not hold."""
    texts = {source.id: _text(source) for source in assistant.library.sources.values()}
    for number, question in enumerate(questions):
        reply = assistant.answer(question)
        citations = [c for statement in reply.statements for c in statement.citations]
        wrong = [(c, _why_wrong(c, assistant.library.passages, texts)) for c in citations]
        yield len(citations), [Fault(number, why, c) for c, why in wrong if why]


def _why_wrong(
    citation: Citation, passages: Mapping[str, Passage], texts: Mapping[str, str]
) -> str:
    passage = passages[citation.passage_id]
    if passage.text[citation.start : citation.end] != citation.quote:
        return "quote is not verbatim in its passage"
    if passage.page_at(citation.start) != citation.page:
        return "page is not that of the quoted words"
    # Blank characters apart: lines were joined and a page's foot may stand between two of them.
    text = texts[citation.source_id]
    source = "".join(text[span.start : span.end] for span in passage.source_spans)
    return "" if _folded(source) == _folded(passage.text) else "passage is not in the source"


def _text(source: Source) -> str:
    if source.file is None or not source.file.endswith(".txt"):
        return ""
    return (DOCUMENTS_DIR / source.file).read_text(encoding="utf-8")


def _folded(text: str) -> str:
    return re.sub(r"[\s\u00ad]", "", text)


def main() -> int:
    assistant = open_assistant()
    passages = tuple(assistant.library.passages.values())
    questions = made_questions(passages, count=QUESTIONS, seed=SEED)
    citations = 0
    found: list[Fault] = []
    for count, wrong in faults(assistant, questions):
        citations += count
        found += wrong
    out = sys.stdout
    out.write(f"{len(questions)} questions, {citations} citations\n")
    out.write(f"faults: {len(found)} of {citations}, upper bound {3 / max(citations, 1):.5f}\n")
    for fault in found[:20]:
        out.write(f"{fault.why}: p. {fault.citation.page} {fault.citation.quote[:80]!r}\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
