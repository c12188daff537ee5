"""`python -m corpus.training --out DIR` trains; `--evaluate MODEL` measures a trained model."""

import argparse
import os
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import torch

from corpus.embedding import EmbeddingError, open_embedding
from corpus.settings import SettingsError
from corpus.snapshot import SnapshotError
from corpus.training.evaluation import (
    Outcome,
    measure_held_out,
    measure_strangers,
    measure_swequad,
    swequad_task,
)
from corpus.training.fitting import FittingPlan, fit
from corpus.training.material import MaterialError, read_material
from corpus.training.own_questions import (
    FOLDS,
    AskedPassage,
    all_questions,
    first_questions,
    later_questions,
    with_own_questions,
    without_fold,
)
from corpus.training.saving import save_model
from corpus.training.tokenizer import train_tokenizer

MATERIAL_VARIABLE = "VAGLEDAREN_MATERIAL_DIR"
# The fold that --hold-out leaves out of training, so that it can be asked about afterwards.
HELD_OUT_FOLD = 0


def main() -> int:
    arguments = _arguments()
    # More threads would add up the same numbers in another order and give another model.
    torch.set_num_threads(1)
    os.environ["RAYON_NUM_THREADS"] = "1"
    try:
        material = _material_directory()
        if arguments.evaluate:
            _evaluate(arguments.evaluate, material, folds=_folds(arguments))
        else:
            _train(arguments, material)
    except (MaterialError, EmbeddingError, SettingsError, SnapshotError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m corpus.training", description=__doc__)
    task = parser.add_mutually_exclusive_group(required=True)
    task.add_argument("--out", type=Path, help="train, and write the model to this directory")
    task.add_argument("--evaluate", metavar="MODEL", help="a directory, a hub name, or `shipped`")
    parser.add_argument("--own-questions", choices=("none", "kept", "all"), default="all")
    parser.add_argument("--dimensions", type=int, default=FittingPlan().dimensions)
    parser.add_argument("--epochs", type=int, default=FittingPlan().epochs)
    parser.add_argument("--pieces", type=int, default=24_000)
    parser.add_argument("--only-fold", action="store_true", help="measure the fold `kept` leaves")
    return parser.parse_args()


def _folds(arguments: argparse.Namespace) -> tuple[int, ...]:
    return (HELD_OUT_FOLD,) if arguments.only_fold else tuple(range(FOLDS))


def _material_directory() -> Path:
    given = os.environ.get(MATERIAL_VARIABLE)
    if not given or not Path(given).is_dir():
        raise MaterialError(
            f"{MATERIAL_VARIABLE} is {given!r}: set it to the directory that holds training/"
        )
    return Path(given)


def _train(arguments: argparse.Namespace, directory: Path) -> None:
    plan = FittingPlan(dimensions=arguments.dimensions, epochs=arguments.epochs)
    started = time.perf_counter()

    def report(line: str) -> None:
        print(f"{time.perf_counter() - started:6.0f} s  {line}", flush=True)

    material = read_material(directory / "training", seed=plan.seed)
    for origin, pairs in material.pairs.items():
        report(f"{len(pairs):7d} pairs from {origin}")
    # Learnt before our own questions are added: the pieces stay the same with and without them.
    tokenizer = train_tokenizer(material.texts(), pieces=arguments.pieces, seed=plan.seed)
    report(f"{tokenizer.get_vocab_size()} pieces")
    if arguments.own_questions != "none":
        passages = _own_questions(arguments.own_questions)
        material = with_own_questions(material, passages, seed=plan.seed)
    save_model(arguments.out, tokenizer, fit(material, tokenizer, plan, report))
    report(f"written to {arguments.out}")


def _own_questions(choice: str) -> tuple[AskedPassage, ...]:
    if choice == "kept":
        return without_fold(first_questions(), HELD_OUT_FOLD)
    return all_questions()


def _evaluate(model: str, directory: Path, *, folds: tuple[int, ...]) -> None:
    embedding = open_embedding(None if model == "shipped" else model)
    print(f"model {embedding.id}")
    swequad = swequad_task(directory / "benchmarks" / "swequad")
    _print_table("SweQUAD", measure_swequad(swequad, embedding))
    passages = first_questions()
    _print_table("held-out passage questions", measure_held_out(passages, embedding, folds))
    if later := later_questions():
        outcomes = measure_strangers(passages, later, embedding)
        _print_table("questions of other writers", outcomes)


def _print_table(title: str, outcomes: Mapping[str, Outcome]) -> None:
    print(f"\n| {title} | hit@1 | hit@5 | MRR | n |\n| --- | --- | --- | --- | --- |")
    for name, each in outcomes.items():
        shares = (each.hit_at_1, each.hit_at_5, each.mean_reciprocal_rank)
        print(f"| {name} | {' | '.join(f'{share:.3f}' for share in shares)} | {each.questions} |")


if __name__ == "__main__":
    sys.exit(main())
