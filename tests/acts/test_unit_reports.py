"""Units sign what the data says of a month or a quarter; it is kept as it stood, and corrected with a reason. All units together are the fund."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import psycopg
import pytest
from acts.desk import UNITS, Desk, number
from acts.payrolls import Payrolls
from acts.story import APRIL, DECEMBER, DYING, JANUARY, MARCH, MAY, MOVING, OCTOBER, STEADY, lived
from reports.offices import HERE, THERE, desk_of

from yanglao.acts.doing import do
from yanglao.acts.townships.figures import NO_UNIT, as_data, figures, from_data
from yanglao.audit.checks import run_checks
from yanglao.commands.office import Office
from yanglao.kernel.months import month_text
from yanglao.kernel.periods import QUARTER, Period, period_with
from yanglao.ledger.chart import ACCOUNT_PENSIONS, BASE_PENSIONS, CONTRIBUTION_INCOME, INCREMENTS, ONE_OFF
from yanglao.life.kinds import Kind
from yanglao.site.postgres import SUPERUSER, with_user
from yanglao.store.acting import By
from yanglao.store.kept_texts import digest_of, text_of
from yanglao.store.people import units_of
from yanglao.store.read.fund import moved_on

ON = 20120615
NEW = number(50)
KEYS = iter(range(10**6))


@pytest.fixture(scope="module")
def desk(new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The eight months, three of their people there."""
    months = Payrolls(desk_of(new_office("unit_reports"), Path(tmp_path_factory.mktemp("desk"))))
    lived(months, there=(STEADY, MOVING, DYING))
    return months.desk


@pytest.fixture(autouse=True)
def nothing_stays(desk: Desk) -> Iterator[None]:
    with desk.agency.connection.transaction(force_rollback=True):
        yield


def signed(desk: Desk, act: str = "unit_report", *, who: str = "helper", **more: object) -> str:
    """Why it was not signed; "": it was."""
    given = {"unit": HERE, "month": "2012-03", **more}
    answer = do(desk.agency, act, [given], by=By(who, ON, f"unit report {next(KEYS)}"))
    return "".join(one["code"] for one in answer["refused"])


def corrected(desk: Desk, **more: object) -> str:
    return signed(desk, "unit_report_correction", **{"reason": "漏报", **more})


def stored(desk: Desk) -> list[tuple[int, dict[str, Any], str]]:
    rows = desk.rows("SELECT version, data, digest FROM unit_report ORDER BY id")
    return [(version, json.loads(data), digest) for version, data, digest in rows]


def unit(desk: Desk, name: str) -> int:
    return units_of(desk.agency.connection, desk.agency.area)[name]


def booked(desk: Desk, period: Period) -> Mapping[int, int]:
    return moved_on(
        desk.agency.connection,
        desk.agency.area,
        first=period.first,
        before=period.last + 1,
        with_year_closes=False,
    )


def _pensions(books: Mapping[int, int]) -> int:
    return sum(books.get(account, 0) for account in (BASE_PENSIONS, INCREMENTS, ACCOUNT_PENSIONS))


# --- the figures


@pytest.mark.parametrize("at", range(OCTOBER, MAY + 1), ids=month_text)
def test_all_units_together_are_the_books_of_the_month(desk: Desk, at: int) -> None:
    found, books = figures(desk.agency, Period(at)).values(), booked(desk, Period(at))
    assert sum(one.collected_in_all.fen for one in found) == -books.get(CONTRIBUTION_INCOME, 0)
    assert sum(one.pensions.fen for one in found) == _pensions(books)
    assert sum(one.one_off.fen for one in found) == books.get(ONE_OFF, 0)


def test_october_by_unit(desk: Desk) -> None:
    """MOVING has paid 1,000 yuan there; two others 500 and 2,000 here."""
    found = figures(desk.agency, Period(OCTOBER))
    here, there = found[unit(desk, HERE)], found[unit(desk, THERE)]
    assert as_data(here)["collected"] == [
        {"tier_yuan": 500, "persons": 1, "fen": 500_00},
        {"tier_yuan": 2000, "persons": 1, "fen": 2000_00},
    ]
    assert [(tier, money.persons) for tier, money in there.collected.items()] == [(1000_00, 1)]
    assert ((here.insured, here.joined), (there.insured, there.joined)) == ((10, 10), (3, 3))


def test_deaths_and_departures_count_when_they_happened(desk: Desk) -> None:
    """DYING died in December there, which was told in February and therefore late; LEAVING left here in February, MOVING there in March."""
    there, here = unit(desk, THERE), unit(desk, HERE)
    december, february = figures(desk.agency, Period(DECEMBER)), figures(desk.agency, Period(JANUARY + 1))
    assert (december[there].died, december[there].left, december[there].told) == (1, 1, 0)
    assert (february[there].told, february[there].late, february[there].died) == (1, 1, 0)
    assert (february[here].left, february[here].insured) == (1, 9)
    march = figures(desk.agency, Period(MARCH))[there]
    assert (march.left, march.insured, march.one_off.fen) == (1, 1, 0)  # what is transferred is no benefit


def test_life_certificates_of_the_year(desk: Desk) -> None:
    """CERTIFIED gave one on 4 January; of the others of the unit in payment nobody has."""
    found = figures(desk.agency, Period(APRIL))[unit(desk, HERE)]
    assert found.uncertified == found.pensions.persons - 1 > 3


def test_a_quarter_is_the_sum_of_its_months_and_stands_as_the_last(desk: Desk) -> None:
    quarter = figures(desk.agency, period_with(MARCH, QUARTER))
    months = [figures(desk.agency, Period(one)) for one in range(JANUARY, MARCH + 1)]
    for one, found in quarter.items():
        parts = [month[one] for month in months]
        for name in ("joined", "left", "died", "told", "late"):
            assert getattr(found, name) == sum(getattr(part, name) for part in parts)
        assert found.pensions.fen == sum(part.pensions.fen for part in parts)
        assert found.collected_in_all.fen == sum(part.collected_in_all.fen for part in parts)
        assert (found.insured, found.uncertified) == (parts[-1].insured, parts[-1].uncertified)


def test_money_of_people_of_no_unit_has_a_line_of_its_own(desk: Desk) -> None:
    """STEADY's unit taken away behind the application's back: all together are the books still."""
    dsn = with_user(desk.agency.connection.info.dsn, SUPERUSER)
    with psycopg.connect(dsn) as connection, connection.transaction(force_rollback=True):
        connection.execute("SET session_replication_role = replica")
        person = "(SELECT person_id FROM identity WHERE number_hash = %s)"
        connection.execute(
            f"DELETE FROM fact WHERE person_id = {person} AND kind = %s",
            (desk.agency.keys.hashed(STEADY), Kind.unit),
        )
        found = figures(replace(desk.agency, connection=connection), Period(APRIL))
    assert found[NO_UNIT].pensions.persons == found[NO_UNIT].insured == 1
    assert sum(one.pensions.fen for one in found.values()) == _pensions(booked(desk, Period(APRIL)))


def test_whoever_comes_to_a_unit_later_counts_for_the_first(desk: Desk) -> None:
    desk.take("register", [{"number": NEW, "name": "陈", "unit": THERE}], on=20120611)
    home = {"place": "469007", "household": "非农业", "from": "2000-01-01", "until": ""}
    desk.take("residence", [{"number": NEW, **home}], on=20120611)
    before = figures(desk.agency, Period(MAY))[unit(desk, THERE)]
    desk.take("enrolment", [{"number": NEW, "on": "2012-05-20"}], on=20120611)
    after = figures(desk.agency, Period(MAY))[unit(desk, THERE)]
    assert (after.joined, after.insured) == (before.joined + 1, before.insured + 1)


# --- signed


def test_it_is_kept_as_it_stood(desk: Desk) -> None:
    assert signed(desk, remarks="无异常") == ""
    ((version, data, sha256),) = stored(desk)
    assert (version, data["unit"], data["through"], data["remarks"]) == (1, UNITS[0][0], "2012-03", "无异常")
    assert data["figures"] == as_data(figures(desk.agency, Period(MARCH))[unit(desk, HERE)])
    assert sha256 == digest_of(text_of(data)) == hashlib.sha256(text_of(data).encode()).hexdigest()
    assert from_data(data["figures"]) == figures(desk.agency, Period(MARCH))[unit(desk, HERE)]


def test_a_correction_is_a_further_version(desk: Desk) -> None:
    signed(desk)
    assert signed(desk) == "already_signed"
    assert corrected(desk, remarks="补报") == ""
    first, second = stored(desk)
    assert (first[0], first[1]["reason"], second[0], second[1]["reason"]) == (1, "", 2, "漏报")
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        desk.agency.connection.execute("UPDATE unit_report SET data = '{}'")


@pytest.mark.parametrize(
    ("more", "wanted"),
    [
        ({"month": "2012-06"}, "period_not_over"),
        ({"month": "2012-05", "span": "季报"}, "period_not_over"),
        ({"month": "2011-09"}, "before_the_books"),
        ({"span": "季报"}, "months_first"),
        ({"unit": THERE}, "not_your_unit"),
        ({"unit": "没有的", "who": "township"}, "unknown_unit"),
    ],
)
def test_what_is_not_signed(desk: Desk, more: dict[str, Any], wanted: str) -> None:
    assert signed(desk, **more) == wanted
    assert stored(desk) == []


def test_nothing_to_correct(desk: Desk) -> None:
    assert corrected(desk) == "not_signed_yet"
    assert corrected(desk, reason="") == "missing_value"


def test_a_quarter_after_its_months(desk: Desk) -> None:
    for month in ("2012-01", "2012-03"):
        signed(desk, month=month)
    given = {"unit": HERE, "month": "2012-03", "span": "季报"}
    (answer,) = do(desk.agency, "unit_report", [given], by=By("helper", ON, "too early"))["refused"]
    assert answer["code"] == "months_first" and "2012-02" in answer["zh"] and "2012-01" not in answer["zh"]
    assert signed(desk, month="2012-02") == signed(desk, month="2012-02", span="季报") == ""
    assert (stored(desk)[-1][1]["through"], stored(desk)[-1][1]["months"]) == ("2012-03", QUARTER)
    assert signed(desk, month="2012-01", span="季报") == "already_signed"


def test_a_list_signs_for_every_unit(desk: Desk) -> None:
    rows = [{"unit": name, "month": "2012-03"} for name in (HERE, UNITS[1][0], "没有的")]
    answer = do(desk.agency, "unit_report", rows, by=By("township", ON, "a list"))
    assert (answer["recorded"], [one["code"] for one in answer["refused"]]) == (2, ["unknown_unit"])
    assert [data["unit"] for _, data, _ in stored(desk)] == [code for code, _, _ in UNITS]


# --- audited


def offending(desk: Desk) -> list[str]:
    (found,) = (one for one in run_checks(desk.agency) if one.check.name == "unit_reports")
    return [one.detail for one in found.findings]


def test_what_was_signed_is_in_order(desk: Desk) -> None:
    signed(desk)
    assert offending(desk) == []
