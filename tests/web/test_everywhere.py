"""Every page of tests/web/matrix.csv in a browser: axe finds nothing, nothing scrolls sideways at 360 px nor at what 400 % leaves of 1280, and
whatever has the focus is seen to have it. With --campaign in both languages, at both widths, in usual and large type, with every report and
list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pytest
from browsing import PHONE, WIDE, pages_served
from looking import OF_STAFF, RULES, unfold, wrong_with
from playwright.sync_api import Browser, BrowserContext, Page
from web.test_browser import browser
from web.test_matrix import EVERYBODY, TABLE, Known, examples, known, read

from yanglao.acts.register import REGISTER
from yanglao.acts.roles import ROLES
from yanglao.reports.register import REPORTS

pytestmark = pytest.mark.long

__all__ = ["browser", "known"]
LEAST_PAGES = 65
FOCUSED = (
    *("", "estimate", "join", "questions", "me", "me/statement", "me/requests/<slug:kind>"),
    *("staff", "staff/sign-in", "staff/do/<slug:key>", "staff/person/<int:person>", "staff/payroll"),
    *("staff/person/<int:person>/pension", "staff/tasks/<int:number>", "staff/unit/<slug:code>/calls"),
    *("staff/payroll/<int:number>", "staff/reports/<slug:name>", "staff/lists/<slug:key>"),
)
"""Pages on which everything is gone through by Tab: one of each kind of thing that can be reached."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A page: its address in the table, as it is typed, and in whose shoes."""

    route: str
    path: str
    who: str

    @property
    def rules(self) -> dict[str, object]:
        return OF_STAFF if self.route.startswith("staff/") or self.route == "staff" else RULES


def stops(known: Known) -> list[Stop]:
    """Every address of the table that gives somebody a page, once, as it is about what is theirs."""
    rows = [row for row in read(TABLE) if row["method"] == "GET"]
    paths = {(route, about): path for route, some in examples(known).items() for about, path in some}
    found: dict[str, Stop] = {}
    for row in rows:
        who = next((one for one in EVERYBODY if row[one] == "page"), None)
        if who is not None:
            name = row["address"] if "payroll" not in row["address"] else f"{row['address']} {row['about']}"
            found.setdefault(name, Stop(row["address"], paths[row["address"], row["about"]], who))
    return list(found.values())


@dataclass(frozen=True, slots=True)
class Browsed:
    """A browser in which everybody has come in: pages by language, size of type and whose shoes."""

    browser: Browser
    address: str
    known: Known
    opened: dict[tuple[str, str, str], Page]

    def page(self, who: str, lang: str = "zh", size: str = "usual") -> Page:
        key = (who, lang, size)
        if key not in self.opened:
            self.opened[key] = self._context(who, lang, size).new_page()
        return self.opened[key]

    def _context(self, who: str, lang: str, size: str) -> BrowserContext:
        context = self.browser.new_context(base_url=self.address, bypass_csp=True)
        kept = {one.key: one.value for one in self.known.browser(who).cookies.values()}
        cookies = {**kept, "lang": lang, "size": size}
        context.add_cookies(
            [{"name": name, "value": value, "url": self.address} for name, value in cookies.items()]
        )
        return context


@pytest.fixture(scope="module")
def more(known: Known, request: pytest.FixtureRequest) -> list[Stop]:
    """Every report, every form, every list, for the first who has it, and the first page of each role; looked for where it is asked for."""
    if not request.config.getoption("--campaign"):
        return []
    paths = [f"/staff/reports/{name}" for name in REPORTS]
    paths += [f"/staff/{way}/{key}" for way in ("do", "lists") for key in REGISTER]
    first = [Stop("staff", "/staff", role) for role in ROLES]
    return [*first, *(one for path in paths for one in _first(known, path))]


def _first(known: Known, path: str) -> Iterator[Stop]:
    for role in ROLES:
        if known.browser(role).get(path).status_code == 200:
            yield Stop("staff/", path, role)
            return


@pytest.fixture(scope="module")
def browsed(known: Known, more: list[Stop], browser: Browser) -> Iterator[Browsed]:
    """`more` is looked for before the browser starts, beside which Django answers nobody in this process itself."""
    with pages_served(threads=1) as address:
        made = Browsed(browser, address, known, {})
        yield made
        for page in made.opened.values():
            page.context.close()


def _open(page: Page, path: str) -> None:
    """A page with everything unfolded."""
    answer = page.goto(path)
    assert answer is not None and answer.status == 200, path
    unfold(page)


def _wrong(page: Page, stop: Stop, viewport: Mapping[str, int]) -> list[str]:
    return [f"{stop.path} of {stop.who}: {one}" for one in wrong_with(page, viewport, stop.rules)]


def test_every_page_can_be_read_by_everybody(browsed: Browsed) -> None:
    """Chinese at a desk and English on a phone in turn; narrow, each of them."""
    there = stops(browsed.known)
    assert len(there) >= LEAST_PAGES
    wrong: list[str] = []
    for place, stop in enumerate(there):
        lang, viewport = (("zh", WIDE), ("en", PHONE))[place % 2]
        page = browsed.page(stop.who, lang)
        _open(page, stop.path)
        wrong += _wrong(page, stop, viewport)
    assert wrong == [], "\n".join(wrong)


SEEN = """() => { const one = document.activeElement;
    if (one === document.body || one === null) return null;
    const shown = [one, one.closest("label"), one.closest("summary")].filter(Boolean).some(each => {
        const look = getComputedStyle(each);
        return look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2; });
    const box = one.getBoundingClientRect();
    const there = box.bottom > 0 && box.top < innerHeight && (box.width > 1 || one.type === "radio");
    one.dataset.reached = "1";
    return shown && there ? "" : one.outerHTML.slice(0, 160); }"""
REACHABLE = """() => [...document.querySelectorAll(
        "a[href], button, input, select, textarea, summary, [tabindex='0']")].filter(one =>
        !one.disabled && one.type !== "hidden" && !one.dataset.reached && one.checkVisibility()
        && one.tabIndex >= 0 && one.type !== "radio").map(one => one.outerHTML.slice(0, 160))"""


def _unseen(page: Page) -> list[str]:
    """What takes the focus and does not show it, and what is passed over, going through by Tab."""
    found, most = (
        [],
        20 + page.locator("a[href], button, input, select, textarea, summary, [tabindex='0']").count(),
    )
    for _ in range(most):
        page.keyboard.press("Tab")
        told = page.evaluate(SEEN)
        if told is None:
            break
        if told:
            found.append(told)
    return [*found, *(f"passed over: {one}" for one in page.evaluate(REACHABLE))]


def test_the_focus_is_seen_wherever_it_is(browsed: Browsed) -> None:
    first: dict[str, Stop] = {}
    for stop in stops(browsed.known):
        first.setdefault(stop.route, stop)
    wrong = []
    for route in FOCUSED:
        stop = first[route]
        page = browsed.page(stop.who)
        page.set_viewport_size(WIDE)
        _open(page, stop.path)
        wrong += [f"{stop.path}: {one}" for one in _unseen(page)]
    assert wrong == []


@pytest.mark.campaign
@pytest.mark.parametrize("size", ["usual", "large"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_page_report_and_list_in_every_way_of_reading(
    browsed: Browsed, more: list[Stop], lang: str, size: str
) -> None:
    there = [*stops(browsed.known), *more]
    wrong: list[str] = []
    for stop in there:
        page = browsed.page(stop.who, lang, size)
        for viewport in (WIDE, PHONE):
            _open(page, stop.path)
            wrong += _wrong(page, stop, viewport)
    assert wrong == [], "\n".join(wrong)
