"""Run the tests that own a module against a mutant of it, in a forked child with a time limit."""

import ast
import contextlib
import importlib.abc
import importlib.util
import io
import os
import signal
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
OURS = ("corpus", "assistant", "ingest", "evals", "ui", "tests")
# Long for any test of one module; a mutant that never ends is a mutant noticed.
MAX_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Owned:
    """A module and the test files that own it; `cut` when they need no fixture from above."""

    name: str
    tests: tuple[str, ...]
    cut: bool = True

    @property
    def path(self) -> Path:
        return ROOT.joinpath(*self.name.split(".")).with_suffix(".py")


def owned(name: str, tests: tuple[str, ...] = ()) -> Owned:
    """The module with its tests: `assistant.gate_text` is owned by test_gate_text and test_gate.

    And by test_gate_text_folding, unless there is a module gate_text_folding.
    """
    package, *rest = name.split(".")
    words = "_".join(rest).split("_")
    named = [f"tests/{package}/test_{'_'.join(words[:n])}.py" for n in range(len(words), 0, -1)]
    named += _further(package, "_".join(rest))
    found = tests or tuple(path for path in named if (ROOT / path).exists())
    if not found:
        raise ValueError(f"no tests own {name!r}: looked for {', '.join(named)}")
    return Owned(name, found)


def _further(package: str, name: str) -> list[str]:
    modules = {path.stem for path in (ROOT / package).glob(f"{name}_*.py")}
    further = sorted((ROOT / "tests" / package).glob(f"test_{name}_*.py"))
    return [
        str(path.relative_to(ROOT))
        for path in further
        if not f"{path.stem}_".startswith(tuple(f"test_{module}_" for module in modules))
    ]


def passes(module: Owned, source: str | None) -> bool:
    """Say whether the module's tests pass, with `source` as the module when it is given."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    signal.alarm(MAX_SECONDS)
    code = 1
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        try:
            code = _run(module, source)
        finally:
            os._exit(int(code))


def _run(module: Owned, source: str | None) -> int:
    if source is not None:
        for name in dependents(module.name):
            del sys.modules[name]
        sys.meta_path.insert(0, _Mutated(module.name, source, module.path))
    quick = ["-x", "-q", "--assert=plain", "-p", "no:cacheprovider"]
    above = [f"--confcutdir={Path(module.tests[0]).parent}"] if module.cut else []
    return int(pytest.main([*quick, *above, *module.tests]))


def dependents(name: str) -> frozenset[str]:
    """Our loaded modules that import `name`, directly or through others, and `name` itself."""
    imports = {other: _imports(other) for other in list(sys.modules) if other.startswith(OURS)}
    found = {name} & set(sys.modules)
    grown = True
    while grown:
        more = {one for one, imported in imports.items() if imported & found} - found
        found |= more
        grown = bool(more)
    return frozenset(found)


def _imports(name: str) -> frozenset[str]:
    path = getattr(sys.modules[name], "__file__", None)
    return imported_by(Path(path)) if path else frozenset()


@cache
def imported_by(path: Path) -> frozenset[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return frozenset(found)


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


def prepare(module: Owned) -> None:
    """Import once what every child needs, so that a fork is nearly all a mutant costs."""
    os.chdir(ROOT)
    # Plugins that these tests do without cost more than the tests.
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    with contextlib.suppress(ImportError):
        from hypothesis import settings

        settings.register_profile("same-every-time", derandomize=True, database=None)
        settings.load_profile("same-every-time")
    for path in (ROOT / "tests" / "conftest.py", *(ROOT / test for test in module.tests)):
        for name in sorted(imported_by(path)):
            # Of «from a import b» b need be no module.
            with contextlib.suppress(ImportError):
                importlib.import_module(name)
    # Read before the first fork: the children share what has been read.
    dependents(module.name)
