"""`yanglao report`: what the office has to know each day about people, their papers and deadlines."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from yanglao.acts.roles import CERTIFIER
from yanglao.commands import reports_of_money, reports_of_the_fund
from yanglao.commands.language import is_english, said
from yanglao.commands.letters import LETTER_HELP, letter
from yanglao.commands.parameters import day as read_day
from yanglao.commands.reporting import (
    AsJson,
    Csv,
    Month,
    Number,
    Unit,
    made,
    show,
    tell,
    write_out,
)
from yanglao.kernel.months import first_day, month_of
from yanglao.reports.asking import OFFICE, WITH_BUREAUS, WITH_UNITS
from yanglao.reports.back_payment_or_leave import back_payment_or_leave
from yanglao.reports.certifications import certified, compared
from yanglao.reports.life_certificates import announcement_list, life_certificates, suspension_list
from yanglao.reports.notices import notices
from yanglao.reports.overdue import late_by_unit, told_late, waiting_proposals
from yanglao.reports.overlaps import overlaps
from yanglao.reports.target_group import call_list, persons_of_target_group, target_group
from yanglao.reports.transfer_papers import transfer_papers
from yanglao.reports.transfers import transfers
from yanglao.reports.turning_60 import turning_60
from yanglao.store.acting import today

app = typer.Typer(
    help=said("报表:每天要办的事。", "Reports: what there is to do each day."), no_args_is_help=True
)
app.add_typer(reports_of_money.app)
app.add_typer(reports_of_the_fund.app)


@app.command(
    "turning-60",
    help=said("次月到龄人员和各自可办理的事项。", "Who is of pension age next month, and what each can do."),
)
def turning(month: Month = None, unit: Unit = "", as_json: AsJson = False, csv: Csv = None) -> None:
    wanted = month_of(today()) + 1 if month is None else month
    tell(lambda who: turning_60(who, month=wanted), WITH_UNITS, unit, as_json, csv)


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
    tell(lambda who: waiting_proposals(who, only_late=late), WITH_UNITS, unit, as_json, csv)


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
    tell(lambda who: make(who, month=wanted), WITH_UNITS, unit, as_json, csv)


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
    tell(persons_of_target_group if persons else target_group, WITH_UNITS, unit, as_json, csv)


@app.command("call-list", help=said("可参保而未参保的人。", "Those who could join and have not."))
def calls(unit: Unit = "", as_json: AsJson = False, csv: Csv = None) -> None:
    tell(call_list, WITH_UNITS, unit, as_json, csv)


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
    tell(lambda who: certified(who, days=days, status=status), WITH_BUREAUS, unit, as_json, csv)


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
    tell(lambda who: compared(who, kind=kind, path=file), (*OFFICE, CERTIFIER), "", as_json, csv)


@app.command(
    "overlaps",
    help=said(
        "同时参加其他养老保险的人:重叠月数、应退、应追回;各险种上次比对的时间。",
        "People in another scheme too: months, refunds, recoveries; when each scheme was matched last.",
    ),
)
def in_two_schemes(unit: Unit = "", as_json: AsJson = False, csv: Csv = None) -> None:
    tell(overlaps, OFFICE, unit, as_json, csv)


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
    tell(lambda who: transfers(who, everything=everything, only_late=late), OFFICE, unit, as_json, csv)


@app.command(
    "transfer-papers",
    help=said(
        "一个人的转移文书内容:申请表、参保缴费凭证、接收函(联系函)、信息表。",
        "What stands on the papers of a person's transfers: application, certificate, letter, information sheet.",
    ),
)
def papers_of_transfers(number: Number, as_json: AsJson = False, csv: Csv = None) -> None:
    tell(lambda who: transfer_papers(who, number=number), OFFICE, "", as_json, csv)


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
    report = made(lambda who: life_certificates(who, since=begun), WITH_UNITS, unit)
    if announce is not None:
        write_out(announce, announcement_list(report, english=is_english()))
        return
    if suspend is not None:
        held = month_of(today()) + 1 if month is None else month
        write_out(suspend, suspension_list(report, month=held, english=is_english()))
        return
    show(report, as_json, csv)


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
    tell(lambda who: notices(who, only_unserved=unserved), WITH_UNITS, unit, as_json, csv)


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
    tell(lambda who: back_payment_or_leave(who, number=number), WITH_UNITS, "", as_json, csv)


app.command("decision", help=LETTER_HELP)(letter)
