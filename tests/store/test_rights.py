"""What the application's role can do to the books when it means harm: append, and nothing else. Attacked with its own login."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import psycopg
import pytest
from psycopg import Connection, errors
from signing import sign_in

from yanglao.acts.found_area import found_area
from yanglao.commands.office import Office
from yanglao.site.addresses import APPLICATION_ROLE, READER_ROLE
from yanglao.site.postgres import with_user
from yanglao.store.connection import connect

STAFF = [("a", "clerk", "a"), ("b", "reviewer", "b"), ("c", "finance", "c"), ("d", "accountant", "d")]
MONTH = 2013 * 12
REFUSED = (errors.InsufficientPrivilege, errors.RestrictViolation, errors.CheckViolation, errors.NoDataFound)
NUMBERS = itertools.count(1)


@dataclass(frozen=True, slots=True)
class Books:
    """An area with one booked pension line in a partition, seen by the application and by the owner."""

    app: Connection
    owner: Connection
    area: int
    act: int

    def kept(self) -> int:
        row = self.owner.execute("SELECT count(*) FROM pension_line").fetchone()
        assert row is not None
        return int(row[0])

    def batch(self, *steps: str, month: int = MONTH + 1, has_own_table: bool = True) -> int:
        """A batch with these steps, in rows that the application may write."""
        act = _act(self.app, self.area)
        row = self.app.execute(
            "INSERT INTO proposal (area_id, kind, chain, content, act_id) VALUES (%s, 'payroll', 'payroll', '{}', %s) RETURNING id",
            (self.area, act),
        ).fetchone()
        assert row is not None
        self.app.execute(
            "INSERT INTO batch VALUES (%s, %s, %s, %s, 0, 0, 0, '', '{}', %s, '{}', '')",
            (row[0], self.area, month, act, has_own_table),
        )
        for step, actor in zip(steps, "abcd", strict=False):
            self.step(row[0], step, actor)
        return int(row[0])

    def step(self, batch: int, step: str, actor: str) -> None:
        act = _act(self.app, self.area)
        self.app.execute(
            "INSERT INTO proposal_step (proposal_id, area_id, step, actor, on_day, act_id) VALUES (%s, %s, %s, %s, '2013-02-01', %s)",
            (batch, self.area, step, actor, act),
        )


def _act(app: Connection, area: int) -> int:
    app.execute("SELECT set_config('yanglao.session', 'test 469007 a', false)")
    row = app.execute(
        "INSERT INTO act (area_id, kind, actor, on_day, key, content) VALUES (%s, 'attack', 'a', '2013-02-01', %s, '') RETURNING id",
        (area, str(next(NUMBERS))),
    ).fetchone()
    assert row is not None
    return int(row[0])


@pytest.fixture(scope="module")
def urls(new_office: Callable[[str], Office], maintenance_url: str) -> tuple[str, str, int]:
    """The application's address, the owner's, and the area."""
    office = new_office("rights")
    area = found_area(
        office.connection, office.keys, plan="dongfang-2011", name="东方市", units=[], staff=STAFF
    ).area
    sign_in(office.connection.info.dsn)
    app = office.connection.info.dsn
    owner = psycopg.conninfo.conninfo_to_dict(maintenance_url).get("user", "")
    return app, with_user(app, str(owner)), area.id


@pytest.fixture
def books(urls: tuple[str, str, int]) -> Iterator[Books]:
    with connect(urls[0]) as app, psycopg.connect(urls[1], autocommit=True) as owner:
        act = _act(app, urls[2])
        app.execute("SELECT open_pension_month(%s::smallint, %s)", (urls[2], MONTH))
        _lay_line(app, "pension_line", urls[2], act)
        yield Books(app, owner, urls[2], act)


def _lay_line(app: Connection, table: str, area: int, act: int, month: int = MONTH) -> None:
    """A line of nothing at all; what counts is that it is there."""
    row = app.execute(
        "SELECT string_agg(quote_ident(attname), ', ') FROM pg_attribute WHERE attrelid = 'pension_line'::regclass AND attnum > 0"
        " AND attname NOT IN ('person_id', 'act_id', 'month', 'area_id', 'round')"
    ).fetchone()
    assert row is not None
    zeros = ", ".join("0" for _ in row[0].split(", "))
    app.execute(
        f"INSERT INTO {table} (person_id, act_id, month, area_id, round, {row[0]}) VALUES (%s, %s, %s, %s, 1, {zeros})",
        (next(NUMBERS), act, month, area),
    )


def refused(connection: Connection, statement: str, *values: object) -> None:
    """Refused, and nothing of it done."""
    with pytest.raises(REFUSED), connection.transaction():
        connection.execute(statement, values)


# --- changing and removing -----------------------------------------------------------------------------------

PARTITION = f"pension_line_1_{MONTH}"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE pension_line SET cash_fen = 1",
        f"UPDATE {PARTITION} SET cash_fen = 1",
        "DELETE FROM pension_line",
        f"DELETE FROM {PARTITION}",
        "TRUNCATE pension_line",
        f"TRUNCATE {PARTITION}",
        "TRUNCATE pension_draft",
        "TRUNCATE fact CASCADE",
        f"DROP TABLE {PARTITION}",
        "DROP TABLE pension_line",
        f"ALTER TABLE pension_line DETACH PARTITION {PARTITION}",
        "ALTER TABLE fact DISABLE TRIGGER ALL",
        "DROP TRIGGER append_only ON fact",
        "SET session_replication_role = replica",
        "CREATE OR REPLACE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
        "LOCK TABLE act IN ACCESS EXCLUSIVE MODE",
        "ALTER SEQUENCE fact_id_seq RESTART",
        "SELECT setval('fact_id_seq', 1)",
        "DELETE FROM work",
        "INSERT INTO only_one VALUES (1, 1, 1, 'empty')",
        "INSERT INTO account VALUES (9999, 'x', 'x', 'asset')",
        "INSERT INTO fact_kind VALUES (99, 'x', false, false, NULL, false)",
        "INSERT INTO proposal_chain VALUES ('payroll', 5, 'again')",
        "INSERT INTO pension_month VALUES (1, 1, 'x')",
        "INSERT INTO schema_file (name, sha256) VALUES ('views', 'x')",
        "INSERT INTO installation (name, value) VALUES ('demo_residents', '100')",
        f"INSERT INTO {PARTITION} SELECT * FROM {PARTITION}",
    ],
)
def test_the_application_only_appends(books: Books, statement: str) -> None:
    before = books.kept()
    refused(books.app, statement)
    assert books.kept() == before > 0


def test_the_application_grants_itself_nothing(books: Books) -> None:
    books.app.execute("GRANT ALL ON fact TO yanglao_app")  # a warning, and nothing more
    refused(books.app, "UPDATE fact SET day = day")


@pytest.mark.parametrize(
    "table", ["pension_line", PARTITION, "arrival_line", "pension_draft", "fact CASCADE", "posting"]
)
def test_not_even_the_owner_truncates(books: Books, table: str) -> None:
    with pytest.raises(errors.RestrictViolation):
        books.owner.execute(f"TRUNCATE {table}")
    assert books.kept() > 0


def test_partitions_of_every_kind_are_guarded_when_they_are_made(books: Books) -> None:
    books.app.execute("SELECT open_year(%s::smallint, 2014)", (books.area,))
    partitions = books.owner.execute(
        "SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent::regclass::text ~ '_line$'"
    ).fetchall()
    assert len(partitions) >= 4
    for (name,) in partitions:
        for statement in (f"TRUNCATE {name}", f"DELETE FROM {name}", f"UPDATE {name} SET round = round"):
            with pytest.raises((errors.RestrictViolation, AssertionError)):
                assert books.owner.execute(statement).rowcount  # an empty one has no row to refuse


# --- names of one's own ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TEMP TABLE act (a int)",
        "CREATE TEMP VIEW batch AS SELECT 1",
        "CREATE TABLE public.mine (a int)",
        "CREATE SCHEMA mine",
        "CREATE FUNCTION public.format(text, text) RETURNS text LANGUAGE sql AS 'SELECT $2'",
        "CREATE EXTENSION hstore",
        "CREATE ROLE mine",
        "SET ROLE yanglao_reader",
    ],
)
@pytest.mark.parametrize("role", [APPLICATION_ROLE, READER_ROLE])
def test_nobody_but_the_owner_makes_anything(urls: tuple[str, str, int], role: str, statement: str) -> None:
    with connect(with_user(urls[0], role), role) as session, pytest.raises(errors.InsufficientPrivilege):
        session.execute(statement.replace(f"ROLE {role}", "ROLE pg_monitor"))


def test_functions_with_the_owners_rights_look_where_they_should(books: Books) -> None:
    """Nothing that stands before ours is looked at, and nobody calls them but whom they are for."""
    found = books.owner.execute(
        "SELECT p.proname, p.proconfig, has_function_privilege('public', p.oid, 'EXECUTE') FROM pg_proc p"
        " JOIN pg_language l ON l.oid = p.prolang WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef"
    ).fetchall()
    assert len(found) >= 10
    for name, config, is_everybodys in found:
        assert config == ["search_path=pg_catalog, public, pg_temp"], name
        assert not is_everybodys, name


def test_trigger_functions_look_where_they_should(books: Books) -> None:
    found = books.owner.execute(
        "SELECT p.proname, p.proconfig FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace"
        " AND p.prorettype = 'trigger'::regtype"
    ).fetchall()
    assert len(found) >= 5
    assert [name for name, config in found if config != ["search_path=pg_catalog, public, pg_temp"]] == []


# --- crafted rows ------------------------------------------------------------------------------------------


def test_a_batch_sent_back_does_not_take_booked_lines_with_it(books: Books) -> None:
    """The month is booked and has its partition; a batch of that very month is laid out, sent back, and dropped."""
    batch = books.batch("prepared", month=MONTH)
    before = books.kept()
    books.app.execute("SELECT open_own_table(%s)", (batch,))
    refused(books.app, "SELECT drop_own_table(%s)", batch)  # it still waits
    books.step(batch, "sent_back", "b")
    books.app.execute("SELECT drop_own_table(%s)", (batch,))
    books.app.execute("SELECT drop_own_table(%s)", (batch,))
    assert books.kept() == before
    assert books.owner.execute(
        "SELECT to_regclass(%s)", (f"pension_line_{books.area}_{MONTH}_batch{batch}",)
    ).fetchone() == (None,)


def test_a_booked_batch_is_not_dropped(books: Books) -> None:
    month = MONTH + next(NUMBERS)
    batch = books.batch("prepared", month=month)
    books.app.execute("SELECT open_own_table(%s)", (batch,))
    _lay_line(books.app, f"pension_line_{books.area}_{month}_batch{batch}", books.area, books.act, month)
    refused(books.app, "SELECT attach_own_table(%s)", batch)
    books.app.execute("SELECT key_own_table(%s)", (batch,))
    for step, actor in (("reviewed", "b"), ("released", "c"), ("booked", "d")):
        books.step(batch, step, actor)
    books.app.execute("SELECT attach_own_table(%s)", (batch,))
    before = books.kept()
    with pytest.raises(errors.CheckViolation):
        books.step(batch, "sent_back", "b")
    refused(books.app, "SELECT drop_own_table(%s)", batch)
    refused(books.app, "SELECT open_own_table(%s)", batch)
    name = f"pension_line_{books.area}_{month}_batch{batch}"
    refused(books.app, f"INSERT INTO {name} SELECT * FROM {name}")
    with pytest.raises(errors.RestrictViolation):
        books.owner.execute(f"TRUNCATE {name}")
    with pytest.raises(errors.RestrictViolation):
        books.owner.execute(f"DELETE FROM {name}")
    assert books.kept() == before


def test_lines_laid_out_and_approved_stay_as_they_are(books: Books) -> None:
    month = MONTH + next(NUMBERS)
    batch = books.batch("prepared", month=month)
    books.app.execute("SELECT open_own_table(%s)", (batch,))
    books.app.execute("SELECT key_own_table(%s)", (batch,))
    name = f"pension_line_{books.area}_{month}_batch{batch}"
    with pytest.raises(errors.InsufficientPrivilege):
        _lay_line(books.app, name, books.area, books.act, month)
    for statement in (
        f"DELETE FROM {name}",
        f"UPDATE {name} SET round = 2",
        f"TRUNCATE {name}",
        f"DROP TABLE {name}",
    ):
        refused(books.app, statement)
    books.step(batch, "reviewed", "b")
    refused(books.app, "SELECT open_own_table(%s)", batch)
    refused(books.app, "SELECT key_own_table(%s)", batch)


def test_a_batch_without_a_table_of_its_own_has_none(books: Books) -> None:
    batch = books.batch("prepared", has_own_table=False)
    refused(books.app, "SELECT open_own_table(%s)", batch)
    refused(books.app, "SELECT key_own_table(%s)", batch)


@pytest.mark.parametrize(
    "call",
    [
        "open_year(9::smallint, 2014)",
        "open_year(1::smallint, 30000)",
        "open_pension_month(9::smallint, 24000)",
        "open_pension_month(1::smallint, -5)",
        "open_own_table(-1)",
        "drop_own_table(-1)",
    ],
)
def test_partitions_are_made_for_areas_and_times_that_are(books: Books, call: str) -> None:
    refused(books.app, f"SELECT {call}")


def test_marks_go_with_a_run_alone(books: Books) -> None:
    """Stored work is not taken away outside the transaction that books what it was for."""
    batch = books.batch("prepared", "reviewed", "released", "booked")
    refused(books.app, "SELECT finish_payroll(%s)", batch)
    refused(books.app, "SELECT finish_close(%s::smallint, %s)", books.area, MONTH)
    act = _act(books.app, books.area)
    refused(books.app, "SELECT finish_empty_payroll(%s)", act)
    books.app.execute(
        "INSERT INTO empty_payroll VALUES (%s, %s, %s, 0, 0, '', '{}')", (act, books.area, MONTH)
    )
    refused(books.app, "SELECT finish_empty_payroll(%s)", act)


def test_another_areas_person_is_not_the_second_pair_of_eyes(books: Books) -> None:
    batch = books.batch("prepared")
    books.app.execute(
        "INSERT INTO area VALUES (2, '469008', 'dongfang-2011', 'x', 24141) ON CONFLICT DO NOTHING"
    )
    books.app.execute("INSERT INTO staff VALUES (2, 'stranger', 'reviewer', 'x') ON CONFLICT DO NOTHING")
    act = _act(books.app, books.area)
    with pytest.raises((errors.CheckViolation, errors.ForeignKeyViolation)):
        books.app.execute(
            "INSERT INTO proposal_step (proposal_id, area_id, step, actor, on_day, act_id) VALUES (%s, 2, 'reviewed', 'stranger', '2013-02-01', %s)",
            (batch, act),
        )


# --- what may be read, and the list of rights --------------------------------------------------------------


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT rolpassword FROM pg_authid",
        "SELECT pg_read_file('PG_VERSION')",
        "SELECT * FROM pg_hba_file_rules",
        "COPY (SELECT 1) TO PROGRAM 'true'",
        "COPY area TO '/tmp/yanglao-x'",
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'postgres'",
        "ALTER SYSTEM SET fsync = off",
    ],
)
@pytest.mark.parametrize("role", [APPLICATION_ROLE, READER_ROLE])
def test_the_server_keeps_its_own(urls: tuple[str, str, int], role: str, statement: str) -> None:
    with connect(with_user(urls[0], role), role) as session, pytest.raises(errors.InsufficientPrivilege):
        session.execute(statement)


@pytest.mark.parametrize(
    "table", ["identity", "payee", "person_detail", "staff", "receipt", "act", "act_outcome", "proposal"]
)
def test_pages_see_no_names_and_no_numbers(urls: tuple[str, str, int], table: str) -> None:
    with (
        connect(with_user(urls[0], READER_ROLE), READER_ROLE) as reader,
        pytest.raises(errors.InsufficientPrivilege),
    ):
        reader.execute(f"SELECT * FROM {table}")


NEVER_INSERTED = {
    "account",
    "credential",
    "job",
    "login_failure",
    "session",
    "session_end",
    "session_limit",
    "session_proof",
    "session_use",
    "django_migrations",
    "fact_kind",
    "only_one",
    "pension_month",
    "proposal_chain",
    "recovery_code",
    "request_withdrawal",
    "resident_failure",
    "resident_request",
    "resident_secret",
    "resident_session",
    "resident_session_end",
    "resident_session_use",
    "role_office",
    "schema_file",
    "second_factor",
    "second_factor_end",
    "second_factor_use",
    "waiting_proposal",
    "work",
}
MADE_ANEW = {
    "account",
    "django_migrations",
    "job",
    "only_one",
    "pension_month",
    "resident_session_use",
    "session_use",
    "waiting_proposal",
    "work",
}  # of code, of Django, or kept by triggers


def test_rights_are_a_list(books: Books) -> None:
    """SELECT on tables and INSERT on most for the application, SELECT on some for pages, and not a right more for anybody."""
    granted = books.owner.execute(
        "SELECT grantee, privilege_type, array_agg(table_name::text) FROM information_schema.role_table_grants"
        " WHERE table_schema = 'public' AND grantee <> current_user AND table_name !~ '^(arrival|interest|pension|settlement)_line_'"
        " GROUP BY 1, 2"
    ).fetchall()
    found = {(grantee, right): set(tables) for grantee, right, tables in granted}
    assert found.keys() == {
        (APPLICATION_ROLE, "SELECT"),
        (APPLICATION_ROLE, "INSERT"),
        (READER_ROLE, "SELECT"),
    }
    tables = {name for (name,) in books.owner.execute(TABLES).fetchall()}
    assert found[APPLICATION_ROLE, "INSERT"] == tables - NEVER_INSERTED
    assert found[READER_ROLE, "SELECT"] < tables | {"leg"}


TABLES = (
    "SELECT relname::text FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition"
    " AND relname !~ '_batch[0-9]+$'"
)


def test_what_is_on_record_is_kept_by_triggers_too(books: Books) -> None:
    guarded = books.owner.execute(
        "SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname IN ('append_only', 'no_truncate') AND tgenabled = 'O'"
        " GROUP BY 1 HAVING count(*) = 2"
    ).fetchall()
    tables = {name for (name,) in books.owner.execute(TABLES).fetchall()}
    assert tables - {name for (name,) in guarded} == MADE_ANEW
