"""Where a source file can be made a little wrong: operators, comparisons, numbers, conditions, what is returned, what
is stored.

Names, texts for people, annotations and decorators are left alone: changing them says nothing about the tests.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass

SWAPPED: dict[type[ast.AST], type[ast.AST]] = {
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
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.And: ast.Or,
    ast.Or: ast.And,
}
LEFT_ALONE = (ast.JoinedStr, ast.Import, ast.ImportFrom, ast.Raise)


@dataclass(frozen=True, slots=True)
class Site:
    """One small change: the bytes from `begin` to `end` of a file become `new`."""

    line: int
    column: int  # from 1, in bytes
    begin: int
    end: int
    old: str
    new: str

    def planted_in(self, source: str) -> str:
        """The whole file with the change in it."""
        text = source.encode()
        return (text[: self.begin] + self.new.encode() + text[self.end :]).decode()

    def __str__(self) -> str:
        return f"{self.line}:{self.column}: {' '.join(self.old.split())} -> {self.new}"


def sites_in(source: str) -> list[Site]:
    """Every site of a Python file, in order."""
    text = source.encode()
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    found = []
    for node, new in _changes(ast.parse(source)):
        begin = starts[node.lineno - 1] + node.col_offset
        end = starts[node.end_lineno - 1] + node.end_col_offset
        found.append(Site(node.lineno, node.col_offset + 1, begin, end, text[begin:end].decode(), new))
    return sorted(found, key=lambda site: (site.begin, site.end, site.new))


def _changes(node: ast.AST) -> Iterator[tuple[ast.expr | ast.stmt, str]]:
    """(what is replaced, by what) below a node."""
    if isinstance(node, ast.expr):
        yield from ((node, f"({ast.unparse(new)})") for new in _other_expressions(node))
    elif isinstance(node, ast.stmt):
        yield from _other_statements(node)
    for child in _parts(node):
        yield from _changes(child)


def _parts(node: ast.AST) -> list[ast.AST]:
    """What may be changed inside a node: no annotations, decorators, texts about the code."""
    if isinstance(node, LEFT_ALONE):
        return []
    if isinstance(node, ast.FunctionDef):
        return [*node.args.defaults, *filter(None, node.args.kw_defaults), *_without_docstring(node.body)]
    if isinstance(node, ast.ClassDef | ast.Module):
        return _without_docstring(node.body)
    if isinstance(node, ast.AnnAssign):
        return [node.value] if node.value else []
    if isinstance(node, ast.Lambda):
        return [node.body]
    return list(ast.iter_child_nodes(node))


def _without_docstring(body: list[ast.stmt]) -> list[ast.AST]:
    return [one for one in body if not (isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant))]


def _other_expressions(node: ast.expr) -> Iterator[ast.expr]:
    new = copy(node)
    if isinstance(new, ast.Compare) and len(new.ops) == 1:
        new.ops = [SWAPPED[type(new.ops[0])]()]  # type: ignore[list-item]
        yield new
    elif isinstance(new, ast.BinOp | ast.BoolOp) and type(new.op) in SWAPPED:
        new.op = SWAPPED[type(new.op)]()  # type: ignore[assignment]
        yield new
    elif isinstance(new, ast.UnaryOp):
        yield new.operand
    elif isinstance(new, ast.Constant) and isinstance(new.value, bool):
        yield ast.Constant(not new.value)
    elif isinstance(new, ast.Constant) and isinstance(new.value, int):
        yield ast.Constant(new.value + 1)
    elif isinstance(new, ast.IfExp):
        new.test = ast.UnaryOp(ast.Not(), new.test)
        yield new


def _other_statements(node: ast.stmt) -> Iterator[tuple[ast.expr | ast.stmt, str]]:
    if isinstance(node, ast.If):
        yield node.test, f"(not ({ast.unparse(node.test)}))"
    elif isinstance(node, ast.Return) and node.value is not None and ast.unparse(node.value) != "None":
        yield node.value, "None"
    elif isinstance(node, ast.AugAssign):
        yield node, "pass"
        if type(node.op) in SWAPPED:
            new = copy(node)
            new.op = SWAPPED[type(node.op)]()  # type: ignore[assignment]
            yield node, ast.unparse(new)
    elif _stores_or_calls(node):
        yield node, "pass"


def _stores_or_calls(node: ast.stmt) -> bool:
    if isinstance(node, ast.Assign):
        return isinstance(node.targets[0], ast.Subscript | ast.Attribute)
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)
