"""下月发放预测 The next payroll before anybody prepares it: what is to be paid unit by unit, and what province and city are to bring for it. Computed as
the payroll itself will be, by the month step, from what is known now."""

from __future__ import annotations

import numpy as np

from yanglao.acts.payroll.compute import compute
from yanglao.acts.roles import ACCOUNTANT, FINANCE
from yanglao.casefile.words import Pair
from yanglao.kernel.columns import Ints, ints
from yanglao.kernel.months import month_text
from yanglao.ledger.chart import dues_of
from yanglao.payment.difference import Lines
from yanglao.reports.asking import OFFICE, Reader
from yanglao.reports.describing import About
from yanglao.reports.report import Column, Report, Row
from yanglao.rules.sources import FUNDERS, PENSION_PARTS, POOL, Part
from yanglao.store.closing import last_close
from yanglao.store.law import fingerprint_of, laws_of
from yanglao.store.payroll_runs import last_payroll
from yanglao.store.read.dues import dues_now

FORECAST_MONTH_REPORT = About(
    "forecast-month",
    "下月发放预测",
    ("五(二)", "八", "四(二)2"),
    (*OFFICE, ACCOUNTANT, FINANCE),
    zh="下一次发放按单位的人数、基础养老金、加发、个人账户养老金,省、市和统筹各负担多少,连同以前应到未到的补贴共应申请多少。",
    en=(
        "the next payroll by unit: people, base pensions, increments, account pensions; what province, city and pool bear, and what is to be "
        "called for with what is due from before; computed as the payroll will be, from what is known now"
    ),
    makes=lambda reader, _: forecast_month(reader),
)
BORNE: dict[str, Pair] = {
    "province": ("省级负担(元)", "province"),
    "city": ("市级负担(元)", "city"),
    POOL: ("统筹支付(元)", "pool"),
}
PARTS: dict[str, Pair] = {
    "base": ("基础养老金(元)", "base pensions"),
    "increment": ("加发(元)", "increments"),
    "account": ("个人账户养老金(元)", "account pensions"),
}
SUBSIDISED = ("base", "increment")


def next_payroll(reader: Reader) -> int:
    """The Month that is paid next: after the last payroll that is over, or the last month closed."""
    run, close = (found(reader.connection, reader.area) for found in (last_payroll, last_close))
    return max(
        reader.area.opens_in, 0 if run is None else run.month + 1, 0 if close is None else close.month + 1
    )


def forecast_month(reader: Reader) -> Report:
    """A row for each unit, arrears and overpayments of earlier months included."""
    month, laws = next_payroll(reader), laws_of(reader.connection, reader.area)
    lines = compute(reader.agency, laws, fingerprint_of(laws), month).lines
    units = ints([reader.homes.get(person, 0) for person in lines.key("person_id").tolist()])
    rows = [_row(reader, unit, lines.take(units == unit), month) for unit in np.unique(units).tolist()]
    outstanding = {funder: _outstanding(reader, funder) for funder in FUNDERS}
    return Report(
        FORECAST_MONTH_REPORT.name,
        (f"下月发放预测 {month_text(month)}", f"forecast of the payroll of {month_text(month)}"),
        (
            Column("unit", ("单位", "unit")),
            Column("persons", ("领取人数", "people"), "count"),
            *(Column(f"{what}_fen", pair, "yuan") for what, pair in PARTS.items()),
            Column("fen", ("合计(元)", "in all"), "yuan"),
            *(Column(f"{who}_fen", pair, "yuan") for who, pair in BORNE.items()),
        ),
        rows,
        sums={
            "fen": (("合计(元)", "in all"), "yuan", sum(row["fen"] for row in rows)),
            **{
                f"{funder}_call_fen": (
                    (
                        f"应向{'省' if funder == 'province' else '市'}申请(元)",
                        f"to be called for from the {funder}",
                    ),
                    "yuan",
                    max(outstanding[funder] + sum(row[f"{funder}_fen"] for row in rows), 0),
                )
                for funder in FUNDERS
            },
        },
        remarks=[
            (
                "按目前所知计算,此后登记的事项会使其变化;一次性待遇和退回再付的款项另随批次发放。",
                "By what is known now; what is recorded from now on changes it. One-off payments and what was returned go out with the batch besides.",
            )
        ],
    )


def _row(reader: Reader, unit: int, lines: Lines, month: int) -> Row:
    of_part = {part: _sum(lines, part) for part in PENSION_PARTS}
    return {
        "unit": reader.unit_name(unit),
        "persons": int((lines.key("month") == month).sum()),
        **{f"{what}_fen": sum(fen for part, fen in of_part.items() if part.what == what) for what in PARTS},
        "fen": sum(of_part.values()),
        **{
            f"{who}_fen": sum(
                fen
                for part, fen in of_part.items()
                if part.source == who and (who == POOL or part.what in SUBSIDISED)
            )
            for who in BORNE
        },
    }


def _sum(lines: Lines, part: Part) -> int:
    fen: Ints = lines.due[lines.kind.due.index(f"{part.what}_{part.source}_fen")]
    return int(fen.sum())


def _outstanding(reader: Reader, funder: str) -> int:
    """What has been due from a funder, less what it has paid ahead."""
    found = dues_now(reader.connection, reader.area)
    mine = dues_of(funder)
    due = sum(one.fen for one in found.outstanding if one.account in mine)
    return due - sum(fen for account, fen in found.ahead_fen.items() if account in mine)
