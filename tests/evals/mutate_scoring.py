"""Mutation testing of `evals/scoring`: break one thing at a time and see whether a test notices.

Run by hand: `.venv/bin/python tests/evals/mutate_scoring.py [MODULE ...]`. Minutes, one process.
"""

import ast
import contextlib
import copy
import importlib.abc
import importlib.util
import io
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
SCORING = ROOT / "evals" / "scoring"
TESTS = Path(__file__).parent
SWAPS: dict[type, type] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.Pow: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}
NAMES = {"any": "all", "all": "any", "min": "max", "max": "min"}
MAX_SECONDS = 60
# Sizes of caches and of the bootstrap change no value, or none that a test should pin.
LEFT_ALONE = {"CACHED_TEXTS", "RESAMPLES", "SEED"}


def mutants(source: str) -> Iterator[tuple[str, str]]:
    """Each mutated source with the line and the kind of change."""
    tree = ast.parse(source)
    count = len(list(ast.walk(tree)))
    skipped = {id(n) for top in tree.body if _is_left_alone(top) for n in ast.walk(top)}
    originals = list(ast.walk(tree))
    for number in range(count):
        if id(originals[number]) in skipped:
            continue
        for choice in range(2):
            mutated = copy.deepcopy(tree)
            node = list(ast.walk(mutated))[number]
            change = _mutate(node, choice)
            if change:
                line = getattr(originals[number], "lineno", "?")
                yield ast.unparse(ast.fix_missing_locations(mutated)), f"line {line}: {change}"


def _is_left_alone(node: ast.stmt) -> bool:
    return isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in LEFT_ALONE


def _mutate(node: ast.AST, choice: int) -> str:  # noqa: PLR0911
    if isinstance(node, ast.Compare) and choice == 0:
        return _swap(node.ops, 0)
    if isinstance(node, ast.Compare) and len(node.ops) > 1:
        return _swap(node.ops, 1)
    if isinstance(node, ast.BoolOp | ast.BinOp | ast.AugAssign) and choice == 0:
        return _swap_op(node)
    if isinstance(node, ast.Constant) and choice == 0 and not isinstance(node.value, str):
        return _change_constant(node)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not) and choice == 0:
        node.op, node.operand = ast.Not(), ast.UnaryOp(ast.Not(), node.operand)
        return "not dropped"
    if isinstance(node, ast.IfExp) and choice == 0:
        node.body, node.orelse = node.orelse, node.body
        return "branches swapped"
    if isinstance(node, ast.Name) and node.id in NAMES and choice == 0:
        node.id = NAMES[node.id]
        return f"-> {node.id}"
    return ""


def _swap(ops: list[ast.cmpop], place: int) -> str:
    swapped = SWAPS.get(type(ops[place]))
    if swapped is None:
        return ""
    before, ops[place] = type(ops[place]).__name__, swapped()
    return f"{before} -> {swapped.__name__}"


def _swap_op(node: ast.BoolOp | ast.BinOp | ast.AugAssign) -> str:
    swapped = SWAPS.get(type(node.op))
    if swapped is None:
        return ""
    before, node.op = type(node.op).__name__, swapped()
    return f"{before} -> {swapped.__name__}"


def _change_constant(node: ast.Constant) -> str:
    before = node.value
    if isinstance(before, bool):
        node.value = not before
    elif isinstance(before, int | float):
        node.value = before + 1
    elif before is None:
        node.value = 0.5
    else:
        return ""
    return f"{before!r} -> {node.value!r}"


class _Mutated(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Serves one module from changed source."""

    def __init__(self, name: str, source: str, path: Path) -> None:
        self.name, self.source, self.path = name, source, path

    def find_spec(self, name, path=None, target=None):
        if name != self.name:
            return None
        return importlib.util.spec_from_file_location(name, self.path, loader=self)

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        exec(compile(self.source, str(self.path), "exec"), module.__dict__)


def survives(name: str, source: str, path: Path, tests: list[str]) -> bool:
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    # A mutant that never ends is a mutant noticed.
    signal.alarm(MAX_SECONDS)
    sys.meta_path.insert(0, _Mutated(name, source, path))
    code = 1
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        # The outer conftest builds a store that these tests do without.
        quick = ["-x", "-q", "--assert=plain", "-p", "no:cacheprovider", f"--confcutdir={TESTS}"]
        code = pytest.main([*quick, *tests])
    os._exit(int(code))


def main(chosen: list[str]) -> None:
    os.chdir(ROOT)
    # Plugins that these tests do without cost more than the tests.
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    sys.path.insert(0, str(ROOT))
    _load_what_does_not_change()
    made = killed = 0
    for path in sorted(SCORING.glob("*.py")):
        if path.stem == "__init__" or (chosen and path.stem not in chosen):
            continue
        own = [str(TESTS / f"test_scoring_{path.stem}.py")]
        for source, change in mutants(path.read_text(encoding="utf-8")):
            made += 1
            if survives(f"evals.scoring.{path.stem}", source, path, own):
                print(f"SURVIVED {path.name} {change}", flush=True)  # noqa: T201
            else:
                killed += 1
    print(f"{killed} of {made} mutants killed ({killed / made:.1%})")  # noqa: T201


def _load_what_does_not_change() -> None:
    """Import what every child needs, so that a fork is all it costs."""
    import numpy as np  # noqa: F401

    import assistant.privacy  # noqa: F401
    import corpus.law_reference_finding
    import corpus.norm_finding
    import corpus.storage
    import corpus.words  # noqa: F401
    import evals.case
    import evals.replies  # noqa: F401


if __name__ == "__main__":
    main(sys.argv[1:])
