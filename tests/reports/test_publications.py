"""公布 Figures of closed months are made public by two supervisors: they are the book's to the fen, and a correction names what it replaces."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from itertools import count
from typing import Any

import psycopg
import pytest
from acts.payrolls import Closing
from acts.story import DECEMBER, JANUARY, MARCH, MAY, OCTOBER, STEADY
from reports.offices import reads

from yanglao.acts.agreeing import agree
from yanglao.acts.doing import do
from yanglao.acts.publication.figures import Figures, figures, yield_bp
from yanglao.audit.checks import CHECKS, run_checks
from yanglao.kernel.months import month_text
from yanglao.kernel.periods import QUARTER, YEAR, Period
from yanglao.ledger.chart import CHART, Class
from yanglao.reports.publications import publications_report
from yanglao.reports.report import Report
from yanglao.reports.supervision_report import supervision_report
from yanglao.store.acting import ActRefused, By
from yanglao.store.publications import publications, years_published

ON = 20120611
KEYS = count(1)


@pytest.fixture
def months(eight_months: Closing) -> Closing:
    return eight_months


def by(actor: str) -> By:
    return By(actor, ON, f"publish {next(KEYS)}")


def proposed(months: Closing, month: int, span: str = "月") -> dict[str, Any]:
    values = {"span": span, "month": month_text(month), "document": "人社公告1号"}
    return do(months.agency, "publish", [values], by=by("supervisor"))


def agreed(months: Closing, made: dict[str, Any]) -> dict[str, Any]:
    return agree(months.agency, number=made["proposal"], by=by("supervisor-2"))


def published(months: Closing, month: int, span: str = "月") -> dict[str, Any]:
    return agreed(months, proposed(months, month, span))


def code(attempt: Callable[[], Any]) -> str:
    with pytest.raises(ActRefused) as refused:
        attempt()
    return refused.value.code


def told(months: Closing, number: int | None = None) -> Report:
    return publications_report(reads(months.desk, ON, "reviewer"), number=number)


def test_the_figures_of_every_month_are_those_of_its_trial_balance(months: Closing) -> None:
    before: dict[int, int] = {}
    for at in range(OCTOBER, MAY + 1):
        found, noted = figures(months.agency, Period(at)), months.noted[at]
        for account in CHART.values():
            side = 1 if account.kind.is_debit else -1
            moved = side * (noted.get(account.code, 0) - before.get(account.code, 0))
            kind = {Class.income: "raised", Class.expenditure: "paid"}.get(account.kind, "stands")
            name = f"{kind}_{account.code}_fen"
            if kind != "stands":
                assert found.get(name, 0) == moved, (month_text(at), name)
            elif name in found:
                assert found[name] == side * noted.get(account.code, 0), (month_text(at), name)
        before = noted


def test_a_quarter_and_a_year_are_the_sums_of_their_months(months: Closing) -> None:
    def summed(*parts: Figures) -> Figures:
        names = {name for part in parts for name in part if name.startswith(("raised", "paid"))}
        return {name: sum(part.get(name, 0) for part in parts) for name in names}

    each = {at: figures(months.agency, Period(at)) for at in range(OCTOBER, MAY + 1)}
    quarter = figures(months.agency, Period(MARCH, QUARTER))
    assert summed(quarter) == summed(*(each[at] for at in range(JANUARY, MARCH + 1)))
    assert summed(figures(months.agency, Period(DECEMBER, YEAR))) == summed(
        *(each[at] for at in each if at <= DECEMBER)
    )
    assert quarter["stands_3201_fen"] == each[MARCH]["stands_3201_fen"]


def test_what_was_agreed_to_is_kept_byte_for_byte(months: Closing) -> None:
    made = proposed(months, DECEMBER, "年")
    assert code(lambda: agree(months.agency, number=made["proposal"], by=by("supervisor"))) == "same_person"
    assert years_published(months.agency.connection, months.agency.area) == []
    number = agreed(months, made)["publication"]
    told = figures(months.agency, Period(DECEMBER, YEAR))
    assert years_published(months.agency.connection, months.agency.area) == [(2011, told)]
    (one,) = publications(months.agency.connection, months.agency.area)
    assert (one.id, one.period, one.replaces) == (number, Period(DECEMBER, YEAR), None)
    assert one.sha256 == hashlib.sha256(one.text.encode()).hexdigest()
    assert one.figures == figures(months.agency, one.period) == made["figures"]
    assert json.loads(one.text)["from"] == "2011-01" and json.loads(one.text)["to"] == "2011-12"
    with pytest.raises(psycopg.Error), months.agency.connection.transaction():
        months.agency.connection.execute("UPDATE publication SET document = 'x'")
    assert [found.check.name for found in run_checks(months.agency) if found.findings] == []


def test_a_correction_names_what_it_replaces_and_what_changed(months: Closing) -> None:
    first = published(months, DECEMBER)
    assert code(lambda: proposed(months, DECEMBER)) == "already_published"
    months.desk.take("death", [{"number": STEADY, "on": "2011-12-20"}], on=ON)
    second = published(months, DECEMBER)
    assert (second["replaces"], second["changed"]) == (first["publication"], {"enrolled_persons": -1})
    rows = {row["publication"]: row for row in told(months).rows}
    assert rows[first["publication"]]["replaced_by"] == second["publication"]
    one = told(months, second["publication"])
    assert [row["changed"] for row in one.rows if row["changed"]] == [-1]
    assert one.sums["raised_fen"][2] == sum(row["fen"] for row in one.rows if row["kind"][0] == "筹集")
    assert any(str(first["publication"]) in zh for zh, _ in one.remarks)


def test_open_months_and_what_waits_are_refused(months: Closing) -> None:
    assert code(lambda: proposed(months, MAY + 1)) == "period_open"
    assert code(lambda: proposed(months, MAY, "季")) == "period_open"
    assert code(lambda: proposed(months, OCTOBER - 1)) == "before_opening"
    proposed(months, MAY)
    values = {"span": "月", "month": month_text(MAY), "document": "人社公告2号"}
    again = lambda: do(months.agency, "publish", [values], by=by("supervisor"))  # noqa: E731
    assert code(again) == "publication_waits"
    assert code(lambda: told(months, 99)) == "no_such_publication"


def test_what_moved_since_it_was_proposed_is_not_agreed_to(months: Closing) -> None:
    made = proposed(months, MAY)
    months.desk.take("death", [{"number": STEADY, "on": "2012-05-20"}], on=ON)
    assert code(lambda: agreed(months, made)) == "figures_moved"


def test_a_yield_is_that_of_a_year() -> None:
    assert yield_bp(3_00, 12 * 100_00) == 300
    assert yield_bp(25, 100_00) == 300  # a month
    assert yield_bp(0, 0) == 0


def test_the_committee_is_told_what_the_book_says(months: Closing) -> None:
    who = reads(months.desk, ON, "reviewer")
    published(months, DECEMBER, "年")
    report = supervision_report(who, year=2011)
    found = figures(months.agency, Period(DECEMBER, YEAR))
    for kind in ("raised", "paid"):
        assert report.sums[f"{kind}_fen"][2] == sum(
            fen for name, fen in found.items() if name.startswith(kind)
        )
    rows = {(row["section"], row["what"][0]): (row["number"], row["fen"]) for row in report.rows}
    assert rows["published", "公布次数"] == (1, None)
    assert rows["published", "最后公布与现账不同的数"] == (0, None)
    assert rows["checks", "核查项目"] == (len(CHECKS), None)
    assert len([row for row in report.rows if row["section"] == "checks"]) == 1
    assert rows["stands", "社会统筹"] == (None, found["stands_3201_fen"])
    assert code(lambda: supervision_report(who, year=2012)) == "period_open"
