"""`python -m corpus.training.intents` trains the shipped intent model; `--curve` measures one."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from corpus.embedding import StaticEmbedding, open_shipped
from corpus.intent_features import BUCKETS, windows
from corpus.intents import MODEL_FILE, Intent, training_digest
from corpus.training.intent_examples import (
    Example,
    beyond_examples,
    gap_examples,
    is_learnt,
    misspelt_copies,
    ordinary_questions,
    read_examples,
)
from corpus.training.intent_fitting import (
    Floats,
    Linear,
    fit_linear,
    matrix,
    odds,
    pack,
    save,
    wanted,
)

SEED = 1
FOLDS = 5
# Examples that share half of their features are nearly the same and stay in one fold.
MIN_NEARLY_SAME = 0.5
THRESHOLDS = (-4.0, -3.0, -2.5, -2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0)
# Those that `intents.jsonl` has examples of, in the order of the model's columns.
_BY_EXAMPLE = tuple(intent for intent in Intent if intent is not Intent.BEYOND)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m corpus.training.intents", description=__doc__)
    parser.add_argument("--out", type=Path, default=MODEL_FILE)
    parser.add_argument("--curve", nargs="+", type=Intent, choices=_BY_EXAMPLE, default=[])
    arguments = parser.parse_args()
    embedding = open_shipped()
    examples = (*read_examples(), *gap_examples())
    learnt = [question for question in ordinary_questions() if is_learnt(question)]
    # A sentence of a calm story is calm: the long ones are read in windows too.
    learnt += [part for each in examples if not each.intents for part in windows(each.text)]
    material = Material(examples, learnt, embedding)
    for intent in arguments.curve:
        _print_curve(intent, material)
    if not arguments.curve:
        everything = np.ones(len(examples), dtype=bool)
        linears = [material.fit(intent, everything) for intent in _BY_EXAMPLE]
        linears.append(_fit_beyond(embedding))
        save(pack(linears, embedding), arguments.out, trained_on=training_digest())
        _say(f"{len(examples)} examples, written to {arguments.out}")
    return 0


def _fit_beyond(embedding: StaticEmbedding) -> Linear:
    """Gap questions against passage questions; how good it is shows in what is refused (0005)."""
    examples = beyond_examples()
    rows = matrix([each.text for each in examples], embedding)
    return fit_linear(rows, wanted(examples, Intent.BEYOND))


class Material:
    """The feature rows of everything learnt, read once for all intents."""

    def __init__(
        self, examples: Sequence[Example], ordinary: Sequence[str], embedding: StaticEmbedding
    ) -> None:
        self.examples = examples
        self.embedding = embedding
        self.rows = matrix([each.text for each in examples], embedding)
        copies = misspelt_copies(examples, SEED)
        self._copies = matrix([each.text for each in copies], embedding)
        self._ordinary = matrix(ordinary, embedding)

    def fit(self, intent: Intent, kept: NDArray[np.bool_]) -> Linear:
        """Fit on the kept examples, their misspelt copies and the ordinary questions."""
        is_wanted = wanted(self.examples, intent)[kept]
        nothing = np.zeros(self._ordinary.shape[0], dtype=bool)
        rows = sparse.vstack([self.rows[kept], self._copies[kept], self._ordinary])
        return fit_linear(rows.tocsr(), np.concatenate([is_wanted, is_wanted, nothing]))

    def folds(self) -> NDArray[np.int64]:
        """The fold of every example; those nearly the same have one, by single linkage."""
        hashed = self.rows[:, :BUCKETS]
        near = (hashed @ hashed.T) > MIN_NEARLY_SAME
        _, groups = connected_components(near, directed=False)
        first = {int(group): each.text for group, each in zip(groups, self.examples, strict=True)}
        return np.array([crc32(first[int(group)].encode()) % FOLDS for group in groups])


def _print_curve(intent: Intent, material: Material) -> None:
    """Recall in cross-validation, and alarms on ordinary questions that were never learnt."""
    unseen = [question for question in ordinary_questions() if not is_learnt(question)]
    unseen_rows = matrix(unseen, material.embedding)
    is_wanted, folds = wanted(material.examples, intent), material.folds()
    held, alarms = np.zeros(len(folds)), np.zeros(len(unseen))
    for fold in range(FOLDS):
        linear = material.fit(intent, folds != fold)
        held[folds == fold] = odds(linear, material.rows[folds == fold])
        alarms += odds(linear, unseen_rows) / FOLDS
    _print_table(intent, material.examples, is_wanted, held, alarms)


def _print_table(
    intent: Intent,
    examples: Sequence[Example],
    is_wanted: NDArray[np.bool_],
    held: Floats,
    alarms: Floats,
) -> None:
    own = np.array([each.origin == "intents" for each in examples])
    hard = np.array([not each.intents for each in examples])
    _say(f"\n{intent.value}: {(is_wanted & own).sum()} own, {(is_wanted & ~own).sum()} of others")
    _say("| log-odds | recall, own | recall, others' | alarms, hard | alarms, unseen |")
    _say("| --- | --- | --- | --- | --- |")
    for threshold in THRESHOLDS:
        shares = [_share(held[is_wanted & own], threshold)]
        shares += [_share(held[is_wanted & ~own], threshold), _share(held[hard], threshold)]
        cells = " | ".join((*shares, _share(alarms, threshold)))
        _say(f"| {threshold} | {cells} |")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _share(values: Floats, threshold: float) -> str:
    return f"{(values >= threshold).mean():.2%}" if len(values) else "-"


if __name__ == "__main__":
    sys.exit(main())
