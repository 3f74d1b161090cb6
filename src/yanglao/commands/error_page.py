"""The catalogue of errors, docs/errors.md: every code that anything can answer with, in both languages, and who answers it.

Sentences stand where they are raised, with the numbers they quote; they are read from there, so that the catalogue cannot differ.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yanglao
from yanglao.acts.register import REGISTER

TABLES = ("SENTENCES", "SAYS")  # what tables of sentences are called
QUOTED = re.compile(r"\{\w+\}")
RAISED = ("ActRefused", "InstallationRefused", "Told", "BankAnswerRefused", "BankFileRefused", "refuse")
HEAD = """# 错误目录 Errors

本页由 `yanglao act page errors` 生成,请勿手改。每条说明原因,也说明怎么办。`…` 处是当时的号码、日期或金额。

This page is made by `yanglao act page errors`; it is not edited by hand. Each sentence says why, and what to do. Where `…` stands, the
sentence quotes a number, a day or an amount.

| 代码 code | 中文 | English | 业务 acts | 条款 clauses |
|---|---|---|---|---|
"""


@dataclass(frozen=True, slots=True, order=True)
class Error:
    """A code with its sentences; the same code may be told in several ways."""

    code: str
    zh: str
    en: str


def errors() -> list[Error]:
    """Every code there is, by code."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in _sources()]
    return sorted({one for tree in trees for one in (*_raised_in(tree), *_tabled_in(tree))})


def errors_page() -> str:
    """docs/errors.md."""
    by_code: dict[str, list[Error]] = defaultdict(list)
    for one in errors():
        by_code[one.code].append(one)
    return HEAD + "".join(_row(code, told) for code, told in by_code.items())


def _row(code: str, told: list[Error]) -> str:
    acts = [act for act in REGISTER.values() if code in act.refuses]
    clauses = dict.fromkeys(act.clause for act in acts)
    cells = (
        f"`{code}`",
        "<br>".join(one.zh for one in told),
        "<br>".join(one.en for one in told),
        ", ".join(act.key for act in acts),
        "、".join(clauses),
    )
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"


def _sources() -> Iterator[Path]:
    """Everything but the checks of a plan's data, whose findings are no answers."""
    for home in yanglao.__path__:
        yield from (
            path for path in sorted(Path(home).rglob("*.py")) if path.relative_to(home).parts[0] != "policy"
        )


def _raised_in(tree: ast.Module) -> Iterator[Error]:
    """Sentences that stand where they are raised."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) in RAISED:
            words = [text for text in map(_text, node.args) if text is not None]
            if len(words) >= 3 and words[0].replace("_", "").isalnum() and not words[1].isascii():
                yield Error(words[0], words[1], words[2])


def _tabled_in(tree: ast.Module) -> Iterator[Error]:
    """Sentences of tables: code -> (…, Chinese, English)."""
    for node in tree.body:
        targets = [node.target] if isinstance(node, ast.AnnAssign) else getattr(node, "targets", [])
        value = getattr(node, "value", None)
        if isinstance(value, ast.Dict) and any(_name(one).endswith(TABLES) for one in targets):
            for key, told in zip(value.keys, value.values, strict=True):
                code = key.value if isinstance(key, ast.Constant) else getattr(key, "attr", "")
                words = [_text(one) or "" for one in getattr(told, "elts", ())]
                if code and len(words) >= 2:
                    yield Error(str(code), QUOTED.sub("…", words[-2]), QUOTED.sub("…", words[-1]))


def _name(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def _text(node: ast.expr) -> str | None:
    """What stands in a literal, with … for what is put in."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(part) or "…" for part in node.values)
    if isinstance(node, ast.BinOp):
        left, right = _text(node.left), _text(node.right)
        return None if left is None or right is None else left + right
    return None
