"""案件 Cases of supervision: opened from a hit or with a document, gone on with, closed by two where the money came back, else by three; never by
whom they are about."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

import psycopg
import pytest
from acts.correcting import Corrections
from acts.desk import Desk, found, number
from acts.payrolls import Payrolls
from acts.story import DYING, NOVEMBER, OCTOBER, OF, STEADY, joined

from yanglao.acts.agreeing import agree
from yanglao.acts.doing import do
from yanglao.audit.checks import run_checks
from yanglao.commands.office import Office
from yanglao.reports.asking import WITH_UNITS, reader
from yanglao.reports.cases import case_report, cases_report
from yanglao.reports.monitors import monitors
from yanglao.reports.overdue import waiting_proposals
from yanglao.reports.register import REPORTS
from yanglao.store.acting import ActRefused, Agency, By
from yanglao.store.cases import cases_of
from yanglao.store.people import persons_with

DECEMBER = NOVEMBER + 1
PAID, ON, LATER = 20111115, 20111205, 20120305
DUE = 20120302  # sixty working days
PENSION = 130_00
KEYS = count(1)
WHY = "经核查死亡日期被改动,立案查处"
OWN = {"offence": "拖欠扣发待遇", "office": "农保局", "what": "十一月待遇未发", "document": "监字1号"}
HOW = {"recovered": "已追回", "corrected": "已改正", "liability": "追究责任", "unfounded": "不成立"}


@pytest.fixture(scope="module")
def agency(office: Office) -> Agency:
    """An auditor, and a supervisor who is a pensioner here."""
    return found(
        office, more=[("auditor", "auditor", "审计"), ("own", "supervisor", "人社三")], own={"own": STEADY}
    )


@pytest.fixture(scope="module")
def lived(desk: Desk) -> Desk:
    """DYING is paid for November, and turns out to have died in October: what was paid is to come back."""
    months = Payrolls(desk)
    joined(desk)
    months.month(OCTOBER)
    months.pay(NOVEMBER, on=PAID)
    desk.take("death", [{"number": DYING, "on": "2011-10-20"}], on=20111128)
    months.close(NOVEMBER)
    months.pay(DECEMBER, on=ON)
    return desk


@pytest.fixture(autouse=True)
def nothing_stays(lived: Desk) -> Iterator[None]:
    with lived.agency.connection.transaction(force_rollback=True):
        yield


def done(desk: Desk, act: str, who: str = "supervisor", /, **values: object) -> dict[str, Any]:
    return do(desk.agency, act, [values], by=By(who, ON, f"case {next(KEYS)}"))


def opened(desk: Desk, *, who: str = "supervisor", **more: object) -> int:
    return int(done(desk, "open_case", who, **(OWN | more))["case"])


def step(desk: Desk, case: int, kind: str, *, who: str = "supervisor", **more: object) -> dict[str, Any]:
    usual = {"step": kind, "on": "2011-12-05", "what": "依规办理", "document": "监字2号"}
    return done(desk, "case_step", who, case=case, **(usual | more))


def closing(
    desk: Desk, case: int, outcome: str, *, who: str = "supervisor", **more: object
) -> dict[str, Any]:
    told = {"outcome": HOW[outcome], "reason": "已查清", "document": "结字1号"}
    return done(desk, "close_case", who, case=case, **(told | more))


def agreed(desk: Desk, proposal: int, who: str, on: int = ON) -> dict[str, Any]:
    return agree(desk.agency, number=proposal, by=By(who, on, f"agree {next(KEYS)}"))


def overpayment(desk: Desk) -> tuple[int, int]:
    """The item of what DYING was paid too much, and fen."""
    ((item, fen),) = desk.rows("SELECT id, amount_fen FROM open_item WHERE kind = 'overpayment'")
    return item, fen


def repaid(desk: Desk, yuan: str) -> None:
    told = {
        "number": DYING,
        "amount_yuan": yuan,
        "receipt": f"H{next(KEYS)}",
        "on": "2011-12-05",
        "way": "现金",
    }
    done(desk, "repayment", "clerk", **told)


def code(attempt: Callable[[], object]) -> str:
    with pytest.raises(ActRefused) as refused:
        attempt()
    return refused.value.code


def seen(desk: Desk, who: str = "auditor", on: int = ON) -> Any:
    return reader(desk.agency, who, ("supervisor", "auditor", *WITH_UNITS), on=on)


def answered_hit(desk: Desk) -> int:
    """The hit about a death that three people have moved, answered with a case."""
    correcting = Corrections(desk, ON)
    made = correcting.propose(DYING, "death", {"on": "2011-10-25"})["proposal"]
    for _ in range(2):
        desk.agree(made, on=ON)
    done(desk, "run_controls", "auditor")
    ((hit,),) = desk.rows("SELECT id FROM control_hit WHERE control = 'death_moved'")
    done(desk, "answer_hit", hit=hit, outcome="立案", answer=WHY)
    return int(hit)


# --- opened


def test_it_is_opened_with_a_document_and_has_its_day(lived: Desk) -> None:
    told = done(lived, "open_case", **OWN, amount_yuan="130")
    assert (told["at_risk_fen"], told["close_until"]) == (PENSION, "2012-03-02")
    (row,) = cases_report(seen(lived)).rows
    assert (row["offence"], row["due"], row["days_late"], row["outcome"]) == ("late_payment", DUE, 0, "open")


def test_it_takes_money_and_person_from_its_hit(lived: Desk) -> None:
    hit = answered_hit(lived)
    case = opened(lived, hit=hit, document="", offence="冒领骗取")
    (one,) = cases_of(lived.agency.connection, lived.agency.area)
    ((fen,),) = lived.rows("SELECT at_risk_fen FROM control_hit WHERE id = %s", hit)
    assert (one.id, one.hit, one.at_risk_fen) == (case, hit, fen)
    assert one.person == int(persons_with(lived.agency, [DYING])[0])
    assert code(lambda: opened(lived, hit=hit)) == "hit_has_case"


def test_a_hit_says_the_money_and_whom_it_is_about(lived: Desk) -> None:
    hit = answered_hit(lived)
    assert code(lambda: opened(lived, hit=hit, amount_yuan="1")) == "hit_says_it"
    assert code(lambda: opened(lived, hit=hit, number=STEADY)) == "hit_says_it"
    assert code(lambda: opened(lived, hit=hit + 1000)) == "no_such_hit"


def test_a_hit_that_was_explained_has_no_case(lived: Desk) -> None:
    told = {"name": "陈测试", "unit": "永安社区", "household": "非农业", "from": "2000-01-01", "gone": "死亡"}
    lived.take("survey", [{"number": STEADY, **told, "on": "2011-12-02"}], on=ON)
    done(lived, "run_controls", "auditor")
    ((hit,),) = lived.rows("SELECT id FROM control_hit WHERE why = 'told_dead'")
    assert code(lambda: opened(lived, hit=hit)) == "hit_no_case"
    done(lived, "answer_hit", hit=hit, outcome="已说明", answer="经入户核查,本人健在,登记有误")
    assert code(lambda: opened(lived, hit=hit)) == "hit_no_case"


def test_on_its_own_it_needs_a_document_and_people_who_are_known(lived: Desk) -> None:
    assert code(lambda: opened(lived, document="")) == "case_needs_document"
    assert code(lambda: opened(lived, staff="nobody")) == "nobody_of_staff"
    assert code(lambda: opened(lived, proposal=9999)) == "no_such_proposal"
    assert code(lambda: opened(lived, number=number(77))) == "unknown_person"


# --- by others than whom it is about


def test_nobody_deals_with_a_case_about_themselves(lived: Desk) -> None:
    assert code(lambda: opened(lived, staff="supervisor")) == "case_concerns_you"
    assert code(lambda: opened(lived, who="own", number=STEADY)) == "case_concerns_you"
    case = opened(lived, number=STEADY)
    assert code(lambda: step(lived, case, "取证", who="own")) == "case_concerns_you"
    assert code(lambda: closing(lived, case, "corrected", who="own")) == "case_concerns_you"
    assert cases_report(seen(lived, "own")).rows == []
    assert code(lambda: case_report(seen(lived, "own"), number=case)) == "no_such_case"


def test_whoever_agreed_to_what_is_in_question_does_not(lived: Desk) -> None:
    change = {
        "parameter": "base_pension_yuan_monthly",
        "valid_from": "2014-01",
        "value": "140",
        "document": "文",
    }
    made = done(lived, "parameter", "supervisor-2", **change)["proposal"]
    assert code(lambda: opened(lived, who="supervisor-2", proposal=made)) == "case_concerns_you"
    case = opened(lived, proposal=made)
    assert code(lambda: step(lived, case, "取证", who="supervisor-2")) == "case_concerns_you"


def test_whoever_is_to_answer_for_it_does_not_close_it(lived: Desk) -> None:
    case = opened(lived)
    assert code(lambda: closing(lived, case, "liability", staff="supervisor")) == "case_concerns_you"
    made = closing(lived, case, "liability", staff="supervisor-2")["proposal"]
    assert code(lambda: agreed(lived, made, "supervisor-2")) == "case_concerns_you"


def test_the_database_says_so_too(lived: Desk) -> None:
    """A step taken by the clerk whom the case is about, put into the table by hand."""
    case = opened(lived, staff="clerk")
    with pytest.raises(psycopg.errors.CheckViolation, match="is about who acts"):
        lived.agency.connection.execute(
            "INSERT INTO case_step (case_id, area_id, step, on_day, what, document, referred_to, act_id)"
            " SELECT c.id, c.area_id, 'evidence', c.due_on, 'x', 'x', '', a.id FROM supervision_case c, act a"
            " WHERE c.id = %s AND a.actor = 'clerk' ORDER BY a.id LIMIT 1",
            (case,),
        )


# --- gone on with


def test_each_step_asks_what_it_needs(lived: Desk) -> None:
    case = opened(lived)
    assert code(lambda: step(lived, case, "责令改正")) == "order_has_until"
    assert code(lambda: step(lived, case, "责令改正", until="2011-12-01")) == "order_has_until"
    assert code(lambda: step(lived, case, "取证", until="2011-12-31")) == "order_has_until"
    assert code(lambda: step(lived, case, "移送")) == "referral_names_whom"
    assert code(lambda: step(lived, case, "取证", to="公安局")) == "referral_names_whom"
    assert code(lambda: step(lived, case, "追回")) == "recovery_names_item"
    assert code(lambda: step(lived, case, "追回", item=9999)) == "not_overpaid"
    assert code(lambda: step(lived, case, "取证", on="2011-12-06")) == "date_in_future"
    assert code(lambda: step(lived, case, "取证", on="2011-12-04")) == "case_step_before"
    assert code(lambda: step(lived, case + 1, "取证")) == "no_such_case"


def test_its_file_holds_every_step(lived: Desk) -> None:
    case = opened(lived)
    step(lived, case, "责令改正", until="2011-12-31")
    step(lived, case, "取证", who="auditor")
    step(lived, case, "移送", to="公安局")
    rows = case_report(seen(lived), number=case).rows
    assert [row["step"] for row in rows] == ["opened", "order", "evidence", "referred"]
    assert [row["by"] for row in rows] == ["supervisor", "supervisor", "auditor", "supervisor"]
    assert cases_report(seen(lived)).rows[0]["ordered_until"] == 20111231


def test_no_case_stops_a_pension(lived: Desk) -> None:
    case = opened(lived, number=STEADY, offence="冒领骗取")
    step(lived, case, "责令改正", until="2011-12-31")
    months = Payrolls(lived)
    months.close(DECEMBER)
    batch = months.pay(DECEMBER + 1)["batch"]
    months.send(batch, on=20120120)
    assert months.sent(batch)[OF[STEADY]] == PENSION


# --- closed


def test_what_came_back_is_read_from_its_items(lived: Desk) -> None:
    case, (item, fen) = opened(lived), overpayment(lived)
    assert code(lambda: closing(lived, case, "recovered")) == "nothing_recovered"
    step(lived, case, "追回", item=item)
    assert (
        code(lambda: step(lived, opened(lived, what="另一案"), "追回", item=item)) == "item_of_another_case"
    )
    repaid(lived, "10")
    assert code(lambda: closing(lived, case, "recovered")) == "not_all_recovered"
    repaid(lived, f"{(fen - 10_00) / 100:.2f}")
    made = closing(lived, case, "recovered")
    assert made["recovered_fen"] == fen
    assert agreed(lived, made["proposal"], "supervisor-2")["recovered_fen"] == fen
    (row,) = [row for row in cases_report(seen(lived)).rows if row["case"] == case]
    assert (row["outcome"], row["recovered_fen"]) == ("recovered", fen)
    assert code(lambda: step(lived, case, "取证")) == "case_over"
    assert not [one for one in run_checks(lived.agency) if one.check.name == "cases" and one.findings]


@pytest.mark.parametrize("outcome", ["corrected", "unfounded", "liability"])
def test_nothing_recovered_takes_three(lived: Desk, outcome: str) -> None:
    case = opened(lived, staff="clerk")
    made = closing(lived, case, outcome)["proposal"]
    assert agreed(lived, made, "auditor")["step"] == "agreed"
    assert cases_of(lived.agency.connection, lived.agency.area)[0].is_open
    assert code(lambda: agreed(lived, made, "supervisor")) == "same_person"
    assert agreed(lived, made, "supervisor-2")["outcome"] == outcome
    (one,) = cases_of(lived.agency.connection, lived.agency.area)
    assert one.liable_staff == ("clerk" if outcome == "liability" else "")


def test_liability_is_that_of_a_person(lived: Desk) -> None:
    case = opened(lived)
    assert code(lambda: closing(lived, case, "liability")) == "liable_whom"
    assert code(lambda: closing(lived, case, "corrected", staff="clerk")) == "liable_whom"
    assert code(lambda: closing(lived, case, "liability", staff="nobody")) == "nobody_of_staff"
    made = closing(lived, case, "corrected")["proposal"]
    assert code(lambda: closing(lived, case, "unfounded")) == "closing_waits"
    assert made


# --- what is seen


def test_an_open_case_is_due_and_late(lived: Desk) -> None:
    case = opened(lived)
    (row,) = [row for row in waiting_proposals(seen(lived, on=LATER)).rows if row["act"] == "close_case"]
    assert (row["task"], row["due"], row["days_late"]) == (case, DUE, 3)
    assert not [row for row in waiting_proposals(seen(lived, "clerk")).rows if row["act"] == "close_case"]


def test_every_offence_is_watched(lived: Desk) -> None:
    opened(lived, amount_yuan="130")
    rows = {row["clause"]: row for row in monitors(seen(lived), REPORTS.values()).rows}
    assert list(rows) == ["九(一)1", "九(一)2", "九(一)3", "九(一)4", "九(一)5", "九(二)"]
    assert (rows["九(一)3"]["open_cases"], rows["九(一)3"]["cases_fen"]) == (1, PENSION)
    assert all(row["controls"][0] or row["reports"] for row in rows.values())
