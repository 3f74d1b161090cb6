"""决定书 What a letter of a decision tells, from what the store knows: clauses, figures, reasons, and how to object."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from acts.desk import Desk, number, paid
from reports.offices import desk_of, register

from yanglao.acts.agreeing import agree
from yanglao.acts.doing import do
from yanglao.commands.office import Office
from yanglao.reports.decision import ABOUT, ACTS, Decision, decision
from yanglao.reports.decision_text import decision_lines
from yanglao.reports.making import make_report
from yanglao.reports.person import person_file
from yanglao.reports.person_text import person_lines
from yanglao.store.acting import ActRefused, By

ON = 20120201
PAID_BACK, YOUNG, EXCESS = number(1, "19490420"), number(2, "19700420"), number(3, "19700420")


@pytest.fixture(scope="module")
def desk(new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A pensioner who has paid back fifteen years, awarded and then suspended; a young one refused; one with 50 yuan in excess."""
    desk = desk_of(new_office("decision"), tmp_path_factory.mktemp("decision"))
    register(desk, (PAID_BACK, YOUNG, EXCESS), on=20120105)
    desk.take(
        "enrolment", [{"number": one, "on": "2012-01-05"} for one in (PAID_BACK, YOUNG, EXCESS)], on=20120105
    )
    years = {"number": PAID_BACK, "years": 15, "tier_yuan": 100, "on": "2012-01-06", "receipt": "B1"}
    desk.take("back_payment", [years], on=20120106)
    claims = [{"number": one, "on": "2012-02-01"} for one in (PAID_BACK, YOUNG)]
    assert desk.take("claim", claims, on=ON)["recorded"] == 1
    desk.suspend([{"number": PAID_BACK, "from": "2012-04", "until": "", "reason": "未认证"}], on=20120305)
    desk.take("contribution", [paid(EXCESS, "E1", amount_yuan=550)], on=20120305)
    ((item,),) = desk.rows("SELECT id FROM open_item WHERE kind = 'excess'")
    values = {"number": EXCESS, "item": item, "reason": "多缴", "document": "退字7号"}
    done = do(desk.agency, "refund", [values], by=By("clerk", 20120306, "refund"))
    agree(desk.agency, number=done["proposal"], by=By("reviewer", 20120306, "refund agreed"))
    return desk


def told(desk: Desk, one: str, about: str) -> tuple[Decision, str]:
    found = decision(desk.agency, number=one, about=about)
    return found, "\n".join(decision_lines(found, english=False))


def test_an_award_is_told_with_its_figures(desk: Desk) -> None:
    """130 yuan, and 1,500 with a month's interest over 139 months: 10.82 a month."""
    found, text = told(desk, PAID_BACK, "claim")
    assert found.people == ["clerk", "reviewer"]
    assert found.clauses[0] == "五(一)" and {"五(二)1", "五(二)2"} <= set(found.clauses)
    assert "= 130.00" in text and "10.82" in text and "期限自送达之日起算:复议 60 日" in text
    assert PAID_BACK not in text


def test_a_refusal_is_told_with_its_reason(desk: Desk) -> None:
    found, text = told(desk, YOUNG, "claim_refused")
    assert [one.name for one in found.reasons] == ["not_60"]
    assert "理由:未满六十周岁" in text and found.steps == [] and found.facts == []


def test_a_suspension_says_from_when_and_why(desk: Desk) -> None:
    found, text = told(desk, PAID_BACK, "suspension")
    assert found.plain()["facts"][0]["reason"] == "life_certificate"
    assert "2012-04" in text and "未认证" in text


def test_a_refund_says_how_much(desk: Desk) -> None:
    found, text = told(desk, EXCESS, "refund")
    assert [(one.kind, one.fen, one.reason) for one in found.items] == [("refund", 50_00, "多缴")]
    assert "50.00 元" in text and "退字7号" in text


def test_once_served_the_letter_says_until_when(desk: Desk) -> None:
    with desk.agency.connection.transaction(force_rollback=True):
        row = {"number": EXCESS, "notice": "退费", "on": "2012-03-10", "way": "邮寄送达"}
        assert desk.take("service", [row], on=20120310)["recorded"] == 1
        found, text = told(desk, EXCESS, "refund")
        assert found.objection == {"review_until": "2012-05-09", "suit_until": "2012-06-10"}
        assert "复议至 2012年5月9日,起诉至 2012年6月10日" in text


def test_one_language_at_a_time(desk: Desk) -> None:
    for one, about in ((YOUNG, "claim_refused"), (PAID_BACK, "suspension")):
        lines = decision_lines(decision(desk.agency, number=one, about=about), english=True)
        text = "\n".join(lines[1:]).replace("clause", "")
        for clause in ("五(一)", "五(二)", "四(三)", "六", "七"):
            text = text.replace(clause, "")
        assert not any("\u4e00" <= letter <= "\u9fff" for letter in text), text


def test_the_file_tells_who_acts_and_what_was_told(desk: Desk) -> None:
    with desk.agency.connection.transaction(force_rollback=True):
        agent = {"number": PAID_BACK, "proxy": YOUNG, "kind": "代理人", "name": "陈女", "document": "委托书"}
        limits = {"from": "2012-03-06", "until": "2012-09-01", "covers": "退费", "most_yuan": 500}
        waits = do(desk.agency, "proxy", [agent | limits], by=By("clerk", 20120306, "proxy"))["proposal"]
        agree(desk.agency, number=waits, by=By("reviewer", 20120306, "proxy agreed"))
        file = person_file(desk.agency, number=PAID_BACK)
        text = "\n".join(person_lines(file, english=False))
        assert "代理人  陈女  自 2012-03-06 至 2012-09-01 退费 ≤ 500.00 元" in text
        assert "拟暂停待遇  2012-03-05  送达 2012-03-05  听取意见 2012-03-05" in text
        assert "Notices" in "\n".join(person_lines(file, english=True)) and YOUNG not in str(file)
        assert person_file(desk.agency, number=PAID_BACK, known=20120301)["notices"] == []


def test_there_is_no_letter_of_what_was_not_decided(desk: Desk) -> None:
    with pytest.raises(ActRefused) as refused:
        decision(desk.agency, number=YOUNG, about="suspension")
    assert refused.value.code == "no_notice"


def test_a_letter_is_a_report_too_line_by_line(desk: Desk) -> None:
    given = {"number": PAID_BACK, "about": "claim"}
    report = make_report(desk.agency, "clerk", "decision", given, on=ON)
    found = decision(desk.agency, **given)
    for place, english in enumerate((False, True)):
        lines = [row["line"][place] for row in report.rows]
        assert [one for one in lines if one] == [one for one in decision_lines(found, english=english) if one]


def test_the_command_knows_every_kind_of_letter() -> None:
    assert ABOUT.choices.keys() == ACTS.keys()
