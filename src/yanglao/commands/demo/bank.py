"""The payroll of a month by four people, to the city's bank and back, and what the bank pays in interest."""

from __future__ import annotations

import csv
from pathlib import Path

from yanglao.acts import payroll
from yanglao.acts.fund.bank_interest import book_bank_interest
from yanglao.acts.payroll.bank import bank_file
from yanglao.commands.demo.funding import fund
from yanglao.kernel.months import last_day, month_text
from yanglao.ledger.chart import TREASURY
from yanglao.store.acting import Agency, By
from yanglao.store.entries import balances
from yanglao.store.payees import accounts
from yanglao.store.people import numbers_of
from yanglao.synthetic import City


def pay(agency: Agency, city: City, one: int, folder: Path, *, again: str = "") -> None:
    """One payroll: four people, the bank, the bank's answer. `again`: which one more of the month it is."""
    on, text = last_day(one), month_text(one)
    batch = payroll.prepare(agency, month=one, by=By("clerk", on, f"payroll {text}{again}"))["batch"]
    if batch is None:
        return
    payroll.review(agency, batch=batch, by=By("reviewer", on, f"review {batch}"))
    fund(agency, batch, on)
    payroll.release(agency, batch=batch, by=By("finance", on, f"release {batch}"))
    payroll.book(agency, batch=batch, by=By("accountant", on, f"book {batch}"))
    file = folder / f"bank-{batch}.csv"
    payroll.send(agency, batch=batch, to=file, by=By("accountant", on, f"send {batch}"))
    payroll.take_answer(
        agency,
        batch=batch,
        content=_bank_answers(agency, city, one, batch),
        by=By("accountant", on, f"answer {batch}"),
    )


def bank_pays_interest(agency: Agency, one: int) -> None:
    """The synthetic bank's statement of the year: an amount from outside, three per cent of what it holds in December."""
    held = balances(agency.connection, agency.area).get(TREASURY, 0)
    book_bank_interest(
        agency,
        amount_fen=held * 3 // 100,
        statement=f"对账单 {month_text(one)}",
        by=By("accountant", last_day(one), f"bank interest {month_text(one)}"),
    )


def _bank_answers(agency: Agency, city: City, one: int, batch: int) -> bytes:
    """What the city's bank says to the file: nearly all paid, a few returned."""
    sent = bank_file(agency, batch=batch).decode("gb18030").splitlines()[1:-1]
    rows: list[list[str]] = [list(row) for row in csv.reader(sent)]
    payees = [int(row[0].split("-")[1]) for row in rows]
    persons = {payee: account.person for payee, account in accounts(agency.connection, payees).items()}
    numbers = numbers_of(agency.connection, agency.keys, list(persons.values()))
    lines = ["流水号,金额,结果,原因"]
    for (reference, _, _, amount), payee in zip(rows, payees, strict=True):
        reason = city.returned_payment(one, numbers[persons[payee]])
        lines.append(f"{reference},{amount},{'失败' if reason else '成功'},{reason or ''}")
    return ("\r\n".join(lines) + "\r\n").encode("gb18030")
