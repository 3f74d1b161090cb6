"""月结前清单 What is left before a month is closed: named while it is there, done when it is done."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from acts.desk import Desk, number, paid
from acts.payrolls import Payrolls
from reports.offices import desk_of, reads, register

from yanglao.commands.office import Office
from yanglao.kernel.months import first_day, last_day, month
from yanglao.ledger.items import ITEM_KINDS
from yanglao.reports.month_end import month_end

OCTOBER, NOVEMBER = month(2011, 10), month(2011, 11)
PAYER, PENSIONER = number(1), number(2, "19490420")


@pytest.fixture(scope="module")
def months(new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory) -> Payrolls:
    desk: Desk = desk_of(new_office("month_end"), Path(tmp_path_factory.mktemp("desk")))
    register(desk, [PAYER, PENSIONER], on=20111005)
    desk.take("enrolment", [{"number": one, "on": "2011-10-05"} for one in (PAYER, PENSIONER)], on=20111006)
    desk.take("claim", [{"number": PENSIONER, "on": "2011-10-12"}], on=20111012)
    return Payrolls(desk)


def left(months: Payrolls, on: int) -> dict[str, tuple[int, int | None]]:
    rows: list[dict[str, Any]] = list(month_end(reads(months.desk, on, "reviewer")).rows)
    assert all(row["is_done"] is not bool(row["count"]) for row in rows)
    assert all(any(row["to_do"]) for row in rows if row["count"])
    return {row["what"][1]: (row["count"], row["fen"]) for row in rows if row["count"]}


def test_the_first_month_is_told_as_it_stands(months: Payrolls) -> None:
    row = paid(PAYER, "M1", amount_yuan=300, year=2011, on="2011-10-10", tier_yuan=500)
    months.desk.take("contribution", [row], on=20111010)
    assert left(months, 20111010) == {
        "the month is over": (1, None),
        "the month's payroll": (1, None),
        "bank accounts without a statement to the end of the month": (3, None),
        "counter money not cashed up": (1, 300_00),
        ITEM_KINDS["short"].name_en: (1, 300_00),
        "not swept from the receipts account": (1, 300_00),
    }


def test_a_batch_goes_from_one_line_to_the_next(months: Payrolls) -> None:
    months.month(OCTOBER)
    shown = months.prepare(NOVEMBER)
    assert left(months, first_day(NOVEMBER) + 14)["batches under way"] == (1, 130_00)
    months.to_booked(shown["batch"], first_day(NOVEMBER) + 14)
    found = left(months, last_day(NOVEMBER))
    assert "the month's payroll" not in found and "the month is over" not in found
    assert found["booked batches not sent to the bank"] == (1, 130_00)
    months.send(shown["batch"], on=last_day(NOVEMBER))
    assert left(months, last_day(NOVEMBER))["payments that the bank has not answered"] == (1, 130_00)
    ((reference, amount),) = months.references(shown["batch"]).values()
    row = {"流水号": reference, "金额": amount, "结果": "成功", "原因": ""}
    months.answer(shown["batch"], [row], on=last_day(NOVEMBER))
    assert not {"payments that the bank has not answered", "booked batches not sent to the bank"} & set(
        left(months, last_day(NOVEMBER))
    )
