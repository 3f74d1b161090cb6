"""Months closed late: what later months have brought already stays as it is, and nothing of it is lost when they are closed."""

from __future__ import annotations

import pytest
from acts.desk import Desk, number, paid
from acts.payrolls import Payrolls

from yanglao.audit.rederive import rederive
from yanglao.kernel.months import first_day, last_day, month

DECEMBER = month(2012, 12)
JANUARY = DECEMBER + 1
PAYER, CLAIMANT, LEAVER = number(1), number(2, "19490101"), number(3)


@pytest.fixture(scope="module")
def months(desk: Desk) -> Payrolls:
    """December 2012 is closed on 31 January, when January's contributions, claims and ends are known."""
    story = Payrolls(desk)
    desk.join([PAYER, CLAIMANT, LEAVER])
    desk.take("contribution", [paid(PAYER, "R1"), paid(LEAVER, "R2")])
    desk.take(
        "back_payment",
        [{"number": CLAIMANT, "years": 15, "tier_yuan": 500, "on": "2012-03-01", "receipt": "R3"}],
    )
    for one in range(month(2011, 10), DECEMBER):
        story.close(one, on=first_day(DECEMBER))
    on = first_day(JANUARY) + 9
    desk.take("contribution", [paid(PAYER, "R4", year=2013, on="2013-01-05")], on=on)
    desk.take("claim", [{"number": CLAIMANT, "on": "2013-01-06"}], on=on)
    desk.take("emigration", [{"number": LEAVER, "on": "2013-01-07"}], on=on)
    story.close(DECEMBER, on=last_day(JANUARY))
    return story


def test_contributions_of_the_next_month_are_not_taken_back(months: Payrolls) -> None:
    rows = months.desk.rows("SELECT round, cash_fen FROM arrival_line WHERE month = %s", JANUARY)
    assert rows == [(1, 50000)]


def test_claims_and_ends_dated_after_it_get_their_interest_at_their_own_close(months: Payrolls) -> None:
    for one in (CLAIMANT, LEAVER):
        assert "close" in months.marked(one)
    months.close(JANUARY, on=last_day(JANUARY))
    interest = months.desk.rows(
        "SELECT person_id, interest_own_fen FROM interest_line WHERE month = %s ORDER BY person_id", JANUARY
    )
    assert [(person, fen > 0) for person, fen in interest] == [
        (months.person(CLAIMANT), True),
        (months.person(LEAVER), True),
    ]
    settled = months.desk.rows("SELECT person_id, closed FROM settlement_line")
    assert settled == [(months.person(LEAVER), 1)]
    assert all(not one.findings and one.is_finished for one in rederive(months.agency))
