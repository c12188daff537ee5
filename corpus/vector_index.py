"""Nearest vectors, in Chroma; the only module that knows it is Chroma.

A store on disk is filled and asked through Chroma's own engine without its Python client: importing
the client costs a second and 50 MB that neither needs. A Chroma server is spoken to by the client.
"""

import json
from collections.abc import Sequence
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
BATCH = 5000
# What Chroma's client fills in when nothing is said, and the name of its database file.
TENANT, DATABASE = "default_tenant", "default_database"
DATABASE_FILE = "chroma.sqlite3"
# A store holds two collections; each kept in memory has five files open.
COLLECTIONS_IN_MEMORY = 4
# As many are weighed at least, however few are asked for.
EF_SEARCH = 200
# The engine's «get or create».
MUST_BE_NEW = False
# Chroma refuses less.
MIN_SYNC_THRESHOLD = 2


class VectorIndexError(RuntimeError):
    """The vector store cannot be opened or does not hold what the manifest says."""


class Collection(Protocol):
    def count(self) -> int: ...

    def add(self, ids: list[str], vectors: list[list[float]]) -> None: ...

    def query(self, vector: list[float], limit: int) -> tuple[list[str], list[float]]:
        """Ids of the nearest vectors and their distances."""


@dataclass(frozen=True, slots=True)
class _Embedded:
    """A collection on disk, through the engine."""

    bindings: engine.Bindings
    id: str

    def count(self) -> int:
        return int(self.bindings.count(self.id, TENANT, DATABASE))

    def add(self, ids: list[str], vectors: list[list[float]]) -> None:
        self.bindings.add(ids, self.id, vectors, None, None, None, TENANT, DATABASE)

    def query(self, vector: list[float], limit: int) -> tuple[list[str], list[float]]:
        found = self.bindings.query(
            self.id, None, [vector], limit, None, None, ["distances"], TENANT, DATABASE
        )
        return found.ids[0], (found.distances or [[]])[0]


@dataclass(frozen=True, slots=True)
class _Served:
    """A collection of a Chroma server."""

    collection: "chromadb.Collection"

    def count(self) -> int:
        return self.collection.count()

    def add(self, ids: list[str], vectors: list[list[float]]) -> None:
        self.collection.add(ids=ids, embeddings=[np.array(vector) for vector in vectors])

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


def build_vector_index(
    directory: Path, vectors: Floats, *, name: str, url: str = ""
) -> VectorIndex:
    """One row a text; the text itself stays out of Chroma, only its number goes in."""
    collection = _create(directory, name, url, _configuration(len(vectors)))
    for start in range(0, len(vectors), BATCH):
        rows = vectors[start : start + BATCH].tolist()
        collection.add([str(start + number) for number in range(len(rows))], rows)
    if len(vectors) == 1:
        # Said twice (the second changes nothing), or it would stay below the threshold, never be
        # written to disk, and a reader could find nothing there.
        collection.add(["0"], vectors.tolist())
    return VectorIndex(collection, len(vectors))


def _configuration(size: int) -> dict[str, dict[str, object]]:
    # Written to disk once, when all are in: a reader then opens the graph that was checked.
    once = max(size, MIN_SYNC_THRESHOLD)
    return {"hnsw": {"space": "cosine", "ef_search": EF_SEARCH, "sync_threshold": once}}


def _create(
    directory: Path, name: str, url: str, configuration: dict[str, dict[str, object]]
) -> Collection:
    if url:
        made = _client(url).create_collection(
            name,
            configuration=configuration,  # type: ignore[arg-type]
            embedding_function=None,
        )
        return _Served(made)
    directory.mkdir(parents=True, exist_ok=True)
    bindings = _bindings(directory, engine.MigrationMode.Apply)
    told = json.dumps(configuration)
    made = bindings.create_collection(name, told, None, None, MUST_BE_NEW, TENANT, DATABASE)
    return _Embedded(bindings, str(made.id))


def open_vector_index(directory: Path, *, name: str, size: int, url: str = "") -> VectorIndex:
    (opened,) = open_vector_indexes(directory, {name: size}, url=url)
    return opened


def open_vector_indexes(
    directory: Path, sizes: dict[str, int], *, url: str = ""
) -> Sequence[VectorIndex]:
    """The collections named, each with how many vectors it must hold."""
    try:
        collections = _open(directory, list(sizes), url)
        found = [collection.count() for collection in collections]
    # Chroma's engine raises errors of its own, which have no common base class.
    except Exception as error:
        raise VectorIndexError(f"cannot open the vector store in {directory}: {error}") from error
    if found != list(sizes.values()):
        raise VectorIndexError(f"the vector store holds {found} texts, the manifest says {sizes}")
    return [VectorIndex(one, size) for one, size in zip(collections, sizes.values(), strict=True)]


def _open(directory: Path, names: Sequence[str], url: str) -> list[Collection]:
    if url:
        client = _client(url)
        return [_Served(client.get_collection(name, embedding_function=None)) for name in names]
    # The store was built by the same version: a migration would change a snapshot.
    bindings = _bindings(directory, engine.MigrationMode.Validate)
    found = (bindings.get_collection(name, TENANT, DATABASE) for name in names)
    return [_Embedded(bindings, str(collection.id)) for collection in found]


def _bindings(directory: Path, mode: engine.MigrationMode) -> engine.Bindings:
    return engine.Bindings(
        allow_reset=False,
        sqlite_db_config=engine.SqliteDBConfig(
            hash_type=engine.MigrationHash.MD5,
            migration_mode=mode,
            url=str(directory / DATABASE_FILE),
        ),
        persist_path=str(directory),
        hnsw_cache_size=COLLECTIONS_IN_MEMORY,
    )


def _client(url: str) -> "ClientAPI":
    # Imported here: it takes a second, and a store on disk does without it.
    import chromadb  # noqa: PLC0415
    from chromadb.config import Settings as ChromaSettings  # noqa: PLC0415

    host, _, port = url.removeprefix("http://").removeprefix("https://").partition(":")
    return chromadb.HttpClient(
        host=host,
        port=int(port or 8000),
        ssl=url.startswith("https"),
        settings=ChromaSettings(anonymized_telemetry=False),
    )
