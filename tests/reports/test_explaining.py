"""金额说明 Why an amount was booked: clause, parameters with source and status, facts, act and people, entries, who bears it."""

from __future__ import annotations

import json

import pytest
from acts.payrolls import Payrolls
from reports.conftest import DRAWS, PAYS

from yanglao.kernel.months import month
from yanglao.reports.explaining import explained
from yanglao.reports.explaining_text import explained_lines
from yanglao.store.acting import ActRefused


def test_a_pension_booked_late(months: Payrolls) -> None:
    """December was held back for a death that was none, and paid in January."""
    told = explained(months.agency, number=DRAWS, month=month(2011, 12)).plain()
    (line,) = (one for one in told["booked"] if one["line"] == "pension")
    assert (line["borne_by"], line["met"]) == ({"province": 7_800, "city": 5_200}, {"cash_fen": 13_000})
    assert line["people"] == ["clerk", "reviewer", "finance", "accountant"]
    assert (line["on"], len(line["entries"])) == ("2012-01-15", 1)
    assert sum(leg["fen"] for leg in line["legs"]) == 0
    (base,) = (step for step in told["steps"] if step["rule"] == "base_pension")
    assert base["clause"] == "五(二)1"
    assert {(one["key"], one["status"]) for one in base["parameters"]} == {
        ("base_pension_yuan_monthly", "confirmed")
    }
    assert [(fact["kind"], fact["agreed_by"]) for fact in told["facts"]] == [("claim", ["reviewer"])]


def test_a_contribution_and_its_correction(months: Payrolls) -> None:
    told = explained(months.agency, number=PAYS, month=month(2011, 10)).plain()
    rounds = [one for one in told["booked"] if one["line"] == "arrival" and one["borne_by"]]
    assert [(one["round"], one["borne_by"]["own"], one["people"]) for one in rounds] == [
        (1, 50_000, ["clerk"]),
        (2, -40_000, ["accountant"]),
    ]
    assert rounds[0]["fact"] == rounds[1]["fact"]
    paid = next(fact for fact in told["facts"] if fact["kind"] == "contribution")
    assert (paid["fact"], paid["document"]) == (rounds[0]["fact"], "更正字第1号")
    assert {step["clause"] for step in told["steps"]} >= {"四(二)1", "四(二)2(2)"}


def test_what_is_booked_adds_up_to_the_book(months: Payrolls) -> None:
    told = explained(months.agency, number=PAYS, month=month(2011, 10)).plain()
    legs = [(leg["account"], leg["fen"]) for line in told["booked"] for leg in line["legs"]]
    stored = months.desk.rows(
        "SELECT account, sum(fen)::bigint FROM leg WHERE person_id = %s AND month = %s GROUP BY 1 HAVING sum(fen) <> 0 ORDER BY 1",
        months.person(PAYS),
        month(2011, 10),
    )
    assert [(account, sum(fen for one, fen in legs if one == account)) for account, _ in stored] == stored


def test_a_month_without_anything(months: Payrolls) -> None:
    told = explained(months.agency, number=PAYS, month=month(2011, 11))
    assert told.booked == []
    assert "该月没有记账。" in explained_lines(told, english=False)


def test_news_that_no_run_has_seen_is_said(months: Payrolls) -> None:
    assert not explained(months.agency, number=DRAWS, month=month(2011, 11)).news


@pytest.mark.parametrize("english", [True, False])
def test_as_lines_and_as_json(months: Payrolls, english: bool) -> None:
    told = explained(months.agency, number=DRAWS, month=month(2011, 11))
    text = "\n".join(explained_lines(told, english=english))
    assert "五(二)1" in text and "clerk, reviewer, finance, accountant" in text
    assert ("Dr 3311 due from province" in text) == english
    json.dumps(told.plain(), ensure_ascii=False)


def test_nobody(months: Payrolls) -> None:
    with pytest.raises(ActRefused) as refused:
        explained(months.agency, number=DRAWS[::-1], month=month(2011, 11))
    assert refused.value.code == "unknown_person"
