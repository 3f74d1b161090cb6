"""监护与代办 Somebody comes for a person: allowed by guardianship or authority, on the day, for the act and the amount; and one account
for several people."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from acts.desk import STAFF, UNITS, Desk, number, paid
from acts.payrolls import Payrolls
from signing import Everybody, sign_in

from yanglao.acts.agreeing import act_of, agree
from yanglao.acts.doing import do
from yanglao.acts.found_area import found_area
from yanglao.acts.proposals import agreement_of
from yanglao.acts.proxies.described import PROXY_ACTS
from yanglao.acts.proxies.requests import ASKED_BY_OTHERS
from yanglao.acts.register import REGISTER
from yanglao.commands.office import Office
from yanglao.lists.proxy_layouts import REQUESTS
from yanglao.store.acting import ActRefused, Agency, By
from yanglao.store.proposals import proposal_of

fresh, keys = count(700), count(1)
ON = 20120301
SON, CLERK = number(901), number(902)


@pytest.fixture(scope="module")
def agency(office: Office) -> Agency:
    """An office of which one clerk's own number is known."""
    own = {"clerk-2": office.keys.hashed(CLERK)}
    made = found_area(
        office.connection,
        office.keys,
        plan="dongfang-2011",
        name="东方市",
        units=UNITS,
        staff=STAFF,
        own_hashes=own,
    )
    sign_in(office.connection.info.dsn)
    return Agency(office.connection, made.area, office.keys, Everybody(made.area.code))


@pytest.fixture
def somebody(desk: Desk) -> str:
    one = number(next(fresh), "19490420")
    desk.join([one], on="2012-01-05")
    return one


def by(actor: str, on: int = ON) -> By:
    return By(actor, on, f"proxies {next(keys)}")


def asked(desk: Desk, one: str, act: str = "proxy", *, dated: int = ON, **more: object) -> int:
    usual: dict[str, object] = {"number": one, "proxy": SON}
    if act == "proxy":
        usual |= {
            "kind": "代理人",
            "name": "陈子",
            "document": "委托书",
            "from": "2012-03-01",
            "until": "2012-06-01",
        }
    return int(do(desk.agency, act, [{**usual, **more}], by=by("clerk", dated))["proposal"])


def note(desk: Desk, one: str, act: str = "proxy", *, dated: int = ON, **more: object) -> Any:
    return agree(desk.agency, number=asked(desk, one, act, dated=dated, **more), by=by("reviewer", dated))


def guardian(desk: Desk, one: str, **more: object) -> None:
    note(desk, one, kind="监护人", until="", document="法院指定书", **more)


def code_of(work: Callable[[], Any]) -> str:
    with pytest.raises(ActRefused) as refused:
        work()
    return refused.value.code


def claim(desk: Desk, one: str, applicant: str = SON, *, on: int = ON) -> list[str]:
    row = {"number": one, "on": "2012-03-01", "applicant": applicant}
    desk.take("claim", [row], on=on)
    return desk.codes()


# --- noted


def test_what_an_authority_needs(desk: Desk, somebody: str) -> None:
    def code(**more: object) -> str:
        return code_of(lambda: asked(desk, somebody, **more))  # type: ignore[arg-type]

    assert code(until="") == "until_needed"
    assert code(proxy=somebody) == "own_proxy"
    assert code(proxy=CLERK) == "staff_as_agent"
    assert code(covers="待遇核定申请、死亡") == "covers_unknown"
    assert code(kind="监护人", until="", covers="退费") == "guardian_unlimited"
    assert code(kind="监护人", until="", most_yuan=100) == "guardian_unlimited"
    assert code(act="end_proxy", reason="x") == "no_proxy"
    assert code(number=number(999)) == "unknown_person"


def test_two_people_note_it_and_end_it(desk: Desk, somebody: str) -> None:
    waits = asked(desk, somebody, covers="退费、claim", most_yuan=1000)
    assert code_of(lambda: asked(desk, somebody)) == "proxy_waits"
    found = proposal_of(desk.agency.connection, desk.agency.area, waits)
    shown = agreement_of(act_of(found)).shown
    assert shown is not None
    told = shown(desk.agency, found)
    assert (told["name"], told["covers"], told["most_yuan"]) == ("陈子", ["refund", "claim"], "1,000.00")
    assert SON not in str(found.content) and somebody not in str(told)
    agree(desk.agency, number=waits, by=by("reviewer"))
    assert code_of(lambda: asked(desk, somebody)) == "proxy_already"
    note(desk, somebody, "end_proxy", reason="本人撤回")
    assert claim(desk, somebody) == ["authority_over"]
    assert code_of(lambda: asked(desk, somebody, "end_proxy", reason="x")) == "no_proxy"
    note(desk, somebody)


# --- coming for somebody


def test_whoever_comes_must_be_allowed_to(desk: Desk, somebody: str) -> None:
    assert claim(desk, somebody) == ["not_authorised"]
    note(desk, somebody, covers="退费")
    assert claim(desk, somebody) == ["not_covered"]
    note(desk, somebody, "end_proxy", reason="重办")
    note(desk, somebody, covers="待遇核定申请", dated=20120302, **{"from": "2012-03-02"})
    assert claim(desk, somebody) == ["authority_over"]
    assert claim(desk, somebody, on=20120601) == ["authority_over"]
    assert claim(desk, somebody, number(903), on=20120531) == ["not_authorised"]
    assert claim(desk, somebody, on=20120531) == []
    assert desk.rows(
        "SELECT p.name, a.kind FROM application q JOIN proxy p ON p.id = q.proxy_id JOIN act a ON a.id = q.act_id"
        " WHERE p.person_id = %s",
        Payrolls(desk).person(somebody),
    ) == [("陈子", "claim")]


def test_oneself_needs_nobodys_leave(desk: Desk, somebody: str) -> None:
    assert claim(desk, somebody, somebody) == []


def test_a_guardian_comes_for_everything(desk: Desk, somebody: str) -> None:
    guardian(desk, somebody)
    assert claim(desk, somebody) == []
    row = {"number": somebody, "bank_account": "6217000000000000901", "on": "2012-03-01", "applicant": SON}
    assert desk.take("payee", [row], on=ON)["proposed"] == 1
    row |= {"number": number(next(fresh)), "bank_account": "6217000000000000902"}
    desk.take("payee", [row], on=ON)
    assert desk.codes() == ["unknown_person"]


def test_an_authority_covers_so_much_money(desk: Desk) -> None:
    one = number(next(fresh))
    desk.join([one], on="2012-01-05")
    desk.take("contribution", [paid(one, f"X{one}", amount_yuan=700)], on=ON)
    item = Payrolls(desk).person(one)
    ((excess,),) = desk.rows("SELECT id FROM open_item WHERE person_id = %s", item)
    values = {"number": one, "item": excess, "reason": "多缴", "document": "退 1 号", "applicant": SON}
    assert code_of(lambda: do(desk.agency, "refund", [values], by=by("clerk"))) == "not_authorised"
    note(desk, one, most_yuan=199.99)
    assert code_of(lambda: do(desk.agency, "refund", [values], by=by("clerk"))) == "not_covered"
    note(desk, one, "end_proxy", reason="重办")
    note(desk, one, most_yuan=200)
    assert do(desk.agency, "refund", [values], by=by("clerk"))["refund_fen"] == 200_00


def test_an_authority_ends_with_the_death(desk: Desk, somebody: str) -> None:
    note(desk, somebody)
    desk.take("death", [{"number": somebody, "on": "2012-03-02"}], on=20120302)
    heirs = [{"name": "陈子", "share": "1/1", "document": "公证"}]
    values = {"number": somebody, "basis": "继承", "document": "户口簿", "heirs": heirs, "applicant": SON}
    ask: Callable[[], Any] = lambda: do(desk.agency, "heirs", [values], by=by("clerk", 20120302))  # noqa: E731
    assert code_of(ask) == "authority_over"
    note(desk, somebody, "end_proxy", reason="死亡", dated=20120302)
    note(desk, somebody, dated=20120302, **{"from": "2012-03-02"})
    assert ask()["heirs"] == 1


def test_an_authority_ends_with_the_death_of_whoever_has_it(desk: Desk, somebody: str) -> None:
    """Whoever comes with the papers of a dead guardian is not the guardian."""
    theirs = number(next(fresh), "19700203")
    desk.join([theirs], on="2012-01-05")
    guardian(desk, somebody, proxy=theirs)
    desk.take("death", [{"number": theirs, "on": "2012-03-02"}], on=20120302)
    assert claim(desk, somebody, theirs, on=20120302) == ["authority_over"]
    assert claim(desk, somebody, theirs, on=20120301) == []


def test_nobody_of_the_office_comes_as_an_agent_or_handles_a_ward(desk: Desk, somebody: str) -> None:
    guardian(desk, somebody, proxy=CLERK, name="经办二")
    desk.take("claim", [{"number": somebody, "on": "2012-03-01"}], on=ON, actor="clerk-2")
    assert desk.codes() == ["own_record"]
    assert claim(desk, somebody, CLERK) == []
    note(desk, somebody, "end_proxy", proxy=CLERK, reason="监护终止")
    desk.take("life_certificate", [{"number": somebody, "on": "2012-03-01"}], on=ON, actor="clerk-2")
    assert desk.codes() == []


# --- one account, several people


def account(desk: Desk, one: str, bank_account: str) -> list[str]:
    desk.take("payee", [{"number": one, "bank_account": bank_account, "on": "2012-03-01"}], on=ON)
    if desk.answer["proposal"] is not None:
        agree(desk.agency, number=desk.answer["proposal"], by=by("reviewer"))
    return desk.codes()


def test_one_account_for_several_only_with_a_guardian(desk: Desk, somebody: str) -> None:
    ward, other = number(next(fresh), "19490420"), number(next(fresh), "19490420")
    desk.join([ward, other], on="2012-01-05")
    shared = "6217000000000000911"
    assert account(desk, somebody, shared) == []
    assert account(desk, ward, shared) == ["shared_account"]
    guardian(desk, ward, proxy=somebody, name="监护人")
    assert account(desk, ward, shared) == []
    assert account(desk, other, shared) == ["shared_account"]
    guardian(desk, other, proxy=somebody, name="监护人")
    assert account(desk, other, shared) == []
    assert account(desk, somebody, "6217000000000000912") == []
    assert account(desk, somebody, shared) == []


def test_a_tie_to_one_of_those_who_share_is_not_enough(desk: Desk) -> None:
    first, ward, other = (number(next(fresh), "19490420") for _ in range(3))
    desk.join([first, ward, other], on="2012-01-05")
    guardian(desk, ward, proxy=first, name="监护人")
    for one in (ward, other):
        guardian(desk, one)
    shared = "6217000000000000915"
    assert [account(desk, one, shared) for one in (first, ward, other)] == [[], [], ["shared_account"]]


def test_two_wards_of_one_guardian(desk: Desk) -> None:
    wards = [number(next(fresh), "19490420") for _ in range(2)]
    desk.join(wards, on="2012-01-05")
    for one in wards:
        guardian(desk, one)
    assert [account(desk, one, "6217000000000000921") for one in wards] == [[], []]


def test_the_register_takes_nobody_elses_account(desk: Desk, somebody: str) -> None:
    new = [{"number": number(next(fresh)), "name": "陈新", "unit": "永安社区"} for _ in range(3)]
    taken = f"6217{somebody[-12:-1]}9"
    twice = {"bank_account": "6217000000000000931"}
    desk.take("register", [new[0] | {"bank_account": taken}, new[1] | twice, new[2] | twice], on=ON)
    assert desk.codes() == ["shared_account"] * 3
    desk.take("register", [one | {"bank_account": ""} for one in new], on=ON)
    assert desk.answer["recorded"] == 3


def test_two_lists_at_once_do_not_slip_past(desk: Desk) -> None:
    pair = [number(next(fresh), "19490420") for _ in range(2)]
    desk.join(pair, on="2012-01-05")
    row = {"bank_account": "6217000000000000941", "on": "2012-03-01"}
    first, second = (desk.take("payee", [{"number": one, **row}], on=ON)["proposal"] for one in pair)
    agree(desk.agency, number=first, by=by("reviewer"))
    assert code_of(lambda: agree(desk.agency, number=second, by=by("reviewer"))) == "shared_account"


# --- the whole of it


def test_the_acts_that_can_be_asked_for_are_those_that_ask_who_comes() -> None:
    asking = {
        act.key for act in REGISTER.values() if any(field.name == "applicant" for field in act.asks.fields)
    }
    assert asking == {key for key, _ in REQUESTS}
    assert all(set(ASKED_BY_OTHERS) <= set(REGISTER[key].refuses) for key in asking)
    assert [REGISTER[key].list_title[0] for key, _ in REQUESTS] == [zh for _, zh in REQUESTS]


def test_every_code_is_tried() -> None:
    reach = {"not_your_unit"}  # tests/acts/test_reach.py
    text = Path(__file__).read_text(encoding="utf-8")
    codes = {code for act in PROXY_ACTS for code in act.refuses}.union(ASKED_BY_OTHERS) - reach
    assert {code for code in codes if f'"{code}"' not in text} == set()
