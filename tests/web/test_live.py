"""What the one script adds to the pages of staff, in a browser: hits while somebody types. Nothing is done by itself, nothing is
fetched from elsewhere, and whoever is out by now is led out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from browsing import PHONE, WIDE, pages_served, tab_to
from desks import YOUNG, Staffed, served, staffed
from looking import wrong_with
from playwright.sync_api import Page, expect
from signing import Everybody
from web.test_browser import Look, browser, look

from yanglao.commands.office import Office

__all__ = ["browser", "look"]
pytestmark = pytest.mark.long
PART = {"HX-Request": "true"}


@pytest.fixture(scope="module")
def office(
    new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Staffed]:
    made = staffed(new_office, tmp_path_factory, "live")
    with served(made):
        yield made


@pytest.fixture(scope="module")
def address(office: Staffed) -> Iterator[str]:
    """Where the pages of that office are served."""
    with pages_served() as served_at:
        yield served_at


@pytest.fixture
def at_desk(office: Staffed, address: str, look: Look) -> Callable[..., Page]:
    """`at_desk("clerk", …)`: an empty page of somebody who has come in."""

    def come_in(login: str = "clerk", **more: Any) -> Page:
        page = look(**{"viewport": WIDE, **more})
        token = Everybody(office.agency.area.code)[login]
        page.context.add_cookies([{"name": "session", "value": token, "url": address}])
        return page

    return come_in


def looks(office: Staffed) -> int:
    [(count,)] = office.desk.rows("SELECT count(*) FROM look")
    return int(count)


def type_slowly(page: Page, text: str) -> None:
    """As somebody does who has all the time: with a rest after every sign."""
    for sign in text:
        with page.expect_response("**/staff/search?**"):
            page.keyboard.type(sign)


def test_hits_stand_below_the_box_and_tab_leads_to_them(
    at_desk: Callable[..., Page], office: Staffed
) -> None:
    page = at_desk()
    page.goto("/staff/do")
    before = looks(office)
    page.locator("#find").focus()
    type_slowly(page, "陈测")
    hits = page.locator(".search .hits a")
    expect(hits).to_have_count(4)
    expect(page.locator("#said")).to_have_text("找到 4 个")
    assert looks(office) == before, "nobody has been looked at"
    tab_to(page, ".search .hits a")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "/staff/person/" in page.url and looks(office) == before + 1


def test_the_only_hit_is_opened_by_enter_and_not_by_itself(
    at_desk: Callable[..., Page], office: Staffed
) -> None:
    page = at_desk()
    page.goto("/staff/do")
    before = looks(office)
    page.locator("#find").focus()
    with page.expect_response("**/staff/search?**"):
        page.locator("#find").press_sequentially(YOUNG)
    expect(page.locator(".search .hits a")).to_have_count(1)
    assert page.url.endswith("/staff/do") and looks(office) == before
    expect(page.locator("#find")).to_be_focused()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.endswith(f"/staff/person/{office.person(YOUNG)}") and looks(office) == before + 1


def test_what_is_typed_away_takes_its_hits_along(at_desk: Callable[..., Page]) -> None:
    page = at_desk()
    page.goto("/staff/do")
    page.locator("#find").fill("陈")
    expect(page.locator(".search .hits a")).to_have_count(4)
    page.locator("#find").fill("没有此人")
    expect(page.locator(".search .hits")).to_contain_text("没有找到")
    page.locator("#find").fill("")
    expect(page.locator(".search .hits")).to_be_hidden()
    page.locator("#find").fill("陈")
    expect(page.locator(".search .hits a").first).to_be_visible()
    page.locator("#work").focus()
    expect(page.locator(".search .hits")).to_be_hidden()


@pytest.mark.parametrize("viewport", [WIDE, PHONE])
def test_axe_finds_nothing_in_the_hits(at_desk: Callable[..., Page], viewport: dict[str, int]) -> None:
    page = at_desk(viewport=viewport, bypass_csp=True)
    page.goto("/staff/do")
    page.locator("#find").fill("陈")
    expect(page.locator(".search .hits a").first).to_be_visible()
    assert wrong_with(page, viewport) == []


def test_the_policy_stands_and_nothing_is_fetched_from_elsewhere(
    at_desk: Callable[..., Page], address: str
) -> None:
    page, asked, told = at_desk(), [], []
    page.on("request", lambda one: asked.append(one.url))
    page.on("console", lambda one: told.append(one.text))
    answer = page.goto("/staff/do")
    page.locator("#find").fill("陈")
    expect(page.locator(".search .hits a").first).to_be_visible()
    assert answer is not None
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "script-src 'self';" in policy and "unsafe" not in policy
    assert all(one.startswith(f"{address}/") for one in asked) and told == []
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {text: 'window.ran = 1'}))"
    )
    assert page.evaluate("window.ran") is None, "the policy lets a script of a page run"
    assert page.evaluate("htmx.config.allowEval") is False and page.evaluate("htmx.config.selfRequestsOnly")
    kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert "陈" not in kept and "history-cache" not in kept, "pages hold what is nobody's to keep"


def test_whoever_is_out_by_now_is_led_to_the_sign_in(at_desk: Callable[..., Page]) -> None:
    page = at_desk()
    page.goto("/staff/do")
    page.context.clear_cookies()
    with page.expect_navigation():
        page.locator("#find").fill("陈")
    assert page.url.endswith("/staff/sign-in?next=%2Fstaff%2Fdo")


def test_what_cannot_be_answered_is_said_in_its_place(at_desk: Callable[..., Page]) -> None:
    page = at_desk()
    page.goto("/staff/do")
    page.locator("#find").fill("陈")
    expect(page.locator(".search .hits a").first).to_be_visible()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("yanglao.web.person.finding.persons_found", None)
        page.locator("#find").fill("陈测")
        expect(page.locator(".search .hits")).to_contain_text("您没有丢失任何东西")


@pytest.mark.parametrize("path", ["/", "/estimate", "/me", "/no-such-page"])
def test_pages_of_residents_have_no_script(look: Look, path: str) -> None:
    page = look()
    answer = page.goto(path)
    assert answer is not None and "script" not in answer.headers["content-security-policy"]
    assert page.locator("script").count() == 0
