"""财政补贴申请书 The certificate that goes to the treasury with a call: what is asked for by funder, purpose and month, and who signed it."""

from __future__ import annotations

from yanglao.acts.funding.refusals import refused
from yanglao.kernel.months import day_text
from yanglao.reports import asks
from yanglao.reports.asking import Reader
from yanglao.reports.describing import About
from yanglao.reports.dues import FUNDER, FUNDERS, MONTH, OF_ACCOUNT, PURPOSE
from yanglao.reports.fund_statements import READERS_OF_THE_FUND
from yanglao.reports.report import Column, Report, Row
from yanglao.store.proposals import AGREED, PROPOSED, proposal_of
from yanglao.store.subsidies import calls

SUBSIDY_CALL_REPORT = About(
    "subsidy-call",
    "财政补贴申请书",
    ("四(二)2", "八"),
    READERS_OF_THE_FUND,
    zh="某次财政补贴申请或用款计划(申请号):按拨款方、用途、月份分列,合计,截止日,编制人和审批人。",
    en=(
        "a call for subsidies or a fund application, by its number: by funder, purpose and month, sums, up to which day it goes, who made "
        "it and who agreed"
    ),
    makes=lambda reader, given: subsidy_call(reader, number=given["call"]),
    asks=(asks.serial("call", "申请号", "number of the call"),),
)


def subsidy_call(reader: Reader, *, number: int) -> Report:
    """The certificate of a call. Refused: no_such_call."""
    call = next((one for one in calls(reader.connection, reader.area) if one.id == number), None)
    if call is None:
        raise refused("no_such_call", call=number)
    proposal = proposal_of(reader.connection, reader.area, number)
    rows: list[Row] = [
        {
            **dict(zip(("funder", "purpose"), OF_ACCOUNT[one.account], strict=True)),
            "month": one.month,
            "fen": one.fen,
        }
        for one in call.lines
    ]
    through, made, signed = (
        day_text(proposal.content["through_day"]),
        proposal.taken[PROPOSED],
        proposal.taken[AGREED],
    )
    remarks = [
        (
            f"申请号 {number},文号 {call.document or '—'},截至 {through},编制 {made},审批 {signed}({day_text(call.day)})。",
            f"Call {number}, document {call.document or '-'}, through {through}; made by {made}, agreed to by {signed} on {day_text(call.day)}.",
        )
    ]
    if call.batch is not None:
        remarks.append((f"含批次 {call.batch} 的本月份额。", f"With the share of batch {call.batch}."))
    return Report(
        "subsidy-call",
        ("财政补贴申请书", "call for subsidies"),
        (FUNDER, PURPOSE, MONTH, Column("fen", ("申请金额(元)", "asked for"), "yuan")),
        rows,
        sums={
            **{
                f"{funder}_fen": (
                    (f"{zh}(元)", en),
                    "yuan",
                    sum(row["fen"] for row in rows if row["funder"] == funder),
                )
                for funder, (zh, en) in FUNDERS.items()
            },
            "fen": (("合计(元)", "in all"), "yuan", sum(row["fen"] for row in rows)),
        },
        remarks=remarks,
    )
