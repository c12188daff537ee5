"""Nearest vectors, in Chroma; the only module that knows it is Chroma."""

from dataclasses import dataclass
from pathlib import Path

import chromadb
import numpy as np
from chromadb.api import ClientAPI
from chromadb.config import Settings as ChromaSettings
from numpy.typing import NDArray

Floats = NDArray[np.float32]
COLLECTION = "texts"
BATCH = 5000


class VectorIndexError(RuntimeError):
    """The vector store cannot be opened or does not hold what the manifest says."""


@dataclass(frozen=True, slots=True)
class VectorIndex:
    collection: chromadb.Collection
    size: int

    def nearest(self, vector: Floats, *, limit: int) -> list[tuple[int, float]]:
        """Numbers of the nearest texts with their cosine similarity, best first."""
        found = self.collection.query(
            query_embeddings=vector.tolist(), n_results=min(limit, self.size), include=["distances"]
        )
        distances = (found["distances"] or [[]])[0]
        pairs = [(int(i), 1.0 - d) for i, d in zip(found["ids"][0], distances, strict=True)]
        return sorted(pairs, key=lambda pair: (-pair[1], pair[0]))


def _client(directory: Path, url: str) -> ClientAPI:
    settings = ChromaSettings(anonymized_telemetry=False)
    if url:
        host, _, port = url.removeprefix("http://").removeprefix("https://").partition(":")
        return chromadb.HttpClient(
            host=host, port=int(port or 8000), ssl=url.startswith("https"), settings=settings
        )
    return chromadb.PersistentClient(path=str(directory), settings=settings)


def build_vector_index(
    directory: Path, vectors: Floats, *, name: str, url: str = ""
) -> VectorIndex:
    """One row a text; the text itself stays out of Chroma, only its number goes in."""
    client = _client(directory, url)
    collection = client.create_collection(
        f"{COLLECTION}-{name}",
        configuration={"hnsw": {"space": "cosine", "ef_search": 200}},
        embedding_function=None,
    )
    for start in range(0, len(vectors), BATCH):
        rows = vectors[start : start + BATCH]
        collection.add(
            ids=[str(start + number) for number in range(len(rows))], embeddings=list(rows)
        )
    return VectorIndex(collection, len(vectors))


def open_vector_index(directory: Path, *, name: str, size: int, url: str = "") -> VectorIndex:
    try:
        collection = _client(directory, url).get_collection(
            f"{COLLECTION}-{name}", embedding_function=None
        )
    except Exception as error:
        raise VectorIndexError(f"cannot open the vector store in {directory}: {error}") from error
    if (found := collection.count()) != size:
        raise VectorIndexError(f"the vector store holds {found} texts, the manifest says {size}")
    return VectorIndex(collection, size)
