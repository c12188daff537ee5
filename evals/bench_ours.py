"""Our search as the bench runs it: the guideline alone, and drowned in further text."""

from itertools import islice
from pathlib import Path

from assistant.setup import open_assistant
from corpus.embedding import open_embedding
from corpus.passage import PageSpan, Passage, PassageKind, Span
from corpus.settings import Settings
from corpus.snapshot import Snapshot, current_directory, open_snapshot, read_manifest
from corpus.snapshot_building import Content, build_snapshot
from evals.bench_clock import ask_all, size_mb, timed
from evals.bench_questions import DEPTH, Ranked, bench_cases, figures, reachable
from evals.bench_texts import further_texts, texts_of

# The bench judges what is in the store and imports nothing that fills it: ingest runs as a command.
INGEST = """
import json, time
started = time.perf_counter()
from corpus.settings import load_settings
from ingest.ingesting import ingest
imported = time.perf_counter()
ingest(["riktlinje-vald"], load_settings())
done = time.perf_counter()
print(json.dumps({"import_s": imported - started, "ingest_s": done - imported}))
"""
LAW = "bench-law"


def query(data_dir: Path) -> dict[str, object]:
    """Hits, times and size of the snapshot in use."""
    assistant, open_s = timed(lambda: open_assistant(_settings(data_dir)))
    cases = bench_cases()
    found, times = ask_all(
        [case.question for case in cases],
        lambda question: assistant.search(question, limit=DEPTH),
    )
    ranked = [
        Ranked(case, tuple(hit.passage.text for hit in hits))
        for case, hits in zip(cases, found, strict=True)
    ]
    texts = [passage.text for passage in assistant.library.passages.values()]
    return {
        "open_s": open_s,
        **times,
        "index_mb": size_mb(current_directory(data_dir)),
        "texts": len(texts),
        "reach": reachable(cases, texts),
        **figures(ranked),
    }


def _settings(data_dir: Path) -> Settings:
    """The defaults: what `.env` says on this machine would measure something else."""
    return Settings.model_construct(data_dir=data_dir)


def grow(small: Path, target: Path, *, chars: int = 0, passages: int = 0) -> dict[str, object]:
    """Build the snapshot of `small` again with further text, to so many characters or passages."""
    embedding = open_embedding()
    snapshot = open_snapshot(current_directory(small), embedding=embedding)
    own = sum(len(passage.text) for passage in snapshot.passages)
    if passages:
        texts = list(islice(further_texts(), max(passages - len(snapshot.passages), 0)))
    else:
        texts = texts_of(chars - own)
    content = _with_law(snapshot, small, texts)
    _, seconds = timed(lambda: build_snapshot(content, embedding, target))
    return {"ingest_s": seconds, "texts": len(content.passages)}


def _with_law(snapshot: Snapshot, small: Path, texts: list[str]) -> Content:
    passages = (*snapshot.passages, *(_provision(n, text) for n, text in enumerate(texts, 1)))
    manifest = read_manifest(current_directory(small)).model_copy(
        update={"passages": len(passages), "registers": {LAW: str(len(texts))}}
    )
    return Content(manifest, passages, snapshot.questions, snapshot.gaps, snapshot.report)


def _provision(number: int, text: str) -> Passage:
    return Passage(
        id=f"{LAW}:{number}",
        source_id=LAW,
        heading_path=(f"{number} §",),
        text=text,
        kind=PassageKind.PROVISION,
        pages=(PageSpan(1, 0, len(text)),),
        source_spans=(Span(0, len(text)),),
    )
