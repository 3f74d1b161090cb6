"""The guide, the help beside a form, what changes in two columns and a whole number, in a browser: axe finds nothing, in both languages and at
both widths, and nothing scrolls sideways."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import PHONE, RULES, WIDE, chromium, pages_served
from desks import ON, YOUNG, Staffed, served, staffed
from playwright.sync_api import Browser, Page
from signing import Everybody

from yanglao.acts.doing import do
from yanglao.commands.office import Office
from yanglao.store.acting import By

pytestmark = pytest.mark.long

OPEN_ALL = "for (const one of document.querySelectorAll('details')) one.open = true"


@pytest.fixture(scope="module")
def office(
    new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Staffed]:
    made = staffed(new_office, tmp_path_factory, "seen")
    with served(made):
        yield made


@pytest.fixture(scope="module")
def address(office: Staffed) -> Iterator[str]:
    with pages_served() as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def pages(office: Staffed) -> list[tuple[str, str]]:
    """Who opens what."""
    given = {"number": YOUNG, "name": "陈改名", "phone": "13900000009"}
    task = do(office.agency, "change_person", [given], by=By("clerk", ON, "seen"))["proposal"]
    person = office.person(YOUNG)
    return [
        ("clerk", "/staff/guide"),
        ("reviewer", "/staff/guide/assistant"),
        ("clerk", "/staff/do/claim"),
        ("clerk", f"/staff/do/change_person?person={person}"),
        ("reviewer", f"/staff/tasks/{task}"),
        ("clerk", f"/staff/person/{person}/unmask"),
    ]


def faults(page: Page) -> list[str]:
    page.evaluate(OPEN_ALL)
    found = Axe().run(page, options=RULES).response["violations"]
    sideways = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return [one["id"] for one in found] + ["scrolls sideways"] * sideways


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_nothing_is_wrong_with_them(
    office: Staffed, address: str, browser: Browser, pages: list[tuple[str, str]], lang: str, size: Any
) -> None:
    wrong = {}
    for login, path in pages:
        session = Everybody(office.agency.area.code)[login]
        with browser.new_context(base_url=address, viewport=size) as context:
            context.add_cookies(
                [
                    {"name": name, "value": value, "url": address}
                    for name, value in (("session", session), ("lang", lang))
                ]
            )
            page = context.new_page()
            page.goto(path)
            if found := faults(page):
                wrong[path] = found
    assert wrong == {}
