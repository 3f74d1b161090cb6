"""The guide, the help beside a form, what changes in two columns and a whole number, in a browser: axe finds nothing, in both languages and at
both widths, and nothing scrolls sideways."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from browsing import chromium, pages_served
from desks import ON, YOUNG, Staffed, served, staffed
from looking import Reading, readings, unfold, wrong_with
from playwright.sync_api import Browser
from signing import Everybody

from yanglao.acts.doing import do
from yanglao.commands.office import Office
from yanglao.store.acting import By

pytestmark = pytest.mark.long


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


@pytest.mark.parametrize("reading", readings())
def test_nothing_is_wrong_with_them(
    office: Staffed, address: str, browser: Browser, pages: list[tuple[str, str]], reading: Reading
) -> None:
    wrong = []
    for login, path in reading.of(pages):
        with browser.new_context(base_url=address) as context:
            kept = {"session": Everybody(office.agency.area.code)[login], **reading.cookies}
            context.add_cookies([{"name": name, "value": kept[name], "url": address} for name in kept])
            page = context.new_page()
            page.goto(path)
            unfold(page)
            wrong += wrong_with(page, reading.viewport)
    assert wrong == [], "\n".join(wrong)
