"""The public pages in a browser: axe finds nothing at both widths in both languages, nothing scrolls sideways, the keyboard is enough, and
no script is needed. `./check` says so where there is no Chromium; with CI=true its absence is a failure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from browsing import PHONE, WIDE, chromium, pages_served, tab_to
from looking import Reading, readings, unfold, wrong_with
from playwright.sync_api import Browser, BrowserContext, Page, expect
from public_pages import dress

pytestmark = pytest.mark.long

Look = Callable[..., Page]
SHORT = "/estimate?born=1966-02&tier=800&paid=2&category=low_income&category=one_child_certificate"
PAGES = (
    "/",
    "/offices",
    "/fund",
    "/estimate",
    "/estimate?born=x&tier=&paid=z",
    "/estimate?born=1980-05&tier=500",
    SHORT,
    "/join",
    "/join?household=here&born=x",
    "/join?household=here&born=1980-05&student=no&cover=none&enrolled=no",
    "/questions",
    "/questions?ask=35岁,每年交500元,能领多少",
    "/questions?ask=天气",
    "/no-such-page",
    "/pieces",
    "/pieces?as=resident",
)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Where the public pages are served, for as long as the module runs."""
    with pytest.MonkeyPatch.context() as patch:
        dress(patch)
        with pages_served() as served:
            yield served


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture
def look(browser: Browser, address: str) -> Iterator[Look]:
    """`look(lang="en", size="large", …)`: an empty page that somebody with these wishes opens."""
    opened: list[BrowserContext] = []

    def open_page(*, lang: str = "zh", size: str = "usual", **more: Any) -> Page:
        opened.append(browser.new_context(base_url=address, **more))
        opened[-1].add_cookies(
            [
                {"name": name, "value": value, "url": address}
                for name, value in (("lang", lang), ("size", size))
            ]
        )
        return opened[-1].new_page()

    yield open_page
    for context in opened:
        context.close()


@pytest.mark.parametrize("reading", readings())
def test_axe_finds_nothing_and_nothing_scrolls_sideways(look: Look, reading: Reading) -> None:
    """Nothing of WCAG 2.2 AA and good practice, nor of enhanced contrast."""
    page, wrong = look(**reading.cookies, bypass_csp=True), []
    for path in reading.of(PAGES):
        page.goto(path)
        unfold(page)
        wrong += wrong_with(page, reading.viewport)
    assert wrong == [], "\n".join(wrong)


def test_an_estimate_without_a_script(look: Look) -> None:
    page = look(viewport=PHONE, java_script_enabled=False)
    page.goto("/")
    page.locator("ul.ways").get_by_role("link", name="算一算").click()
    page.get_by_label("您的出生年月,或者年龄").fill("1980年5月")
    page.get_by_role("button", name="算一算").click()
    expect(page.get_by_role("alert")).to_contain_text("请选一档")
    expect(page.get_by_label("您的出生年月,或者年龄")).to_have_value("1980年5月")
    page.get_by_role("radio", name="500", exact=True).check()
    page.get_by_role("button", name="算一算").click()
    expect(page.locator(".answer")).to_contain_text("2040年6月起,每月约")
    before = page.locator(".answer strong").inner_text()
    page.get_by_role("link", name="多交一档").click()
    assert "tier=600" in page.url and page.locator(".answer strong").inner_text() != before
    page.go_back()
    assert page.locator(".answer strong").inner_text() == before
    page.locator("details.sum summary").first.click()
    expect(page.locator("details.sum[open] .why-tree").first).to_be_visible()


def test_an_estimate_by_the_keyboard_alone(look: Look) -> None:
    page = look(viewport=WIDE)
    page.goto("/estimate")
    tab_to(page, "#born")
    page.keyboard.type("1980-05")
    tab_to(page, "#tier")
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    tab_to(page, "form.asking button")
    page.keyboard.press("Enter")
    expect(page.locator("tr.mine")).to_contain_text("500")
    tab_to(page, "a[rel=next]")
    page.keyboard.press("Enter")
    expect(page.locator("tr.mine")).to_contain_text("600")


def test_joining_by_the_keyboard_alone(look: Look) -> None:
    page = look(viewport=WIDE)
    page.goto("/join")
    for presses in ("Space", "1980-05", "ArrowDown", "Space", "ArrowDown"):
        tab_to(page, "form.asking input:not([type=hidden])")
        if presses == "1980-05":
            page.keyboard.type(presses)
        else:
            page.keyboard.press(presses)
        tab_to(page, "form.asking button")
        with page.expect_navigation():
            page.keyboard.press("Enter")
    expect(page.locator(".answer")).to_contain_text("您可以参保")
