"""A small city lives through all its months by the acts of the office; what is booked is what is due, whatever happens."""

from collections.abc import Callable

import pytest
from acts.payrolls import fund
from psycopg import errors
from templates import RESIDENTS, SEED

from yanglao.acts import payroll
from yanglao.acts.fund.close_month import close_month
from yanglao.acts.measuring import undone
from yanglao.acts.payroll.bank import bank_file
from yanglao.acts.policy.parameter import PARAMETER, propose_parameter
from yanglao.acts.proposals import take_step
from yanglao.acts.register import REGISTER
from yanglao.audit.checks import run_checks
from yanglao.audit.rederive import rederive
from yanglao.commands.demo import first_days
from yanglao.commands.demo.run import live
from yanglao.commands.office import Office
from yanglao.kernel.months import month
from yanglao.ledger.chart import MONEY, NET_ASSETS
from yanglao.store.acting import ActRefused, Agency, By
from yanglao.store.bank_standing import standing, still_open
from yanglao.store.batches import batches
from yanglao.store.cash_ups import cash_ups, taken_at_counter
from yanglao.store.proposals import waiting
from yanglao.store.publications import publications
from yanglao.store.read.fund import EVER, moved_on

STORED_AS = {"payroll": "prepare_payroll", "bank_file": "payroll_sent"}
NOT_IN_A_SMALL_CITY = {
    "estate_consent": "only who has paid in leaves anything to heirs, and few of these are paid after their death as well",
}
LAST = month(2016, 12)


@pytest.fixture(scope="module")
def city(lived_city: Callable[[str], Agency]) -> Agency:
    return lived_city("lives")


def count(agency: Agency, table: str) -> int:
    row = agency.connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    assert row is not None
    return int(row[0])


def offenders(agency: Agency) -> dict[str, list[object]]:
    """Everything the audit has to say."""
    found = {one.check.name: one.findings for one in run_checks(agency)}
    found |= {one.name: one.findings for one in rederive(agency)}
    return {name: findings[:3] for name, findings in found.items() if findings}


def test_somebody_who_comes_in_finds_work_on_the_desks(city: Agency) -> None:
    """And beginning again leaves it as it is."""
    with undone(city.connection):
        first_days.begin(city)
        found = {(one.kind, one.next_step) for one in waiting(city.connection, city.area)}
        assert ("payroll", "reviewed") in found
        first_days.begin(city)
        assert {(one.kind, one.next_step) for one in waiting(city.connection, city.area)} == found


def test_the_audit_is_clean_settlements_included(city):
    assert offenders(city) == {}
    compared = {one.name: one.persons for one in rederive(city) if one.is_finished}
    assert set(compared) == {"arrival", "interest", "settlement", "pension", "carried"}
    assert min(compared.values()) > 0
    assert count(city, "settlement_line") > 0


def test_every_act_of_the_register_happens(city):
    """Each one done, and whatever waited for others agreed to, in five years of four hundred people."""
    rows = city.connection.execute("SELECT DISTINCT kind FROM act").fetchall()
    done = {kind.removeprefix("propose_").removesuffix("_agreed") for (kind,) in rows}
    missing = {key for key in REGISTER if STORED_AS.get(key, key) not in done}
    assert missing == set(NOT_IN_A_SMALL_CITY)
    assert waiting(city.connection, city.area) == []


def test_every_end_of_a_relation_is_settled(city):
    """However late it was reported: the fault of settlements that no run looked at again."""
    rows = city.connection.execute(
        "SELECT count(*), count(s.fact_root) FROM fact f JOIN fact_kind k ON k.code = f.kind AND k.ends_relation"
        " LEFT JOIN settlement_line s ON s.fact_root = f.root WHERE NOT f.void"
        " AND NOT EXISTS (SELECT FROM fact n WHERE n.replaces = f.id)"
    ).fetchone()
    assert rows is not None and rows[0] == rows[1] > 5


def test_whoever_is_suspended_for_want_of_a_certificate_was_heard(city):
    """Told, served and heard by lists; as many as were suspended (1), prison apart."""
    suspended = city.connection.execute(
        "SELECT count(*) FROM fact f JOIN fact_kind k ON k.code = f.kind WHERE k.name = 'suspension' AND f.code = 1 AND f.id = f.root"
    ).fetchone()
    told = city.connection.execute(
        "SELECT count(*), count(h.notice_id), count(s.notice_id) FROM notice n LEFT JOIN hearing h ON h.notice_id = n.id"
        " LEFT JOIN service s ON s.notice_id = n.id WHERE n.about = 'suspension_intended'"
    ).fetchone()
    assert told == suspended * 3 and suspended[0] > 0


def test_some_let_the_bank_pay_and_the_cash_is_counted(city):
    """Once a year a list: taken, failed, too little. Every day with cash is cashed up, and now and then a yuan is missing."""
    answers = city.connection.execute(
        "SELECT count(*) FILTER (WHERE a.is_taken), count(*) FILTER (WHERE NOT a.is_taken), count(DISTINCT a.proposal_id)"
        " FROM withholding_answer a"
    ).fetchone()
    assert answers is not None and min(answers) > 0
    lost = count(city, "withholding_line") - sum(answers[:2])
    assert 0 < lost == count(city, "withholding_end")  # a line each, of lists that were ended
    received = {
        drawer: sum(one.fen for one in taken)
        for drawer, taken in taken_at_counter(city.connection, city.area).items()
    }
    counted = cash_ups(city.connection, city.area)
    assert {one.drawer: one.expected_fen for one in counted} == received
    assert {one.counted_fen - one.expected_fen for one in counted} == {0, -1_00}


def test_what_is_made_public_is_all_the_money_and_all_that_it_is_for(city):
    """Deposits and what was given, too: as the balance sheet has them."""
    made = publications(city.connection, city.area)
    for one in made:
        stood = moved_on(city.connection, city.area, first=EVER, before=one.period.last + 1)
        for accounts, side in ((MONEY, 1), (NET_ASSETS, -1)):
            told = {code: side * one.figures[f"stands_{code}_fen"] for code in accounts}
            assert told == {code: stood.get(code, 0) for code in accounts}
    assert any(one.figures["stands_1004_fen"] for one in made)
    assert any(one.figures["stands_3202_fen"] for one in made)


def test_living_it_again_moves_nothing_and_tells_every_month(city, tmp_path, capsys):
    tables = (
        "fact",
        "pension_line",
        "arrival_line",
        "interest_line",
        "settlement_line",
        "posting",
        "act",
        "open_item",
    )
    before = {table: count(city, table) for table in tables}
    live(Office(city.connection, city.keys, tmp_path), residents=RESIDENTS, seed=SEED)
    assert {table: count(city, table) for table in before} == before
    assert "2011-10 1/63" in capsys.readouterr().out.splitlines()


def test_raise_with_back_effect_became_arrears(city):
    rows = city.connection.execute(
        "SELECT count(*), min(base_province_fen + base_city_fen) FROM pension_line WHERE month = %s AND round = 2"
        " AND cash_fen > 0",
        (month(2014, 1),),
    ).fetchone()
    assert rows[0] > 0
    assert rows[1] == 1500  # 145 instead of 130 yuan


def test_late_deaths_became_overpayments_with_a_cause(city):
    row = city.connection.execute(
        "SELECT count(*) FROM open_item i JOIN fact f ON f.id = i.cause_fact JOIN fact_kind k ON k.code = f.kind"
        " WHERE i.kind = 'overpayment' AND k.name = 'death'"
    ).fetchone()
    assert row is not None and row[0] > 0
    without = city.connection.execute(
        "SELECT count(*) FROM open_item WHERE kind = 'overpayment' AND cause_fact IS NULL"
    ).fetchone()
    assert without == (0,)


def test_maker_checker_funder_and_payer_are_four(city):
    for batch in batches(city.connection, city.area):
        people = [batch.steps[step] for step in ("prepared", "reviewed", "released", "booked")]
        assert len(set(people)) == 4


def test_bank_file_is_the_same_bytes_again(city):
    batch = batches(city.connection, city.area)[-1].id
    first = bank_file(city, batch=batch)
    assert first == bank_file(city, batch=batch)
    assert first.decode("gb18030").startswith("流水号,账号,户名,金额")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE fact SET day = day",
        "DELETE FROM fact",
        "UPDATE posting SET debit_fen = 0",
        "DELETE FROM pension_line",
        "TRUNCATE entry CASCADE",
        "UPDATE proposal_step SET actor = 'clerk'",
        "INSERT INTO only_one VALUES (1, 1, 1, 'empty')",
        "DELETE FROM work",
    ],
)
def test_the_application_cannot_change_the_past(city, statement):
    with pytest.raises((errors.InsufficientPrivilege, errors.RestrictViolation)):
        city.connection.execute(statement)


def test_closed_month_is_not_closed_again(city):
    with pytest.raises(ActRefused) as refused:
        close_month(city, month=LAST, by=By("accountant", 20170101, "again"))
    assert refused.value.code == "month_out_of_order"


def test_the_wrong_person_is_told_so(city):
    with pytest.raises(ActRefused) as refused:
        payroll.prepare(city, month=LAST + 1, by=By("finance", 20170115, "wrong person"))
    assert refused.value.code == "not_your_task"


def propose(city, value, by):
    return propose_parameter(
        city, parameter="entry_subsidy_yuan", valid_from=month(2017, 1), value=value, document="文件", by=by
    )


def test_a_key_used_for_something_else_is_refused(city):
    by = By("supervisor", 20170101, "one key")
    assert propose(city, 150, by)["proposal"] == propose(city, 150, by)["proposal"]
    with pytest.raises(ActRefused) as refused:
        propose(city, 31, by)
    assert refused.value.code == "key_used"


def test_a_parameter_is_decided_by_two_supervisors(city):
    number = propose(city, 40, By("supervisor", 20170101, "two people"))["proposal"]
    before = count(city, "law_version")
    for who, code in (("supervisor", "same_person"), ("clerk", "not_your_task")):
        with pytest.raises(ActRefused) as refused:
            take_step(city, PARAMETER, number=number, step="agreed", by=By(who, 20170102, f"agree {who}"))
        assert refused.value.code == code
    assert count(city, "law_version") == before
    take_step(city, PARAMETER, number=number, step="agreed", by=By("supervisor-2", 20170102, "agreed"))
    assert count(city, "law_version") == before + 1
    with pytest.raises(ActRefused) as refused:
        take_step(city, PARAMETER, number=number, step="agreed", by=By("supervisor-2", 20170103, "again"))
    assert refused.value.code == "step_taken"


def test_a_payroll_by_four_people_and_then_nothing_more(city):
    """January 2017: prepared, wrongly reviewed by its maker, sent back, prepared anew, booked; another finds nothing due."""
    on = 20170115
    first = payroll.prepare(city, month=LAST + 1, by=By("clerk", on, "p1"))["batch"]
    with pytest.raises(ActRefused):
        payroll.book(city, batch=first, by=By("accountant", on, "too early"))
    payroll.reject(city, batch=first, reason="试", by=By("reviewer", on, "no"))
    second = payroll.prepare(city, month=LAST + 1, by=By("clerk", on, "p2"))
    payroll.review(city, batch=second["batch"], by=By("reviewer", on, "r2"))
    with pytest.raises(ActRefused) as refused:
        payroll.review(city, batch=second["batch"], by=By("reviewer", on, "r3"))
    assert refused.value.code == "step_taken"
    fund(city, second["batch"], on=on)
    payroll.release(city, batch=second["batch"], by=By("finance", on, "f2"))
    payroll.book(city, batch=second["batch"], by=By("accountant", on, "b2"))
    again = payroll.prepare(city, month=LAST + 1, by=By("clerk", on, "p3"))
    assert again["batch"] is None
    assert offenders(city) == {}


def test_what_is_open_is_everything_less_what_is_matched(city: Agency) -> None:
    """The quick way and the whole way round, over five years with matches, undone ones and money held."""
    found = standing(city)
    matched = {(one.account, key) for one in found.matches for key in one.movements}
    lines = {line for one in found.matches for line in one.lines}
    now = still_open(city)
    assert list(now.movements.items()) == [
        (key, one) for key, one in found.movements.items() if key not in matched
    ]
    assert list(now.lines) == [one for one in found.lines if one not in lines]
    assert matched and now.movements
