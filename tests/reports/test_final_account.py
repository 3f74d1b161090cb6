"""决算 The final account of a closed year is the book's to the fen, settled once by two people, and kept as it was seen."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from itertools import count
from typing import Any

import psycopg
import pytest
from acts.payrolls import Closing
from acts.story import DECEMBER, STEADY
from reports.offices import reads

from yanglao.acts.agreeing import agree
from yanglao.acts.doing import do
from yanglao.acts.fund.year_figures import year_figures
from yanglao.audit.checks import run_checks
from yanglao.ledger.chart import CHART, NET_ASSETS, Class
from yanglao.reports.final_account import final_account_report
from yanglao.reports.fund_statements import balance_sheet, income_and_expenditure, net_asset_changes
from yanglao.reports.report import Report
from yanglao.store.acting import ActRefused, By
from yanglao.store.final_accounts import final_account_of

ON = 20120611
KEYS = count(1)


@pytest.fixture
def months(eight_months: Closing) -> Closing:
    return eight_months


def by(actor: str) -> By:
    return By(actor, ON, f"final account {next(KEYS)}")


def close_year(months: Closing, year: int = 2011) -> None:
    made = do(months.agency, "close_year", [{"year": year}], by=by("accountant"))
    agree(months.agency, number=made["proposal"], by=by("director"))


def proposed(months: Closing, year: int = 2011) -> dict[str, Any]:
    return do(months.agency, "final_account", [{"year": year}], by=by("accountant"))


def settled(months: Closing) -> dict[str, Any]:
    close_year(months)
    return agree(months.agency, number=proposed(months)["proposal"], by=by("director"))


def told(months: Closing, year: int = 2011) -> Report:
    return final_account_report(reads(months.desk, ON, "reviewer"), year=year)


def code(attempt: Callable[[], Any]) -> str:
    with pytest.raises(ActRefused) as refused:
        attempt()
    return refused.value.code


def column(report: Report, name: str) -> dict[int, int]:
    return {row["code"]: row[name] for row in report.rows if row["code"] and row[name]}


def test_it_is_the_statements_of_december(months: Closing) -> None:
    settled(months)
    report, who = told(months), reads(months.desk, ON, "reviewer")
    earned, sheet = income_and_expenditure(who, at=DECEMBER), balance_sheet(who, at=DECEMBER)
    assert column(report, "raised_fen") | column(report, "paid_fen") == column(earned, "year_fen")
    assert column(report, "closing_fen") == column(sheet, "closing_fen")
    assert column(report, "opening_fen") == column(sheet, "opening_fen") == {}
    for name in ("assets_fen", "liabilities_fen", "net_assets_fen"):
        assert report.sums[name][2] == sheet.sums[name][2]
    for name in ("income_fen", "expenditure_fen", "surplus_fen"):
        assert report.sums[name][2] == earned.sums[name][2] != 0


def test_it_tells_what_moved_accounts_and_pool(months: Closing) -> None:
    settled(months)
    changes = net_asset_changes(reads(months.desk, ON, "reviewer"), at=DECEMBER)
    causes = ("arrival_fen", "interest_fen", "pension_fen", "settlement_fen", "other_fen")
    rows = {row["code"]: row for row in told(months).rows}
    for name in causes:
        assert {code: fen for code, fen in column(told(months), name).items()} == column(changes, name)
    for account in NET_ASSETS:
        row = rows.get(account, {})
        opening, closing = row.get("opening_fen") or 0, row.get("closing_fen") or 0
        assert opening + sum(row.get(name) or 0 for name in causes) == closing


def test_the_next_year_opens_as_the_last_has_closed(months: Closing) -> None:
    close_year(months)
    first, second = (year_figures(months.agency, year) for year in (2011, 2012))
    for account in CHART.values():
        closing, opening = (
            figures.get(f"{name}_{account.code}_fen")
            for figures, name in ((first, "closing"), (second, "opening"))
        )
        assert closing == opening
        assert closing is None or account.kind not in (Class.income, Class.expenditure)


def test_what_was_seen_is_kept_byte_for_byte(months: Closing) -> None:
    close_year(months)
    made = proposed(months)
    assert code(lambda: agree(months.agency, number=made["proposal"], by=by("accountant"))) == "same_person"
    answer = agree(months.agency, number=made["proposal"], by=by("supervisor"))
    kept = final_account_of(months.agency.connection, months.agency.area, 2011)
    assert kept is not None and kept.figures == made["figures"] == year_figures(months.agency, 2011)
    assert answer["sha256"] == kept.sha256 == hashlib.sha256(kept.text.encode()).hexdigest()
    assert any(kept.sha256 in zh for zh, _ in told(months).remarks)
    with pytest.raises(psycopg.Error), months.agency.connection.transaction():
        months.agency.connection.execute("UPDATE final_account SET year = 2012")
    assert [found.check.name for found in run_checks(months.agency) if found.findings] == []


def test_only_a_closed_year_is_settled(months: Closing) -> None:
    assert code(lambda: proposed(months)) == "year_not_closed"
    close_year(months)
    assert code(lambda: proposed(months, 2012)) == "year_not_closed"
    assert code(lambda: proposed(months, 2010)) == "year_not_closed"
    assert code(lambda: told(months)) == "no_final_account"


def test_a_year_is_settled_once(months: Closing) -> None:
    close_year(months)
    one, other = proposed(months), proposed(months)
    assert one["proposal"] != other["proposal"]
    agree(months.agency, number=one["proposal"], by=by("director"))
    assert (
        code(lambda: agree(months.agency, number=other["proposal"], by=by("director")))
        == "final_account_there"
    )
    assert code(lambda: proposed(months)) == "final_account_there"


def test_what_moved_since_it_was_proposed_is_not_agreed_to(months: Closing) -> None:
    close_year(months)
    made = proposed(months)
    months.desk.take("death", [{"number": STEADY, "on": "2011-12-20"}], on=ON)
    assert code(lambda: agree(months.agency, number=made["proposal"], by=by("director"))) == "figures_moved"


def test_what_is_known_later_leaves_it_as_it_was_settled(months: Closing) -> None:
    settled(months)
    before = told(months)
    months.desk.take("death", [{"number": STEADY, "on": "2011-12-20"}], on=ON)
    assert told(months) == before
    assert year_figures(months.agency, 2011)["enrolled_persons"] == before.sums["enrolled_persons"][2] - 1


def test_the_notes_tell_what_has_not_arrived(months: Closing) -> None:
    settled(months)
    owed = -sum(fen for code, fen in column(told(months), "closing_fen").items() if code // 100 == 33)
    assert owed > 0
    assert any(f"{owed // 100}.{owed % 100:02}" in en for _, en in told(months).remarks)
