"""Nearest vectors, in Chroma; the only module that knows it is Chroma.

A store on disk is asked through Chroma's own engine without its Python client: importing the
client costs a second and 50 MB that a question does not need. Building, and a Chroma server, use
the client.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import chromadb_rust_bindings as engine  # type: ignore[import-untyped]
import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import chromadb
    from chromadb.api import ClientAPI

Floats = NDArray[np.float32]
COLLECTION = "texts"
BATCH = 5000
# What Chroma's client fills in when nothing is said, and the name of its database file.
TENANT, DATABASE = "default_tenant", "default_database"
DATABASE_FILE = "chroma.sqlite3"
# A store holds one collection; each kept in memory has five files open.
COLLECTIONS_IN_MEMORY = 4


class VectorIndexError(RuntimeError):
    """The vector store cannot be opened or does not hold what the manifest says."""


class Collection(Protocol):
    def count(self) -> int: ...

    def query(self, vector: list[float], limit: int) -> tuple[list[str], list[float]]:
        """Ids of the nearest vectors and their distances."""


@dataclass(frozen=True, slots=True)
class _Embedded:
    """A collection on disk, asked through the engine."""

    bindings: engine.Bindings
    id: str

    def count(self) -> int:
        return int(self.bindings.count(self.id, TENANT, DATABASE))

    def query(self, vector: list[float], limit: int) -> tuple[list[str], list[float]]:
        found = self.bindings.query(
            self.id, None, [vector], limit, None, None, ["distances"], TENANT, DATABASE
        )
        return found.ids[0], (found.distances or [[]])[0]


@dataclass(frozen=True, slots=True)
class _Served:
    """A collection of a client: of a Chroma server, or while it is being built."""

    collection: "chromadb.Collection"

    def count(self) -> int:
        return self.collection.count()

    def query(self, vector: list[float], limit: int) -> tuple[list[str], list[float]]:
        found = self.collection.query(
            query_embeddings=vector, n_results=limit, include=["distances"]
        )
        return found["ids"][0], (found["distances"] or [[]])[0]


@dataclass(frozen=True, slots=True)
class VectorIndex:
    collection: Collection
    size: int

    def nearest(self, vector: Floats, *, limit: int) -> list[tuple[int, float]]:
        """Numbers of the nearest texts with their cosine similarity, best first."""
        ids, distances = self.collection.query(vector.tolist(), min(limit, self.size))
        pairs = [(int(i), 1.0 - d) for i, d in zip(ids, distances, strict=True)]
        return sorted(pairs, key=lambda pair: (-pair[1], pair[0]))


def _client(directory: Path, url: str) -> "ClientAPI":
    # Imported here: it takes a second, and a store on disk is read without it.
    import chromadb  # noqa: PLC0415
    from chromadb.config import Settings as ChromaSettings  # noqa: PLC0415

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
    return VectorIndex(_Served(collection), len(vectors))


def open_vector_index(directory: Path, *, name: str, size: int, url: str = "") -> VectorIndex:
    try:
        collection = _open(directory, f"{COLLECTION}-{name}", url)
        found = collection.count()
    # Chroma's engine raises errors of its own, which have no common base class.
    except Exception as error:
        raise VectorIndexError(f"cannot open the vector store in {directory}: {error}") from error
    if found != size:
        raise VectorIndexError(f"the vector store holds {found} texts, the manifest says {size}")
    return VectorIndex(collection, size)


def _open(directory: Path, collection: str, url: str) -> Collection:
    if url:
        return _Served(_client(directory, url).get_collection(collection, embedding_function=None))
    bindings = engine.Bindings(
        allow_reset=False,
        sqlite_db_config=engine.SqliteDBConfig(
            hash_type=engine.MigrationHash.MD5,
            # The store was built by the same version: a migration would change a snapshot.
            migration_mode=engine.MigrationMode.Validate,
            url=str(directory / DATABASE_FILE),
        ),
        persist_path=str(directory),
        hnsw_cache_size=COLLECTIONS_IN_MEMORY,
    )
    return _Embedded(bindings, str(bindings.get_collection(collection, TENANT, DATABASE).id))
