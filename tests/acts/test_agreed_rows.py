"""What the offices must agree to: rows wait, are looked at with their effect, agreed to by others, sent back; previews leave nothing."""

from __future__ import annotations

from itertools import count
from typing import Any

import pytest
from acts.desk import Desk, number, paid
from acts.payrolls import Payrolls

from yanglao.acts.agreeing import agree, send_back
from yanglao.acts.doing import do
from yanglao.acts.effects import effect_of, preview
from yanglao.acts.records.showing import shown_rows
from yanglao.kernel.months import month
from yanglao.store.acting import ActRefused, By
from yanglao.store.proposals import proposal_of

fresh = count(400)
ON = 20121231
KEYS = count(1)


def by(actor: str, on: int = ON) -> By:
    return By(actor, on, f"agreed rows {next(KEYS)}")


def tables(desk: Desk) -> dict[str, int]:
    return {
        name: desk.count(name) for name in ("act", "fact", "proposal", "arrival_line", "entry", "receipt")
    }


@pytest.fixture
def known(desk: Desk) -> str:
    """Somebody on the register, resident, born 1951, not enrolled."""
    one = number(next(fresh), born="19510601")
    desk.register([one])
    home = {"place": "469007", "household": "非农业", "from": "2000-01-01", "until": ""}
    desk.take("residence", [{"number": one, **home}])
    return one


def enrol(desk: Desk, one: str, on: str = "2012-01-05", **more: Any) -> dict[str, Any]:
    return desk.take("enrolment", [{"number": one, "on": on}], agreed=False, **more)


def enrolled(desk: Desk, one: str) -> int:
    query = (
        "SELECT count(*) FROM fact f JOIN fact_kind k ON k.code = f.kind JOIN identity i ON i.person_id = f.person_id"
        " WHERE k.name = 'enrolment' AND i.number_hash = %s"
    )
    return int(desk.rows(query, desk.agency.keys.hashed(one))[0][0])


def test_an_enrolment_waits_for_a_second_person(desk: Desk, known: str) -> None:
    done = enrol(desk, known)
    assert (done["recorded"], done["proposed"], enrolled(desk, known)) == (0, 1, 0)
    shown = shown_rows(
        "enrolment", desk.agency, proposal_of(desk.agency.connection, desk.agency.area, done["proposal"])
    )
    assert [(row["name"], row["on"]) for row in shown] == [("陈测试", "2012-01-05")]
    assert known not in str(shown)
    assert desk.agree(done["proposal"], on=ON)["recorded"] == 1
    assert enrolled(desk, known) == 1


@pytest.mark.parametrize(("who", "code"), [("clerk", "same_person"), ("clerk-2", "not_your_task")])
def test_nobody_else_will_do(desk: Desk, known: str, who: str, code: str) -> None:
    done = enrol(desk, known)
    with pytest.raises(ActRefused) as refused:
        agree(desk.agency, number=done["proposal"], by=by(who))
    assert (refused.value.code, enrolled(desk, known)) == (code, 0)
    send_back(desk.agency, number=done["proposal"], reason="试", by=by("reviewer"))


def test_what_waits_is_no_news(desk: Desk, known: str) -> None:
    first = enrol(desk, known)
    again = enrol(desk, known)
    assert (again["unchanged"], again["proposal"]) == (1, None)
    send_back(desk.agency, number=first["proposal"], reason="缺身份证复印件", by=by("reviewer"))
    third = enrol(desk, known)
    assert third["proposed"] == 1
    desk.agree(third["proposal"], on=ON)
    assert enrolled(desk, known) == 1


def test_agreed_to_twice_it_is_recorded_once(desk: Desk, known: str) -> None:
    done = enrol(desk, known)
    once = By("reviewer", ON, f"twice {done['proposal']}")
    assert agree(desk.agency, number=done["proposal"], by=once)["recorded"] == 1
    assert agree(desk.agency, number=done["proposal"], by=once)["repeated"]
    assert enrolled(desk, known) == 1


def test_what_has_become_impossible_is_not_recorded(desk: Desk, known: str) -> None:
    """While the enrolment waits, the person is found to be in the employees' scheme."""
    done = enrol(desk, known, on="2012-03-05")
    cover = {"scheme": "职工", "drawing": "否", "from": "2010-01-01", "until": ""}
    desk.take("cover", [{"number": known, **cover}])
    with pytest.raises(ActRefused) as refused:
        agree(desk.agency, number=done["proposal"], by=by("reviewer"))
    assert (refused.value.code, enrolled(desk, known)) == ("no_longer_possible", 0)
    send_back(desk.agency, number=done["proposal"], reason="已参加职工养老", by=by("reviewer"))


def test_a_receipt_used_meanwhile_is_not_used_again(desk: Desk) -> None:
    one, other = number(next(fresh), born="19520101"), number(next(fresh))
    desk.join([one, other])
    row = {"years": 15, "tier_yuan": 100, "on": "2012-02-01", "receipt": f"R{one}"}
    waits = desk.take("back_payment", [{"number": one, **row}], agreed=False)
    if waits["proposed"] != 1:
        pytest.fail(f"not proposed: {desk.codes()}")
    desk.take("contribution", [paid(other, f"R{one}")])
    with pytest.raises(ActRefused) as refused:
        agree(desk.agency, number=waits["proposal"], by=by("reviewer"))
    assert refused.value.code == "no_longer_possible"
    send_back(desk.agency, number=waits["proposal"], reason="票据号重复", by=by("reviewer"))


def test_what_is_certified_ends_only_with_a_second_officer(desk: Desk, known: str) -> None:
    home = {"number": known, "place": "469007", "household": "非农业", "from": "2000-01-01"}
    done = desk.take("residence", [{**home, "until": "2012-06-01"}], agreed=False)
    assert (done["recorded"], done["proposed"]) == (0, 1)
    with pytest.raises(ActRefused) as refused:
        agree(desk.agency, number=done["proposal"], by=by("reviewer"))
    assert refused.value.code == "not_your_task"
    assert agree(desk.agency, number=done["proposal"], by=by("certifier-2"))["recorded"] == 1


def test_what_changed_meanwhile_is_not_changed_again(desk: Desk, known: str) -> None:
    home = {"number": known, "place": "469007", "household": "非农业", "from": "2000-01-01"}
    first = desk.take("residence", [{**home, "until": "2012-06-01"}], agreed=False)
    second = desk.take("residence", [{**home, "until": "2012-07-01"}], agreed=False)
    agree(desk.agency, number=second["proposal"], by=by("certifier-2"))
    with pytest.raises(ActRefused) as refused:
        agree(desk.agency, number=first["proposal"], by=by("certifier-2"))
    assert refused.value.code == "no_longer_possible"
    send_back(desk.agency, number=first["proposal"], reason="已变更", by=by("certifier-2"))


def test_a_preview_tells_the_money_and_leaves_nothing(desk: Desk) -> None:
    one = number(next(fresh))
    desk.join([one])
    before = tables(desk)
    row = {"number": one, "year": 2012, "tier": 500, "on": "2012-03-01", "receipt": f"P{one}"}
    told = preview(desk.agency, "contribution", [row], by=by("clerk"))
    assert (told["recorded"], told["effect"]["persons"], tables(desk)) == (1, 1, before)
    arrival = told["effect"]["due_fen"]["arrival"]
    assert arrival["paid_own_fen"] == 50_000
    assert arrival["credited_own_fen"] == 50_000
    assert arrival["credited_province_fen"] > 0
    done = do(desk.agency, "contribution", [row], by=by("clerk"))
    assert (done["recorded"], done["refused"]) == (1, [])


def test_the_same_by_command_list_and_file(desk: Desk) -> None:
    """One contribution given with values, one in a list: both leave the same."""
    people = [number(next(fresh)) for _ in range(2)]
    desk.join(people)
    do(desk.agency, "contribution", [paid(people[0], f"A{people[0]}")], by=by("clerk"))
    desk.take("contribution", [paid(people[1], f"A{people[1]}")])
    lines = [
        desk.rows(
            "SELECT a.paid_own_fen, a.credited_own_fen, a.credited_province_fen, a.credited_city_fen, a.cash_fen, a.month"
            " FROM arrival_line a JOIN identity i ON i.person_id = a.person_id WHERE i.number_hash = %s AND a.cash_fen > 0",
            desk.agency.keys.hashed(one),
        )
        for one in people
    ]
    assert lines[0] == lines[1] != []


def test_a_row_that_cannot_be_taken_says_why(desk: Desk) -> None:
    row = {"number": number(999), "year": "2012", "tier": "500", "on": "2012-03-01", "receipt": "X"}
    done = do(desk.agency, "contribution", [row], by=by("clerk"))
    assert [one["code"] for one in done["refused"]] == ["unknown_person"]
    with pytest.raises(ActRefused) as refused:
        do(desk.agency, "contribution", [{**row, "colour": "red"}], by=by("clerk"))
    assert refused.value.code == "unknown_field"


def test_back_dated_into_a_closed_month_it_needs_a_second_officer_and_shows_its_money(desk: Desk) -> None:
    """Closes months, so it stands last: low income certified late for a year that is paid and closed."""
    one = number(next(fresh))
    desk.join([one])
    desk.take("contribution", [paid(one, f"B{one}")])
    months = Payrolls(desk)
    for closed in range(month(2011, 10), month(2012, 12)):
        months.close(closed, on=ON)
    row = {"number": one, "category": "低保", "from": "2012-01-01", "until": ""}
    done = desk.take("category", [row], agreed=False)
    assert (done["recorded"], done["proposed"]) == (0, 1)
    effect = effect_of(desk.agency, number=done["proposal"], on=ON)
    assert (effect.persons, effect.due_fen["arrival"]["government_city_fen"]) == (1, 7_000)
    desk.agree(done["proposal"], on=ON)
    now = desk.take("category", [{**row, "from": "2012-12-15", "category": "独生子女"}], agreed=False)
    assert (now["recorded"], now["proposed"]) == (1, 0)
