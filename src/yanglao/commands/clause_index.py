"""条款索引 Which function computes which clause, what it reads, and what keeps the clauses no function computes."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec

from yanglao.commands.rulebook import all_rules
from yanglao.kernel.explain import Rule
from yanglao.policy.law import KEY_OF
from yanglao.policy.loading import load_plan
from yanglao.policy.plan import Clause
from yanglao.policy.schema import READINGS

PLAN = "dongfang-2011"  # the plan the rules were written for
HEAD = """# 条款索引 Clause index

本页由 `yanglao plan clauses` 生成,请勿手改。

This page is made by `yanglao plan clauses`; it is not edited by hand.

| 条款 Clause | 标题 Title | 规则 Rule | 模块 Module | 参数与口径 Parameters and readings |
|---|---|---|---|---|
"""


def clause_index() -> str:
    """The page as Markdown: a row for each rule, and one for each clause that nothing computes."""
    return HEAD + "".join(_row(*cells) for cells in _rows())


def _rows() -> Iterator[tuple[str, str, str, str, str]]:
    rules = sorted(all_rules().values(), key=lambda rule: (rule.module, rule.name))
    for clause in load_plan(PLAN).clauses.values():
        computing = [rule for rule in rules if rule.clause == clause.number]
        for rule in computing:
            yield clause.number, clause.title_en, _title(rule), _file(rule.module), _reads(rule)
        if not computing:
            yield clause.number, clause.title_en, "—", _keeper(clause), ""


def _title(rule: Rule) -> str:
    return f"{rule.summary.split(' ', 1)[0]} `{rule.name}`"


def _file(module: str) -> str:
    """Where a module or package is, below src/yanglao."""
    spec = find_spec(module)
    ending = "/" if spec is not None and spec.submodule_search_locations is not None else ".py"
    return f"`{module.removeprefix('yanglao.').replace('.', '/')}{ending}`"


def _keeper(clause: Clause) -> str:
    """What keeps a clause that no function computes, or why nothing needs to."""
    kept = [part.strip() for part in clause.kept_by.split(";") if part.strip()]
    return "; ".join(part if ":" in part else _file(part) for part in kept) or clause.reason


def _reads(rule: Rule) -> str:
    """The plan's keys a rule reads itself."""
    keys = {KEY_OF.get(name, name) for name in rule.reads if name in KEY_OF or name in READINGS}
    keys |= {"account_rate"} if "account_rate_bp" in rule.reads else set()
    return ", ".join(f"`{key}`" for key in sorted(keys))


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"
