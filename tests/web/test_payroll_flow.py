"""A payroll in a browser, by four people and the director, from preparation to the bank's answer: sent back once, stopped at the gate once, a payment
returned and paid again; how many presses each of them needs, and axe on every page on the way."""

from __future__ import annotations

import csv
import io
import json
import os
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from acts.payrolls import answer_of
from browsing import WIDE, pages_served
from desks import worked_off
from looking import ON_A_PHONE, wrong_with
from payday import DECEMBER, FIRST, JANUARY, SECOND, PaidOffice, on_payday, paid_office
from playwright.sync_api import Browser, Page, expect
from signing import Everybody
from web.test_browser import browser

from yanglao.commands.office import Office
from yanglao.store.acting import TODAY

pytestmark = pytest.mark.long

__all__ = ["browser"]
FEW = {"clerk": 2, "reviewer": 2, "accountant": 6, "finance": 5, "director": 2}
"""So many presses at most for one batch that goes through."""


@pytest.fixture(scope="module")
def office(
    new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[PaidOffice]:
    made = paid_office(new_office, tmp_path_factory, "payflow")
    with on_payday(made):
        yield made


@pytest.fixture(scope="module")
def address(office: PaidOffice) -> Iterator[str]:
    with pages_served(threads=4) as served_at:
        yield served_at


@dataclass
class People:
    """Everybody at a browser of their own; presses and seconds of each are counted."""

    office: PaidOffice
    browser: Browser
    address: str
    presses: Counter[str] = field(default_factory=Counter)
    seconds: Counter[str] = field(default_factory=Counter)
    pages: dict[str, Page] = field(default_factory=dict)

    def at(self, login: str, path: str = "") -> Page:
        if login not in self.pages:
            context = self.browser.new_context(base_url=self.address, viewport=WIDE, bypass_csp=True)
            token = Everybody(self.office.agency.area.code)[login]
            context.add_cookies([{"name": "session", "value": token, "url": self.address}])
            self.pages[login] = context.new_page()
        if path:
            self.pages[login].goto(path)
        return self.pages[login]

    def press(self, login: str, name: str) -> Page:
        """A press on a button or a link in the middle of the page, whichever has that name; the page that comes of it."""
        page, began = self.at(login), time.monotonic()
        work = page.locator("#work")
        found = work.get_by_role("button", name=name).or_(work.get_by_role("link", name=name)).first
        with page.expect_navigation():
            found.click()
        self.presses[login] += 1
        self.seconds[login] += time.monotonic() - began
        return page

    def forget(self) -> None:
        self.presses.clear()
        self.seconds.clear()


@pytest.fixture(scope="module")
def people(office: PaidOffice, browser: Browser, address: str) -> People:
    return People(office, browser, address)


def looked_over(page: Page, viewport: Mapping[str, int] = WIDE) -> None:
    assert wrong_with(page, viewport) == []
    page.set_viewport_size({"width": WIDE["width"], "height": WIDE["height"]})


def number_in(page: Page) -> int:
    return int(page.url.split("/payroll/")[1].split("?")[0].split("/")[0])


def prepared(people: People) -> int:
    people.at("clerk", "/staff/payroll")
    page = people.press("clerk", "编制2011年12月待遇发放")
    worked_off(people.office)
    expect(page.get_by_role("status")).to_contain_text("已编制,交复核")
    return number_in(page)


def test_a_payroll_in_a_browser(people: People, tmp_path: Path) -> None:
    """One after the other: each begins where the one before has ended."""
    _handed_in_by_list(people, tmp_path)
    _sent_back_with_a_reason(people)
    _stopped_at_the_gate(people)
    _to_the_bank_and_back(people, tmp_path)
    _followed_to_its_end(people)
    _lists_looked_over(people)


def _sent_back_with_a_reason(people: People) -> None:
    first = prepared(people)
    page = people.at("reviewer", "/staff")
    people.press("reviewer", f"待遇发放 {first}")
    looked_over(page)
    page.get_by_text("退回,说明原因").click()
    page.get_by_label("退回原因").fill("收款账户是谁登记的?")
    people.press("reviewer", "退回")
    expect(page.locator("ol.steps")).to_contain_text("收款账户是谁登记的?")
    looked_over(page)


def _stopped_at_the_gate(people: People) -> None:
    """The law changes between the preparation and the review: the press is not there, the page says why."""
    second = prepared(people)
    people.office.months.decide("base_pension_yuan_monthly", 150, since=DECEMBER, on=20111215)
    page = people.at("reviewer", f"/staff/payroll/{second}")
    expect(page.get_by_role("button", name="同意,交财政拨付")).to_be_disabled()
    expect(page.locator(".conditions")).to_contain_text("政策变了,退回批次后重新编制")
    looked_over(page)
    answer = people.office.as_("reviewer").post(f"/staff/payroll/{second}/agree")
    assert answer.status_code == 409
    page.get_by_text("退回,说明原因").click()
    page.get_by_label("退回原因").fill("政策变了")
    people.press("reviewer", "退回")


def _to_the_bank_and_back(people: People, folder: Path) -> None:
    people.forget()
    batch = prepared(people)
    people.at("reviewer", f"/staff/payroll/{batch}")
    page = people.press("reviewer", "同意,交财政拨付")
    expect(page.get_by_role("status")).to_contain_text("等财政拨付")
    people.at("accountant", f"/staff/payroll/{batch}")
    page = people.press("accountant", "编用款计划")
    expect(page.get_by_role("status")).to_contain_text("等领导批准")
    people.at("director", f"/staff/payroll/{batch}")
    people.press("director", "批准用款计划")
    with people.at("director").expect_navigation():
        people.at("director").locator("aside").get_by_role("button", name="同意").click()
    people.presses["director"] += 1
    _money_arrives(people, batch)
    people.at("finance", f"/staff/payroll/{batch}")
    page = people.press("finance", "拨付 ")
    expect(page.locator("ol.steps li.past")).to_have_count(3)
    people.at("accountant", f"/staff/payroll/{batch}")
    people.press("accountant", "记账")
    people.press("accountant", "生成银行发放文件")
    page = people.at("accountant")
    with page.expect_download() as download:
        page.get_by_role("link", name="下载银行发放文件").first.click()
    people.presses["accountant"] += 1
    file = folder / "answer.csv"
    file.write_bytes(_answered(Path(download.value.path()).read_bytes(), returned=FIRST))
    page.get_by_label("回盘文件").set_input_files(file)
    page = people.press("accountant", "登记回盘")
    expect(page.get_by_role("status")).to_contain_text("退回 1 笔")
    expect(page.locator("ol.steps")).to_contain_text("全部已回盘")
    looked_over(page)
    _tell(people)
    assert all(people.presses[login] <= most for login, most in FEW.items()), people.presses


def _followed_to_its_end(people: People) -> None:
    months, person = people.office.months, people.office.person(FIRST)
    page = people.at("accountant", "/staff/payroll/returns")
    expect(page.locator("tbody tr")).to_have_count(1)
    expect(page.locator("tbody tr")).to_contain_text("账号不存在")
    assert page.locator(f'a[href="/staff/person/{person}"]').count() == 1
    looked_over(page)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(TODAY, "2012-01-15")
        months.close(DECEMBER, on=20111231)
        months.note_accounts({FIRST: "6217000000000000017"}, on=20120104)
        again = months.pay(JANUARY)["batch"]
        page = people.at("accountant", f"/staff/payroll/{again}")
        expect(page.locator("main")).to_contain_text("银行退回")
        batch = people.office.desk.rows("SELECT min(proposal_id) FROM payment_answer")[0][0]
        page = people.at("accountant", f"/staff/payroll/{batch}/returns")
        expect(page.locator("tbody tr")).to_contain_text("2012-01-04")
        people.press("accountant", f"批次 {again}")
        assert number_in(page) == again
        page = people.at("accountant", "/staff/payroll/returns")
        expect(page.locator("main")).to_contain_text("这里没有人")


def _lists_looked_over(people: People) -> None:
    page = people.at("clerk")
    page.context.add_cookies(
        [{"name": name, "value": value, "url": people.address} for name, value in ON_A_PHONE.cookies.items()]
    )
    batch = people.office.desk.rows("SELECT min(proposal_id) FROM payment_answer")[0][0]
    paths = ("", f"/{batch}", f"/{batch}/gate", f"/{batch}/lines", f"/{batch}/withheld", f"/{batch}/returns")
    for path in paths:
        page.goto(f"/staff/payroll{path}")
        looked_over(page, ON_A_PHONE.viewport)


def _handed_in_by_list(people: People, folder: Path) -> None:
    """A clerk hands in a list with a bad row: seen before, taken in by a job, found again."""
    page = people.at("clerk")
    file = folder / "名册.csv"
    file.write_text(f"身份证号码,参保日期\n{FIRST},2011-10-20\n{SECOND},三十日\n", encoding="utf-8-sig")
    page.goto("/staff/lists/enrolment")
    looked_over(page)
    page.get_by_label("文件").set_input_files(file)
    people.press("clerk", "看看前几行")
    expect(page.locator("tbody")).to_contain_text("三十日")
    looked_over(page)
    people.press("clerk", "办理整份名册")
    worked_off(people.office)
    expect(page.get_by_role("link", name="下载退回的行")).to_be_visible(timeout=15_000)
    looked_over(page)
    page.goto("/staff/lists")
    expect(page.locator("tbody")).to_contain_text("办好了")
    looked_over(page)


def _money_arrives(people: People, batch: int) -> None:
    """What was applied for, by a press of finance; what is missing even then, behind the pages."""
    page = people.at("finance", f"/staff/payroll/{batch}")
    people.press("finance", "登记财政到账")
    page.get_by_label("凭证").fill("拨款单")
    people.press("finance", "看看结果")
    people.press("finance", "办理")
    asked = people.office.desk.rows(
        "SELECT content->>'still_missing_fen' FROM proposal WHERE kind = 'fund_application' ORDER BY id DESC LIMIT 1"
    )
    missing = int(asked[0][0])
    if missing:
        from yanglao.acts.doing import do
        from yanglao.store.acting import By

        more = {
            "funder": "市",
            "amount_yuan": f"{missing / 100:.2f}",
            "on": "2011-12-15",
            "document": "垫付单",
        }
        do(people.office.agency, "subsidy_arrival", [more], by=By("finance", 20111215, "advanced"))


def _answered(file: bytes, *, returned: str) -> bytes:
    """The bank's answer to a file: everything paid, but for one account."""
    rows = [row for row in csv.DictReader(io.StringIO(file.decode("gb18030"))) if row["流水号"] != "合计"]
    back = f"6217{returned[-12:-1]}9"
    return answer_of(
        [
            {
                **{name: row[name] for name in ("流水号", "账号", "户名", "金额")},
                "结果": "失败",
                "原因": "账号不存在",
            }
            if row["账号"] == back
            else {
                **{name: row[name] for name in ("流水号", "账号", "户名", "金额")},
                "结果": "成功",
                "原因": "",
            }
            for row in rows
        ]
    )


def _tell(people: People) -> None:
    """For whoever wants the figures: PRESSES=file."""
    if to := os.environ.get("PRESSES"):
        seconds = {login: round(seen, 2) for login, seen in people.seconds.items()}
        Path(to).write_text(json.dumps({"presses": people.presses, "seconds": seconds}), encoding="utf-8")
