"""Mutation testing: break one thing at a time in a module and see whether its own tests notice.

    python -m tests.mutation MODULE [MODULE ...] [--tests FILE ...] [--only TEXT]

`python -m tests.mutation assistant.gate_text` breaks one comparison, boolean operator, constant,
return, call, yield, filter or arithmetic operator after another, runs the tests that own the module
(`tests/assistant/test_gate_text.py` and `test_gate.py`; others with `--tests`) in a forked child,
and prints every survivor and the share killed with its 95 % Wilson interval. `assistant.gate*`
stands for all modules of that name. Survivors that no test could notice are named, each with its
reason, in `equivalent.toml`; they are counted apart and never as killed. Minutes, one process.
"""

import argparse
import sys
import tomllib
from collections import Counter
from dataclasses import replace
from pathlib import Path

from evals.scoring.intervals import wilson
from tests.mutation.mutants import Mutant, mutants_of
from tests.mutation.trying import ROOT, Owned, owned, passes, prepare

EQUIVALENT = Path(__file__).with_name("equivalent.toml")


def main() -> int:
    options = _options()
    known = tomllib.loads(EQUIVALENT.read_text(encoding="utf-8"))
    counts: Counter[str] = Counter()
    for name in [one for pattern in options.modules for one in _modules(pattern)]:
        module = owned(name, tuple(options.tests))
        prepare(module)
        if not passes(module, None):
            module = replace(module, cut=False)
        if not passes(module, None):
            print(f"{name}: its tests fail unbroken: {' '.join(module.tests)}")
            return 1
        found = _try(module, known.get(name, {}), only=options.only)
        print(_line(name, found), flush=True)
        counts += found
    print(_line("all", counts))
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.mutation",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("modules", nargs="+", metavar="MODULE")
    parser.add_argument("--tests", nargs="+", default=[], metavar="FILE")
    parser.add_argument("--only", default="", help="mutants whose line of report holds this text")
    return parser.parse_args()


def _modules(pattern: str) -> list[str]:
    found = ROOT.glob(pattern.replace(".", "/") + ".py")
    names = [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in sorted(found)]
    if not names:
        sys.exit(f"no module {pattern!r}")
    return [name for name in names if not name.endswith("__init__")]


def _try(module: Owned, equivalent: dict[str, str], *, only: str) -> Counter[str]:
    counts: Counter[str] = Counter()
    unused = set(equivalent)
    for mutant in mutants_of(module.path.read_text(encoding="utf-8")):
        if only not in mutant.change:
            continue
        if mutant.change in equivalent:
            unused.discard(mutant.change)
            counts["equivalent"] += 1
        elif passes(module, mutant.source):
            counts["survived"] += 1
            _say(module, mutant)
        else:
            counts["killed"] += 1
    for change in () if only else sorted(unused):
        print(f"NO SUCH MUTANT any more, named as equivalent: {change}", flush=True)
    return counts


def _say(module: Owned, mutant: Mutant) -> None:
    print(f"SURVIVED {module.path.name}:{mutant.line} {mutant.change}", flush=True)


def _line(name: str, counts: Counter[str]) -> str:
    made = counts["killed"] + counts["survived"]
    low, high = wilson(counts["killed"], made)
    share = counts["killed"] / made if made else 0.0
    apart = f", {counts['equivalent']} named as equivalent apart" if counts["equivalent"] else ""
    return (
        f"{name}: {counts['killed']} of {made} killed = {share:.1%} ({low:.1%}-{high:.1%}){apart}"
    )


if __name__ == "__main__":
    sys.exit(main())
