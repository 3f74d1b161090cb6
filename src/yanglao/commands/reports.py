"""`yanglao report`: what the office has to know each day, on the screen, as JSON, or in a file to work with."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Annotated, Literal

import typer
from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from yanglao.acts.roles import ACCOUNTANT, CERTIFIER
from yanglao.casefile.words import chosen
from yanglao.commands.language import is_english, said
from yanglao.commands.letters import LETTER_HELP, letter
from yanglao.commands.office import open_office
from yanglao.commands.parameters import day as read_day
from yanglao.commands.parameters import identity_number
from yanglao.commands.parameters import month as read_month
from yanglao.commands.sessions import signed_in
from yanglao.kernel.months import first_day, month_of
from yanglao.kernel.whole_files import whole
from yanglao.lists.reject_tables import write_csv
from yanglao.reports.asking import OFFICE, WITH_BUREAUS, WITH_UNITS, Reader, reader
from yanglao.reports.back_payment_or_leave import back_payment_or_leave
from yanglao.reports.cash_up import cash_up
from yanglao.reports.certifications import certified, compared
from yanglao.reports.life_certificates import announcement_list, life_certificates, suspension_list
from yanglao.reports.notices import notices
from yanglao.reports.overdue import late_by_unit, told_late, waiting_proposals
from yanglao.reports.overlaps import overlaps
from yanglao.reports.overpaid import overpaid, overpaid_by
from yanglao.reports.report import Report
from yanglao.reports.take_over import take_over_scores
from yanglao.reports.target_group import call_list, persons_of_target_group, target_group
from yanglao.reports.telling import footing, plain, table
from yanglao.reports.transfer_papers import transfer_papers
from yanglao.reports.transfers import transfers
from yanglao.reports.turning_60 import turning_60
from yanglao.reports.withholding import withholding, withholding_lines
from yanglao.store.acting import today

WIDTH = 160
Grouping = Literal["cause", "age", "unit"]
Outcome = Literal["taken", "in_vain", "failed", "waiting", "not_sent", "over"]
RIGHT = ("yuan", "count", "percent")
Number = Annotated[
    str, typer.Argument(parser=identity_number, metavar="NUMBER", help=said("身份证号码", "identity number"))
]
app = typer.Typer(
    help=said("报表:每天要办的事。", "Reports: what there is to do each day."), no_args_is_help=True
)
Unit = Annotated[
    str, typer.Option("--unit", help=said("只看一个单位(代码或名称)", "one unit only, its code or name"))
]
AsJson = Annotated[bool, typer.Option("--json", help=said("输出 JSON", "answer in JSON"))]
Csv = Annotated[
    Path | None,
    typer.Option(
        "--csv", help=said("写入 CSV 文件,号码完整", "write a CSV file, with identity numbers in full")
    ),
]
Month = Annotated[
    int | None, typer.Option("--month", parser=read_month, metavar="YYYY-MM", help=said("月份", "month"))
]


@app.command(
    "turning-60",
    help=said("次月到龄人员和各自可办理的事项。", "Who is of pension age next month, and what each can do."),
)
def turning(month: Month = None, unit: Unit = "", as_json: AsJson = False, csv: Csv = None) -> None:
    wanted = month_of(today()) + 1 if month is None else month
    _tell(lambda who: turning_60(who, month=wanted), WITH_UNITS, unit, as_json, csv)


@app.command(
    "overdue",
    help=said("待办事项及其截止日期。", "What waits for somebody, with the day by which it is due."),
)
def overdue(
    late: Annotated[
        bool, typer.Option("--late", help=said("只列超期的", "only what is late already"))
    ] = False,
    unit: Unit = "",
    as_json: AsJson = False,
    csv: Csv = None,
) -> None:
    _tell(lambda who: waiting_proposals(who, only_late=late), WITH_UNITS, unit, as_json, csv)


@app.command(
    "told-late",
    help=said(
        "一个月内迟报的死亡等事项;--units 按单位汇总。",
        "Deaths and other events told late in a month; --units adds them up by unit.",
    ),
)
def late_events(
    month: Month = None,
    units: Annotated[bool, typer.Option("--units", help=said("按单位汇总", "by unit"))] = False,
    unit: Unit = "",
    as_json: AsJson = False,
    csv: Csv = None,
) -> None:
    wanted = month_of(today()) if month is None else month
    make = late_by_unit if units else told_late
    _tell(lambda who: make(who, month=wanted), WITH_UNITS, unit, as_json, csv)


@app.command(
    "target-group",
    help=said(
        "各单位应参保、已参保、可参保和发放情况;--persons 逐人列出原因。",
        "Who has joined, could join, is paid, by unit; --persons says why, person by person.",
    ),
)
def target(
    persons: Annotated[bool, typer.Option("--persons", help=said("逐人列出", "person by person"))] = False,
    unit: Unit = "",
    as_json: AsJson = False,
    csv: Csv = None,
) -> None:
    _tell(persons_of_target_group if persons else target_group, WITH_UNITS, unit, as_json, csv)


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
    _tell(overpaid if by is None else overpaid_by(by), OFFICE, unit, as_json, csv)


@app.command("call-list", help=said("可参保而未参保的人。", "Those who could join and have not."))
def calls(unit: Unit = "", as_json: AsJson = False, csv: Csv = None) -> None:
    _tell(call_list, WITH_UNITS, unit, as_json, csv)


@app.command(
    "certifications",
    help=said(
        "特殊群体认定:有效、即将到期、已到期、有异议、两项困难认定并存。",
        "Certifications: valid, about to end, ended, disputed, two hardships at once.",
    ),
)
def certifications(
    days: Annotated[
        int, typer.Option("--days", min=0, max=3650, help=said("几天内到期", "ends within days"))
    ] = 30,
    status: Annotated[
        str,
        typer.Option(
            "--status", help=said("只列此状态", "only these"), metavar="valid|expiring|expired|coming"
        ),
    ] = "",
    unit: Unit = "",
    as_json: AsJson = False,
    csv: Csv = None,
) -> None:
    _tell(lambda who: certified(who, days=days, status=status), WITH_BUREAUS, unit, as_json, csv)


@app.command(
    "compare",
    help=said("认定单位的名册与本系统逐行比对。", "A bureau's list of certified people held against ours."),
)
def compare(
    file: Annotated[Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False)],
    kind: Annotated[str, typer.Option("--kind", help=said("类别,如 low_income", "kind, such as low_income"))],
    as_json: AsJson = False,
    csv: Csv = None,
) -> None:
    _tell(lambda who: compared(who, kind=kind, path=file), (*OFFICE, CERTIFIER), "", as_json, csv)


@app.command(
    "overlaps",
    help=said(
        "同时参加其他养老保险的人:重叠月数、应退、应追回;各险种上次比对的时间。",
        "People in another scheme too: months, refunds, recoveries; when each scheme was matched last.",
    ),
)
def in_two_schemes(unit: Unit = "", as_json: AsJson = False, csv: Csv = None) -> None:
    _tell(overlaps, OFFICE, unit, as_json, csv)


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
    _tell(
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
    _tell(lambda who: make(who, year=year), (*WITH_UNITS, ACCOUNTANT), unit, as_json, csv)


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
    _tell(lambda who: cash_up(who, is_whole=whole_list), (*OFFICE, ACCOUNTANT), "", as_json, csv)


@app.command(
    "transfers",
    help=said(
        "转移接续和制度衔接办到哪里:等什么、等谁、自何日、超期几个工作日。",
        "Where transfers and switches stand: what is waited for, from whom, since when, how late.",
    ),
)
def where_transfers_stand(
    everything: Annotated[
        bool, typer.Option("--all", help=said("包括已办结和已终止的", "also what is through or ended"))
    ] = False,
    late: Annotated[bool, typer.Option("--late", help=said("只列超期的", "only what is late"))] = False,
    unit: Unit = "",
    as_json: AsJson = False,
    csv: Csv = None,
) -> None:
    _tell(lambda who: transfers(who, everything=everything, only_late=late), OFFICE, unit, as_json, csv)


@app.command(
    "transfer-papers",
    help=said(
        "一个人的转移文书内容:申请表、参保缴费凭证、接收函(联系函)、信息表。",
        "What stands on the papers of a person's transfers: application, certificate, letter, information sheet.",
    ),
)
def papers_of_transfers(number: Number, as_json: AsJson = False, csv: Csv = None) -> None:
    _tell(lambda who: transfer_papers(who, number=number), OFFICE, "", as_json, csv)


@app.command(
    "life-certificates",
    help=said(
        "在领而某日以来未认证的人,按月待遇从高到低;--announce 写出拟暂停告知名册,--suspend 写出已听取意见者的待遇暂停名册。",
        "Who in payment has given no certificate since a day, the largest pension first; --announce writes the list by which they are"
        " told, --suspend the list of suspensions of those who were heard.",
    ),
)
def certificates(
    since: Annotated[
        int | None,
        typer.Option(
            "--since",
            parser=read_day,
            metavar="YYYY-MM-DD",
            help=said("本轮认证起始日,默认本年元旦", "first day of the campaign"),
        ),
    ] = None,
    announce: Annotated[
        Path | None,
        typer.Option(
            "--announce", help=said("拟暂停告知名册写入此文件", "write the list of those to be told here")
        ),
    ] = None,
    suspend: Annotated[
        Path | None,
        typer.Option("--suspend", help=said("待遇暂停名册写入此文件", "write the list of suspensions here")),
    ] = None,
    month: Month = None,
    unit: Unit = "",
    as_json: AsJson = False,
    csv: Csv = None,
) -> None:
    begun = first_day(month_of(today()) // 12 * 12) if since is None else since
    report = _made(lambda who: life_certificates(who, since=begun), WITH_UNITS, unit)
    if announce is not None:
        _write_csv(announce, announcement_list(report, english=is_english()))
        return
    if suspend is not None:
        held = month_of(today()) + 1 if month is None else month
        _write_csv(suspend, suspension_list(report, month=held, english=is_english()))
        return
    _show(report, as_json, csv)


@app.command(
    "notices",
    help=said(
        "通知送达:待送达、已送达、复议和起诉期限;--unserved 只列待送达的。",
        "Notices: to be served, served, until when they can be objected to; --unserved lists those to be served.",
    ),
)
def all_notices(
    unserved: Annotated[
        bool, typer.Option("--unserved", help=said("只列待送达的", "only what is not served yet"))
    ] = False,
    unit: Unit = "",
    as_json: AsJson = False,
    csv: Csv = None,
) -> None:
    _tell(lambda who: notices(who, only_unserved=unserved), WITH_UNITS, unit, as_json, csv)


@app.command(
    "back-payment-or-leave",
    help=said(
        "一个人到龄后的各种选择:补缴、退保、直接领取,逐年净得。",
        "What somebody of pension age can choose: pay back, leave, draw; in money over the years.",
    ),
)
def choose(
    number: Number,
    as_json: AsJson = False,
    csv: Csv = None,
) -> None:
    _tell(lambda who: back_payment_or_leave(who, number=number), WITH_UNITS, "", as_json, csv)


app.command("decision", help=LETTER_HELP)(letter)


# --- telling


def _tell(
    make: Callable[[Reader], Report],
    allowed: tuple[str, ...],
    unit: str,
    as_json: bool,
    csv: Path | None,
) -> None:
    """Make a report for whoever has signed in, and print it or write it to a file."""
    _show(_made(make, allowed, unit), as_json, csv)


def _made(make: Callable[[Reader], Report], allowed: tuple[str, ...], unit: str) -> Report:
    with open_office() as office:
        login, token, code = signed_in(office)
        return make(reader(office.agency(code, {login: token}), login, allowed, on=today(), unit=unit))


def _show(report: Report, as_json: bool, csv: Path | None) -> None:
    if csv is not None:
        _write_csv(csv, table(report, english=is_english(), is_whole=True))
        for line in footing(report, english=is_english()):
            typer.echo(line)
    elif as_json:
        typer.echo(json.dumps(plain(report, english=is_english()), ensure_ascii=False, indent=2))
    else:
        _print(report)


def _write_csv(path: Path, rows: Iterator[list[str]]) -> None:
    """Write rows to a CSV file, whole or not at all."""
    with whole(path) as part:
        write_csv(part, rows)
    typer.echo(said(f"已写出 {path}", f"written: {path}"))


def _print(report: Report) -> None:
    rows = table(report, english=is_english(), is_whole=False)
    shown = Table(title=chosen(report.title, is_english()), box=box.SIMPLE_HEAD)
    for column, title in zip(report.columns, next(rows), strict=True):
        shown.add_column(title, justify="right" if column.kind in RIGHT else "left")
    for row in rows:
        shown.add_row(*map(escape, row))
    Console(width=WIDTH).print(shown)
    for line in footing(report, english=is_english()):
        typer.echo(line)
