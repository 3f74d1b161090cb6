"""记账凭证和明细账 Vouchers and ledgers of accounts of eight months tie to the trial balance to the fen, in every month."""

from __future__ import annotations

from collections import Counter

import pytest
from acts.payrolls import Closing
from acts.story import DECEMBER, MAY, OCTOBER
from reports.offices import reads

from yanglao.kernel.months import last_day
from yanglao.reports.asking import Reader
from yanglao.reports.journal import account_ledger, vouchers
from yanglao.reports.telling import plain
from yanglao.store.acting import ActRefused
from yanglao.store.entries import balances
from yanglao.store.read.book import trial_balance
from yanglao.store.read.fund import EVER, moved_on

MONTHS = range(OCTOBER, MAY + 1)


@pytest.fixture
def who(eight_months: Closing) -> Reader:
    return reads(eight_months.desk, last_day(MAY), "reviewer")


def moved(who: Reader, first: int, before: int) -> dict[int, int]:
    found = moved_on(who.connection, who.area, first=first, before=before)
    return {account: fen for account, fen in found.items() if fen}


def test_the_vouchers_of_a_month_are_what_moved_in_it(who: Reader) -> None:
    for at in MONTHS:
        report, added = vouchers(who, month=at), Counter[int]()
        for row in report.rows:
            added[row["code"]] += (row["debit_fen"] or 0) - (row["credit_fen"] or 0)
        assert {account: fen for account, fen in added.items() if fen} == moved(who, at, at + 1)
        assert report.sums["debit_fen"][2] == report.sums["credit_fen"][2] > 0
        numbers = [row["number"] for row in report.rows]
        assert sorted(set(numbers)) == list(range(1, report.sums["vouchers"][2] + 1)) and numbers == sorted(
            numbers
        )


def test_every_ledger_closes_as_the_trial_balance(who: Reader) -> None:
    stands = balances(who.connection, who.area)
    for row in trial_balance(who.connection, who.area):
        report = account_ledger(who, account=row["code"], since=OCTOBER, until=MAY)
        assert report.sums["opening_fen"][2] == 0
        assert report.sums["closing_fen"][2] == report.rows[-1]["balance_fen"] == stands[row["code"]]
        assert (report.sums["debit_fen"][2], report.sums["credit_fen"][2]) == (
            row["debit_fen"],
            row["credit_fen"],
        )


def test_a_ledger_opens_with_what_stood_before(who: Reader) -> None:
    for account, fen in moved(who, EVER, DECEMBER).items():
        report = account_ledger(who, account=account, since=DECEMBER, until=DECEMBER)
        assert report.sums["opening_fen"][2] == fen
        assert report.sums["closing_fen"][2] == moved(who, EVER, DECEMBER + 1).get(account, 0)
        assert all(row["month"] == DECEMBER for row in report.rows)


def test_whoever_made_an_entry_is_named_and_whoever_agreed(who: Reader) -> None:
    rows = plain(vouchers(who, month=DECEMBER), english=True)["rows"]
    paid = [row for row in rows if row["what"] == "Payroll"]
    assert paid and all(len(row["agreed_by"].split(", ")) in (2, 3) for row in paid), rows
    closed = next(row for row in rows if row["what"] == "Close a month")
    assert closed["prepared_by"] and closed["agreed_by"] == ""


def test_an_account_that_is_none(who: Reader) -> None:
    with pytest.raises(ActRefused, match="9999") as refusal:
        account_ledger(who, account=9999, since=OCTOBER, until=MAY)
    assert refusal.value.code == "no_such_account"
