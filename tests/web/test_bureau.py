"""The desk of the bureaus: what the agency asks of them, what ends soon, their list against ours, certify one or many; their own kinds of facts, and
no money of anybody."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from acts.desk import Desk, number
from acts.desk import found as found_office
from browsing import pages_served
from desks import NEAR_60, ON, PENSIONER, YOUNG, Staffed, served
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from looking import Reading, readings, wrong_with
from playwright.sync_api import Browser, expect
from signing import Everybody
from web.test_browser import browser

from yanglao.acts.doing import do
from yanglao.commands.office import Office
from yanglao.kernel.identity import masked
from yanglao.lists.bureau_layouts import BUREAU_LIST
from yanglao.store.acting import By
from yanglao.web.staff.places import first_place

pytestmark = pytest.mark.long

__all__ = ["browser"]
DESK = "/staff/bureau"
STRANGER = number(9)
ADDRESS_OF_COMPARE = f"{DESK}/compare"


@pytest.fixture(scope="module")
def office(
    new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Staffed]:
    made = new_office("bureau")
    more = [("auditor", "auditor", "审计")]
    desk = Desk(found_office(made, more=more), tmp_path_factory.mktemp("bureau"))
    desk.register([YOUNG, NEAR_60, PENSIONER])
    _certify(desk)
    with served(bureau := Staffed(made, desk)):
        yield bureau


def _certify(desk: Desk) -> None:
    """One that ends soon and has its document, one without a document, two hardships of one person; one of them is disputed."""
    rows = [
        (YOUNG, "低保", "2012-01-01", "2013-08-31", "民字1号"),
        (NEAR_60, "重度残疾", "2012-01-01", "", ""),
        (NEAR_60, "低保", "2012-01-01", "", "民字2号"),
        (PENSIONER, "独生子女", "2012-01-01", "", "计字3号"),
    ]
    names = ("number", "category", "from", "until", "document")
    given = [dict(zip(names, row, strict=True)) for row in rows]
    by = By("certifier", 20120105, "certified")
    do(desk.agency, "category", [{k: v for k, v in row.items() if v} for row in given], by=by)
    doubt = {"number": PENSIONER, "category": "独生子女", "reason": "户口簿上有两个孩子"}
    do(desk.agency, "contest_certification", [doubt], by=By("supervisor", 20130715, "contested"))


def page(office: Staffed, path: str = DESK, who: str = "certifier", **cookies: str) -> str:
    answer = office.as_(who, **cookies).get(path)
    assert answer.status_code == 200, path
    return str(answer.content.decode())


def section(shown: str, title: str) -> str:
    """What stands below a heading, to the end of its part of the page."""
    return shown.split(f">{title}")[1].split("</section>")[0]


def test_it_is_the_first_page_of_a_bureau_alone(office: Staffed) -> None:
    assert first_place({"certifier"}) == DESK and first_place({"certifier", "supervisor"}) == DESK
    assert first_place({"supervisor"}) == "/staff"


@pytest.mark.parametrize(
    "login", ["clerk", "reviewer", "accountant", "finance", "township", "auditor", "security"]
)
@pytest.mark.parametrize("path", [DESK, ADDRESS_OF_COMPARE])
def test_nobody_else_has_it(office: Staffed, login: str, path: str) -> None:
    assert office.as_(login).get(path).status_code == 404
    assert office.as_(login).post(path).status_code in (404, 405)


def test_what_the_agency_asks(office: Staffed) -> None:
    shown = page(office)
    lacking = section(shown, "没有文号的认定")
    assert masked(NEAR_60) in lacking and "重度残疾" in lacking and masked(YOUNG) not in lacking
    disputes = section(shown, "待办结的异议")
    assert "户口簿上有两个孩子" in disputes and masked(PENSIONER) in disputes and ">16<" in disputes
    doubled = section(shown, "一人两项困难认定")
    assert doubled.count(masked(NEAR_60)) == 2


def test_what_ends_soon_is_extended_from_the_desk(office: Staffed) -> None:
    ending = section(page(office), "60 天内到期的认定")
    assert masked(YOUNG) in ending and "2013-08-31" in ending and masked(NEAR_60) not in ending
    [address] = re.findall(r'href="(/staff/do/extend_certification[^"]*)"', ending)
    form = page(office, address.replace("&amp;", "&"))
    assert masked(YOUNG) in form and 'value="low_income" selected' in form


def test_a_dispute_is_settled_from_the_desk(office: Staffed) -> None:
    [address] = re.findall(r'href="(/staff/do/settle_dispute\?[^"]*)"', page(office))
    path, query = address.replace("&amp;", "&").split("?")
    about = dict(part.split("=") for part in query.split("&"))
    client = office.as_("certifier-2")
    given = {**about, "outcome": "dismissed", "reason": "已核实户口簿"}
    looked = client.post(path, {**given, "press": "look"})
    [once] = re.findall(r'name="once" value="(\w+)"', looked.content.decode())
    assert client.post(path, {**given, "press": "do", "once": once}, follow=True).status_code == 200
    assert "待办结的异议" not in page(office)


def theirs(rows: list[dict[str, str]], name: str = "theirs.csv") -> SimpleUploadedFile:
    lines = [",".join(field.title for field in BUREAU_LIST.fields)]
    lines += [",".join(row.get(field.name, "") for field in BUREAU_LIST.fields) for row in rows]
    return SimpleUploadedFile(name, ("\n".join(lines) + "\n").encode())


def compared(office: Staffed, rows: list[dict[str, str]], kind: str = "low_income") -> HttpResponse:
    client = office.as_("certifier")
    return client.post(ADDRESS_OF_COMPARE, {"file": theirs(rows), "kind": kind})  # type: ignore[return-value]


def test_their_list_is_held_against_ours_with_what_to_do(office: Staffed) -> None:
    rows = [
        {"number": YOUNG, "name": "陈测试", "until": "2014-08-31"},
        {"number": PENSIONER, "name": "陈测试", "from": "2013-01-01", "until": ""},
        {"number": STRANGER, "name": "外人", "until": ""},
        {"number": "not a number", "until": ""},
    ]
    answer = compared(office, rows)
    shown = answer.content.decode()
    assert answer.status_code == 200
    for words in ("日期不同 1", "名册有、本系统无有效认定 1", "未登记 1", "无法读取 1", "本系统有、名册无 1"):
        assert words in shown
    assert "extend_certification?person=" in shown and "until=2014-08-31" in shown
    certify = re.findall(r'href="/staff/do/category\?([^"]*)"', shown)
    person = office.person(PENSIONER)
    assert f"person={person}&amp;category=low_income&amp;from=2013-01-01" in certify
    assert f"person={office.person(NEAR_60)}&amp;category=low_income&amp;from=2012-01-01" in certify
    assert STRANGER not in shown and masked(STRANGER) in shown


def test_both_lists_alike_say_so(office: Staffed) -> None:
    rows = [{"number": PENSIONER, "name": "陈测试", "until": ""}]
    assert "两边完全一致" in compared(office, rows, "one_child_certificate").content.decode()


@pytest.mark.parametrize("kind", ["", "no_such_kind"])
def test_a_list_without_its_kind_is_refused_in_words(office: Staffed, kind: str) -> None:
    answer = compared(office, [], kind)
    assert answer.status_code == 409 and 'role="alert"' in answer.content.decode()


def test_a_list_that_is_missing_is_refused_in_words(office: Staffed) -> None:
    answer = office.as_("certifier").post(ADDRESS_OF_COMPARE, {"kind": "low_income"})
    assert answer.status_code == 409 and 'role="alert"' in answer.content.decode()


def test_every_way_on_is_open_to_them(office: Staffed) -> None:
    client = office.as_("certifier")
    for address in set(re.findall(r'href="(/staff/[^"]*)"', page(office))):
        assert client.get(address.replace("&amp;", "&")).status_code in (200, 302), address


def test_one_is_certified_and_no_money_is_told(office: Staffed) -> None:
    client = office.as_("certifier")
    given = {
        "person": office.person(YOUNG),
        "category": "severe_disability",
        "from": "2013-07-01",
        "document": "残字9号",
    }
    looked = client.post("/staff/do/category", {**given, "press": "look"})
    shown = looked.content.decode()
    assert looked.status_code == 200 and "应付" not in shown and "元" not in shown
    [once] = re.findall(r'name="once" value="(\w+)"', shown)
    done = client.post("/staff/do/category", {**given, "press": "do", "once": once}, follow=True)
    assert done.status_code == 200 and "元" not in done.content.decode()
    assert "残字9号" in page(office, f"/staff/person/{office.person(YOUNG)}/facts")


def test_an_end_takes_two_of_them_and_the_second_sees_no_money_either(office: Staffed) -> None:
    client, other = office.as_("certifier"), office.as_("certifier-2")
    given = {
        "person": office.person(NEAR_60),
        "category": "low_income",
        "from": "2012-01-01",
        "until": "2013-06-30",
        "document": "民字10号",
    }
    looked = client.post("/staff/do/category", {**given, "press": "look"}).content.decode()
    [once] = re.findall(r'name="once" value="(\w+)"', looked)
    client.post("/staff/do/category", {**given, "press": "do", "once": once})
    [address] = re.findall(r'href="(/staff/tasks/\d+)"', page(office, who="certifier-2"))
    task = page(office, address, who="certifier-2")
    assert "请您决定" in task and "应付" not in task and "元" not in task
    assert "已办结" in other.post(f"{address}/agree", follow=True).content.decode()
    twice = page(office).split(">一人两项困难认定")[1:]
    assert not any(masked(NEAR_60) in part.split("</section>")[0] for part in twice)


@pytest.mark.parametrize(
    "path",
    [
        "/staff/payroll",
        "/staff/reports/overlaps",
        "/staff/reports/dues",
        "/staff/do/claim",
        "/staff/lists/payee",
    ],
)
def test_what_is_not_theirs_does_not_exist(office: Staffed, path: str) -> None:
    assert office.as_("certifier").get(path).status_code == 404


@pytest.mark.parametrize("reading", readings())
def test_the_desk_in_a_browser(office: Staffed, browser: Browser, reading: Reading) -> None:
    with pages_served() as address, browser.new_context(base_url=address, bypass_csp=True) as context:
        kept = {"session": Everybody(office.agency.area.code)["certifier"], **reading.cookies}
        context.add_cookies([{"name": name, "value": kept[name], "url": address} for name in kept])
        shown, wrong = context.new_page(), []
        for path in reading.of((DESK, ADDRESS_OF_COMPARE, f"/staff/person/{office.person(YOUNG)}")):
            shown.goto(path)
            wrong += wrong_with(shown, reading.viewport)
        shown.goto(DESK)
        shown.locator("#kind").select_option("low_income")
        file = theirs([{"number": PENSIONER, "name": "陈测试", "until": ""}])
        shown.locator("#file").set_input_files(
            {"name": "theirs.csv", "mimeType": "text/csv", "buffer": file.read()}
        )
        shown.get_by_role("button", name="比对" if reading.lang == "zh" else "Compare").click()
        expect(shown.locator(".outcomes")).to_be_visible()
        wrong += wrong_with(shown, reading.viewport)
        assert wrong == [], "\n".join(wrong)


def test_the_day_is_that_of_the_desk(office: Staffed) -> None:
    assert f"业务日期 {ON // 10000}-{ON // 100 % 100:02}-{ON % 100:02}" in page(office)
