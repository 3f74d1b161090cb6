"""A small city lives through all its months by the acts of the office; what is booked is what is due, whatever happens."""

import pytest
from psycopg import errors

from yanglao.acts import payroll
from yanglao.acts.bank import bank_file
from yanglao.acts.close_month import close_month
from yanglao.acts.set_parameter import set_parameter
from yanglao.audit.checks import run_checks
from yanglao.audit.rederive import rederive
from yanglao.commands.demo.run import live
from yanglao.kernel.months import month
from yanglao.store.acting import ActRefused, Area, By
from yanglao.store.batches import batches, claims

RESIDENTS = 400
LAST = month(2016, 12)


@pytest.fixture(scope="module")
def area(office) -> Area:
    return live(office, residents=RESIDENTS, seed=7)


def count(office, table: str) -> int:
    return office.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


def test_books_are_what_the_facts_say(office, area):
    assert rederive(office.connection, area) == {"arrival": 0, "interest": 0, "pension": 0}


def test_every_invariant_of_the_book_holds(office, area):
    failed = {name: rows[:3] for name, _, _, rows in run_checks(office.connection, area) if rows}
    assert not failed


def test_living_it_again_moves_nothing(office, area):
    before = {
        table: count(office, table)
        for table in ("fact", "pension_line", "arrival_line", "interest_line", "posting", "act")
    }
    live(office, residents=RESIDENTS, seed=7)
    assert {table: count(office, table) for table in before} == before


def test_raise_with_back_effect_became_arrears(office, area):
    rows = office.connection.execute(
        "SELECT count(*), min(base_province_fen + base_city_fen) FROM pension_line WHERE month = %s AND round = 2"
        " AND cash_fen > 0",
        (month(2014, 1),),
    ).fetchone()
    assert rows[0] > 0
    assert rows[1] == 1500  # 145 instead of 130 yuan


def test_late_deaths_became_claims(office, area):
    assert claims(office.connection, area)
    assert (
        office.connection.execute("SELECT count(*) FROM pension_line WHERE claim_fen < 0").fetchone()[0] > 0
    )


def test_maker_checker_funder_and_payer_are_four(office, area):
    for batch in batches(office.connection, area):
        people = [batch.steps[step] for step in ("prepared", "reviewed", "released", "booked")]
        assert len(set(people)) == 4


def test_bank_file_is_the_same_bytes_again(office, area):
    batch = batches(office.connection, area)[-1].id
    first = bank_file(office.connection, area, office.keys, batch=batch)
    assert first == bank_file(office.connection, area, office.keys, batch=batch)
    assert first.decode("gb18030").startswith("流水号,账号,户名,金额")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE fact SET day = day",
        "DELETE FROM fact",
        "UPDATE posting SET debit_fen = 0",
        "DELETE FROM pension_line",
        "TRUNCATE entry CASCADE",
        "UPDATE batch_step SET actor = 'clerk'",
        "INSERT INTO only_one VALUES (1, 1, 1, 'empty')",
    ],
)
def test_the_application_cannot_change_the_past(office, area, statement):
    with pytest.raises((errors.InsufficientPrivilege, errors.RestrictViolation)):
        office.connection.execute(statement)


def test_closed_month_is_not_closed_again(office, area):
    with pytest.raises(ActRefused) as refused:
        close_month(office.connection, area, month=LAST, by=By("accountant", 20170101, "again"))
    assert refused.value.code == "month_out_of_order"


def test_the_wrong_person_is_told_so(office, area):
    with pytest.raises(ActRefused) as refused:
        payroll.prepare(office.connection, area, month=LAST + 1, by=By("finance", 20170115, "wrong person"))
    assert refused.value.code == "not_your_task"


def test_a_key_used_for_something_else_is_refused(office, area):
    by = By("supervisor", 20170101, "one key")
    for value in (150, 150):
        set_parameter(
            office.connection,
            area,
            parameter="entry_subsidy_yuan",
            valid_from=month(2017, 1),
            value=value,
            document="d",
            approved_by="supervisor-2",
            by=by,
        )
    with pytest.raises(ActRefused) as refused:
        set_parameter(
            office.connection,
            area,
            parameter="entry_subsidy_yuan",
            valid_from=month(2017, 1),
            value=31,
            document="d",
            approved_by="supervisor-2",
            by=by,
        )
    assert refused.value.code == "key_used"


def test_a_payroll_by_four_people_and_then_nothing_more(office, area):
    """January 2017: prepared, wrongly reviewed by its maker, rejected, prepared anew, booked; another finds nothing due."""
    connection, on = office.connection, 20170115
    first = payroll.prepare(connection, area, month=LAST + 1, by=By("clerk", on, "p1"))["batch"]
    with pytest.raises(ActRefused):
        payroll.book(connection, area, batch=first, by=By("accountant", on, "too early"))
    payroll.reject(connection, area, batch=first, by=By("reviewer", on, "no"))
    second = payroll.prepare(connection, area, month=LAST + 1, by=By("clerk", on, "p2"))
    payroll.review(connection, area, batch=second["batch"], by=By("reviewer", on, "r2"))
    with pytest.raises(ActRefused) as refused:
        payroll.review(connection, area, batch=second["batch"], by=By("reviewer", on, "r3"))
    assert refused.value.code == "step_taken"
    payroll.release(connection, area, batch=second["batch"], by=By("finance", on, "f2"))
    payroll.book(connection, area, batch=second["batch"], by=By("accountant", on, "b2"))
    again = payroll.prepare(connection, area, month=LAST + 1, by=By("clerk", on, "p3"))
    assert again["batch"] is None
    assert rederive(connection, area)["pension"] == 0
