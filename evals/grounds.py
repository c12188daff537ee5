"""What replies are checked against: the passages of a snapshot and the texts of the sources."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from corpus.passage import Passage
from corpus.source import DOCUMENTS_DIR, load_sources
from corpus.storage import read_rows
from evals.scoring.folding import squeeze


@dataclass(frozen=True, slots=True)
class Grounds:
    """`texts` are the sources' own characters, by source id, where the document is text."""

    passages: Mapping[str, Passage]
    texts: Mapping[str, str]
    squeezed_texts: Mapping[str, str] = field(default_factory=dict)
    squeezed_passages: Mapping[str, str] = field(default_factory=dict)


def grounds_of(passages: Iterable[Passage], texts: Mapping[str, str]) -> Grounds:
    by_id = {passage.id: passage for passage in passages}
    return Grounds(
        passages=by_id,
        texts=texts,
        squeezed_texts={source_id: squeeze(text) for source_id, text in texts.items()},
        squeezed_passages={key: squeeze(passage.text) for key, passage in by_id.items()},
    )


def load_grounds(passages_file: Path) -> Grounds:
    texts = {
        source.id: (DOCUMENTS_DIR / source.file).read_text(encoding="utf-8")
        for source in load_sources().values()
        if source.file is not None and source.file.endswith(".txt")
    }
    return grounds_of(read_rows(passages_file, Passage), texts)
