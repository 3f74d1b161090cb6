"""Residents in a browser: from the letter to the statement by keyboard alone; axe finds nothing, nothing scrolls sideways."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from browsing import PHONE, pages_served
from desks import Staffed, served
from looking import Reading, readings, unfold, wrong_with
from playwright.sync_api import Page, expect
from web.test_browser import Look, browser, look
from web.test_resident import NEAR_60, YOUNG, letter_to, peopled

from yanglao.commands.office import Office

__all__ = ["browser", "look"]
PAGES = (
    "/me",
    "/me/why",
    "/me/years",
    "/me/statement?year=2012",
    "/me/messages",
    "/me/looks",
    "/me/password",
)


@pytest.fixture(scope="module")
def office(
    new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Staffed]:
    made = peopled(new_office, tmp_path_factory, "own_pages_browsed")
    with served(made):
        yield made


@pytest.fixture(scope="module")
def address(office: Staffed) -> Iterator[str]:
    """Where the pages of that office are served."""
    with pages_served() as served_at:
        yield served_at


def come_in(page: Page, office: Staffed, number: str) -> None:
    page.goto("/me/sign-in")
    page.locator("#number").focus()
    page.keyboard.type(number)
    page.keyboard.press("Tab")
    page.keyboard.type(letter_to(office, number))
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_from_the_letter_to_the_statement_by_keyboard(office: Staffed, look: Look) -> None:
    page = look(viewport=PHONE, java_script_enabled=False)
    come_in(page, office, YOUNG)
    expect(page.locator(".answer")).to_contain_text("355.00")
    page.get_by_role("link", name="对账单").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("对账单 2013")


@pytest.mark.parametrize("reading", readings())
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    office: Staffed, look: Look, reading: Reading
) -> None:
    """With enhanced contrast; of one who pays, and in large type of one who is soon 60."""
    page, wrong = look(**reading.cookies, bypass_csp=True), []
    come_in(page, office, NEAR_60 if reading.size == "large" else YOUNG)
    for path in reading.of((*PAGES, "/me/sign-in")):
        page.goto(path)
        unfold(page)
        wrong += wrong_with(page, reading.viewport)
    assert wrong == [], "\n".join(wrong)
