"""Months of an office: payrolls by four people, the bank's answers, closes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

from acts.desk import Desk
from acts.filing import AGENCY

from yanglao.acts import payroll
from yanglao.acts.agreeing import agree
from yanglao.acts.doing import do
from yanglao.acts.fund.close_month import close_month
from yanglao.acts.payroll.bank import bank_file
from yanglao.acts.policy.parameter import propose_parameter
from yanglao.kernel.money import yuan_text
from yanglao.kernel.months import day_text, first_day, last_day, month_text
from yanglao.payment.meeting import OpenItem
from yanglao.reports.account_statement import account_statement
from yanglao.reports.asking import OFFICE, reader
from yanglao.store.acting import Agency, By
from yanglao.store.batches import batches
from yanglao.store.entries import balances
from yanglao.store.items import open_items


def fund(agency: Agency, batch: int, *, on: int) -> dict[str, Any]:
    """Apply for the money of a batch, and let all of it arrive, with what the city must advance; what was asked for."""

    def by(actor: str, what: str) -> By:
        return By(actor, on, f"{what} {batch}")

    asked = do(agency, "fund_application", [{"batch": batch}], by=by("accountant", "apply"))
    agree(agency, number=asked["proposal"], by=by("director", "applied"))
    if asked["asked_fen"]:
        came = {"call": asked["proposal"], "on": day_text(on), "document": "拨款单"}
        do(agency, "subsidy_arrival", [came], by=by("finance", "arrived"))
    if asked["still_missing_fen"]:
        more = {"funder": "市", "amount_yuan": yuan_text(asked["still_missing_fen"])}
        advance = {**more, "on": day_text(on), "document": "垫付单"}
        do(agency, "subsidy_arrival", [advance], by=by("finance", "advanced"))
    return asked


class Payrolls:
    """Runs the months of a desk's area; every act under a key of its own."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.agency, self.keys = desk, desk.agency, 0

    def by(self, actor: str, on: int) -> By:
        self.keys += 1
        return By(actor, on, f"month {self.keys}")

    def prepare(self, month: int, *, on: int = 0) -> dict[str, Any]:
        return payroll.prepare(self.agency, month=month, by=self.by("clerk", on or first_day(month) + 14))

    def to_released(self, batch: int, on: int) -> None:
        payroll.review(self.agency, batch=batch, by=self.by("reviewer", on))
        fund(self.agency, batch, on=on)
        payroll.release(self.agency, batch=batch, by=self.by("finance", on))

    def to_booked(self, batch: int, on: int) -> dict[str, Any]:
        self.to_released(batch, on)
        return payroll.book(self.agency, batch=batch, by=self.by("accountant", on))

    def statement(self, one: str, *, since: int = 18500101, until: int = 22001231) -> list[dict[str, Any]]:
        """The rows of a person's statement; the last is what stands in the end."""
        who = reader(self.agency, "reviewer", OFFICE, on=until)
        return list(account_statement(who, number=one, since=since, until=until).rows)

    def pay(self, month: int, *, on: int = 0) -> dict[str, Any]:
        """Prepare and book a payroll; what was shown of it. `batch` is None when there was nothing to pay."""
        shown = self.prepare(month, on=on)
        if shown["batch"] is not None:
            self.to_booked(shown["batch"], on or first_day(month) + 14)
        return shown

    def close(self, month: int, *, on: int = 0) -> dict[str, Any]:
        return close_month(self.agency, month=month, by=self.by("accountant", on or last_day(month)))

    def month(self, month: int) -> dict[str, Any]:
        shown = self.pay(month)
        self.close(month)
        return shown

    def note_accounts(self, accounts: Mapping[str, str], *, on: int, whose: str = "本人") -> None:
        """New accounts by a list, agreed to by a second person."""
        holder = AGENCY if whose == "转入地经办机构" else "陈测试"
        rows = [
            {"number": one, "whose": whose, "holder": holder, "bank_account": account, "on": day_text(on)}
            for one, account in accounts.items()
        ]
        number = self.desk.take("payee", rows, on=on)["proposal"]
        agree(self.agency, number=number, by=self.by("reviewer", on))

    def decide(self, parameter: str, value: object, *, since: int, on: int) -> None:
        """A parameter by two supervisors."""
        proposed = propose_parameter(
            self.agency,
            parameter=parameter,
            valid_from=since,
            value=value,
            document="文件",
            by=self.by("supervisor", on),
        )
        agree(self.agency, number=proposed["proposal"], by=self.by("supervisor-2", on))

    # --- the bank

    def send(self, batch: int, *, on: int) -> None:
        payroll.send(self.agency, batch=batch, to=self.desk.folder / "bank.csv", by=self.by("accountant", on))

    def answer(self, batch: int, rows: list[dict[str, str]], *, on: int) -> dict[str, Any]:
        by = self.by("accountant", on)
        return payroll.take_answer(self.agency, batch=batch, content=answer_of(rows), by=by)

    def last_booked(self) -> int:
        return max(one.id for one in batches(self.agency.connection, self.agency.area) if one.is_booked)

    def sent(self, batch: int) -> dict[str, int]:
        """Account -> fen, as the file of a batch says."""
        rows = csv.DictReader(io.StringIO(bank_file(self.agency, batch=batch).decode("gb18030")))
        return {row["账号"]: round(float(row["金额"]) * 100) for row in rows if row["流水号"] != "合计"}

    def references(self, batch: int) -> dict[str, tuple[str, str]]:
        """Account -> its reference and amount in the file of a batch."""
        rows = csv.DictReader(io.StringIO(bank_file(self.agency, batch=batch).decode("gb18030")))
        return {row["账号"]: (row["流水号"], row["金额"]) for row in rows if row["流水号"] != "合计"}

    # --- what there is

    def person(self, number: str) -> int:
        hashed = self.agency.keys.hashed(number)
        return int(self.desk.rows("SELECT person_id FROM identity WHERE number_hash = %s", hashed)[0][0])

    def lines(self, number: str) -> list[tuple[str, int, int, int, int]]:
        """(month, round, cash, withheld, overpaid) of somebody's pension lines."""
        query = "SELECT month, round, cash_fen, withheld_fen, overpaid_fen FROM pension_line WHERE person_id = %s ORDER BY 1, 2"
        return [(month_text(month), *rest) for month, *rest in self.desk.rows(query, self.person(number))]

    def items(self, number: str) -> list[tuple[str, str, int]]:
        """(kind, month, left) of what is open with somebody."""
        found = [item for item in self.open_items() if item.person == self.person(number)]
        return [(item.kind.name, month_text(item.month), item.left_fen) for item in found]

    def open_items(self) -> list[OpenItem]:
        return open_items(self.agency.connection, self.agency.area)

    def marked(self, number: str) -> list[str]:
        """The runs that have still to look at somebody."""
        query = "SELECT DISTINCT run FROM work WHERE person_id = %s ORDER BY 1"
        return [run for (run,) in self.desk.rows(query, self.person(number))]


def answer_of(rows: Iterable[Mapping[str, str]]) -> bytes:
    """A bank's answer with these rows."""
    text = io.StringIO()
    writer = csv.DictWriter(text, ("流水号", "账号", "户名", "金额", "结果", "原因"))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode("gb18030")


class Closing(Payrolls):
    """Notes what the trial balance says when a month has been closed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.noted: dict[int, dict[int, int]] = {}

    def close(self, month: int, *, on: int = 0) -> dict[str, Any]:
        answer = super().close(month, on=on)
        self.noted[month] = balances(self.agency.connection, self.agency.area)
        return answer
