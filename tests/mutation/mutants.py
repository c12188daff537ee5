"""Every way to break one thing in a module: each mutant is the whole source with one change.

Strings are left alone: most are keys of word lists, whose loss any test at all would notice, and
breaking a pattern by force says nothing about what it reads.
"""

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass

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
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.Pow: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}
NAMES = {"any": "all", "all": "any", "min": "max", "max": "min"}
# Taking one of these away changes a type, rarely a value.
CONVERSIONS = frozenset(
    {"tuple", "list", "set", "frozenset", "sorted", "str", "iter", "cast", "len", "next", "any"}
    | {"all", "dict", "max", "min", "sum", "int", "float", "bool"}
)
# Sizes of caches and of the bootstrap change no value, or none that a test should pin.
LEFT_ALONE = frozenset({"CACHED_TEXTS", "RESAMPLES", "SEED"})


@dataclass(frozen=True, slots=True)
class Mutant:
    """`change` names the function and what became of what, and outlives a moved line."""

    line: int
    change: str
    source: str


def mutants_of(source: str) -> Iterator[Mutant]:
    tree = ast.parse(source)
    for owner, node, around in _places(tree):
        for new in _replacements(node):
            # A copy that finds its node already copied takes the mutated one in its place.
            mutated = copy.deepcopy(tree, {id(node): new})
            change = f"{owner}: {_shown(node, new, around)}"
            text = ast.unparse(ast.fix_missing_locations(mutated))
            yield Mutant(getattr(node, "lineno", around.lineno), change, text)


def _places(tree: ast.Module) -> Iterator[tuple[str, ast.AST, ast.stmt | ast.expr]]:
    """Each node that may be broken, with the function it is in and what stands around it."""
    for top in tree.body:
        if not _is_left_alone(top):
            yield from _inside(top, "module", top)


def _inside(
    node: ast.AST, owner: str, around: ast.stmt | ast.expr
) -> Iterator[tuple[str, ast.AST, ast.stmt | ast.expr]]:
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        owner = node.name
    yield owner, node, around
    for name, value in ast.iter_fields(node):
        # Decorators and annotations say nothing that is computed.
        if name in ("decorator_list", "annotation", "returns"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from _inside(child, owner, node if _is_shown(node) else around)


def _is_shown(node: ast.AST) -> bool:
    return isinstance(node, ast.stmt | ast.expr)


def _is_left_alone(node: ast.stmt) -> bool:
    return isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in LEFT_ALONE


def _shown(node: ast.AST, new: ast.AST, around: ast.AST) -> str:
    """A lone constant or name says too little: what stands around it is shown too."""
    if isinstance(node, ast.expr | ast.stmt) and not isinstance(node, ast.Constant | ast.Name):
        return f"{_line(node)} -> {_line(new)}"
    return f"{_line(node)} -> {_line(new)} in {_line(around)}"


def _line(node: ast.AST) -> str:
    return ast.unparse(node).split("\n")[0].strip()


def _replacements(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.stmt):
        yield from _other_statement(node)
    if isinstance(node, ast.BoolOp | ast.BinOp | ast.AugAssign) and type(node.op) in SWAPS:
        yield _changed(node, op=SWAPS[type(node.op)]())
    elif isinstance(node, ast.comprehension):
        for one in node.ifs:
            yield _changed(node, ifs=[other for other in node.ifs if other is not one])
    else:
        yield from _other_expression(node)


def _other_expression(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Compare():
            yield from _compared(node)
        case ast.Constant():
            yield from _other_constant(node)
        case ast.UnaryOp(op=ast.Not()):
            yield node.operand
        case ast.IfExp():
            yield _changed(node, body=node.orelse, orelse=node.body)
        case ast.Name() if node.id in NAMES:
            yield _changed(node, id=NAMES[node.id])
        case ast.Call():
            yield from _without_call(node)


def _other_statement(node: ast.stmt) -> Iterator[ast.AST]:
    match node:
        case ast.If() | ast.While() if isinstance(node.test, ast.Name | ast.Call):
            yield _changed(node, test=ast.UnaryOp(ast.Not(), node.test))
        case ast.Return(value=ast.expr()) if not _is_nothing(node.value):
            yield ast.Return(ast.Constant(None))
        case ast.Expr(value=ast.Call() | ast.Yield() | ast.YieldFrom()):
            yield ast.Pass()
        case ast.Raise():
            yield ast.Pass()
        case ast.Continue():
            yield ast.Break()
        case ast.Break():
            yield ast.Continue()


def _compared(node: ast.Compare) -> Iterator[ast.AST]:
    for place, op in enumerate(node.ops):
        if type(op) in SWAPS:
            yield _changed(node, ops=[*node.ops[:place], SWAPS[type(op)](), *node.ops[place + 1 :]])


def _other_constant(node: ast.Constant) -> Iterator[ast.AST]:
    if isinstance(node.value, bool):
        yield ast.Constant(not node.value)
    elif isinstance(node.value, int | float):
        yield ast.Constant(node.value + 1)
    elif node.value is None:
        yield ast.Constant(0.5)


def _without_call(node: ast.Call) -> Iterator[ast.AST]:
    if node.keywords:
        return
    if isinstance(node.func, ast.Attribute) and not node.args:
        yield node.func.value
    elif isinstance(node.func, ast.Name) and len(node.args) == 1:
        is_function = node.func.id.islower() and node.func.id not in CONVERSIONS
        if is_function and not isinstance(node.args[0], ast.Starred | ast.GeneratorExp):
            yield node.args[0]


def _is_nothing(node: ast.expr | None) -> bool:
    """`return None` for `return False` is no change that a caller could see."""
    return isinstance(node, ast.Constant) and node.value in (None, False)


def _changed(node: ast.AST, **fields: object) -> ast.AST:
    new = copy.copy(node)
    for name, value in fields.items():
        setattr(new, name, value)
    return new
