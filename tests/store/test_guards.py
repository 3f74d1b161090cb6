"""What the database itself refuses, to whoever writes into it."""

from __future__ import annotations

from collections.abc import Callable

import psycopg
import pytest
from acts.desk import Desk, found, number
from acts.payrolls import Payrolls
from psycopg import errors

from yanglao.commands.office import Office
from yanglao.kernel.months import month
from yanglao.life.kinds import Kind
from yanglao.site.postgres import with_database
from yanglao.store.acting import Agency

OLD = number(1, "19490420")


@pytest.fixture(scope="module")
def months(new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory) -> Payrolls:
    """An office with a pension that waits for an account."""
    story = Payrolls(Desk(found(new_office("guards")), tmp_path_factory.mktemp("desk")))
    desk = story.desk
    desk.take(
        "register", [{"number": OLD, "name": "陈测试", "unit": "永安社区", "bank_account": ""}], on=20111031
    )
    home = {"place": "469007", "household": "非农业", "from": "2000-01-01", "until": ""}
    desk.take("residence", [{"number": OLD, **home}], on=20111031)
    desk.take("enrolment", [{"number": OLD, "on": "2011-10-20"}], on=20111031)
    desk.take("claim", [{"number": OLD, "on": "2011-10-25"}], on=20111031)
    story.month(month(2011, 10))
    story.month(month(2011, 11))
    return story


@pytest.fixture
def agency(months: Payrolls) -> Agency:
    return months.agency


def test_an_entry_that_does_not_balance_is_refused(agency: Agency) -> None:
    with pytest.raises(errors.CheckViolation, match="does not balance"), agency.connection.transaction():
        (entry,) = agency.connection.execute(
            "INSERT INTO entry (area_id, on_day, period, clause, memo, act_id) SELECT area_id, on_day, 24141, '八', '错', max(id)"
            " FROM act GROUP BY 1, 2 ORDER BY 2 DESC LIMIT 1 RETURNING id"
        ).fetchone()
        agency.connection.execute(
            "INSERT INTO posting VALUES (%s, 1001, 5, 0), (%s, 1002, 0, 4)", (entry, entry)
        )


def test_more_than_an_item_holds_is_not_moved(agency: Agency) -> None:
    """In one move, or in two that are each small enough."""
    (item, fen, act) = agency.connection.execute("SELECT id, amount_fen, act_id FROM open_item").fetchone()
    move = "INSERT INTO item_move (area_id, item_id, how, amount_fen, act_id) VALUES (1, %s, 'used', %s, %s)"
    for parts in ([fen + 1], [fen, 1]):
        with (
            pytest.raises(errors.CheckViolation, match="more moved than it holds"),
            agency.connection.transaction(),
        ):
            for part in parts:
                agency.connection.execute(move, (item, part, act))


def test_nothing_is_truncated_partitions_neither(agency: Agency, maintenance_url: str) -> None:
    """Not even by the owner of the tables."""
    names = [row[0] for row in agency.connection.execute("SELECT table_name FROM pension_month").fetchall()]
    names += ["arrival_line_1_2011", "pension_line", "fact", "entry"]
    url = with_database(maintenance_url, agency.connection.info.dbname)
    with psycopg.connect(url, autocommit=True) as owner:
        for name in names:
            with pytest.raises(errors.RestrictViolation):
                owner.execute(f"TRUNCATE {name} CASCADE")


def test_a_payment_has_a_payee_and_a_line_is_met_whole(agency: Agency, maintenance_url: str) -> None:
    url = with_database(maintenance_url, agency.connection.info.dbname)
    with psycopg.connect(url, autocommit=True) as owner:
        owner.execute("SET session_replication_role = replica")
        for change in (
            "cash_fen = withheld_fen, withheld_fen = 0",
            "withheld_fen = withheld_fen + 1",
            "round = 0",
        ):
            with pytest.raises(errors.CheckViolation):
                owner.execute(f"UPDATE pension_line SET {change}")


def test_one_registration_at_a_time(agency: Agency) -> None:
    """Also when two acts that saw none of each other write them; a contribution year is taken once as well."""
    again = (
        "INSERT INTO fact (id, root, area_id, person_id, kind, day, until, year, recorded_on, act_id)"
        " SELECT 900, 900, area_id, person_id, %s, %s, %s, %s, recorded_on, act_id FROM fact ORDER BY id DESC LIMIT 1"
    )
    with pytest.raises(errors.ExclusionViolation):
        agency.connection.execute(again, (int(Kind.residence), "2010-05-01", "2010-06-01", 0))
    with agency.connection.transaction(force_rollback=True):
        agency.connection.execute(again, (int(Kind.contribution), "2011-10-05", "infinity", 2011))
        with pytest.raises(errors.ExclusionViolation):
            agency.connection.execute(
                again.replace("900", "901"), (int(Kind.contribution), "2011-10-06", "infinity", 2011)
            )


def test_steps_are_taken_in_order_whoever_writes_them(months: Payrolls, agency: Agency) -> None:
    batch = months.prepare(month(2011, 12))["batch"]
    step = (
        "INSERT INTO proposal_step (proposal_id, area_id, step, actor, on_day, act_id)"
        " SELECT %s, 1, %s, %s, on_day, max(id) FROM act GROUP BY on_day ORDER BY on_day DESC LIMIT 1"
    )
    for name, actor in (
        ("released", "finance"),
        ("booked", "accountant"),
        ("prepared", "supervisor"),
        ("agreed", "reviewer"),
    ):
        with pytest.raises((errors.CheckViolation, errors.UniqueViolation)):
            agency.connection.execute(step, (batch, name, actor))
    with pytest.raises(errors.UniqueViolation, match="proposal_people_differ"):
        agency.connection.execute(step, (batch, "reviewed", "clerk"))
