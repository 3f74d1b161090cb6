"""`yanglao report`: what the office has to know each day about money: paid too much, taken over, withheld, counted."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Literal

import typer

from yanglao.acts.roles import ACCOUNTANT
from yanglao.commands.language import said
from yanglao.commands.parameters import day
from yanglao.commands.reporting import (
    AsJson,
    Csv,
    Number,
    Unit,
    tell,
)
from yanglao.kernel.months import first_day
from yanglao.reports.account_statement import account_statement
from yanglao.reports.asking import OFFICE, WITH_UNITS
from yanglao.reports.cash_up import cash_up
from yanglao.reports.overpaid import overpaid, overpaid_by
from yanglao.reports.take_over import take_over_scores
from yanglao.reports.withholding import withholding, withholding_lines

Grouping = Literal["cause", "age", "unit"]
Outcome = Literal["taken", "in_vain", "failed", "waiting", "not_sent", "over"]
app = typer.Typer()


@app.command(
    "overpaid",
    help=said(
        "待追回款项及账龄、进展;--by 按原因、账龄或单位汇总。",
        "What was paid too much, its age and stage; --by adds it up.",
    ),
)
def overpayments(
    by: Annotated[
        Grouping | None, typer.Option("--by", help=said("原因、账龄或单位", "cause, age or unit"))
    ] = None,
    unit: Unit = "",
    as_json: AsJson = False,
    csv: Csv = None,
) -> None:
    tell(overpaid if by is None else overpaid_by(by), OFFICE, unit, as_json, csv)


@app.command(
    "statement",
    help=said(
        "个人账户对账单:期初、逐笔变动及其业务、期末;暂存和多发的款项。",
        "A person's account over a period: opening, every movement with its act, closing; what is held or was overpaid.",
    ),
)
def statement(
    number: Number,
    since: Annotated[
        int | None,
        typer.Option("--since", parser=day, metavar="YYYY-MM-DD", help=said("起始日期", "first day")),
    ] = None,
    until: Annotated[
        int | None,
        typer.Option("--until", parser=day, metavar="YYYY-MM-DD", help=said("截止日期", "last day")),
    ] = None,
    as_json: AsJson = False,
    csv: Csv = None,
) -> None:
    tell(
        lambda who: account_statement(
            who,
            number=number,
            since=first_day(who.area.opens_in) if since is None else since,
            until=who.on if until is None else until,
        ),
        (*WITH_UNITS, ACCOUNTANT),
        "",
        as_json,
        csv,
    )


@app.command(
    "take-over",
    help=said(
        "旧系统接收比对表:逐人列出旧系统与本系统的待遇、差异类别和说明;--differing 只列不一致的。",
        "Accounts taken over, person by person against the old system: the class of every difference, and the note on it;"
        " --differing leaves out those that agree.",
    ),
)
def taken_over(
    differing: Annotated[
        bool, typer.Option("--differing", help=said("只列不一致的", "only those that differ"))
    ] = False,
    unit: Unit = "",
    as_json: AsJson = False,
    csv: Csv = None,
) -> None:
    tell(
        lambda who: take_over_scores(who, only_differing=differing), (*OFFICE, ACCOUNTANT), unit, as_json, csv
    )


@app.command(
    "withholding",
    help=said(
        "银行代扣:各清单各单位应扣、已扣、失败、待回盘;--persons 逐笔列出。",
        "Withholding through the bank by list and unit: asked, taken, failed, not answered; --persons line by line.",
    ),
)
def withheld(
    persons: Annotated[bool, typer.Option("--persons", help=said("逐笔列出", "line by line"))] = False,
    outcome: Annotated[
        Outcome | None, typer.Option("--outcome", help=said("只列此结果", "only lines with this outcome"))
    ] = None,
    year: Annotated[
        int | None, typer.Option("--year", min=1900, max=2100, help=said("缴费年度", "contribution year"))
    ] = None,
    unit: Unit = "",
    as_json: AsJson = False,
    csv: Csv = None,
) -> None:
    by_line = persons or outcome is not None
    make = partial(withholding_lines, outcome=outcome or "") if by_line else withholding
    tell(lambda who: make(who, year=year), (*WITH_UNITS, ACCOUNTANT), unit, as_json, csv)


@app.command(
    "cash-up",
    help=said(
        "柜台收款的日结:未日结的和有差异的;--all 逐日全列。",
        "Cash of the counter: what is not cashed up, and differences; --all lists every day.",
    ),
)
def cash(
    whole_list: Annotated[bool, typer.Option("--all", help=said("逐日全列", "every day with cash"))] = False,
    as_json: AsJson = False,
    csv: Csv = None,
) -> None:
    tell(lambda who: cash_up(who, is_whole=whole_list), (*OFFICE, ACCOUNTANT), "", as_json, csv)
