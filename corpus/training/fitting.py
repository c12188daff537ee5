"""Fits one vector per piece so that the mean of a text's pieces says what it is about."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor, nn

from corpus.training.disturbance import disturb
from corpus.training.material import Material, Pair

# The usual inverse temperature for cosine scores against in-batch negatives.
SCALE = 20.0
# Spread of the first, random vectors; the learning rate is to be read against it.
FIRST_SPREAD = 0.1
# Pieces of a text used in training: more slows it down and changes little (arbitrary).
MAX_PIECES = 128


@dataclass(frozen=True, slots=True)
class FittingPlan:
    dimensions: int = 256
    batch_size: int = 1024
    epochs: int = 5
    learning_rate: float = 0.02
    seed: int = 20261123
    # How often an origin's pairs are gone through per epoch; one when it is not named.
    repeats: tuple[tuple[str, int], ...] = (("own_passages", 2), ("own_siblings", 2))


@dataclass(frozen=True, slots=True)
class _Example:
    """A pair whose passage is already cut into pieces; its question is disturbed anew each time."""

    pair: Pair
    pieces: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Batch:
    questions: Tensor
    question_starts: Tensor
    passages: Tensor
    passage_starts: Tensor
    # True where a pair in the batch has the same question or passage as another: no negative.
    same: Tensor


def fit(
    material: Material,
    tokenizer: Tokenizer,
    plan: FittingPlan,
    report: Callable[[str], None],
) -> NDArray[np.float32]:
    """Give one row per piece; the same material, plan and thread count give the same rows."""
    torch.manual_seed(plan.seed)
    rng = random.Random(plan.seed)
    examples = _examples(material, tokenizer)
    table = nn.EmbeddingBag(tokenizer.get_vocab_size(), plan.dimensions, mode="mean")
    nn.init.normal_(table.weight, std=FIRST_SPREAD)
    optimizer = torch.optim.Adam(table.parameters(), lr=plan.learning_rate, fused=True)
    steps = plan.epochs * len(_drawn(examples, plan, random.Random(0)))
    # Linear decay to nearly zero: the last steps settle what the first ones overshot.
    scheduler = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, 0.01, total_iters=steps)
    for epoch in range(plan.epochs):
        losses = []
        for drawn in _drawn(examples, plan, rng):
            loss = _loss(table, _batch(drawn, tokenizer, rng))
            optimizer.zero_grad(set_to_none=True)
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            scheduler.step()
            losses.append(loss.item())
        report(f"epoch {epoch + 1} of {plan.epochs}: mean loss {np.mean(losses):.3f}")
    return table.weight.detach().numpy().astype(np.float32)


def _examples(material: Material, tokenizer: Tokenizer) -> dict[str, list[_Example]]:
    return {
        origin: [
            _Example(pair, pieces)
            for pair, pieces in zip(
                pairs, _pieces([pair.passage for pair in pairs], tokenizer), strict=True
            )
        ]
        for origin, pairs in material.pairs.items()
    }


def _drawn(
    examples: Mapping[str, list[_Example]], plan: FittingPlan, rng: random.Random
) -> list[list[_Example]]:
    """Batches of one origin each, in random order; a last, short batch of an origin is kept."""
    repeats = dict(plan.repeats)
    batches: list[list[_Example]] = []
    for origin, members in examples.items():
        for _ in range(repeats.get(origin, 1)):
            order = rng.sample(members, k=len(members))
            batches += [
                order[start : start + plan.batch_size]
                for start in range(0, len(order), plan.batch_size)
            ]
    rng.shuffle(batches)
    return batches


def _batch(drawn: Sequence[_Example], tokenizer: Tokenizer, rng: random.Random) -> _Batch:
    pairs = [example.pair for example in drawn]
    questions = _joined(_pieces([disturb(pair.question, rng) for pair in pairs], tokenizer))
    passages = _joined([example.pieces for example in drawn])
    same = _alike([pair.question for pair in pairs]) | _alike([pair.passage for pair in pairs])
    same.fill_diagonal_(fill_value=False)
    return _Batch(*questions, *passages, same)


def _pieces(texts: list[str], tokenizer: Tokenizer) -> list[NDArray[np.int64]]:
    encodings = tokenizer.encode_batch_fast(texts, add_special_tokens=False)
    return [np.asarray(encoding.ids[:MAX_PIECES], dtype=np.int64) for encoding in encodings]


def _joined(rows: list[NDArray[np.int64]]) -> tuple[Tensor, Tensor]:
    """Put the rows end to end, and say where each begins."""
    starts = np.cumsum([0] + [len(row) for row in rows[:-1]])
    return torch.from_numpy(np.concatenate(rows)), torch.from_numpy(starts)


def _alike(texts: list[str]) -> Tensor:
    numbers: dict[str, int] = {}
    number = torch.tensor([numbers.setdefault(text, len(numbers)) for text in texts])
    return number[:, None] == number[None, :]


def _loss(table: nn.EmbeddingBag, batch: _Batch) -> Tensor:
    """Each question must find its passage among the batch's, and each passage its question."""
    questions = nn.functional.normalize(table(batch.questions, batch.question_starts))
    passages = nn.functional.normalize(table(batch.passages, batch.passage_starts))
    scores = (SCALE * questions @ passages.T).masked_fill(batch.same, -torch.inf)
    wanted = torch.arange(len(scores))
    forth = nn.functional.cross_entropy(scores, wanted)
    back = nn.functional.cross_entropy(scores.T, wanted)
    return (forth + back) / 2
