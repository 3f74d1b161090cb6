"""向监督委员会报告 A year told to the supervision committee: what was raised and paid and what stands, as the closed book has it; for how many; what
is late, overpaid, unexplained or objected to; and whether the book's own checks find anything."""

from __future__ import annotations

from collections.abc import Iterator

from yanglao.acts.publication.figures import Figures, figures
from yanglao.acts.publication.refusals import refused
from yanglao.acts.townships.deaths import deaths_told
from yanglao.audit.checks import run_checks
from yanglao.casefile.words import Pair
from yanglao.kernel.months import month, month_text
from yanglao.kernel.periods import YEAR, Period
from yanglao.ledger.chart import CHART
from yanglao.lists.publication_layouts import UPHELD
from yanglao.reports import asks
from yanglao.reports.asking import Reader
from yanglao.reports.collection import unmatched
from yanglao.reports.describing import About
from yanglao.reports.dues import FUNDERS, dues_report
from yanglao.reports.fund_statements import READERS_OF_THE_FUND
from yanglao.reports.overpaid import overpaid
from yanglao.reports.publications import KINDS, OTHERS
from yanglao.reports.report import Column, Report, Row
from yanglao.store.closing import is_closed
from yanglao.store.notice_lists import notice_lists, objections
from yanglao.store.publications import publications

SUPERVISION_REPORT = About(
    "supervision-report",
    "向监督委员会报告",
    ("十", "九(一)1", "九(一)2"),
    READERS_OF_THE_FUND,
    zh="一年的基金情况:筹集、支付、结余、收益、人数,公布及是否与账相符,截至查询日的应到补贴、多发、待查明来款,死亡迟报、公示和异议,账簿核查结果。",
    en=(
        "a year for the committee: raised, paid, balances, yield, persons; whether they are published as booked; subsidies due, overpayments and "
        "unexplained money as of the day; deaths told late, lists and objections; what the checks of the book find"
    ),
    makes=lambda reader, given: supervision_report(reader, year=given["year"]),
    asks=(asks.YEAR,),
)
SECTIONS: dict[str, Pair] = {
    **KINDS,
    "persons": ("参保和收益", "persons and yield"),
    "published": ("公布", "publication"),
    "open": ("截至查询日未了", "open as of the day"),
    "year": ("本年监督", "watched in the year"),
    "checks": ("账簿核查", "checks of the book"),
}


def supervision_report(reader: Reader, *, year: int) -> Report:
    """The report on a year of which every month is closed. Refused: period_open."""
    period = Period(month(year, 12), YEAR)
    if not is_closed(reader.connection, reader.area, period.last):
        raise refused("period_open", month=month_text(period.last))
    found = figures(reader.agency, period)
    return Report(
        "supervision-report",
        (f"{year} 年向监督委员会报告", f"report to the supervision committee on {year}"),
        (
            Column("section", ("部分", "section"), "word", SECTIONS),
            Column("what", ("项目", "item"), "said"),
            Column("number", ("数", "number"), "count"),
            Column("fen", ("金额(元)", "amount"), "yuan"),
        ),
        [
            *_figures(found),
            *_published(reader, period, found),
            *_open(reader),
            *_watched(reader, period),
            *_checks(reader),
        ],
        sums={
            f"{kind}_fen": (
                (f"{zh}合计(元)", f"{en}, in all"),
                "yuan",
                sum(fen for name, fen in found.items() if name.startswith(f"{kind}_")),
            )
            for kind, (zh, en) in KINDS.items()
            if kind != "stands"
        },
    )


def _row(section: str, what: Pair, number: int | None = None, fen: int | None = None) -> Row:
    return {"section": section, "what": what, "number": number, "fen": fen}


def _figures(found: Figures) -> Iterator[Row]:
    for kind in KINDS:
        for account in CHART.values():
            fen = found.get(f"{kind}_{account.code}_fen")
            if fen is not None:
                yield _row(kind, (account.name, account.name_en), fen=fen)
    for name, what in OTHERS.items():
        yield _row("persons", what, found[name])


def _published(reader: Reader, period: Period, found: Figures) -> Iterator[Row]:
    mine = [one for one in publications(reader.connection, reader.area) if one.period == period]
    yield _row("published", ("公布次数", "times published"), len(mine))
    if mine:
        differing = sum(found.get(name, 0) != value for name, value in mine[-1].figures.items())
        yield _row(
            "published", ("最后公布与现账不同的数", "figures that differ from the last one"), differing
        )


def _open(reader: Reader) -> Iterator[Row]:
    dues = dues_report(reader).sums
    for funder, (zh, en) in FUNDERS.items():
        for name, (what_zh, what_en) in (
            ("outstanding", ("应到未到", "subsidies outstanding")),
            ("lost", ("迟到利息", "interest lost by late subsidies")),
        ):
            yield _row("open", (f"{zh}{what_zh}", f"{en}: {what_en}"), fen=dues[f"{name}_{funder}_fen"][2])
    paid = overpaid(reader)
    yield _row("open", ("待追回待遇", "overpayments to recover"), len(paid.rows), paid.sums["left_fen"][2])
    nobodys = unmatched(reader).sums
    yield _row(
        "open", ("待查明来款", "unexplained lines of the bank"), nobodys["lines"][2], nobodys["fen"][2]
    )


def _watched(reader: Reader, period: Period) -> Iterator[Row]:
    told, late = deaths_told(reader.agency, period, reader.homes)
    yield _row("year", ("死亡报告", "deaths told"), told.total())
    yield _row("year", ("其中迟报", "of them late"), late.total())
    days = range(period.first_day, period.last_day + 1)
    posted = [one for one in notice_lists(reader.connection, reader.area) if one.posted_on in days]
    objected = [one for one in objections(reader.connection, reader.area) if one.on in days]
    yield _row("year", ("公示名单", "lists posted"), len(posted))
    yield _row("year", ("公示异议", "objections"), len(objected))
    yield _row("year", ("其中成立", "of them upheld"), sum(one.outcome == UPHELD for one in objected))
    yield _row("year", ("其中未答复", "of them not answered"), sum(not one.outcome for one in objected))


def _checks(reader: Reader) -> Iterator[Row]:
    found = run_checks(reader.agency)
    yield _row("checks", ("核查项目", "checks"), len(found))
    for one in found:
        if one.findings:
            yield _row("checks", (one.check.zh, one.check.en), len(one.findings))
