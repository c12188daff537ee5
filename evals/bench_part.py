"""One part of the bench in a process of its own: `python -m evals.bench_part NAME ...`.

Prints its figures as one line of JSON, the last.
"""

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

Figures = Mapping[str, object]


def main(arguments: Sequence[str]) -> int:
    name, *rest = arguments
    sys.stdout.write(json.dumps(PARTS[name](*rest)) + "\n")
    return 0


# Imported inside: what one system needs must not count in another's memory.
def _ours_query(data_dir: str) -> Figures:
    from evals import bench_ours  # noqa: PLC0415

    return bench_ours.query(Path(data_dir))


def _ours_grow(small: str, target: str, chars: str, passages: str) -> Figures:
    from evals import bench_ours  # noqa: PLC0415

    return bench_ours.grow(Path(small), Path(target), chars=int(chars), passages=int(passages))


def _legs(data_dir: str) -> Figures:
    from evals import bench_legs  # noqa: PLC0415

    return bench_legs.legs(Path(data_dir))


def _naive_build(target: str, chars: str) -> Figures:
    from evals import bench_naive  # noqa: PLC0415

    return bench_naive.build(Path(target), chars=int(chars))


def _naive_first(target: str, question: str) -> Figures:
    from evals import bench_naive  # noqa: PLC0415

    return bench_naive.first_answer(Path(target), question)


def _naive_query(target: str) -> Figures:
    from evals import bench_naive  # noqa: PLC0415

    return bench_naive.query(Path(target))


PARTS: Mapping[str, Callable[..., Figures]] = {
    "ours-query": _ours_query,
    "ours-grow": _ours_grow,
    "legs": _legs,
    "naive-build": _naive_build,
    "naive-first": _naive_first,
    "naive-query": _naive_query,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
