"""`yanglao report`: what the office has to know each day about people, their papers and deadlines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from yanglao.commands import (
    reports_of_archive,
    reports_of_bank,
    reports_of_controls,
    reports_of_deposits,
    reports_of_disputes,
    reports_of_dues,
    reports_of_money,
    reports_of_payroll,
    reports_of_policy,
    reports_of_publication,
    reports_of_the_budget,
    reports_of_the_fund,
    reports_of_the_journal,
    reports_of_the_office,
    reports_of_townships,
)
from yanglao.commands.language import is_english, said
from yanglao.commands.letters import derived_again, letter
from yanglao.commands.parameters import day as read_day
from yanglao.commands.reporting import (
    AsJson,
    Csv,
    File,
    Month,
    Number,
    Unit,
    described,
    made,
    show,
    tell,
    write_out,
)
from yanglao.kernel.months import first_day, month_of
from yanglao.lists.written_tables import text_sheet
from yanglao.reports.back_payment_or_leave import BACK_PAYMENT_OR_LEAVE_REPORT, back_payment_or_leave
from yanglao.reports.certifications import CERTIFICATIONS_REPORT, COMPARE_REPORT, certified, compared
from yanglao.reports.decision import DECISION_REPORT
from yanglao.reports.life_certificates import (
    LIFE_CERTIFICATES_REPORT,
    announcement_list,
    life_certificates,
    suspension_list,
)
from yanglao.reports.notices import NOTICES_REPORT, notices
from yanglao.reports.overdue import (
    OVERDUE_REPORT,
    TOLD_LATE_REPORT,
    late_by_unit,
    told_late,
    waiting_proposals,
)
from yanglao.reports.overlaps import OVERLAPS_REPORT, overlaps
from yanglao.reports.reexamination import REEXAMINATION_REPORT
from yanglao.reports.target_group import (
    CALL_LIST_REPORT,
    TARGET_GROUP_REPORT,
    call_list,
    persons_of_target_group,
    target_group,
)
from yanglao.reports.transfer_papers import TRANSFER_PAPERS_REPORT, transfer_papers
from yanglao.reports.transfers import TRANSFERS_REPORT, transfers
from yanglao.reports.turning_60 import TURNING_60_REPORT, turning_60
from yanglao.store.acting import today

app = typer.Typer(
    help=said("报表:每天要办的事。", "Reports: what there is to do each day."), no_args_is_help=True
)
app.add_typer(reports_of_money.app)
app.add_typer(reports_of_the_fund.app)
app.add_typer(reports_of_the_journal.app)
app.add_typer(reports_of_bank.app)
app.add_typer(reports_of_disputes.app)
app.add_typer(reports_of_controls.app)
app.add_typer(reports_of_archive.app)
app.add_typer(reports_of_dues.app)
app.add_typer(reports_of_payroll.app)
app.add_typer(reports_of_deposits.app)
app.add_typer(reports_of_policy.app)
app.add_typer(reports_of_publication.app)
app.add_typer(reports_of_townships.app)
app.add_typer(reports_of_the_budget.app)
app.add_typer(reports_of_the_office.app)


@described(app, TURNING_60_REPORT)
def turning(month: Month = None, unit: Unit = "", as_json: AsJson = False, csv: Csv = None) -> None:
    wanted = month_of(today()) + 1 if month is None else month
    tell(lambda who: turning_60(who, month=wanted), TURNING_60_REPORT.readers, unit, as_json, csv)


@described(app, OVERDUE_REPORT)
def overdue(
    late: Annotated[
        bool, typer.Option("--late", help=said("只列超期的", "only what is late already"))
    ] = False,
    unit: Unit = "",
    as_json: AsJson = False,
    csv: Csv = None,
) -> None:
    tell(lambda who: waiting_proposals(who, only_late=late), OVERDUE_REPORT.readers, unit, as_json, csv)


@described(app, TOLD_LATE_REPORT)
def late_events(
    month: Month = None,
    units: Annotated[bool, typer.Option("--units", help=said("按单位汇总", "by unit"))] = False,
    unit: Unit = "",
    as_json: AsJson = False,
    csv: Csv = None,
) -> None:
    wanted = month_of(today()) if month is None else month
    make = late_by_unit if units else told_late
    tell(lambda who: make(who, month=wanted), TOLD_LATE_REPORT.readers, unit, as_json, csv)


@described(app, TARGET_GROUP_REPORT)
def target(
    persons: Annotated[bool, typer.Option("--persons", help=said("逐人列出", "person by person"))] = False,
    unit: Unit = "",
    as_json: AsJson = False,
    csv: Csv = None,
) -> None:
    tell(
        persons_of_target_group if persons else target_group, TARGET_GROUP_REPORT.readers, unit, as_json, csv
    )


@described(app, CALL_LIST_REPORT)
def calls(unit: Unit = "", as_json: AsJson = False, csv: Csv = None) -> None:
    tell(call_list, CALL_LIST_REPORT.readers, unit, as_json, csv)


@described(app, CERTIFICATIONS_REPORT)
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
    tell(
        lambda who: certified(who, days=days, status=status),
        CERTIFICATIONS_REPORT.readers,
        unit,
        as_json,
        csv,
    )


@described(app, COMPARE_REPORT)
def compare(
    file: Annotated[Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False)],
    kind: Annotated[str, typer.Option("--kind", help=said("类别,如 low_income", "kind, such as low_income"))],
    as_json: AsJson = False,
    csv: Csv = None,
) -> None:
    tell(lambda who: compared(who, kind=kind, path=file), COMPARE_REPORT.readers, "", as_json, csv)


@described(app, OVERLAPS_REPORT)
def in_two_schemes(unit: Unit = "", as_json: AsJson = False, csv: Csv = None) -> None:
    tell(overlaps, OVERLAPS_REPORT.readers, unit, as_json, csv)


@described(app, TRANSFERS_REPORT)
def where_transfers_stand(
    everything: Annotated[
        bool, typer.Option("--all", help=said("包括已办结和已终止的", "also what is through or ended"))
    ] = False,
    late: Annotated[bool, typer.Option("--late", help=said("只列超期的", "only what is late"))] = False,
    unit: Unit = "",
    as_json: AsJson = False,
    csv: Csv = None,
) -> None:
    tell(
        lambda who: transfers(who, everything=everything, only_late=late),
        TRANSFERS_REPORT.readers,
        unit,
        as_json,
        csv,
    )


@described(app, TRANSFER_PAPERS_REPORT)
def papers_of_transfers(number: Number, as_json: AsJson = False, csv: Csv = None) -> None:
    tell(lambda who: transfer_papers(who, number=number), TRANSFER_PAPERS_REPORT.readers, "", as_json, csv)


@described(app, LIFE_CERTIFICATES_REPORT)
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
    report = made(lambda who: life_certificates(who, since=begun), LIFE_CERTIFICATES_REPORT.readers, unit)
    if announce is not None:
        _write_list(announce, announcement_list(report, english=is_english()))
        return
    if suspend is not None:
        held = month_of(today()) + 1 if month is None else month
        _write_list(suspend, suspension_list(report, month=held, english=is_english()))
        return
    show(report, as_json, csv)


def _write_list(path: Path, rows: Iterator[list[str]]) -> None:
    write_out(File(path, is_workbook=False), [text_sheet("", rows)])


@described(app, NOTICES_REPORT)
def all_notices(
    unserved: Annotated[
        bool, typer.Option("--unserved", help=said("只列待送达的", "only what is not served yet"))
    ] = False,
    unit: Unit = "",
    as_json: AsJson = False,
    csv: Csv = None,
) -> None:
    tell(lambda who: notices(who, only_unserved=unserved), NOTICES_REPORT.readers, unit, as_json, csv)


@described(app, BACK_PAYMENT_OR_LEAVE_REPORT)
def choose(
    number: Number,
    as_json: AsJson = False,
    csv: Csv = None,
) -> None:
    tell(
        lambda who: back_payment_or_leave(who, number=number),
        BACK_PAYMENT_OR_LEAVE_REPORT.readers,
        "",
        as_json,
        csv,
    )


described(app, DECISION_REPORT)(letter)
described(app, REEXAMINATION_REPORT)(derived_again)
