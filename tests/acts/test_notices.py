"""送达与陈述申辩 Nobody is suspended unheard: told, served, heard or silent; periods run from the day of service."""

from __future__ import annotations

from itertools import count

import pytest
from acts.desk import Desk, number
from reports.offices import reads

from yanglao.acts.agreeing import agree
from yanglao.acts.doing import do
from yanglao.acts.notices.described import NOTICE_ACTS
from yanglao.kernel.months import day_text
from yanglao.policy.notices import periods_of
from yanglao.reports.notices import notices
from yanglao.reports.report import Row
from yanglao.store.acting import ActRefused, By
from yanglao.store.notices import ACCOUNT, CLAIM, CLAIM_REFUSED, SUSPENSION

fresh, keys = count(600), count(1)
TOLD, SERVED, SILENT = 20120903, 20120905, 20120913  # five working days after the fifth end on the twelfth
ABOUT = "拟暂停待遇"


@pytest.fixture
def somebody(desk: Desk) -> str:
    one = number(next(fresh), "19490420")
    desk.join([one], on="2012-01-05")
    desk.take("claim", [{"number": one, "on": "2012-02-01"}], on=20120201)
    return one


def tell(desk: Desk, one: str, on: int = TOLD) -> list[str]:
    desk.take("announcement", [{"number": one, "notice": ABOUT}], on=on)
    return desk.codes()


def serve(desk: Desk, one: str, on: int = SERVED, *, notice: str = ABOUT, **more: object) -> list[str]:
    row = {"number": one, "notice": notice, "on": day_text(on), "way": "直接送达", **more}
    desk.take("service", [row], on=int(str(more.pop("dated", on))))
    return desk.codes()


def hear(desk: Desk, one: str, on: int, statement: str = "", *, dated: int = 0) -> list[str]:
    row = {"number": one, "notice": ABOUT, "on": day_text(on), "statement": statement}
    desk.take("hearing", [row], on=dated or on)
    return desk.codes()


def suspend(desk: Desk, one: str, reason: str = "未认证", *, on: int = SILENT, **more: object) -> list[str]:
    desk.take(
        "suspension", [{"number": one, "from": "2012-10", "until": "", "reason": reason, **more}], on=on
    )
    return desk.codes()


def row_of(desk: Desk, one: str, about: str, *, on: int) -> Row:
    """The last notice of a kind to somebody, as reported on a day."""
    return [row for row in notices(reads(desk, on)).rows if (row["number"], row["notice"]) == (one, about)][
        -1
    ]


# --- nobody unheard


def test_nobody_is_suspended_unheard(desk: Desk, somebody: str) -> None:
    assert suspend(desk, somebody) == ["not_heard"]
    assert hear(desk, somebody, TOLD, "在家") == ["not_served"]
    tell(desk, somebody)
    assert suspend(desk, somebody) == ["not_heard"]
    assert hear(desk, somebody, TOLD, "在家") == ["not_served"]
    assert serve(desk, somebody) == []
    assert suspend(desk, somebody) == ["not_heard"]
    assert hear(desk, somebody, 20120904, "在家", dated=SERVED) == ["not_served"]
    assert hear(desk, somebody, SERVED, "住院") == []
    assert suspend(desk, somebody) == []
    assert desk.answer["recorded"] == 1


def test_silence_is_noted_when_the_time_is_over(desk: Desk, somebody: str) -> None:
    tell(desk, somebody)
    serve(desk, somebody)
    assert hear(desk, somebody, 20120912) == ["may_still_speak"]
    assert hear(desk, somebody, SILENT, dated=20120912) == ["date_in_future"]
    assert hear(desk, somebody, SILENT) == []
    assert hear(desk, somebody, SILENT) == [] and desk.answer["unchanged"] == 1
    assert hear(desk, somebody, SILENT, "迟来") == ["heard_already"]
    assert suspend(desk, somebody) == []


def test_what_is_published_is_served_sixty_days_later(desk: Desk, somebody: str) -> None:
    """Published on the fifth of September, served on the fourth of November; five working days more."""
    tell(desk, somebody)
    serve(desk, somebody, way="公告送达")
    assert row_of(desk, somebody, "suspension_intended", on=20121103)["stage"] == "waiting"
    assert hear(desk, somebody, 20121109) == ["may_still_speak"]
    assert hear(desk, somebody, 20121110) == []


def test_one_hearing_is_good_for_one_suspension(desk: Desk, somebody: str) -> None:
    desk.hear([somebody], on=TOLD)
    assert suspend(desk, somebody) == []
    desk.take("life_certificate", [{"number": somebody, "on": "2012-11-02"}], on=20121102)
    again = {"number": somebody, "from": "2012-12", "until": "", "reason": "未认证"}
    desk.take("suspension", [again], on=20121105)
    assert desk.codes() == ["not_heard"]
    desk.hear([somebody], on=20121105)
    desk.take("suspension", [again], on=20121105)
    assert desk.codes() == []


def test_a_certificate_given_meanwhile_stands_against_it(desk: Desk, somebody: str) -> None:
    desk.hear([somebody], on=TOLD)
    row = {"number": somebody, "from": "2012-10", "until": "", "reason": "未认证"}
    waits = desk.take("suspension", [row], on=SILENT, agreed=False)["proposal"]
    desk.take("life_certificate", [{"number": somebody, "on": "2012-09-14"}], on=20120914)
    with pytest.raises(ActRefused) as refused:
        agree(desk.agency, number=waits, by=By("reviewer", 20120914, f"notices {next(keys)}"))
    assert refused.value.code == "certified_since"
    assert suspend(desk, somebody, on=20120914, until="2013-01") == ["certified_since"]


def test_a_certificate_that_came_to_be_known_meanwhile_stands_against_it(desk: Desk, somebody: str) -> None:
    """Given the day before the person was told, handed in later: nobody is suspended for want of it."""
    desk.take("announcement", [{"number": somebody, "notice": ABOUT}], on=20120905)
    assert serve(desk, somebody, 20120906) == []
    assert hear(desk, somebody, 20120907, "我已认证") == []
    desk.take("life_certificate", [{"number": somebody, "on": "2012-09-04"}], on=20120907)
    assert suspend(desk, somebody, on=20120908) == ["certified_since"]


def test_prison_and_death_need_no_hearing(desk: Desk, somebody: str) -> None:
    assert suspend(desk, somebody, "服刑") == []
    other = number(next(fresh), "19490420")
    desk.join([other], on="2012-01-05")
    desk.take("death", [{"number": other, "on": "2012-09-01"}], on=TOLD)
    assert suspend(desk, other) == []


def test_an_earlier_end_needs_no_hearing_and_a_later_one_does(desk: Desk, somebody: str) -> None:
    desk.hear([somebody], on=TOLD)
    assert suspend(desk, somebody, until="2013-03") == []
    assert suspend(desk, somebody, until="2013-02") == []
    assert desk.answer["recorded"] == 1
    assert suspend(desk, somebody, until="2013-06") == ["not_heard"]


# --- served


def test_what_is_not_there_or_not_possible_is_not_served(desk: Desk, somebody: str) -> None:
    assert serve(desk, somebody) == ["no_notice"]
    tell(desk, somebody)
    assert serve(desk, somebody, 20120902, dated=SERVED) == ["served_before"]
    row = {"number": somebody, "notice": ABOUT, "on": "2012-09-06", "way": "邮寄送达"}
    desk.take("service", [row], on=SERVED)
    assert desk.codes() == ["date_in_future"]
    desk.take("death", [{"number": somebody, "on": "2012-09-01"}], on=TOLD)
    assert serve(desk, somebody) == ["addressee_needed"]
    assert serve(desk, somebody, addressee="长子") == []
    assert serve(desk, somebody, addressee="长子") == [] and desk.answer["unchanged"] == 1


def test_every_decision_makes_a_notice(desk: Desk, somebody: str) -> None:
    young = number(next(fresh), "19700420")
    desk.join([young], on="2012-01-05")
    desk.take("claim", [{"number": young, "on": "2012-02-01"}], on=20120201)
    account = {"number": somebody, "bank_account": "6217000000000000777", "on": "2012-02-01"}
    done = desk.take("payee", [account], on=20120201)
    agree(desk.agency, number=done["proposal"], by=By("reviewer", 20120201, f"notices {next(keys)}"))
    desk.hear([somebody], on=TOLD)
    suspend(desk, somebody)
    for one, about in (
        (somebody, CLAIM),
        (young, CLAIM_REFUSED),
        (somebody, ACCOUNT),
        (somebody, SUSPENSION),
    ):
        assert row_of(desk, one, about, on=20121231)["stage"] == "unserved", about
    name = {"number": somebody, "name": "陈改名"}
    done = do(desk.agency, "change_person", [name], by=By("clerk", SILENT, f"notices {next(keys)}"))
    agree(desk.agency, number=done["proposal"], by=By("reviewer", SILENT, f"notices {next(keys)}"))
    found = [row for row in notices(reads(desk, SILENT)).rows if row["number"] == somebody]
    assert [row["notice"] for row in found].count(ACCOUNT) == 1


def test_periods_run_from_the_day_of_service(desk: Desk, somebody: str) -> None:
    """Sixty days from the first of March 2012 are the thirtieth of April; three months, the first of June."""
    assert serve(desk, somebody, 20120301, notice="待遇核定") == []
    stages = {
        on: row_of(desk, somebody, CLAIM, on=on)["stage"] for on in (20120430, 20120501, 20120601, 20120602)
    }
    assert stages == {20120430: "open", 20120501: "court", 20120601: "court", 20120602: "over"}
    row = row_of(desk, somebody, CLAIM, on=20120430)
    assert (row["review_until"], row["suit_until"]) == (20120430, 20120601)


def test_a_suit_has_six_months_since_may_2015() -> None:
    periods = periods_of("dongfang-2011")
    assert periods.suit_until(20150430) == 20150730
    assert periods.suit_until(20150501) == 20151101
    assert periods.suit_until(20150831) == 20160229


def test_only_what_waits_is_listed_on_demand(desk: Desk) -> None:
    whole, waits = (notices(reads(desk, 20121231), only_unserved=one) for one in (False, True))
    assert {row["stage"] for row in waits.rows} == {"unserved"}
    assert 0 < len(waits.rows) < len(whole.rows)


def test_every_code_is_tried() -> None:
    text = __import__("pathlib").Path(__file__).read_text(encoding="utf-8")
    codes = {code for act in NOTICE_ACTS for code in act.refuses} - {"unknown_person"}  # test_every_act.py
    assert {code for code in codes if f'"{code}"' not in text} == set()
