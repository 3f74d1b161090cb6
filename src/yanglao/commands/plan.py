"""`yanglao plan`: the plan as data, shown, checked and compared. Needs no database, but for `effect`."""

from __future__ import annotations

import json
from datetime import date
from typing import Annotated, Any

import typer
from rich.console import Console

from yanglao.commands.clause_index import clause_index
from yanglao.commands.coverage import coverage
from yanglao.commands.language import said
from yanglao.commands.plan_tables import (
    coverage_table,
    difference_table,
    finding_table,
    plan_list,
    plan_page,
    rate_rows,
)
from yanglao.commands.report_asks import parameter
from yanglao.commands.reporting import made
from yanglao.commands.reporting import show as show_report
from yanglao.commands.rulebook import all_rules, law_attributes_read, module_exists
from yanglao.kernel.months import day_text, month, month_text, parse_month
from yanglao.policy import schema
from yanglao.policy.checking import check_plan
from yanglao.policy.comparing import differences
from yanglao.policy.findings import SEVERITIES, Finding
from yanglao.policy.loading import PlanInvalid, PlanUnknown, load_plan, plan_folders
from yanglao.policy.plan import Plan
from yanglao.policy.schema import PARAMETERS, READINGS, Unit
from yanglao.policy.wording import value_text
from yanglao.reports.policy_effect import POLICY_EFFECT_REPORT

WIDTH = 100  # of a page that goes to a file or another program
BAD_INPUT = 2

app = typer.Typer(
    help=said("方案数据: 查看、检查、比较", "the plan as data: show, check, compare"), no_args_is_help=True
)
MONTH = typer.Option(
    None, "--month", metavar="YYYY-MM", help=said("哪个月,默认本月", "which month, default: this one")
)
PLAN = typer.Argument(..., metavar="PLAN", help=said("方案名,如 dongfang-2011", "the name of a plan"))
JSON = typer.Option(False, "--json", help=said("输出 JSON", "print JSON"))


@app.command("list", help=said("列出所有方案。", "List the plans."))
def list_plans() -> None:
    plans, faults = [], []
    for key in plan_folders():
        try:
            plans.append(load_plan(key))
        except PlanInvalid as fault:
            faults += _lines(key, fault)
    _console().print(plan_list(plans))
    if faults:
        _complain(faults)
        raise typer.Exit(1)


@app.command(
    "show",
    help=said("查看一个方案。", "Show every parameter with its basis, every reading, and the rates by year."),
)
def show(plan: str = PLAN, at: str | None = MONTH, as_json: bool = JSON) -> None:
    chosen, when = _plan(plan), _month(at)
    if as_json:
        typer.echo(json.dumps(_as_data(chosen, when), ensure_ascii=False, indent=2))
    else:
        _console().print(plan_page(chosen, when))


@app.command(
    "check", help=said("检查一个方案的数据。", "Check a plan's data: exit status 1 when something is wrong.")
)
def check(plan: str = PLAN) -> None:
    try:
        chosen = load_plan(plan)
    except PlanInvalid as fault:
        _complain(_lines(plan, fault))
        raise typer.Exit(1) from None
    except PlanUnknown:
        raise _unknown(plan) from None
    found = check_plan(
        chosen, rules=all_rules(), read_elsewhere=law_attributes_read(), is_there=module_exists
    )
    if found:
        _console().print(finding_table(found))
    typer.echo(_summary(chosen, found))
    if any(one.severity == "error" for one in found):
        raise typer.Exit(1)


@app.command("diff", help=said("比较两个方案。", "What two plans say differently in a month."))
def diff(a: str = PLAN, b: str = PLAN, at: str | None = MONTH) -> None:
    one, other, when = _plan(a), _plan(b), _month(at)
    found = differences(one, other, when)
    if found:
        _console().print(difference_table(one, other, found))
    typer.echo(
        said(f"{month_text(when)}:{len(found)} 处不同", f"{month_text(when)}: {len(found)} differences")
    )


@app.command(help=said("条款与规则对照表。", "Which rule computes which clause."))
def clauses() -> None:
    """The page docs/clauses.md."""
    typer.echo(clause_index(), nl=False)


@app.command(
    "coverage", help=said("每一条由什么落实,缺什么。", "What carries out each clause, and what is missing.")
)
def covered(plan: str = PLAN) -> None:
    found = coverage(_plan(plan).key)
    _console().print(coverage_table(found))
    gaps = sum(bool(one.missing) for one in found)
    typer.echo(said(f"缺口 {gaps} 处", f"{gaps} gaps"))
    if gaps:
        raise typer.Exit(1)


def _plan(key: str) -> Plan:
    try:
        return load_plan(key)
    except PlanUnknown:
        raise _unknown(key) from None
    except PlanInvalid as fault:
        _complain(_lines(key, fault))
        raise typer.Exit(BAD_INPUT) from None


def _unknown(key: str) -> typer.Exit:
    known = ", ".join(sorted(plan_folders()))
    _complain([said(f"没有方案 {key};现有:{known}", f"there is no plan {key}; known: {known}")])
    return typer.Exit(BAD_INPUT)


def _month(text: str | None) -> int:
    if text is None:
        today = date.today()
        return month(today.year, today.month)
    try:
        return parse_month(text)
    except ValueError:
        _complain([said(f"月份应写作 2013-05,不能是 {text!r}", f"a month is written 2013-05, not {text!r}")])
        raise typer.Exit(BAD_INPUT) from None


def _lines(key: str, fault: PlanInvalid) -> list[str]:
    return [f"{key}: {problem}" for problem in fault.problems]


def _complain(lines: list[str]) -> None:
    for line in lines:
        typer.echo(line, err=True)


def _console() -> Console:
    console = Console()
    return console if console.is_terminal else Console(width=WIDTH)


def _summary(plan: Plan, found: list[Finding]) -> str:
    counts = [sum(one.severity == severity for one in found) for severity in SEVERITIES]
    zh = "、".join(f"{name} {count}" for name, count in zip(("错误", "警告", "提示"), counts, strict=True))
    en = f"{counts[0]} errors, {counts[1]} warnings, {counts[2]} notes"
    return said(f"{plan.key}:{zh}", f"{plan.key}: {en}")


# --- the plan as JSON ---------------------------------------------------------------------------------------


def _as_data(plan: Plan, when: int) -> dict[str, Any]:
    """A plan in a month; values as the plan writes them, amounts in yuan as text so that none is rounded."""
    return {
        "plan": plan.key,
        "title": plan.title,
        "title_en": plan.title_en,
        "source": plan.source,
        "month": month_text(when),
        "parameters": [_parameter(plan, key, when) for key in PARAMETERS],
        "readings": [_reading(plan, key) for key in READINGS],
        "account_rate": {
            "clause": plan.rates_clause,
            "basis": plan.rates_basis,
            "years": [
                {"year": year, "percent": percent, "in_force_since": since}
                for year, percent, since in rate_rows(plan, when)
            ],
        },
    }


def _parameter(plan: Plan, key: str, when: int) -> dict[str, Any]:
    history = plan.parameters[key]
    version = history.at(when)
    return {
        "key": key,
        "clauses": list(history.clauses),
        "printed": version.printed,
        "value": _written(key, version.value),
        "unit": PARAMETERS[key].unit.name,
        "status": version.status,
        "basis": version.basis,
        "source": version.source,
        "valid_from": month_text(version.valid_from),
        "announced_on": day_text(version.announced_on) if version.announced_on else None,
    }


def _written(key: str, value: Any) -> Any:
    """Counts as numbers, lists as lists, everything else as the plan would print it; null when unset."""
    unit: Unit = PARAMETERS[key].unit
    if value is None or unit in (schema.YEARS, schema.MONTHS, schema.PERCENT):
        return value
    text = value_text(key, value)
    return text.split(", ") if unit in (schema.TIERS, schema.YUAN_LIST) else text


def _reading(plan: Plan, key: str) -> dict[str, Any]:
    reading = plan.readings[key]
    return {
        "key": key,
        "clauses": list(reading.clauses),
        "value": reading.value,
        "note": reading.note,
        "alternatives": [choice for choice in READINGS[key].values if choice != reading.value],
    }


@app.command(
    "effect",
    help=said(
        "假设参数或口径调整,看对现有人员的影响(用数据库)。",
        "What a parameter or reading would do to everybody on the register if it were decided; uses the database.",
    ),
)
def effect(
    name: Annotated[str, parameter(POLICY_EFFECT_REPORT.ask("parameter"))],
    value: Annotated[str, parameter(POLICY_EFFECT_REPORT.ask("value"))],
    since: Annotated[str, parameter(POLICY_EFFECT_REPORT.ask("from"))],
    as_json: bool = JSON,
) -> None:
    show_report(made(POLICY_EFFECT_REPORT, {"parameter": name, "value": value, "from": since}), as_json)
