"""The public pages in a browser: axe finds nothing at both widths in both languages, nothing scrolls sideways, the keyboard is enough, and
no script is needed. `./check` says so where there is no Chromium; with CI=true its absence is a failure."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

CHROMIUM = "YANGLAO_CHROMIUM"  # where ./check has found it
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SHORT = "/estimate?born=1966-02&tier=800&paid=2&category=low_income&category=one_child_certificate"
PAGES = (
    "/",
    "/offices",
    "/estimate",
    "/estimate?born=x&tier=&paid=z",
    "/estimate?born=1980-05&tier=500",
    SHORT,
    "/join",
    "/join?household=here&born=x",
    "/join?household=here&born=1980-05&student=no&cover=none&enrolled=no",
    "/questions?ask=35岁,每年交500元,能领多少",
    "/questions?ask=天气",
    "/no-such-page",
)
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"color-contrast-enhanced": {"enabled": True}},
    "resultTypes": ["violations"],
}
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = os.environ.get(CHROMIUM) or next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        missing = "there is no Chromium on this machine (package chromium)"
        pytest.fail(missing) if os.environ.get("CI", "").lower() in ("1", "true") else pytest.skip(missing)
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture
def address(public: Client) -> Iterator[str]:
    """Where the pages of `public` are served, for as long as a test runs."""
    from django.core.wsgi import get_wsgi_application
    from waitress.server import create_server

    server = create_server(get_wsgi_application(), host="127.0.0.1", port=0, threads=2)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    thread.join(timeout=10)


def _look(
    browser: Browser, address: str, *, lang: str = "zh", size: str = "usual", **more: object
) -> BrowserContext:
    context = browser.new_context(**more)  # type: ignore[arg-type]
    context.add_cookies(
        [{"name": name, "value": value, "url": address} for name, value in (("lang", lang), ("size", size))]
    )
    return context


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_axe_finds_nothing(browser: Browser, address: str, lang: str, viewport: dict[str, int]) -> None:
    page = _look(browser, address, lang=lang, viewport=viewport, bypass_csp=True).new_page()
    for path in PAGES:
        page.goto(address + path)
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        found = Axe().run(page, options=RULES)
        assert found.violations_count == 0, f"{path}\n{found.generate_report()}"
    page.context.close()


@pytest.mark.parametrize("width", [320, 360])
@pytest.mark.parametrize(
    ("lang", "size"), [("zh", "usual"), ("zh", "large"), ("en", "usual"), ("en", "large")]
)
def test_nothing_scrolls_sideways(browser: Browser, address: str, lang: str, size: str, width: int) -> None:
    """Down to 360 px, and to what 400 % leaves of 1280."""
    page = _look(browser, address, lang=lang, size=size, viewport={"width": width, "height": 740}).new_page()
    for path in PAGES:
        page.goto(address + path)
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        beyond = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert beyond <= 0, f"{path}: {beyond} px too wide"
    page.context.close()


def test_an_estimate_without_a_script(browser: Browser, address: str) -> None:
    page = _look(browser, address, viewport=PHONE, java_script_enabled=False).new_page()
    page.goto(address)
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
    page.context.close()


def test_an_estimate_by_the_keyboard_alone(browser: Browser, address: str) -> None:
    page = _look(browser, address, viewport=WIDE).new_page()
    page.goto(f"{address}/estimate")
    _tab_to(page, "#born")
    page.keyboard.type("1980-05")
    _tab_to(page, "#tier")
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    _tab_to(page, "form.asking button")
    page.keyboard.press("Enter")
    expect(page.locator("tr.mine")).to_contain_text("500")
    _tab_to(page, "a[rel=next]")
    page.keyboard.press("Enter")
    expect(page.locator("tr.mine")).to_contain_text("600")
    page.context.close()


def test_joining_by_the_keyboard_alone(browser: Browser, address: str) -> None:
    page = _look(browser, address, viewport=WIDE).new_page()
    page.goto(f"{address}/join")
    for presses in ("Space", "1980-05", "ArrowDown", "Space", "ArrowDown"):
        _tab_to(page, "form.asking input:not([type=hidden])")
        if presses == "1980-05":
            page.keyboard.type(presses)
        else:
            page.keyboard.press(presses)
        _tab_to(page, "form.asking button")
        page.keyboard.press("Enter")
        page.wait_for_load_state()
    expect(page.locator(".answer")).to_contain_text("您可以参保")
    page.context.close()


def _tab_to(page: Page, selector: str) -> None:
    """Press Tab until something is in focus; what is in focus is seen to be."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            assert (
                page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
                or page.evaluate("getComputedStyle(document.activeElement.closest('label')).outlineStyle")
                != "none"
            )
            return
    raise AssertionError(f"no Tab leads to {selector}")
