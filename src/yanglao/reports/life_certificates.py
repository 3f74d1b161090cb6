"""资格认证进度 A campaign of life certificates: who is in payment and has given none since a day, the largest pension first; and the list
of suspensions that a clerk may hand in for them."""

from __future__ import annotations

from collections.abc import Iterator

from yanglao.kernel.months import month_text
from yanglao.life.kinds import Method
from yanglao.lists import LAYOUTS
from yanglao.lists.layouts import METHODS, REASONS
from yanglao.reports.asking import Reader
from yanglao.reports.report import WHO, Column, Report
from yanglao.store.read.worklists import in_payment

METHOD_WORDS = {words[0]: (words[1], words[0].replace("_", " ")) for words in METHODS}


def life_certificates(reader: Reader, *, since: int) -> Report:
    """Who is paid, not suspended, and has given no certificate from the Day `since` on. Money at risk is what was paid last."""
    paid = [one for one in in_payment(reader.connection, reader.area) if reader.sees(one.person)]
    due = [one for one in paid if one.certified_on < since and not one.is_suspended]
    who = reader.who(one.person for one in due)
    rows = [
        {
            **who[one.person],
            "monthly_fen": one.fen,
            "certified_on": one.certified_on or None,
            "method": Method(one.method).name if one.certified_on else None,
        }
        for one in due
    ]
    rows.sort(key=lambda row: (-row["monthly_fen"], row["number"]))
    return Report(
        "life-certificates",
        ("待认证人员", "certificates due"),
        (
            *WHO,
            Column("monthly_fen", ("月待遇(元)", "monthly pension"), "yuan"),
            Column("certified_on", ("上次认证", "last certificate"), "day"),
            Column("method", ("上次方式", "how it was given"), "word", METHOD_WORDS),
        ),
        rows,
        sums={
            "in_payment": (("在领人数", "in payment"), "count", len(paid)),
            "certified": (("已认证", "certified"), "count", sum(one.certified_on >= since for one in paid)),
            "due": (("待认证", "due"), "count", len(rows)),
            "at_risk_fen": (("每月涉及金额(元)", "at risk a month"), "yuan", sum(one.fen for one in due)),
        },
    )


def suspension_list(report: Report, *, month: int, english: bool) -> Iterator[list[str]]:
    """The people of the report as a list of suspensions from `month` on, as `yanglao list suspension` takes it."""
    fields = LAYOUTS["suspension"].fields
    yield [field.name if english else field.title for field in fields]
    cells = {"from": month_text(month), "until": "", "reason": REASONS[0][0 if english else 1]}
    for row in report.rows:
        yield [str(row["number"]) if field.name == "number" else cells[field.name] for field in fields]
