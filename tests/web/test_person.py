"""The page of a person: found by a few letters or digits, told as the book has it, every look noted, nothing typed again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from acts.desk import number
from desks import ELSEWHERE, NEAR_60, ON, PENSIONER, YOUNG, Staffed, served, staffed

from yanglao.commands.office import Office
from yanglao.kernel.months import FOREVER
from yanglao.reports.account_years import account_legs, account_years
from yanglao.reports.overview import Event, events_of, standing_of
from yanglao.reports.own import own
from yanglao.store.looks import looks_at
from yanglao.web.person.lifeline import life_line
from yanglao.web.saying import unbroken

PARTS = (
    *("", "/contributions", "/pension", "/account", "/facts", "/notices", "/looks", "/do"),
    *("/papers", "/choices"),
)


@pytest.fixture(scope="module")
def office(
    new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Staffed]:
    """With one who has joined and paid."""
    made = staffed(new_office, tmp_path_factory, "persons")
    made.desk.take("enrolment", [{"number": YOUNG, "on": "2012-10-01"}])
    paid = {
        "number": YOUNG,
        "year": 2012,
        "tier_yuan": 300,
        "on": "2012-11-05",
        "receipt": "R1",
        "amount_yuan": 300,
    }
    made.desk.take("contribution", [paid])
    with served(made):
        yield made


def page(office: Staffed, path: str, who: str = "clerk", **cookies: str) -> str:
    answer = office.as_(who, **cookies).get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return answer.content.decode()


def test_everything_about_somebody_in_one_place(office: Staffed) -> None:
    person = office.person(YOUNG)
    shown = page(office, f"/staff/person/{person}")
    for words in ("陈测试", "参保缴费", "一生的记录", "355.00", "300.00", "18.00"):
        assert words in shown, words
    assert YOUNG not in shown
    assert "R1" in page(office, f"/staff/person/{person}/contributions")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_part_is_in_one_language(office: Staffed, lang: str) -> None:
    for part in PARTS:
        shown = page(office, f"/staff/person/{office.person(YOUNG)}{part}", lang=lang)
        if lang == "en":
            outside = re.sub(r'<(\w+)[^>]*lang="zh-Hans"[^>]*>.*?</\1>', "", shown, flags=re.S).replace(
                "中文", ""
            )
            outside = re.sub("陈测试|永安社区|R1", "", outside)  # data stays as it is
            assert not re.search(r"[\u4e00-\u9fff]", outside), (
                part,
                re.findall(r"[\u4e00-\u9fff]+", outside),
            )


def test_every_look_is_noted(office: Staffed) -> None:
    person = office.person(PENSIONER)
    page(office, f"/staff/person/{person}", who="reviewer")
    page(office, f"/staff/person/{person}/account", who="reviewer")
    looks = looks_at(office.agency.connection, office.agency.area, person)
    assert [(one.login, one.what) for one in looks] == [("reviewer", "account"), ("reviewer", "file")]
    assert "复核" in page(office, f"/staff/person/{person}/looks")


def test_a_certifying_officer_sees_no_money(office: Staffed) -> None:
    person = office.person(YOUNG)
    shown = page(office, f"/staff/person/{person}", who="certifier")
    assert "355.00" not in shown and "个人账户" not in shown
    for part in ("contributions", "pension", "account", "notices", "choices", "papers"):
        assert office.as_("certifier").get(f"/staff/person/{person}/{part}").status_code == 404


def _kinds(shown: str) -> set[str]:
    """The kinds of the facts on a page."""
    return set(re.findall(r'<th scope="row">(\S+) <span class="quiet small">#', shown))


def test_a_certifying_officer_sees_facts_of_their_own_kinds_alone(office: Staffed) -> None:
    person = office.person(YOUNG)
    theirs = _kinds(page(office, f"/staff/person/{person}/facts", who="certifier"))
    ours = _kinds(page(office, f"/staff/person/{person}/facts"))
    assert theirs and theirs < ours and {"缴费", "参保登记"} <= ours - theirs, (theirs, ours)
    assert "参保缴费" in page(office, f"/staff/person/{person}", who="certifier")


def test_finance_sees_nobody(office: Staffed) -> None:
    person = office.person(YOUNG)
    for path in (f"/staff/person/{person}", "/staff/search?q=陈"):
        assert office.as_("finance").get(path).status_code == 404


def test_somebody_of_another_unit_does_not_exist(office: Staffed) -> None:
    assert office.as_("assistant").get(f"/staff/person/{office.person(ELSEWHERE)}").status_code == 404
    assert "没有找到" in page(office, f"/staff/search?q={ELSEWHERE}", who="assistant")


@pytest.mark.parametrize("asked", [NEAR_60, f" {NEAR_60.lower()} ", NEAR_60[-4:]])
def test_the_only_hit_opens_at_once(office: Staffed, asked: str) -> None:
    answer = office.as_("clerk").get("/staff/search", {"q": asked})
    assert answer.status_code == 302 and answer["Location"] == f"/staff/person/{office.person(NEAR_60)}"


@pytest.mark.parametrize("asked", ["陈", "陈测", "ccs", "CC"])
def test_a_beginning_of_a_name_lists_them(office: Staffed, asked: str) -> None:
    assert len(re.findall(r'href="/staff/person/\d+"', page(office, f"/staff/search?q={asked}"))) == 4


def test_whoever_is_registered_now_is_found_now(office: Staffed) -> None:
    new = number(77)
    assert "没有找到" in page(office, f"/staff/search?q={new}")
    office.desk.register([new], name="钟新来")
    answer = office.as_("clerk").get("/staff/search?q=zxl")
    assert answer.status_code == 302 and answer["Location"] == f"/staff/person/{office.person(new)}"


def test_what_can_be_done_asks_for_no_number(office: Staffed) -> None:
    person = office.person(YOUNG)
    acts = re.findall(rf'/staff/do/(\w+)\?person={person}"', page(office, f"/staff/person/{person}/do"))
    assert {"claim", "contribution", "death"} <= set(acts)
    form = page(office, f"/staff/do/contribution?person={person}")
    assert "陈测试" in form and 'name="number"' not in form and f'value="{ON // 10000}-07-31"' in form


def test_a_life_of_forty_years_fits_its_line() -> None:
    """Labels keep apart, what was put aside is hollow, and the end of the line is never passed."""
    events = [
        Event(year, "contribution", year * 10000 + 615, FOREVER, year * 10000 + 630, year == 1990)
        for year in range(1980, 2020)
    ]
    events.append(Event(99, "claim", 20200115, FOREVER, 20210301, False))
    line = life_line(events, on=20240101, english=False)
    assert line is not None
    places = [float(x) for x in re.findall(r'cx="([\d.]+)"', line.inside)]
    assert min(places) >= 0 and max(places) <= 640
    assert line.inside.count('class="happened aside"') == 1 and line.inside.count('class="what"') == 2


def test_on_a_narrow_page_a_life_is_a_list() -> None:
    """The same again and again is a line; what was corrected, and what became known years later, has a line of its own."""
    events = [
        Event(year, "contribution", year * 10000 + 615, FOREVER, year * 10000 + 630, year == 1990)
        for year in range(1980, 2020)
    ]
    events.append(Event(99, "claim", 20200115, FOREVER, 20220301, False))
    late = [Event(100 + day, "life_certificate", 20200200 + day, FOREVER, 20230301, False) for day in (1, 2)]
    line = life_line([*events, *late], on=20240101, english=False)
    assert line is not None
    assert [(one.first, one.last, one.count, one.put_aside) for one in line.steps] == [
        ("1980-06-15", "1989-06-15", 10, False),
        ("1990-06-15", "1990-06-15", 1, True),
        ("1991-06-15", "2019-06-15", 29, False),
        ("2020-01-15", "2020-01-15", 1, False),
        ("2020-02-01", "2020-02-02", 2, False),
    ]
    assert [one.known for one in line.steps] == ["", "", "", "2022-03-01", "2023-03-01"]


def test_who_is_suspended_is_said_to_be() -> None:
    """What is held is told by months, not by days."""
    held = {"kind": "suspension", "from": "2013-05", "until": None, "recorded_on": "2013-05-02", "fact": 7}
    paid = {"kind": "opening_award", "on": "2012-01-01", "recorded_on": "2012-01-02", "fact": 6}
    assert standing_of({"facts": [paid, held]}, on=ON) == "suspended"
    assert standing_of({"facts": [paid, held | {"until": "2013-06"}]}, on=ON) == "in_payment"
    assert [one.day for one in events_of({"facts": [paid, held], "put_aside": []})] == [20120101, 20130501]


def test_a_life_without_anything_has_no_line() -> None:
    assert life_line([], on=20240101, english=True) is None


def test_papers_are_made_on_the_spot_and_noted(office: Staffed) -> None:
    person = office.person(YOUNG)
    shown = page(office, f"/staff/person/{person}/papers")
    papers = re.findall(rf'/staff/papers/([a-z-]+)\?person={person}"', shown)
    assert "enrolment-form" in papers and "/staff/papers/receipt?receipt=R1" in shown
    answer = office.as_("clerk").get(f"/staff/papers/enrolment-form?person={person}")
    assert answer["Content-Type"] == "application/pdf" and answer.content.startswith(b"%PDF")
    [look] = looks_at(office.agency.connection, office.agency.area, person, most=1)
    assert look.what.startswith("paper/") and look.login == "clerk"
    assert "参保登记表" in page(office, f"/staff/person/{person}/looks")


def test_every_way_at_60_is_worked_out(office: Staffed) -> None:
    office.desk.take("enrolment", [{"number": NEAR_60, "on": "2012-10-01"}])
    shown = page(office, f"/staff/person/{office.person(NEAR_60)}/choices")
    assert "一次性补缴后领取" in shown and "退保" in shown and "不能办理" in shown


def test_the_counter_and_the_person_see_the_same_years(office: Staffed) -> None:
    """What is booked late for an earlier month stands in the year of that month, for both."""
    person = office.person(YOUNG)
    counter = account_years(account_legs(office.agency, person))
    theirs = own(office.agency, person, on=ON).years()
    assert [(one.year, one.came_in_fen, one.balance_fen) for one in counter] == [(2012, 35500, 35500)]
    assert counter == theirs
    legs = [{"month": 2012 * 12 + 11, "on": 20130115, "line": "interest", "code": 3101, "fen": -100}]
    assert [(one.year, one.interest_fen) for one in account_years(legs)] == [(2012, 100)]


def test_no_line_ends_within_a_date_or_an_amount() -> None:
    told = unbroken("年度 2011、<b> 300.00 元、缴费日期 2011-10-16")
    assert told == (
        '年度 2011、&lt;b&gt; <span class="together">300.00 元</span>、缴费日期 <span class="together">2011-10-16</span>'
    )


def test_where_somebody_is_registered_is_said_by_name(office: Staffed) -> None:
    told = page(office, f"/staff/person/{office.person(YOUNG)}/facts")
    assert "469007" not in re.sub(r"<(?:a|input)[^>]*>", "", told).replace("469007**", "")
