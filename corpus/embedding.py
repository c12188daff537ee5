"""Texts in, vectors out: the shipped static model, or any sentence-transformers model by name.

The shipped model is read with numpy alone, because importing torch costs seconds and memory that
a question does not need.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import load as load_safetensors
from tokenizers import Tokenizer

from corpus.word_pieces import cut_to_pieces, encodable

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

SHIPPED_MODEL = Path(__file__).parent / "embedding_model"
WEIGHTS_FILE = "model.safetensors"
TOKENIZER_FILE = "tokenizer.json"
# Names of the tensors, as sentence-transformers and model2vec name them.
ROWS, ROW_SCALES = "embeddings", "weights"
# Enough to tell two models apart, short enough to be read in an error message.
ID_DIGITS = 16
# Looked up at once: more costs memory and saves nothing.
TEXTS_AT_ONCE = 256
# The E5 family needs these to work and rarely has them in its configuration.
E5_PROMPTS = {"query": "query: ", "document": "passage: "}


class EmbeddingError(RuntimeError):
    """The embedding model cannot be opened; the message says what to do."""


class Embedding(Protocol):
    """Turns texts into rows of length one; a text without known words becomes a row of zeros."""

    @property
    def id(self) -> str:
        """Says which model with which weights: vectors of different ids cannot be compared."""

    def embed_questions(self, texts: Sequence[str]) -> NDArray[np.float32]: ...

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]: ...


def open_embedding(name: str | None = None) -> Embedding:
    """Open the shipped model, or the directory or hub name given; raises `EmbeddingError`."""
    return _open_transformer(name) if name else open_shipped()


def open_shipped() -> "StaticEmbedding":
    """Opened once, for search and for the intent model alike."""
    return _open_once(SHIPPED_MODEL)


@cache
def _open_once(directory: Path) -> "StaticEmbedding":
    return open_static(directory)


@dataclass(frozen=True, slots=True)
class StaticEmbedding:
    """One vector per piece of a word; a text lies where the sum of its pieces points."""

    id: str
    tokenizer: Tokenizer
    rows: NDArray[np.int8]
    row_scales: NDArray[np.float32]

    def embed_questions(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return self.embed_passages(texts)

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        vectors = np.zeros((len(texts), self.rows.shape[1]), dtype=np.float32)
        rows = cut_to_pieces(self.tokenizer, texts)
        for first in range(0, len(rows), TEXTS_AT_ONCE):
            block = rows[first : first + TEXTS_AT_ONCE]
            pieces = np.array([piece for row in block for piece in row], dtype=np.int64)
            scales, weights = self.row_scales[pieces], self.rows[pieces].astype(np.float32)
            end = 0
            for at, row in enumerate(block, first):
                start, end = end, end + len(row)
                # Text by text: however many there are, a text gets the same last digit.
                np.matmul(scales[start:end], weights[start:end], out=vectors[at])
        return _normalised(vectors)


def open_static(directory: Path) -> StaticEmbedding:
    try:
        weights = (directory / WEIGHTS_FILE).read_bytes()
        pieces = (directory / TOKENIZER_FILE).read_bytes()
        tensors = load_safetensors(weights)
        rows, row_scales = tensors[ROWS], tensors[ROW_SCALES]
    except (OSError, SafetensorError, KeyError) as error:
        raise _broken(directory, error) from error
    tokenizer = _read_tokenizer(directory, pieces)
    if not tokenizer.get_vocab_size() == len(rows) == len(row_scales):
        raise _broken(directory, f"{tokenizer.get_vocab_size()} pieces, {len(rows)} vectors")
    digest = hashlib.sha256(weights + pieces).hexdigest()[:ID_DIGITS]
    return StaticEmbedding(f"static:{digest}", tokenizer, rows, row_scales)


def _read_tokenizer(directory: Path, pieces: bytes) -> Tokenizer:
    try:
        tokenizer = Tokenizer.from_buffer(pieces)
    # The tokenizers package raises bare exceptions for whatever is wrong with the file.
    except Exception as error:
        raise _broken(directory, error) from error
    # Whole passages count, however long, and batches are of unequal length.
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def _broken(directory: Path, reason: object) -> EmbeddingError:
    return EmbeddingError(
        f"the shipped embedding model in {directory} is missing or broken ({reason}); restore it "
        "with `git checkout -- corpus/embedding_model`, or name another model in "
        "VAGLEDAREN_EMBEDDING_MODEL"
    )


def _normalised(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    lengths[lengths == 0] = 1.0
    normalised: NDArray[np.float32] = vectors / lengths
    return normalised


@dataclass(frozen=True, slots=True)
class TransformerEmbedding:
    """A sentence-transformers model with the prompts of its configuration."""

    id: str
    model: "SentenceTransformer"

    def embed_questions(self, texts: Sequence[str]) -> NDArray[np.float32]:
        vectors = self.model.encode_query([encodable(text) for text in texts])
        return _normalised(np.asarray(vectors, dtype=np.float32))

    def embed_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        vectors = self.model.encode_document([encodable(text) for text in texts])
        return _normalised(np.asarray(vectors, dtype=np.float32))


def _open_transformer(name: str) -> TransformerEmbedding:
    try:
        # Imported here: it takes seconds, and the shipped model does not need it.
        from sentence_transformers import SentenceTransformer  # noqa: PLC0415

        model = SentenceTransformer(name)
    except (ImportError, OSError, ValueError, KeyError, RuntimeError) as error:
        raise EmbeddingError(
            f"the embedding model {name!r} cannot be opened ({error}); give "
            "VAGLEDAREN_EMBEDDING_MODEL a directory or a hub name that this machine can reach, "
            "or leave it empty for the shipped model"
        ) from error
    if "e5" in Path(name).name.lower() and not any(model.prompts.values()):
        model.prompts = dict(E5_PROMPTS)
    return TransformerEmbedding(f"{Path(name).name}:{_weights_digest(model)}", model)


def _weights_digest(model: "SentenceTransformer") -> str:
    digest = hashlib.sha256(repr(sorted(model.prompts.items())).encode())
    for key, tensor in sorted(model.state_dict().items()):
        digest.update(key.encode())
        # Widened first: numpy knows no bfloat16.
        digest.update(tensor.detach().cpu().float().contiguous().numpy().tobytes())
    return digest.hexdigest()[:ID_DIGITS]
