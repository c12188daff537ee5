"""`python -m evals.law_reference_time`: searches for the text that takes longest to read.

CPU time, so that a busy machine changes little; the worst texts are timed again, and the least of
the times counts. Exits 1 when the worst takes longer than the limit.
"""

import argparse
import sys
import time
from collections.abc import Sequence
from random import Random

from corpus.law_reference_finding import find_law_references

LENGTH = 20_000
LIMIT_SECONDS = 0.050
ROUNDS = 80
REPEATS = 5
MOST_PIECES = 8
# The best so far that are varied, and those timed again at the end.
KEPT = 12
SHOWN = 5
# What references are made of, and signs that cost a reader time; repeated to the full length.
PIECES = (
    *("kap. ", "\u00a7\u00a7 3\u20135, ", "1 \u00a7, ", "\u00a7 1 ", "1\u201399 \u00a7\u00a7, "),
    *(
        "4 a\u20134 d \u00a7\u00a7 ",
        "2 a kap. 8\u20139 \u00a7\u00a7 ",
        "7 6 kap. 1 \u00a7 ",
        "5:4 ",
    ),
    *("SoL ", "sol", "lag (2001:453) ", "lagen om ", "lag", "SOSFS 2014:4HSLF-FS 2022:39 "),
    *("HSLF-FS ", "2022:39", "prop. 2019/20:", "(", ")", "\u2013", "\u2013 ", "-", ",", ", och "),
    *("1", "12345 ", "9", " ", "\n", "\t", "\u00ad", "a\u030a", "\u0130", "a", "i ", "p 3 ", "x"),
)
Pieces = tuple[str, ...]


def seconds(text: str) -> float:
    start = time.process_time()
    find_law_references(text)
    return time.process_time() - start


def hostile(pieces: Pieces) -> str:
    unit = "".join(pieces)
    return (unit * (LENGTH // len(unit) + 1))[:LENGTH]


def search(seed: int) -> list[tuple[float, Pieces]]:
    """The slowest first: every piece alone, mixtures, and the slowest of these varied."""
    random = Random(seed)
    find_law_references(hostile(PIECES))
    tried: list[tuple[float, Pieces]] = [(seconds(hostile((one,))), (one,)) for one in PIECES]
    for number in range(ROUNDS):
        pieces = _mixed(random) if number % 2 else _varied(random, max(tried[-KEPT:])[1])
        tried.append((seconds(hostile(pieces)), pieces))
        tried.sort()
    worst = [pieces for _, pieces in tried[-KEPT:]]
    again = [(min(seconds(hostile(one)) for _ in range(REPEATS)), one) for one in worst]
    return sorted(again, reverse=True)


def _mixed(random: Random) -> Pieces:
    return tuple(random.choices(PIECES, k=random.randint(2, 4)))


def _varied(random: Random, pieces: Pieces) -> Pieces:
    place, piece = random.randrange(len(pieces)), random.choice(PIECES)
    keeps = len(pieces) < MOST_PIECES and random.random() < 0.5  # noqa: PLR2004 - either way
    return (*pieces[:place], piece, *pieces[place if keeps else place + 1 :])


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m evals.law_reference_time", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    found = search(parser.parse_args(arguments).seed)
    for taken, pieces in found[:SHOWN]:
        sys.stdout.write(f"{1000 * taken:6.1f} ms  {pieces!r}\n")
    sys.stdout.write(f"limit {1000 * LIMIT_SECONDS:.0f} ms on {LENGTH} characters\n")
    return int(found[0][0] > LIMIT_SECONDS)


if __name__ == "__main__":
    sys.exit(main())
