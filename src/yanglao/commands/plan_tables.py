"""The tables that `yanglao plan` prints, in one language and readable at 100 columns; what the plan's own files say stays as written."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from yanglao.acts.register import REGISTER
from yanglao.acts.roles import ROLES
from yanglao.commands.coverage import Covered
from yanglao.commands.language import said
from yanglao.kernel.months import day_text, month_text, year_of
from yanglao.policy.comparing import Difference
from yanglao.policy.findings import Finding
from yanglao.policy.plan import ParameterHistory, Plan, PlanReading, Version
from yanglao.policy.schema import PARAMETERS, READINGS
from yanglao.policy.wording import CHOICES, NAMES, STATUS_NAMES, UNSET, unit_text, value_text

STATUS_STYLES = {"confirmed": "green", "inferred": "yellow", "unset": "bold red"}
SEVERITY_STYLES = {"error": ("错误", "bold red"), "warning": ("警告", "yellow"), "note": ("提示", "cyan")}
MISSING = {
    "rule": ("规则", "a rule"),
    "act": ("业务", "an act"),
    "report": ("报表", "a report"),
    "test": ("测试", "a test"),
}
KINDS = {"parameter": ("参数", "parameter"), "reading": ("选择", "reading"), "rate": ("利率", "rate")}


def plan_page(plan: Plan, month: int) -> RenderableType:
    """A whole plan as in force in `month`: parameters, readings, rates by year."""
    when = month_text(month)
    head = Text.assemble((_title(plan), "bold"), f"\n{plan.key} · {plan.source}")
    return Group(
        head,
        Text(f"\n{said('参数', 'Parameters')} · {when}", style="bold"),
        _parameters(plan, month),
        Text(f"\n{said('条文的理解', 'Readings')}", style="bold"),
        _readings(plan),
        Text(f"\n{said('个人账户利率', 'Account interest rate')} · {plan.rates_clause}", style="bold"),
        _rates(plan, month),
        Text(plan.rates_basis, style="dim"),
    )


def plan_list(plans: Iterable[Plan]) -> Table:
    """Known plans, with how sure their figures are."""
    table = _table(
        (said("方案", "Plan"), 15),
        (said("名称", "Title"), 0),
        (said("启动", "Launch"), 11),
        (said("参数", "Parameters"), 24),
    )
    for plan in plans:
        first = plan.parameters["launch_date"].versions[0].value
        table.add_row(plan.key, _title(plan), day_text(first), _sureness(plan))
    return table


def finding_table(findings: Iterable[Finding]) -> Table:
    """Findings, errors first."""
    table = _table(("", 8), (said("代码", "Code"), 18), (said("说明", "What was found"), 0))
    for one in findings:
        name, style = SEVERITY_STYLES[one.severity]
        severity = Text(said(name, one.severity), style=style)
        table.add_row(severity, one.code, said(one.sentence_zh, one.sentence_en))
    return table


def difference_table(a: Plan, b: Plan, found: Iterable[Difference]) -> Table:
    """What two plans say differently, side by side."""
    table = _table((said("项目", "Item"), 40), (a.key, 0), (b.key, 0))
    for one in found:
        name = _name(one.key, said(*KINDS[one.kind]))
        table.add_row(
            name, _side(one.key, one.value_a, one.clauses_a), _side(one.key, one.value_b, one.clauses_b)
        )
    return table


def coverage_table(covered: Iterable[Covered]) -> Table:
    """Clauses with what carries them out; gaps in red."""
    table = _table((said("条款", "Clause"), 11), (said("由什么落实", "Carried out by"), 0))
    for one in covered:
        table.add_row(one.clause.number, _carried(one))
    return table


def _carried(one: Covered) -> Text:
    """What carries a clause out, a line a kind; what there is none of is left out."""
    parts = (
        (said("规则", "Rules"), ", ".join(one.rules) or one.clause.kept_by),
        (
            said("业务", "Acts"),
            said(" · ".join(REGISTER[act].asks.title_zh for act in one.acts), ", ".join(one.acts)),
        ),
        (
            said("岗位", "Roles"),
            said(" · ".join(ROLES[role] for role in one.roles), ", ".join(one.roles)),
        ),
        (said("报表", "Reports"), ", ".join(one.reports)),
        (said("测试", "Tests"), ", ".join(one.clause.tested_by)),
    )
    lines = [Text(one.clause.text, style="dim")]
    lines += [Text.assemble((f"{name} ", "dim"), told) for name, told in parts if told]
    if one.missing:
        missing = ", ".join(said(*MISSING[name]) for name in one.missing)
        lines.append(Text(f"{said('缺', 'Missing')} {missing}", style="bold red"))
    return Text("\n").join(lines)


def _parameters(plan: Plan, month: int) -> Table:
    table = _table(
        (said("参数与依据", "Parameter, basis"), 0),
        (said("条款", "Clause"), 10),
        (said("印作", "Printed"), 10),
        (said("取值", "Value"), 13),
        (said("状态", "Status"), 9),
        (said("生效", "From"), 7),
    )
    for key in PARAMETERS:
        table.add_row(*_parameter(plan.parameters[key], plan.parameters[key].at(month)))
    return table


def _parameter(history: ParameterHistory, version: Version) -> tuple[RenderableType, ...]:
    status = Text(said(*STATUS_NAMES[version.status]), style=STATUS_STYLES[version.status])
    basis = "; ".join(part for part in (version.basis, version.source and f"[{version.source}]") if part)
    return (
        _name(history.key, basis),
        "\n".join(history.clauses),
        version.printed.replace(",", ", ") or "—",
        _value(history.key, version.value),
        status,
        _since(history, version),
    )


def _since(history: ParameterHistory, version: Version) -> Text:
    """From when the version holds; below it the months in which later or earlier ones begin."""
    others = [month_text(one.valid_from) for one in history.versions if one is not version]
    return Text.assemble(month_text(version.valid_from), ("".join(f"\n{other}" for other in others), "dim"))


def _readings(plan: Plan) -> Table:
    table = _table(
        (said("选择与理由", "Reading, reason"), 0),
        (said("条款", "Clause"), 11),
        (said("取值与其他取法", "Value and alternatives"), 42),
    )
    for key in READINGS:
        reading = plan.readings[key]
        table.add_row(_name(key, reading.note), "\n".join(reading.clauses), _choices(reading))
    return table


def _choices(reading: PlanReading) -> Text:
    """Every value the rules understand, one a line, the chosen one marked."""
    lines = Text()
    for choice in READINGS[reading.key].values:
        chosen = choice == reading.value
        written = f" ({choice})" if isinstance(choice, str) else ""
        line = f"{'●' if chosen else '○'} {said(*CHOICES[choice])}{written}\n"
        lines.append(line, style="bold green" if chosen else "dim")
    lines.rstrip()
    return lines


def _rates(plan: Plan, month: int) -> Table:
    """The rate of every account year from the launch to the last row of the table, or to `month`."""
    table = _table(
        (said("年度", "Year"), 10), (said("利率 %", "Rate %"), 12), (said("执行自", "In force since"), 24)
    )
    for year, percent, since in rate_rows(plan, month):
        table.add_row(str(year), percent, since)
    return table


def rate_rows(plan: Plan, month: int) -> list[tuple[int, str, str]]:
    """(year, rate in per cent, day of the table's row that gives it)."""
    last = max(year_of(month), plan.rates[-1][0] // 10000 + 1)
    rows = []
    for year in range(year_of(plan.launch_month), last + 1):
        since = [day for day, _ in plan.rates if day <= year * 10000 + 101] or [plan.rates[0][0]]
        rows.append((year, value_text("account_rate", plan.rate_bp(year)), day_text(since[-1])))
    return rows


def _table(*columns: tuple[str, int]) -> Table:
    """An empty table; a column of width 0 takes what is left."""
    table = Table(box=box.SIMPLE_HEAD, leading=1, pad_edge=False, expand=True, header_style="bold")
    for heading, width in columns:
        table.add_column(heading, width=width or None, overflow="fold", ratio=None if width else 1)
    return table


def _title(plan: Plan) -> str:
    return said(plan.title, plan.title_en)


def _name(key: str, remark: str) -> Text:
    return Text.assemble((said(*NAMES[key]), "bold"), "\n", (key, "cyan"), (f"\n{remark}", "dim"))


def _value(key: str, value: Any) -> Text:
    if value is None:
        return Text(said(*UNSET), style=STATUS_STYLES["unset"])
    unit = said(*unit_text(key))
    return Text.assemble((value_text(key, value), "bold"), (f"\n{unit}" if unit else "", "dim"))


def _side(key: str, value: Any, clauses: tuple[str, ...]) -> Text:
    """A value; that of a reading in words, with how the plan writes it below."""
    below = ("\n" + ", ".join(clauses), "dim")
    if key in READINGS:
        return Text.assemble((said(*CHOICES[value]), "bold"), f"\n{value_text(key, value)}", below)
    return Text.assemble(_value(key, value), below)


def _sureness(plan: Plan) -> Text:
    statuses = [version.status for history in plan.parameters.values() for version in history.versions]
    counts = [(status, statuses.count(status)) for status in STATUS_STYLES if status in statuses]
    return Text("\n").join(
        Text(f"{said(*STATUS_NAMES[status])} {count}", style=STATUS_STYLES[status])
        for status, count in counts
    )
