"""What somebody wants with a text, learnt from our registers: danger, secrets, fiction, or more.

`register/intents.jsonl` holds the examples; what sources never say is learnt from the known gaps.

The weights are trained by `python -m corpus.training.intents` and opened with numpy alone.
"""

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open

from corpus.embedding import StaticEmbedding, open_shipped
from corpus.intent_features import BUCKETS, VERSION, read_features, windows
from corpus.words import words
from corpus.written_questions import GAPS_FILES, REGISTER

EXAMPLES_FILE = REGISTER / "intents.jsonl"
MODEL_FILE = Path(__file__).parent / "intent_model" / "model.safetensors"
TRAIN_COMMAND = "python -m corpus.training.intents"
# Names in the weights file.
BUCKET_WEIGHTS, BUCKET_SCALES, TOPIC_WEIGHTS, BIASES = "buckets", "scales", "topics", "biases"
TRAINED_ON = "trained_on"


class IntentModelError(RuntimeError):
    """The intent model cannot be opened; the message says what to do."""


class Intent(StrEnum):
    """In the order of the model's columns."""

    URGENT = "urgent"
    REVEAL = "reveal"
    INVENT = "invent"
    VERDICT = "verdict"
    OFF_TOPIC = "off_topic"
    # Asks for a detail of the kind that the sources are known not to give: a name, a price, a form.
    BEYOND = "beyond"


# Read in windows, since one sentence of a long text is enough; the others are what all of it asks.
IN_ANY_SENTENCE = frozenset({Intent.URGENT, Intent.REVEAL, Intent.INVENT})
# A long text has many windows and so many chances of a false alarm (tried on the long examples).
WINDOW_MARGIN = 1.5


@dataclass(frozen=True, slots=True)
class IntentModel:
    """Log-odds are `buckets` + `topic` + `bias`; a column is an intent."""

    buckets: NDArray[np.int8]
    scales: NDArray[np.float32]
    topics: NDArray[np.float32]
    biases: NDArray[np.float32]
    embedding: StaticEmbedding

    def log_odds(self, texts: tuple[str, ...]) -> NDArray[np.float32]:
        """A row for a text and a column for an intent."""
        topics = self.embedding.embed_questions(texts) @ self.topics
        rows = []
        for text in texts:
            features = read_features(text)
            rows.append(self.buckets[features.buckets].sum(axis=0) * features.value)
        odds: NDArray[np.float32] = np.array(rows) * self.scales + topics + self.biases
        return odds


def intent_odds(text: str) -> dict[Intent, float]:
    """Log-odds of every intent; nothing of the text is kept."""
    parts = windows(text)
    if not words(text):
        return dict.fromkeys(Intent, -np.inf)
    odds = open_intents().log_odds((" ".join(text.split()), *parts))
    odds[1:] -= WINDOW_MARGIN
    return {
        intent: float(odds[:, column].max() if intent in IN_ANY_SENTENCE else odds[0, column])
        for column, intent in enumerate(Intent)
    }


def training_digest() -> str:
    """Says which examples, features and embedding weights belong to."""
    digest = hashlib.sha256(EXAMPLES_FILE.read_bytes())
    for gaps in sorted(REGISTER.glob(GAPS_FILES)):
        digest.update(gaps.read_bytes())
    digest.update(f"{VERSION} {BUCKETS} {open_shipped().id}".encode())
    return digest.hexdigest()


def trained_on(file: Path = MODEL_FILE) -> str:
    """The digest of what the weights were trained on."""
    with safe_open(file, framework="numpy") as stored:
        return str(stored.metadata()[TRAINED_ON])


@cache
def open_intents(file: Path = MODEL_FILE) -> IntentModel:
    try:
        with safe_open(file, framework="numpy") as stored:
            return IntentModel(
                buckets=stored.get_tensor(BUCKET_WEIGHTS),
                scales=stored.get_tensor(BUCKET_SCALES),
                topics=stored.get_tensor(TOPIC_WEIGHTS),
                biases=stored.get_tensor(BIASES),
                embedding=open_shipped(),
            )
    except (OSError, SafetensorError) as error:
        raise IntentModelError(
            f"the intent model {file} is missing or broken ({error}); restore it with "
            f"`git checkout -- corpus/intent_model`, or train it: `{TRAIN_COMMAND}`"
        ) from error
