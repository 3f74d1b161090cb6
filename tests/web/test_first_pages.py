"""The first page of staff, by what they hold: what waits, the money, the proof of the books, the posts; and nothing of it for anybody else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from acts.desk import Desk
from acts.desk import found as found_office
from browsing import pages_served
from looking import Reading, readings, wrong_with
from payday import ASSISTANT, AUDITOR, DECEMBER, FIRST, LONG, NOVEMBER, OCTOBER, SECOND, PaidOffice, on_payday
from playwright.sync_api import Browser
from signing import Everybody
from web.test_browser import browser

from yanglao.acts.doing import do
from yanglao.acts.roles import ROLES
from yanglao.commands.office import Office
from yanglao.kernel.months import day_text
from yanglao.reports.asking import Reader
from yanglao.reports.dues import dues_report
from yanglao.reports.named_money import named_fen
from yanglao.store.acting import By
from yanglao.store.entries import balances
from yanglao.store.lots import named_by_lot
from yanglao.store.proposals import Proposal
from yanglao.web.amounts import yuan

pytestmark = pytest.mark.long

__all__ = ["browser"]
ON, SOON = 20111215, 20120110
LATER, AUDIT_DAY = 20111214, 20111216
MORE = [
    ASSISTANT,
    AUDITOR,
    ("publicity", "publicity", "宣传"),
    ("logs", "logs", "日志"),
    ("both", "reviewer", "两岗", "", 18500101, SOON),
    ("both", "clerk", "两岗"),
]
TITLES = {
    "weighed": "等我的",
    "tasks": "我的任务</h2>",
    "search": "找一个人、一个批次、一项任务",
    "money": "钱在哪里",
    "proof": "账目自己对得上吗",
    "posts": "谁在什么岗位",
}
SEES = {
    "clerk": {"tasks", "search"},
    "reviewer": {"weighed"},
    "director": {"weighed"},
    "accountant": {"money", "tasks"},
    "finance": {"money", "tasks"},
    "supervisor": {"proof", "tasks"},
    "auditor": {"proof", "tasks"},
    "system": {"tasks", "posts"},
    "security": {"tasks", "posts"},
    "logs": {"tasks"},
    "publicity": {"tasks"},
    "both": {"weighed", "search"},
}
BROWSED = ("clerk", "reviewer", "accountant", "finance", "supervisor", "security", "both")


@pytest.fixture(scope="module")
def office(
    new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[PaidOffice]:
    made = new_office("first-pages")
    desk = Desk(found_office(made, more=MORE), tmp_path_factory.mktemp("first"))
    paid = PaidOffice(made, desk)
    desk.put_in_payment([FIRST, SECOND], on=20111031, day="2011-10-20", name=LONG)
    paid.months.month(OCTOBER)
    paid.months.month(NOVEMBER)
    _leave_work(paid)
    with on_payday(paid):
        yield paid


def _leave_work(paid: PaidOffice) -> None:
    """A change of the day before, then a batch: both wait for the reviewer."""
    person = {"number": FIRST, "phone": "13800000001"}
    number = do(paid.agency, "change_person", [person], by=By("clerk", LATER, "change"))["proposal"]
    if named_by_lot(paid.agency.connection, paid.agency.area, [number])[number] != "reviewer":
        named = {"proposal": number, "login": "reviewer", "reason": "另一位休假"}
        do(paid.agency, "substitute_reviewer", [named], by=By("director", LATER, "named"))
    paid.months.prepare(DECEMBER, on=ON)


def page(office: PaidOffice, login: str, **cookies: str) -> str:
    answer = office.as_(login, **cookies).get("/staff")
    assert answer.status_code == 200
    return str(answer.content.decode())


@pytest.mark.parametrize("login", SEES)
def test_everybody_sees_the_blocks_of_their_roles_alone(office: PaidOffice, login: str) -> None:
    shown = page(office, login)
    assert {key for key, title in TITLES.items() if title in shown} == SEES[login]


def figures(rows: str) -> list[str]:
    """What stands in cells of figures."""
    return re.findall(r'<td class="num"[^>]*>([^<]*)</td>', rows)


def test_every_role_has_a_first_page() -> None:
    from yanglao.web.staff.first.blocks import BLOCKS

    assert {role for one in BLOCKS for role in one.roles} == set(ROLES)


def test_the_clerk_has_tasks_first_and_then_one_box(office: PaidOffice) -> None:
    shown = page(office, "clerk")
    assert shown.index(TITLES["tasks"]) < shown.index('id="find-middle"')
    found = office.as_("clerk").get("/staff/search", {"q": FIRST})
    assert found.status_code == 302 and found["Location"].startswith("/staff/person/")


def test_the_reviewer_has_the_oldest_first_with_money_and_days(office: PaidOffice) -> None:
    shown = page(office, "reviewer")
    rows = re.findall(r"<tr><td[^>]*><a href=\"/staff/tasks/\d+\">(.*?) \d+</a>(.*?)</tr>", shown, re.DOTALL)
    assert [title for title, _ in rows] == ["变更人员信息", "待遇发放"]
    (change, batch) = (text for _, text in rows)
    assert figures(change) == ["—", "1"]
    [cash] = office.desk.rows("SELECT (totals->>'cash_fen')::bigint FROM batch ORDER BY id DESC LIMIT 1")
    assert figures(batch) == [yuan(cash[0]), "0"] and "2 人" in batch


def test_what_is_late_says_by_how_much(office: PaidOffice) -> None:
    with on_payday(office, "2012-02-15"):
        shown = page(office, "reviewer")
    assert re.search(r'<span class="tag risk">超期 \d+ 天</span>', shown)


@pytest.mark.parametrize("login", ["accountant", "finance"])
def test_money_is_as_in_the_book(office: PaidOffice, login: str) -> None:
    shown = page(office, login)
    book = balances(office.agency.connection, office.agency.area)
    for code in (1001, 1002, 1003):
        assert f"account={code}" in shown and f'<dd class="num">{yuan(book.get(code, 0))}</dd>' in shown
    assert "2011年12月待遇发放" in shown and "等复核" in shown
    report = dues_report(Reader(office.agency, None, ON))
    for funder in ("province", "city"):
        assert yuan(report.sums[f"outstanding_{funder}_fen"][2]) in figures(shown)


@pytest.mark.parametrize("login", ["accountant", "finance", "supervisor", "auditor", "security", "reviewer"])
def test_every_way_on_leads_somewhere(office: PaidOffice, login: str) -> None:
    client = office.as_(login)
    for address in set(re.findall(r'href="(/staff/[^"]*)"', page(office, login))):
        assert client.get(address.replace("&amp;", "&")).status_code in (200, 302), address


def test_the_supervisor_is_told_what_the_last_audit_found(office: PaidOffice) -> None:
    assert "从未做过全面核查" in page(office, "supervisor")
    with on_payday(office, day_text(AUDIT_DAY)):
        do(office.agency, "whole_audit", [{}], by=By("auditor", AUDIT_DAY, "audit"))
        shown = page(office, "auditor")
    assert "没有发现问题" in shown and "2011-12-16,0 天前" in shown and "再查一次" in shown
    assert "未答复的疑点" in shown and "未结案件" in shown


def test_administrators_see_posts_and_no_person(office: PaidOffice) -> None:
    for login in ("system", "security"):
        shown = page(office, login)
        assert "1 个岗位 60 天内到期" in shown and day_text(SOON) in shown and "永安社区" in shown
        assert shown.index(day_text(SOON)) < shown.index("未定")
        assert LONG not in shown and "/staff/person/" not in shown
        assert office.as_(login).get("/staff/search?q=1").status_code == 404


def test_a_proposal_names_its_money_or_none() -> None:
    def of(kind: str, content: dict[str, object]) -> int | None:
        return named_fen(Proposal(1, kind, content, 1, ("proposed", "agreed"), {"proposed": "x"}))

    assert of("payroll", {"cash_fen": 5, "fen": 7}) == 5
    assert of("office_budget", {"fen": {"wages": 3, "running": 4}}) == 7
    assert of("back_payment", {"received_fen": [100, 200]}) == 300
    assert of("claim", {"received_fen": [0]}) is None and of("change_persons", {"rows": []}) is None
    assert of("subsidy_call", {"lines": [[3311, 1, 10], [3312, 1, 20]]}) == 30
    effect = {"due_fen": {"arrival": {"paid": -60, "more": 5}}, "arrears_fen": 0, "paid_too_much_fen": 0}
    assert of("cancel_fact", {"effect": effect}) == 60
    assert of("cancel_fact", {"effect": {**effect, "arrears_fen": 9}}) == 9


@pytest.fixture(scope="module")
def address(office: PaidOffice) -> Iterator[str]:
    with pages_served() as served_at:
        yield served_at


@pytest.mark.parametrize("reading", readings())
@pytest.mark.parametrize("login", BROWSED)
def test_first_pages_in_a_browser(
    office: PaidOffice, browser: Browser, address: str, login: str, reading: Reading
) -> None:
    with browser.new_context(base_url=address, bypass_csp=True) as context:
        kept = {"session": Everybody(office.agency.area.code)[login], **reading.cookies}
        context.add_cookies([{"name": name, "value": kept[name], "url": address} for name in kept])
        shown = context.new_page()
        shown.goto("/staff")
        assert wrong_with(shown, reading.viewport) == []
