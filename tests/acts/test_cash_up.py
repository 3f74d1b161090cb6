"""日结 The cash of a collector's day: counted by one, held against the receipts booked, agreed to by another; what is open is reported."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import count
from typing import Any

import pytest
from acts.desk import Desk, number, paid
from acts.withholdings import answer, authorised, sent, taken
from reports.offices import HERE, desk_of, reads, register

from yanglao.acts.agreeing import agree, send_back
from yanglao.acts.counter.cash_up import shown_cash_up
from yanglao.acts.doing import do
from yanglao.audit.checks import run_checks
from yanglao.commands.office import Office
from yanglao.reports.cash_up import cash_up
from yanglao.store.acting import ActRefused, By
from yanglao.store.proposals import proposal_of

keys = count(1)
ON, NEXT = 20120309, 20120312  # a Friday and the Monday after it
FIRST, SECOND, OLD, BANK = number(1), number(2), number(3, "19510601"), number(4)


@pytest.fixture(scope="module")
def city(new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """On one day the assistant and the clerk take contributions in, the clerk a back-payment and one that is too little, and the bank
    takes one."""
    folder = tmp_path_factory.mktemp("cash_up")
    desk = desk_of(new_office("cash_up"), folder)
    everybody = (FIRST, SECOND, OLD, BANK)
    register(desk, everybody, unit=HERE, on=20111020)
    desk.take("enrolment", [{"number": one, "on": "2011-10-20"} for one in everybody], on=20111020)
    tier = {"number": BANK, "year": 2012, "tier_yuan": 800, "on": "2012-01-05"}
    desk.take("tier", [tier], on=ON)
    authorised(desk, {"number": BANK}, on=ON)
    _, rows = sent(desk, folder, on=ON)
    answer(desk, taken(rows[0]["流水号"], 800, "2012-03-09"), on=ON)
    return desk


@pytest.fixture
def undone(city: Desk) -> Iterator[Desk]:
    """The same, and nothing that a test does stays."""
    with city.agency.connection.transaction(force_rollback=True):
        yield city


def by(actor: str, on: int = NEXT) -> By:
    return By(actor, on, f"cash {next(keys)}")


def pays(desk: Desk, one: str, receipt: str, who: str, **more: object) -> None:
    desk.take("contribution", [paid(one, receipt, **more)], on=ON, actor=who)


def counted(desk: Desk, collector: str, yuan: object, who: str = "clerk", **more: object) -> dict[str, Any]:
    values = {"day": "2012-03-09", "collector": collector, "counted": yuan, **more}
    return do(desk.agency, "cash_up", [values], by=by(who))


def agreed(desk: Desk, made: Mapping[str, Any], who: str = "reviewer") -> dict[str, Any]:
    return agree(desk.agency, number=made["proposal"], by=by(who))


def code_of(work: Any) -> str:
    with pytest.raises(ActRefused) as refused:
        work()
    return refused.value.code


def rows(desk: Desk, on: int = NEXT, *, whole: bool = False) -> list[tuple[Any, ...]]:
    names = ("collector", "booked_fen", "open_fen", "difference_fen", "state")
    report = cash_up(reads(desk, on), is_whole=whole)
    return [tuple(row[name] for name in names) for row in report.rows if row["day"] == ON]


def test_what_it_should_be_is_the_receipts_booked_that_day(undone: Desk) -> None:
    """Also what waits because it was too little; not what the bank took."""
    pays(undone, FIRST, "C1", "helper")
    assert rows(undone) == [("helper", 500_00, 500_00, 0, "open")]
    pays(undone, SECOND, "C2", "helper", amount_yuan=480)
    made = counted(undone, "helper", 980, who="helper")
    assert (made["expected_fen"], made["difference_fen"]) == (980_00, 0)
    assert rows(undone) == [("helper", 980_00, 980_00, 0, "waiting")]
    shown = shown_cash_up(
        undone.agency, proposal_of(undone.agency.connection, undone.agency.area, made["proposal"])
    )
    assert shown["booked_that_day"] == [{"for": "contribution", "receipts": 2, "amount_yuan": "980.00"}]
    assert (shown["collector"], shown["expected_yuan"], shown["difference_yuan"]) == (
        "helper",
        "980.00",
        "0.00",
    )
    agreed(undone, made)
    assert (rows(undone), rows(undone, whole=True)) == ([], [("helper", 980_00, 0, 0, "agreed")])
    assert [one.check.name for one in run_checks(undone.agency) if one.findings] == []


def test_a_back_payment_is_in_the_hands_of_whoever_took_it(undone: Desk) -> None:
    """It is booked when the reviewer agrees, and is the clerk's all the same."""
    row = {"number": OLD, "years": 15, "tier_yuan": 100, "on": "2012-03-09", "receipt": "B1"}
    undone.take("back_payment", [row], on=20120309)
    assert undone.answer["recorded"] == 1
    assert [one[:2] for one in rows(undone)] == [("clerk", 1500_00)]


def test_a_difference_needs_a_reason_and_is_shown(undone: Desk) -> None:
    pays(undone, FIRST, "C1", "helper")
    assert code_of(lambda: counted(undone, "helper", 499)) == "difference_unexplained"
    made = counted(undone, "helper", 499, reason="少收一元")
    assert made["difference_fen"] == -1_00
    assert agreed(undone, made)["difference_fen"] == -1_00
    assert rows(undone) == [("helper", 500_00, 0, -1_00, "agreed")]
    report = cash_up(reads(undone, NEXT))
    assert report.rows[-1]["reason"] == "少收一元"
    assert report.sums["difference_fen"][2] == -1_00


def test_a_day_that_is_not_cashed_up_is_late_after_the_next_working_day(undone: Desk) -> None:
    pays(undone, FIRST, "C1", "helper")
    (row,) = [row for row in cash_up(reads(undone, 20120315)).rows if row["day"] == ON]
    assert (row["due"], row["days_late"], row["name"]) == (20120312, 3, "协管")


def test_what_is_booked_later_for_the_day_is_counted_in_a_count_of_its_own(undone: Desk) -> None:
    pays(undone, FIRST, "C1", "helper")
    agreed(undone, counted(undone, "helper", 500))
    assert code_of(lambda: counted(undone, "helper", 500)) == "nothing_collected"
    pays(undone, SECOND, "C2", "helper")
    assert rows(undone) == [("helper", 1000_00, 500_00, 0, "open")]
    assert counted(undone, "helper", 500)["expected_fen"] == 500_00


def test_what_was_booked_since_the_count(undone: Desk) -> None:
    pays(undone, FIRST, "C1", "helper")
    made = counted(undone, "helper", 500)
    assert code_of(lambda: counted(undone, "helper", 500, reason="再点")) == "count_waits"
    pays(undone, SECOND, "C2", "helper")
    assert code_of(lambda: agreed(undone, made)) == "receipts_since"
    send_back(undone.agency, number=made["proposal"], reason="重点", by=by("reviewer"))
    agreed(undone, counted(undone, "helper", 1000))


def test_nobody_agrees_to_their_own_cash_or_to_their_own_count(undone: Desk) -> None:
    pays(undone, FIRST, "C1", "clerk")
    made = counted(undone, "clerk", 500, who="clerk-2")
    assert code_of(lambda: agreed(undone, made, "clerk-2")) == "same_person"
    assert code_of(lambda: agreed(undone, made, "clerk")) == "own_cash"
    assert code_of(lambda: agreed(undone, made, "accountant")) == "not_your_task"
    agreed(undone, made)


def test_nobody_counts_and_agrees_for_one_day(undone: Desk) -> None:
    """Two clerks may not count their own and agree to each other's."""
    pays(undone, FIRST, "C1", "clerk")
    pays(undone, SECOND, "C2", "clerk-2")
    first, second = (counted(undone, who, 500, who=who) for who in ("clerk", "clerk-2"))
    assert code_of(lambda: agreed(undone, first, "clerk-2")) == "counts_that_day"
    assert code_of(lambda: agreed(undone, second, "clerk")) == "counts_that_day"
    agreed(undone, first)
    agreed(undone, second)


def test_whoever_has_agreed_does_not_count_for_the_same_day(undone: Desk) -> None:
    pays(undone, FIRST, "C1", "helper")
    pays(undone, SECOND, "C2", "clerk")
    agreed(undone, counted(undone, "helper", 500, who="helper"), "clerk-2")
    assert code_of(lambda: counted(undone, "clerk", 500, who="clerk-2")) == "counts_that_day"


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"collector": "nobody"}, "nothing_collected"),
        ({"day": "2012-03-08"}, "nothing_collected"),
        ({"day": "2012-03-13"}, "date_in_future"),
        ({"counted": "五百"}, "bad_amount"),
    ],
)
def test_a_count_that_is_refused(undone: Desk, more: dict[str, object], code: str) -> None:
    pays(undone, FIRST, "C1", "helper")
    values = {"day": "2012-03-09", "collector": "helper", "counted": 500, **more}
    assert code_of(lambda: do(undone.agency, "cash_up", [values], by=by("clerk"))) == code


def test_whoever_works_for_a_unit_counts_their_own_only(undone: Desk) -> None:
    pays(undone, FIRST, "C1", "clerk")
    assert code_of(lambda: counted(undone, "clerk", 500, who="helper")) == "own_cash_only"


def test_money_that_comes_back_in_cash_is_counted_too(undone: Desk) -> None:
    undone.rows(
        "INSERT INTO repayment (area_id, number, person_id, way, paid_on, received_fen, act_id) SELECT r.area_id, 'H' || w, r.person_id,"
        " w, r.paid_on, 7000, a.id FROM receipt r, act a, (VALUES ('counter'), ('bank')) ways (w) WHERE a.id = (SELECT max(id) FROM act)"
        " LIMIT 2 RETURNING number"
    )
    assert [one[1] for one in rows(undone)] == [70_00]


def test_what_a_transfer_brings_is_no_cash(undone: Desk) -> None:
    """It comes from the other agency's account, under a receipt all the same."""
    pays(undone, FIRST, "C1", "helper")
    undone.rows(
        "INSERT INTO receipt (area_id, number, person_id, kind, year, years, tier_fen, paid_on, received_fen, act_id) SELECT r.area_id,"
        " 'T1', r.person_id, k.code, 0, 0, 0, r.paid_on, 7000, r.act_id FROM receipt r, fact_kind k"
        " WHERE r.number = 'C1' AND k.name = 'transfer_in' RETURNING number"
    )
    assert [one[1] for one in rows(undone)] == [500_00]
