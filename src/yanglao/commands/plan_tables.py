"""The tables that `yanglao plan` prints: Chinese headings first, English beside; readable at 100 columns."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from yanglao.kernel.months import day_text, month_text, year_of
from yanglao.policy.comparing import Difference
from yanglao.policy.findings import Finding
from yanglao.policy.plan import ParameterHistory, Plan, PlanReading, Version
from yanglao.policy.schema import PARAMETERS, READINGS, choice_text
from yanglao.policy.wording import CHOICES, NAMES, STATUS_NAMES, UNSET, unit_text, value_text

STATUS_STYLES = {"confirmed": "green", "inferred": "yellow", "unset": "bold red"}
SEVERITY_STYLES = {"error": ("错误", "bold red"), "warning": ("警告", "yellow"), "note": ("提示", "cyan")}
KINDS = {"parameter": "参数 parameter", "reading": "选择 reading", "rate": "利率 rate"}


def plan_page(plan: Plan, month: int) -> RenderableType:
    """A whole plan as in force in `month`: parameters, readings, rates by year."""
    when = month_text(month)
    head = Text.assemble((plan.title, "bold"), f"\n{plan.title_en}\n{plan.key} · {plan.source}")
    return Group(
        head,
        Text(f"\n参数 Parameters · {when}", style="bold"),
        _parameters(plan, month),
        Text("\n条文的理解 Readings", style="bold"),
        _readings(plan),
        Text(f"\n个人账户利率 Account interest rate · {plan.rates_clause}", style="bold"),
        _rates(plan, month),
        Text(plan.rates_basis, style="dim"),
    )


def plan_list(plans: Iterable[Plan]) -> Table:
    """Known plans, with how sure their figures are."""
    table = _table(("方案 Plan", 15), ("名称 Title", 0), ("启动 Launch", 11), ("参数 Parameters", 24))
    for plan in plans:
        first = plan.parameters["launch_date"].versions[0].value
        table.add_row(plan.key, f"{plan.title}\n{plan.title_en}", day_text(first), _sureness(plan))
    return table


def finding_table(findings: Iterable[Finding]) -> Table:
    """Findings, errors first."""
    table = _table(("", 8), ("代码 Code", 18), ("说明 What was found", 0))
    for one in findings:
        name, style = SEVERITY_STYLES[one.severity]
        table.add_row(
            Text(f"{name}\n{one.severity}", style=style), one.code, f"{one.sentence_zh}\n{one.sentence_en}"
        )
    return table


def difference_table(a: Plan, b: Plan, found: Iterable[Difference]) -> Table:
    """What two plans say differently, side by side."""
    table = _table(("项目 Item", 40), (a.key, 0), (b.key, 0))
    for one in found:
        name = _name(one.key, KINDS[one.kind])
        table.add_row(
            name, _side(one.key, one.value_a, one.clauses_a), _side(one.key, one.value_b, one.clauses_b)
        )
    return table


def _parameters(plan: Plan, month: int) -> Table:
    table = _table(
        ("参数与依据 Parameter, basis", 0),
        ("条款 Clause", 10),
        ("印作 Printed", 10),
        ("取值 Value", 13),
        ("状态 Status", 9),
        ("生效 From", 7),
    )
    for key in PARAMETERS:
        table.add_row(*_parameter(plan.parameters[key], plan.parameters[key].at(month)))
    return table


def _parameter(history: ParameterHistory, version: Version) -> tuple[RenderableType, ...]:
    zh, en = STATUS_NAMES[version.status]
    status = Text(f"{zh}\n{en}", style=STATUS_STYLES[version.status])
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
        ("选择与理由 Reading, reason", 0), ("条款 Clause", 11), ("取值与其他取法 Value and alternatives", 42)
    )
    for key in READINGS:
        reading = plan.readings[key]
        table.add_row(_name(key, reading.note), "\n".join(reading.clauses), _choices(reading))
    return table


def _choices(reading: PlanReading) -> Text:
    """Every value the rules understand, one a line, the chosen one marked."""
    lines = Text()
    for choice in READINGS[reading.key].values:
        zh, en = CHOICES[choice]
        chosen = choice == reading.value
        word = choice_text(choice) if isinstance(choice, str) else en
        line = f"{'●' if chosen else '○'} {zh} {word}\n"
        lines.append(line, style="bold green" if chosen else "dim")
    lines.rstrip()
    return lines


def _rates(plan: Plan, month: int) -> Table:
    """The rate of every account year from the launch to the last row of the table, or to `month`."""
    table = _table(("年度 Year", 10), ("利率 % Rate", 12), ("执行自 In force since", 24))
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
        two_lines, ratio = heading.replace(" ", "\n", 1), None if width else 1
        table.add_column(two_lines, width=width or None, overflow="fold", ratio=ratio)
    return table


def _name(key: str, remark: str) -> Text:
    zh, en = NAMES[key]
    return Text.assemble((zh, "bold"), f" {en}\n", (key, "cyan"), (f"\n{remark}", "dim"))


def _value(key: str, value: Any) -> Text:
    if value is None:
        return Text(" ".join(UNSET), style=STATUS_STYLES["unset"])
    zh, en = unit_text(key)
    unit = zh if zh == en else f"{zh} {en}"
    return Text.assemble((value_text(key, value), "bold"), (f"\n{unit}" if unit else "", "dim"))


def _side(key: str, value: Any, clauses: tuple[str, ...]) -> Text:
    word = CHOICES[value][0] + " " if key in READINGS else ""
    return Text.assemble(word, _value(key, value), ("\n" + ", ".join(clauses), "dim"))


def _sureness(plan: Plan) -> Text:
    statuses = [version.status for history in plan.parameters.values() for version in history.versions]
    counts = [(status, statuses.count(status)) for status in STATUS_STYLES if status in statuses]
    return Text("\n").join(
        Text(f"{STATUS_NAMES[status][0]} {status} {count}", style=STATUS_STYLES[status])
        for status, count in counts
    )
