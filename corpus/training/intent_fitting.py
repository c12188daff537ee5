"""Fits one logistic regression per intent and writes the weights in eight bits."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from corpus.embedding import StaticEmbedding
from corpus.intent_features import BUCKETS, read_features
from corpus.intents import (
    BIASES,
    BUCKET_SCALES,
    BUCKET_WEIGHTS,
    TOPIC_WEIGHTS,
    TRAINED_ON,
    Intent,
    IntentModel,
)
from corpus.training.intent_examples import Example

# Tried: 10 and 30 with a topic of length 0, 0.5, 0.7 and 1 (docs/decisions/0013-learnt-intents.md).
INVERSE_PENALTY = 30.0
TOPIC_LENGTH = 0.7
MAX_ITERATIONS = 300
# The largest whole number that eight bits hold on both sides of zero.
LARGEST = 127
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Linear:
    """Log-odds of an intent."""

    weights: Floats
    bias: float


def matrix(texts: Sequence[str], embedding: StaticEmbedding) -> sparse.csr_matrix:
    """A row for a text: its hashed features, then its topic."""
    features = [read_features(text) for text in texts]
    ends = np.cumsum([0, *(len(each.buckets) for each in features)])
    buckets = np.concatenate([each.buckets for each in features])
    values = np.concatenate([np.full(len(each.buckets), each.value) for each in features])
    hashed = sparse.csr_matrix((values, buckets, ends), shape=(len(texts), BUCKETS))
    topics = sparse.csr_matrix(embedding.embed_questions(texts) * TOPIC_LENGTH)
    return sparse.hstack([hashed, topics]).tocsr()


def fit_linear(rows: sparse.csr_matrix, wanted: NDArray[np.bool_]) -> Linear:
    # Solved in the dual, where sparse rows cost a third of the time; seeded, since it shuffles.
    regression = LogisticRegression(
        C=INVERSE_PENALTY, max_iter=MAX_ITERATIONS, solver="liblinear", dual=True, random_state=0
    )
    regression.fit(rows, wanted)
    return Linear(regression.coef_[0], float(regression.intercept_[0]))


def odds(linear: Linear, rows: sparse.csr_matrix) -> Floats:
    result: Floats = rows @ linear.weights + linear.bias
    return result


def pack(linears: Sequence[Linear], embedding: StaticEmbedding) -> IntentModel:
    """Eight bits for a weight and one scale for an intent."""
    weights = np.array([linear.weights for linear in linears]).T
    scales = np.abs(weights[:BUCKETS]).max(axis=0) / LARGEST
    return IntentModel(
        buckets=np.rint(weights[:BUCKETS] / scales).astype(np.int8),
        scales=scales.astype(np.float32),
        topics=(weights[BUCKETS:] * TOPIC_LENGTH).astype(np.float32),
        biases=np.array([linear.bias for linear in linears], dtype=np.float32),
        embedding=embedding,
    )


def save(model: IntentModel, file: Path, *, trained_on: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    tensors = {
        BUCKET_WEIGHTS: model.buckets,
        BUCKET_SCALES: model.scales,
        TOPIC_WEIGHTS: model.topics,
        BIASES: model.biases,
    }
    # The safetensors package writes a transposed array as if it were not.
    whole = {name: np.ascontiguousarray(tensor) for name, tensor in tensors.items()}
    save_file(whole, file, metadata={TRAINED_ON: trained_on})
    # The safetensors package writes files that only their owner may read.
    file.chmod(0o644)


def wanted(examples: Sequence[Example], intent: Intent) -> NDArray[np.bool_]:
    return np.array([intent in each.intents for each in examples], dtype=bool)
