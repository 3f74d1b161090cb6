"""A day of an assistant on a phone, in a browser: a death, a life certificate, a call, the report of the month; how many presses each takes, what
can be pressed is large enough, nothing scrolls sideways, and axe finds nothing in either language."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from browsing import PHONE, pages_served
from fieldwork import HERE, LISTS, NAMES, NOT_JOINED, THERE, unit_at_work
from looking import Reading, readings, wrong_with
from payday import FIRST, THIRD, PaidOffice, on_payday
from playwright.sync_api import Browser, Locator, Page, expect
from signing import Everybody
from web.test_browser import browser

from yanglao.commands.office import Office

__all__ = ["browser"]
pytestmark = pytest.mark.long
FINGER = 44
SMALL = """least => [...document.querySelectorAll('a, button, input:not([type=hidden]), select, textarea, summary')].filter(one => {
  const within = one.closest('label') || one, box = within.getBoundingClientRect();
  return box.width > 1 && box.height > 1 && box.height < least && !one.classList.contains('skip');
}).map(one => one.outerHTML.slice(0, 80))"""
"""What can be pressed and is lower than a finger is wide."""
FEW = {"death": 2, "life": 2, "call": 1, "report": 2}
"""So many presses at most from the page on which each begins: the list, the list, the list, the day."""


@pytest.fixture(scope="module")
def office(
    new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[PaidOffice]:
    made = unit_at_work(new_office, tmp_path_factory, "fieldflow")
    with on_payday(made):
        yield made


@pytest.fixture(scope="module")
def address(office: PaidOffice) -> Iterator[str]:
    with pages_served(threads=4) as served_at:
        yield served_at


@dataclass
class Phone:
    """The phone of somebody; presses are counted by what they are for."""

    page: Page
    presses: Counter[str] = field(default_factory=Counter)

    def press(self, what: str, found: Locator) -> None:
        with self.page.expect_navigation():
            found.click()
        self.presses[what] += 1

    def button(self, name: str) -> Locator:
        return self.page.locator("#work").get_by_role("button", name=name).first

    def in_row(self, whose: str, name: str) -> Locator:
        return self.page.locator(".cards > li", has_text=whose).first.get_by_role("button", name=name).first


@pytest.fixture(scope="module")
def phone(office: PaidOffice, browser: Browser, address: str) -> Phone:
    return Phone(opened(office, browser, address, "assistant"))


def opened(office: PaidOffice, browser: Browser, address: str, login: str) -> Page:
    context = browser.new_context(base_url=address, viewport=PHONE, bypass_csp=True)
    token = Everybody(office.agency.area.code)[login]
    context.add_cookies([{"name": "session", "value": token, "url": address}])
    return context.new_page()


def looked_over(page: Page, viewport: Mapping[str, int] = PHONE) -> None:
    """Axe finds nothing, nothing scrolls sideways even on a narrow phone, and on a phone everything can be hit."""
    assert wrong_with(page, viewport) == []
    page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    assert page.evaluate(SMALL, FINGER) == [], page.url


def test_a_day_on_a_phone(phone: Phone) -> None:
    page = phone.page
    page.goto("/staff/unit")
    _told_of_a_death(phone)
    _seen_alive(phone)
    _called_on(phone)
    _reported(phone)
    if to := os.environ.get("PRESSES"):
        Path(to).write_text(json.dumps(phone.presses), encoding="utf-8")
    assert phone.presses == FEW


def _told_of_a_death(phone: Phone) -> None:
    page = phone.page
    page.locator("#work").get_by_role("link", name="报告死亡").click()
    page.get_by_label("死亡日期").fill("2011-12-14")
    page.get_by_label("死亡日期").press("Enter")  # nobody is meant by it: the form asks whom
    expect(page.get_by_label("身份证号码")).to_have_value("")
    expect(page.locator(".person")).to_have_count(0)
    page.goto(f"{HERE}/death")
    page.get_by_label("死亡日期").fill("2011-12-14")
    phone.press("death", phone.in_row(THIRD[-4:], "就是这位"))
    expect(page.locator("#work")).to_contain_text("2011-12-14")
    looked_over(page)
    phone.press("death", phone.button("办理"))
    expect(page.get_by_role("status")).to_contain_text("办好了")
    looked_over(page)
    page.get_by_role("link", name="返回").click()
    expect(page.locator("h1")).to_contain_text("永安社区")


def _seen_alive(phone: Phone) -> None:
    page = phone.page
    page.locator("#work").get_by_role("link", name="资格认证").last.click()
    ends = FIRST[-4:]
    phone.press("life", phone.in_row(ends, "协管员上门"))
    looked_over(page)
    phone.press("life", phone.button("办理"))
    page.get_by_role("link", name="返回").click()
    expect(page.locator("#work")).not_to_contain_text(ends)


def _called_on(phone: Phone) -> None:
    page, whom = phone.page, NAMES[2]
    page.goto(f"{HERE}/calls")
    looked_over(page)
    phone.press("call", phone.in_row(whom, "在家,说过了"))
    expect(page.get_by_role("status")).to_contain_text(f"记下了:{whom}")
    expect(page.locator(".cards > li", has_text=NOT_JOINED[-4:])).to_contain_text("今天走访过")
    page.get_by_role("link", name="还有要写的").click()
    looked_over(page)


def _reported(phone: Phone) -> None:
    page = phone.page
    page.goto("/staff/unit")
    phone.press("report", page.get_by_role("link", name="签报2011年10月月报"))
    looked_over(page)
    page.get_by_label("说明").fill("走访三户,无异常")
    phone.press("report", phone.button("签报"))
    expect(page.get_by_role("status")).to_contain_text("已签报")
    looked_over(page)
    page.goto(f"{HERE}/report/month/2011-12")
    expect(page.locator("#work")).to_contain_text("尚未月结")
    looked_over(page)


@pytest.mark.parametrize("reading", readings())
def test_every_page_of_a_unit(office: PaidOffice, browser: Browser, address: str, reading: Reading) -> None:
    """Those of the unit at work, and those of the unit that has nobody."""
    page = opened(office, browser, address, "township")
    page.context.add_cookies(
        [{"name": name, "value": value, "url": address} for name, value in reading.cookies.items()]
    )
    for path in reading.of(("/staff/unit", *(f"{unit}{one}" for unit in (HERE, THERE) for one in LISTS))):
        page.goto(path)
        looked_over(page, reading.viewport)
