import os
import subprocess
import sys
from types import SimpleNamespace

import pytest

from tests.mutation import trying
from tests.mutation.mutants import mutants_of
from tests.mutation.trying import dependents, owned


def changes(source):
    return [mutant.change for mutant in mutants_of(source)]


@pytest.mark.parametrize(
    ("source", "change"),
    [
        ("def f(a):\n    return a < 1", "f: a < 1 -> a <= 1"),
        ("def f(a):\n    return a < 1", "f: 1 -> 2 in a < 1"),
        ("def f(a):\n    return a < 1", "f: return a < 1 -> return None"),
        ("def f(a, b):\n    return a and b", "f: a and b -> a or b"),
        ("def f(a):\n    return not a", "f: not a -> a"),
        ("def f(a):\n    return a + a", "f: a + a -> a - a"),
        ("def f(a):\n    return g(a)", "f: g(a) -> a"),
        ("def f(a):\n    return a.strip()", "f: a.strip() -> a"),
        ("def f(a):\n    g(a)", "f: g(a) -> pass"),
        ("def f(a):\n    yield a", "f: yield a -> pass"),
        ("def f(a):\n    raise ValueError(a)", "f: raise ValueError(a) -> pass"),
        ("def f(a):\n    if a:\n        return 1", "f: if a: -> if not a:"),
        ("def f(a):\n    for b in a:\n        break", "f: break -> continue"),
        ("x = any(b for b in a if b)", "module: any -> all in any((b for b in a if b))"),
        ("LIMIT = 3", "module: 3 -> 4 in LIMIT = 3"),
        ("x = True", "module: True -> False in x = True"),
    ],
)
def test_one_thing_is_broken_at_a_time(source, change):
    assert change in changes(source)


def test_a_filter_can_go_and_the_rest_stays():
    sources = [mutant.source for mutant in mutants_of("x = [b for b in a if b if c]")]
    assert sources == ["x = [b for b in a if c]", "x = [b for b in a if b]"]


@pytest.mark.parametrize(
    "source",
    [
        pytest.param('"""About."""', id="docstring"),
        pytest.param("CACHED_TEXTS = 512", id="size of a cache"),
        pytest.param("@cached(size=3)\ndef f(): ...", id="decorator"),
        pytest.param("def f(a: int | None) -> None: ...", id="annotation"),
        pytest.param("def f():\n    return None", id="nothing already"),
        pytest.param("x = 'word'", id="string"),
    ],
)
def test_what_computes_nothing_is_left_alone(source):
    assert [one for one in changes(source) if "None -> 0.5" not in one] == []


def test_the_rest_of_the_source_is_untouched():
    for mutant in mutants_of("def f(a):\n    b = a + 1\n    return b\n"):
        assert mutant.source.count("\n") == 2


def test_a_module_is_owned_by_the_tests_of_its_name_and_of_its_stem(tmp_path, monkeypatch):
    monkeypatch.setattr(trying, "ROOT", tmp_path)
    (tmp_path / "tests" / "a").mkdir(parents=True)
    for name in ("test_gate.py", "test_gate_text.py", "test_text.py"):
        (tmp_path / "tests" / "a" / name).touch()
    assert owned("a.gate_text").tests == ("tests/a/test_gate_text.py", "tests/a/test_gate.py")
    with pytest.raises(ValueError, match=r"a\.other"):
        owned("a.other")


def test_a_second_file_of_a_module_s_tests_is_no_other_module_s(tmp_path, monkeypatch):
    monkeypatch.setattr(trying, "ROOT", tmp_path)
    for folder in ("a", "tests/a"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "a" / "gate_text.py").touch()
    (tmp_path / "tests" / "a" / "test_gate_text_more.py").touch()
    (tmp_path / "tests" / "a" / "test_gate_other.py").touch()
    assert owned("a.gate_text").tests == ("tests/a/test_gate_text_more.py",)
    assert owned("a.gate").tests == ("tests/a/test_gate_other.py",)


TRIED = """
import sys
from pathlib import Path
from tests.mutation import trying

trying.ROOT = Path(sys.argv[1])
sys.path.insert(0, sys.argv[1])
module = trying.Owned("rule_of_test", (str(trying.ROOT / "test_rule.py"),))
sources = (None, "LIMIT = 4\\nUNUSED = 3\\n", "LIMIT = 3\\nUNUSED = 4\\n")
print([trying.passes(module, source) for source in sources])
"""


def test_a_broken_rule_is_noticed_and_a_broken_nothing_is_not(tmp_path):
    (tmp_path / "rule_of_test.py").write_text("LIMIT = 3\nUNUSED = 3\n")
    rule = "import rule_of_test\ndef test_it(): assert rule_of_test.LIMIT == 3\n"
    (tmp_path / "test_rule.py").write_text(rule)
    # In a process of its own: a fork of one that has threads may never get anywhere.
    run = subprocess.run(
        [sys.executable, "-c", TRIED, str(tmp_path)],
        cwd=trying.ROOT,
        env={**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == "[True, False, True]"


def test_what_imports_a_module_through_another_depends_on_it(tmp_path, monkeypatch):
    texts = {"a": "", "b": "import tests_a", "c": "from tests_b import x", "d": "import os"}
    for name, text in texts.items():
        path = tmp_path / f"{name}.py"
        path.write_text(text)
        monkeypatch.setitem(sys.modules, f"tests_{name}", SimpleNamespace(__file__=str(path)))
    assert dependents("tests_a") == {"tests_a", "tests_b", "tests_c"}
