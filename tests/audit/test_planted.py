"""Errors planted behind the application's back, one at a time: which checks of the book report them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import psycopg
import pytest
from acts.desk import Desk, found
from acts.payrolls import Payrolls
from acts.story import DYING, FEBRUARY, LEAVING, LOST, MAY, NOVEMBER, STEADY, lived

from yanglao.audit.checks import run_checks
from yanglao.audit.rederive import rederive
from yanglao.commands.office import Office
from yanglao.site.postgres import with_database
from yanglao.store.acting import Agency

JUNE = MAY + 1
LINE = (
    "SELECT (jsonb_populate_record(NULL::{table}, to_jsonb(l) || '{changed}')).* FROM {table} l WHERE {which}"
)


@pytest.fixture(scope="module")
def months(new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory) -> Payrolls:
    story = Payrolls(Desk(found(new_office("planted")), tmp_path_factory.mktemp("desk")))
    lived(story)
    story.month(JUNE)
    return story


@pytest.fixture
def planted(months: Payrolls, maintenance_url: str) -> Iterator[Agency]:
    """The same book for a superuser whom no trigger stops; what is planted is gone afterwards."""
    agency = months.agency
    url = with_database(maintenance_url, agency.connection.info.dbname)
    with psycopg.connect(url) as owner:
        owner.execute("SET session_replication_role = replica")
        yield Agency(owner, agency.area, agency.keys, agency.sessions)
        owner.rollback()


def reported(agency: Agency) -> set[str]:
    found = {one.check.name for one in run_checks(agency) if one.findings}
    return found | {f"rederive {one.name}" for one in rederive(agency) if one.findings}


def test_without_an_error_nothing_is_reported(planted: Agency) -> None:
    assert reported(planted) == set()


def another_line(table: str, which: str, changed: str) -> str:
    return f"INSERT INTO {table} " + LINE.format(table=table, which=which, changed=changed)


ERRORS = [
    pytest.param(
        lambda m: another_line(
            "pension_line",
            f"person_id = {m.person(DYING)} AND month = {FEBRUARY - 2} AND round = 1",
            f'{{"month": {FEBRUARY + 1}}}',
        ),
        {"after_death"},
        id="a pension after death",
    ),
    pytest.param(
        lambda m: another_line(
            "pension_line",
            f"person_id = {m.person(STEADY)} AND month = {FEBRUARY} AND round = 1",
            '{"round": 9}',
        ),
        {"once"},
        id="a month paid again, rounds left out",
    ),
    pytest.param(
        lambda m: (
            f"UPDATE pension_line SET base_province_fen = base_province_fen + 1, cash_fen = cash_fen + 1"
            f" WHERE person_id = {m.person(STEADY)} AND month = {MAY}"
        ),
        {"lines_sealed", "totals", "rederive pension"},
        id="a fen more in a line",
    ),
    pytest.param(
        lambda m: (
            f"UPDATE pension_line SET payee_id = payee_id - 1 WHERE person_id = {m.person(STEADY)} AND month = {MAY}"
        ),
        {"lines_sealed", "payees", "paid_as_approved"},
        id="another payee",
    ),
    pytest.param(
        lambda m: (
            f"UPDATE pension_line SET payee_id = (SELECT max(id) FROM payee WHERE person_id = {m.person(STEADY)})"
            f" WHERE person_id = {m.person(STEADY)} AND month = {NOVEMBER} AND round = 1"
        ),
        {"lines_sealed", "paid_as_approved"},
        id="another account of the same person",
    ),
    pytest.param(
        lambda m: (
            f"UPDATE pension_line SET balance_own_fen = 1 WHERE person_id = {m.person(STEADY)} AND month = {JUNE}"
        ),
        {"lines_sealed", "rederive carried"},
        id="carried state",
    ),
    pytest.param(
        lambda m: f"DELETE FROM settlement_line WHERE person_id = {m.person(LEAVING)} AND round = 1",
        {"lines_sealed", "totals", "once", "rederive settlement", "open_with_lines"},
        id="a settlement removed",
    ),
    pytest.param(
        lambda m: (
            f"UPDATE interest_line SET interest_own_fen = interest_own_fen + 1 WHERE person_id = {m.person(LEAVING)}"
        ),
        {"lines_sealed", "control", "totals", "rederive interest"},
        id="interest of a fen more",
    ),
    pytest.param(
        lambda m: (
            "UPDATE posting SET credit_fen = credit_fen + 1 WHERE (entry_id, account) IN"
            " (SELECT entry_id, account FROM posting WHERE credit_fen > 0 ORDER BY 1 LIMIT 1)"
        ),
        {"balanced", "cash", "sealed"},
        id="an entry that does not balance",
    ),
    pytest.param(
        lambda m: (
            "DROP INDEX proposal_people_differ; UPDATE proposal_step SET actor = 'clerk' WHERE step = 'reviewed' AND proposal_id = (SELECT min(id) FROM batch)"
        ),
        {"people", "sealed"},
        id="one person for two steps",
    ),
    pytest.param(
        lambda m: (
            f"DELETE FROM item_move WHERE how = 'paid' AND item_id IN (SELECT id FROM open_item WHERE person_id = {m.person(LOST)})"
        ),
        {"items", "paid_as_approved", "sealed"},
        id="money that went out is open again",
    ),
    pytest.param(
        lambda m: (
            f"UPDATE payment_answer SET amount_fen = amount_fen - 1 WHERE is_returned AND person_id = {m.person(LOST)}"
        ),
        {"answered", "sealed"},
        id="a return of another amount",
    ),
    pytest.param(
        lambda m: (
            f"UPDATE payment_answer SET amount_fen = amount_fen - 1 WHERE person_id = {m.person(STEADY)}"
        ),
        {"answered", "sealed"},
        id="paid, but another amount",
    ),
    pytest.param(
        lambda m: f"DELETE FROM open_item WHERE kind = 'returned' AND person_id = {m.person(LOST)}",
        {"answered", "sealed"},
        id="what came back is not open",
    ),
    pytest.param(
        lambda m: """UPDATE act_outcome SET outcome = outcome || '{"said": "otherwise"}' WHERE act_id = 5""",
        {"sealed"},
        id="an answer changed",
    ),
    pytest.param(
        lambda m: "UPDATE receipt SET received_fen = received_fen + 1 WHERE number = 'P500'",
        {"receipts", "sealed"},
        id="a receipt of another amount",
    ),
    pytest.param(
        lambda m: "DELETE FROM act_outcome WHERE act_id = (SELECT min(act_id) + 5 FROM act_outcome)",
        {"sealed"},
        id="an act missing from the chain",
    ),
]


@pytest.mark.parametrize(("error", "checks"), ERRORS)
def test_an_error_is_reported(
    months: Payrolls, planted: Agency, error: Callable[[Payrolls], str], checks: set[str]
) -> None:
    for statement in error(months).split(";"):
        done = planted.connection.execute(statement)
    assert done.rowcount > 0
    assert checks <= reported(planted)
