"""对账 Lines of the bank matched with what the book says: what is certain in one go, the rest by two people, and the proof of every month."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import psycopg
import pytest
from acts.banking import by, hand_in
from acts.desk import Desk, found, number, paid
from acts.payrolls import Payrolls
from acts.withholdings import answer, authorised, sent, taken
from flows.bank import BookedBank
from lists.statements import Entry, table

from yanglao.acts.agreeing import act_of, agree
from yanglao.acts.doing import do
from yanglao.acts.proposals import agreement_of
from yanglao.audit.checks import run_checks
from yanglao.commands.office import Office
from yanglao.kernel.months import month
from yanglao.ledger.chart import CASH, PAYMENTS, RECEIPTS, TREASURY
from yanglao.reports.asking import OFFICE, Reader, reader
from yanglao.reports.collection import collection, unmatched
from yanglao.reports.reconciliation import reconciliation
from yanglao.reports.treasury_voucher import treasury_voucher
from yanglao.store.acting import ActRefused, Agency
from yanglao.store.bank_matches import matches
from yanglao.store.bank_movements import movements
from yanglao.store.bank_standing import standing
from yanglao.store.entries import balances
from yanglao.store.proposals import proposal_of

FIRST, SECOND, THIRD, DRAWS = number(1), number(2), number(3), number(4, "19490420")
MARCH, APRIL = month(2012, 3), month(2012, 4)
ON = 20120405
CASH_IN: Entry = ("2012-03-12", "1000.00", "", "", "现金缴存", "B1")
WITHHELD: Entry = ("2012-03-12", "800.00", "代扣专户", "6217000000000031", "", "B2")
UNKNOWN: Entry = ("2012-03-20", "300.00", "王某", "6217000000000032", "养老保险", "B3")


@pytest.fixture(scope="module")
def city(new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Half a year of a pensioner, two contributions at the counter and one through the bank in March, all of them swept."""
    folder = tmp_path_factory.mktemp("reconciling")
    desk = Desk(found(new_office("reconciling")), folder)
    people = (FIRST, SECOND, THIRD, DRAWS)
    for one in people:
        row = {"number": one, "name": "陈测试", "unit": "永安社区", "bank_account": f"6217{one[-12:-1]}9"}
        desk.take("register", [row], on=20111020)
    home = {"place": "469007", "household": "非农业", "from": "2000-01-01", "until": ""}
    desk.take("residence", [{"number": one, **home} for one in people], on=20111020)
    desk.take("enrolment", [{"number": one, "on": "2011-10-20"} for one in people], on=20111020)
    desk.take("claim", [{"number": DRAWS, "on": "2011-10-21"}], on=20111021)
    months = Payrolls(desk)
    for one in range(month(2011, 10), MARCH):
        months.month(one)
    desk.take("tier", [{"number": THIRD, "year": 2012, "tier_yuan": 800, "on": "2012-01-05"}], on=20120305)
    desk.take("contribution", [paid(FIRST, "R1"), paid(SECOND, "R2", on="2012-03-09")], on=20120309)
    authorised(desk, {"number": THIRD}, on=20120309)
    _, rows = sent(desk, folder, on=20120309)
    answer(desk, taken(rows[0]["流水号"], 800, "2012-03-10"), on=20120310)
    months.month(MARCH)
    return desk


@pytest.fixture
def desk(city: Desk) -> Iterator[Desk]:
    """Nothing that a test does stays."""
    with city.agency.connection.transaction(force_rollback=True):
        yield city


def the_rest(desk: Desk) -> None:
    """The bank of the other two accounts says what the book says."""
    bank = BookedBank(desk.rows)
    bank.more.clear()
    for account, file, told in bank.statements("2012-03-31", desk.folder):
        if account != "收入户":
            given = {"account": account, "file": str(file), **told}
            do(desk.agency, "bank_statement", [given], by=by("accountant", ON))


def sweep(desk: Desk) -> Entry:
    (gone,) = (one for one in moved(desk, RECEIPTS) if one.fen < 0)
    return ("2012-03-31", f"{gone.fen / 100:.2f}", "财政专户", "", "归集", "B9")


def moved(desk: Desk, account: int) -> list[Any]:
    return [one for one in movements(desk.agency.connection, desk.agency.area) if one.account == account]


def receipts(desk: Desk, *entries: Entry) -> None:
    hand_in(desk.agency, desk.folder, "收入户", table([*entries], opening="0.00"), ON, through="2012-03-31")


def match(desk: Desk, **given: object) -> dict[str, Any]:
    return do(desk.agency, "match_bank", [given], by=by("accountant", ON))


def told(desk: Desk, account: int, of: int = MARCH) -> tuple[dict[str, int], list[tuple[str, str, int]]]:
    """The sums of a reconciliation, and its rows."""
    who = reader(desk.agency, "reviewer", OFFICE, on=ON)
    report = reconciliation(who, account=account, month=of)
    sums = {name: value for name, (_, _, value) in report.sums.items()}
    assert sums["difference_fen"] == 0
    return sums, [(row["side"], row["key"], row["fen"]) for row in report.rows]


def code_of(work: Callable[[], object]) -> str:
    with pytest.raises(ActRefused) as refused:
        work()
    return refused.value.code


def by_hand(desk: Desk, lines: object, keys: object, **more: object) -> dict[str, Any]:
    given = {
        "account": "收入户",
        "lines": json.dumps(lines),
        "movements": json.dumps(keys),
        "reason": "核对凭证",
    }
    return do(desk.agency, "reconcile", [{**given, **more}], by=by("accountant", ON))


def shown_of(desk: Desk, made: Mapping[str, Any]) -> dict[str, Any]:
    proposal = proposal_of(desk.agency.connection, desk.agency.area, made["proposal"])
    shown = agreement_of(act_of(proposal)).shown
    assert shown is not None
    return dict(shown(desk.agency, proposal))


def line_of(desk: Desk, reference: str) -> int:
    return next(one.id for one in standing(desk.agency).lines.values() if one.reference == reference)


def test_all_movements_are_the_balance(desk: Desk) -> None:
    found_ = balances(desk.agency.connection, desk.agency.area)
    assert {of: sum(one.fen for one in moved(desk, of)) for of in CASH} == {
        of: found_.get(of, 0) for of in CASH
    }
    assert [one.key for one in moved(desk, RECEIPTS) if one.reference][:2] == ["receipt R1", "receipt R2"]


def test_what_is_certain_is_matched_in_one_go(desk: Desk) -> None:
    receipts(desk, CASH_IN, WITHHELD, UNKNOWN, sweep(desk))
    the_rest(desk)
    done = match(desk)
    assert (done["open_lines"], done["open_movements"]) == (1, 0)
    assert done["by_rule"]["group"] >= 1  # the collector's day, in one deposit
    sums, rows = told(desk, RECEIPTS)
    assert rows == [("bank", str(line_of(desk, "B3")), 30000)]
    assert (sums["book_fen"], sums["only_bank_fen"], sums["bank_fen"]) == (0, 30000, 30000)
    for account in (TREASURY, PAYMENTS):
        assert told(desk, account)[1] == []
    assert not [one for one in run_checks(desk.agency) if one.findings]


def test_the_same_again_matches_nothing_more(desk: Desk) -> None:
    receipts(desk, CASH_IN, UNKNOWN)
    first = by("accountant", ON)
    given = [{"account": "收入户"}]
    assert do(desk.agency, "match_bank", given, by=first)["matched"] == 1
    again = do(desk.agency, "match_bank", given, by=first)
    assert (again["matched"], again.get("repeated")) == (0, None)


def test_by_reference_whatever_else_has_the_amount(desk: Desk) -> None:
    """Two receipts of 500: the bank names one of them, then the other is the only one left."""
    one = ("2012-03-12", "500.00", "", "", "缴费 R1", "B1")
    receipts(desk, one, ("2012-03-12", "500.00", "", "", "缴费", "B2"))
    assert match(desk, account="收入户")["by_rule"] == {"amount": 1, "reference": 1}
    assert {m.lines: m.movements for m in matches(desk.agency.connection, desk.agency.area)} == {
        (line_of(desk, "B1"),): ("receipt R1",),
        (line_of(desk, "B2"),): ("receipt R2",),
    }


@pytest.mark.parametrize(
    "entries",
    [
        [("2012-03-06", "500.00", "", "", "", "B1")],  # R1 or R2
        [("2012-03-12", "800.00", "", "", "", "B1"), ("2012-03-13", "800.00", "", "", "", "B2")],
        [("2012-03-30", "800.00", "", "", "", "B1")],  # too late
        [("2012-03-06", "500.00", "", "", "R1 R2", "B1")],
        [("2012-03-12", "499.00", "", "", "R1", "B1")],
        [("2012-03-12", "500.00", "", "", "R1", "B1"), ("2012-03-12", "500.00", "", "", "R1", "B2")],
    ],
)
def test_what_is_not_certain_waits(desk: Desk, entries: list[Entry]) -> None:
    receipts(desk, *entries)
    assert match(desk, account="收入户")["matched"] == 0


def test_payments_of_a_batch_line_by_line(desk: Desk) -> None:
    """The bank of the payments account writes each payment by itself, under our references."""
    out = [one for one in moved(desk, PAYMENTS) if one.fen < 0]
    entries: list[Entry] = [
        (
            f"{one.day // 10000}-{one.day // 100 % 100:02d}-{one.day % 100:02d}",
            f"{part / 100:.2f}",
            "",
            "",
            ref,
            f"P{n}",
        )
        for one in out
        for n, (part, ref) in enumerate(_halves(one), start=one.day * 10)
    ]
    total = -sum(one.fen for one in out)
    hand_in(
        desk.agency,
        desk.folder,
        "支出户",
        table(entries, opening=f"{total / 100:.2f}"),
        ON,
        through="2012-03-31",
    )
    assert match(desk, account="支出户")["by_rule"] == {"payments": len(out)}


def _halves(one: Any) -> list[tuple[int, str]]:
    batch = next(name for name in one.groups if name.startswith("batch")).split()[1]
    return [(-100, f"{batch}-1"), (one.fen + 100, f"{batch}-2")]


def test_by_hand_two_people_several_to_one(desk: Desk) -> None:
    receipts(desk, ("2012-03-30", "500.00", "", "", "", "B1"), ("2012-03-30", "500.00", "", "", "", "B2"))
    lines = [line_of(desk, "B1"), line_of(desk, "B2")]
    made = by_hand(desk, lines, ["receipt R1", "receipt R2"])
    assert made["fen"] == 100000
    shown = shown_of(desk, made)
    assert [one["movement"] for one in shown["movements"]] == ["receipt R1", "receipt R2"]
    assert code_of(lambda: by_hand(desk, lines[:1], ["receipt R1"])) == "match_waits"
    assert (
        code_of(lambda: agree(desk.agency, number=made["proposal"], by=by("accountant", ON))) == "same_person"
    )
    done = agree(desk.agency, number=made["proposal"], by=by("reviewer", ON))
    assert told(desk, RECEIPTS)[0]["only_bank_fen"] == 0
    undone = do(
        desk.agency, "undo_match", [{"match": done["match"], "reason": "认错"}], by=by("accountant", ON)
    )
    assert shown_of(desk, undone)["rule"] == "by_hand"
    agree(desk.agency, number=undone["proposal"], by=by("director", ON))
    assert told(desk, RECEIPTS)[0]["only_bank_fen"] == 100000
    again = [{"match": done["match"], "reason": "再撤"}]
    assert code_of(lambda: do(desk.agency, "undo_match", again, by=by("accountant", ON))) == "no_such_match"


@pytest.mark.parametrize(
    ("lines", "keys", "code"),
    [
        ([1], {}, "not_numbers"),
        ([], [], "not_numbers"),
        (["x"], ["receipt R1"], "not_numbers"),
        ([0], ["receipt R1"], "no_such_line"),
        ([], ["receipt R7"], "no_such_movement"),
        ([], ["receipt R1"], "sums_differ"),
    ],
)
def test_by_hand_refused(desk: Desk, lines: object, keys: object, code: str) -> None:
    assert code_of(lambda: by_hand(desk, lines, keys)) == code


def test_what_was_matched_meanwhile_is_not_matched_again(desk: Desk) -> None:
    receipts(desk, WITHHELD)
    key = next(one.key for one in moved(desk, RECEIPTS) if one.fen == 80000)
    made = by_hand(desk, [line_of(desk, "B2")], [key])
    assert match(desk, account="收入户")["matched"] == 1
    assert (
        code_of(lambda: agree(desk.agency, number=made["proposal"], by=by("reviewer", ON))) == "no_such_line"
    )


def test_across_the_end_of_a_month(desk: Desk) -> None:
    """Booked in March and at the bank in April: open at the end of March on the book's side, and then no more."""
    late = ("2012-04-02", f"{sweep(desk)[1]}", "", "", "归集", "B9")
    text = table([CASH_IN, WITHHELD, late], opening="0.00")
    hand_in(desk.agency, desk.folder, "收入户", text, ON)
    assert match(desk, account="收入户")["open_lines"] == 0
    sums, rows = told(desk, RECEIPTS, MARCH)
    assert (sums["bank_fen"], sums["book_fen"], [side for side, *_ in rows]) == (180000, 0, ["book"])
    assert told(desk, RECEIPTS, APRIL)[1] == []


def test_the_database_knows_that_a_match_is_equal_and_once(city: Desk) -> None:
    agency = city.agency
    for kind, statement in _FALSE.items():
        with pytest.raises(psycopg.errors.CheckViolation), agency.connection.transaction(force_rollback=True):
            receipts(city, WITHHELD, UNKNOWN)
            match(city, account="收入户")
            _insert(
                agency, statement, {"line": line_of(city, "B2"), "other": line_of(city, "B3"), "kind": kind}
            )
            agency.connection.execute("SET CONSTRAINTS ALL IMMEDIATE")


_MATCH = (
    "WITH made AS (INSERT INTO bank_match (area_id, account, rule, reason, act_id)"
    " SELECT area_id, account, 'amount', '', act_id FROM bank_match ORDER BY id LIMIT 1 RETURNING id, area_id, act_id)"
)
_FALSE = {
    "twice": f"{_MATCH} INSERT INTO bank_match_line (match_id, line_id, area_id, act_id) SELECT id, %(line)s, area_id, act_id FROM made",
    "movement twice": f"{_MATCH} INSERT INTO bank_match_movement (match_id, movement, amount_fen, area_id, act_id)"
    " SELECT made.id, m.movement, m.amount_fen, made.area_id, made.act_id FROM made, bank_match_movement m",
    "unequal": f"{_MATCH} INSERT INTO bank_match_line (match_id, line_id, area_id, act_id) SELECT id, %(other)s, area_id, act_id FROM made",
}


def _insert(agency: Agency, statement: str, values: Mapping[str, object]) -> None:
    agency.connection.execute(statement, values)


# --- reports


def reads(desk: Desk, on: int = ON) -> Reader:
    return reader(desk.agency, "reviewer", OFFICE, on=on)


def test_contributions_without_a_line_and_days_to_the_special_account(desk: Desk) -> None:
    """R2 and the withheld one are at the bank; R1 is not, and everything was swept at the end of March, in time."""
    one = ("2012-03-12", "500.00", "", "", "缴费 R2", "B1")
    receipts(desk, one, WITHHELD)
    match(desk, account="收入户")
    report = collection(reads(desk), is_whole=True)
    rows = {row["receipt"]: row for row in report.rows}
    assert (rows["R1"]["state"], rows["R1"]["bank_day"], rows["R1"]["swept_on"]) == (
        "no_line",
        None,
        20120331,
    )
    assert (rows["R2"]["state"], rows["R2"]["bank_day"], rows["R2"]["days_late"]) == ("in_time", 20120312, 0)
    assert [row["receipt"] for row in collection(reads(desk)).rows] == ["R1"]
    assert report.sums["no_line"][2] == 1


def test_a_contribution_that_waits_too_long_for_the_special_account(desk: Desk) -> None:
    new = number(9)
    row = {"number": new, "name": "陈测试", "unit": "永安社区", "bank_account": "6217000000000099"}
    desk.take("register", [row], on=20120402)
    home = {"place": "469007", "household": "非农业", "from": "2000-01-01", "until": ""}
    desk.take("residence", [{"number": new, **home}], on=20120402)
    desk.take("enrolment", [{"number": new, "on": "2012-04-02"}], on=20120402)
    desk.take("contribution", [paid(new, "R3", on="2012-04-02")], on=20120402)
    (late,) = (row for row in collection(reads(desk, 20120503)).rows if row["receipt"] == "R3")
    assert (late["swept_on"], late["due"], late["days_late"]) == (None, 20120430, 3)


def test_what_the_bank_has_and_nobody_booked(desk: Desk) -> None:
    receipts(desk, WITHHELD, UNKNOWN)
    assert len(unmatched(reads(desk)).rows) == 2
    match(desk, account="收入户")
    (row,) = unmatched(reads(desk)).rows
    assert (row["name"], row["fen"], row["age"], row["equal"]) == ("王某", 30000, 16, "")
    assert "*" in row["other"] and "000000" not in row["other"]


def test_the_voucher_of_the_special_account(desk: Desk) -> None:
    the_rest(desk)
    report = treasury_voucher(reads(desk), month=MARCH)
    sums = {name: value for name, (_, _, value) in report.sums.items()}
    assert sums["opening_fen"] + sums["in_fen"] - sums["out_fen"] == sums["closing_fen"]
    assert sums["closing_fen"] - sums["only_book_fen"] + sums["only_bank_fen"] == sums["bank_fen"]
    told = {row["name"][0]: (row["in_fen"], row["out_fen"]) for row in report.rows}
    assert told["收入户存款"] == (180000, 0)  # swept
    assert told["支出户存款"][1] > 0
    assert sum(came for name, (came, _) in told.items() if name.startswith("财政补贴收入")) > 0
