"""A claim from the search to the printed letter by keyboard alone, with the reviewer between: how many presses, what is typed, and what is in
focus is always seen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import monotonic

import pytest
from acts.desk import number
from browsing import PHONE, WIDE, pages_served, tab_to
from desks import Staffed, served, staffed
from looking import Reading, readings, unfold, wrong_with
from playwright.sync_api import Page, expect
from signing import Everybody
from web.test_browser import Look, browser, look

from yanglao.commands.office import Office

__all__ = ["browser", "look"]
pytestmark = pytest.mark.long
OLD, SHORT = number(41, "19500601"), number(42, "19530103")
OF_CLERK, OF_REVIEWER = 8, 3
"""So many presses of Enter a claim may take."""


@pytest.fixture(scope="module")
def office(
    new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Staffed]:
    made = staffed(new_office, tmp_path_factory, "claim_browsed")
    made.desk.join([OLD, SHORT])
    with served(made):
        yield made


@pytest.fixture(scope="module")
def address(office: Staffed) -> Iterator[str]:
    """Where the pages of that office are served."""
    with pages_served() as served_at:
        yield served_at


class Hands:
    """Somebody at a keyboard: nothing else is touched. presses: of Enter. typed: everything typed."""

    def __init__(self, page: Page, office: Staffed, login: str, address: str) -> None:
        token = Everybody(office.agency.area.code)[login]
        page.context.add_cookies([{"name": "session", "value": token, "url": address}])
        self.page, self.presses, self.typed = page, 0, ""
        page.goto("/staff")

    def enter(self, selector: str) -> None:
        tab_to(self.page, selector)
        self.press()

    def press(self) -> None:
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self.presses += 1

    def find(self, words: str) -> None:
        tab_to(self.page, "#find")
        self.page.keyboard.type(words)
        self.typed += words
        self.press()

    def print_letter(self) -> int:
        """The letter that the link in focus leads to: how many bytes it has."""
        tab_to(self.page, 'a[href*="/papers/determination"]')
        path = self.page.evaluate("document.activeElement.getAttribute('href')")
        self.presses += 1
        answer = self.page.request.get(path)
        assert answer.status == 200 and answer.headers["content-type"] == "application/pdf"
        return len(answer.body())


def test_a_claim_by_the_keyboard_alone(office: Staffed, look: Look, address: str) -> None:
    """Nothing known is typed: four digits to find the person, and the number of the task to come back to it."""
    clerk = Hands(look(viewport=WIDE, java_script_enabled=True), office, "clerk", address)
    begun = monotonic()
    clerk.find(OLD)
    expect(clerk.page.locator("#person-line")).to_be_visible()
    clerk.enter("section.person .end a")
    clerk.enter('a[href*="/staff/do/claim"]')
    expect(clerk.page.locator(".decision")).to_contain_text("每月合计")
    monthly = clerk.page.locator(".decision .sum.strong .num").inner_text()
    clerk.enter("button[value=look]")
    clerk.enter("button[value=do]")
    task = clerk.page.locator('a[href*="/staff/tasks/"]').first.get_attribute("href") or ""
    reviewer = Hands(look(viewport=WIDE), office, "reviewer", address)
    reviewer.enter(f'a[href="{task}"]')
    expect(reviewer.page.locator(".decision .sum.strong .num")).to_have_text(monthly)
    reviewer.enter("form[action$=agree] button")
    clerk.find(task.rpartition("/")[2])
    assert clerk.print_letter() > 10_000
    assert clerk.presses <= OF_CLERK and reviewer.presses <= OF_REVIEWER
    assert clerk.typed == OLD + task.rpartition("/")[2] and not reviewer.typed
    assert monotonic() - begun < 60


def test_a_figure_opens_by_the_keyboard(office: Staffed, look: Look, address: str) -> None:
    hands = Hands(look(viewport=PHONE, java_script_enabled=False), office, "clerk", address)
    hands.page.goto(f"/staff/do/claim?person={office.person(SHORT)}")
    expect(hands.page.locator(".decision")).to_contain_text("不能申领")
    tab_to(hands.page, ".across")
    tab_to(hands.page, "details.help > summary")
    hands.page.keyboard.press("Enter")
    expect(hands.page.locator("details.help[open]")).to_be_visible()


@pytest.mark.parametrize("reading", readings())
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    office: Staffed, look: Look, address: str, reading: Reading
) -> None:
    hands, wrong = Hands(look(**reading.cookies, bypass_csp=True), office, "clerk", address), []
    for path in reading.of(("claim", "enrolment", "tier", "back_payment")):
        hands.page.goto(f"/staff/do/{path}?person={office.person(SHORT)}")
        unfold(hands.page)
        wrong += wrong_with(hands.page, reading.viewport)
    assert wrong == [], "\n".join(wrong)
