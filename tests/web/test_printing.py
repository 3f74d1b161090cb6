"""A page on paper: whose it is, who printed it and when, the work whole, and nothing that can only be pressed; tables are not cut, their headings
go on over pages, a wide list lies across."""

from __future__ import annotations

from io import BytesIO

import pytest
from browsing import WIDE
from playwright.sync_api import Page
from pypdf import PdfReader
from web.test_browser import browser
from web.test_everywhere import Browsed, Stop, browsed, more, stops
from web.test_matrix import LOGINS, known

pytestmark = pytest.mark.long

__all__ = ["browsed", "browser", "known", "more"]
FILED = (
    *("me/statement", "me/why", "staff/person/<int:person>", "staff/person/<int:person>/contributions"),
    *("staff/person/<int:person>/facts", "staff/tasks/<int:number>", "staff/reports/<slug:name>"),
    *("staff/payroll/<int:number>", "staff/payroll/<int:number>/lines", "staff/bureau", "staff/log"),
    *("staff/unit/<slug:code>/report/<slug:span>/<slug:month>",),
)
"""What offices file: statement, reasons, person, receipts, facts, task, report, batch, list."""
A4 = {"width": 658, "height": 960}
"""What the margins leave of a sheet, in CSS pixels."""
PRESSED = "button, input, select, textarea, .top, .rail, .foot, .skip, .filters, nav"
CUT = """() => { const wide = document.documentElement.clientWidth;
    return [...document.querySelectorAll("body *")].filter(one => one.checkVisibility()
        && !one.classList.contains("unseen") && !one.closest(".unseen")
        && (one.getBoundingClientRect().right > wide + 1
            || (one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX !== "visible")))
        .map(one => one.outerHTML.slice(0, 120)); }"""


@pytest.fixture
def sheet(browsed: Browsed) -> dict[str, Stop]:
    found: dict[str, Stop] = {}
    for stop in stops(browsed.known):
        found.setdefault(stop.route, stop)
    return found


def _on_paper(browsed: Browsed, stop: Stop, path: str = "") -> Page:
    page = browsed.page(stop.who)
    page.emulate_media(media="print")
    page.set_viewport_size(A4)
    answer = page.goto(path or stop.path)
    assert answer is not None and answer.status == 200
    return page


@pytest.mark.parametrize("route", FILED)
def test_paper_has_what_it_must_and_nothing_else(
    browsed: Browsed, sheet: dict[str, Stop], route: str
) -> None:
    stop = sheet[route]
    page = _on_paper(browsed, stop)
    head = page.locator(".printed").inner_text()
    assert "东方市" in head and "2011-12-15" in head
    if stop.route.startswith("staff"):
        assert LOGINS.get(stop.who, stop.who) in head
    seen = page.locator(PRESSED).evaluate_all(
        "all => all.filter(one => one.checkVisibility()).map(one => one.outerHTML.slice(0, 120))"
    )
    assert seen == []
    assert page.locator("h1").first.is_visible()
    assert page.evaluate(CUT) == []


def test_headings_go_on_and_sums_stand_once(browsed: Browsed, sheet: dict[str, Stop]) -> None:
    page = _on_paper(browsed, sheet["staff/payroll/<int:number>"])
    told = {
        part: page.locator(part).first.evaluate("one => getComputedStyle(one).display")
        for part in ("thead", "tfoot")
    }
    assert told == {"thead": "table-header-group", "tfoot": "table-row-group"}


def test_every_reason_is_on_the_paper(browsed: Browsed, sheet: dict[str, Stop]) -> None:
    """What is folded on the screen is opened, without which a life has no table."""
    page = _on_paper(browsed, sheet["staff/person/<int:person>"])
    assert page.locator("details table").first.is_visible()
    page.emulate_media(media="screen")
    page.set_viewport_size(WIDE)
    assert not page.locator("details table").first.is_visible()
    assert not page.locator(".printed").is_visible()


@pytest.mark.parametrize(("name", "is_wide"), [("call-list", False), ("controls", True)])
def test_a_sheet_is_a4_and_a_wide_list_lies_across(browsed: Browsed, name: str, is_wide: bool) -> None:
    who = "clerk" if not is_wide else "auditor"
    page = _on_paper(browsed, Stop("staff/", "", who), f"/staff/reports/{name}/print")
    columns = page.locator("thead th").count()
    assert (columns >= 9) == is_wide, columns
    pages = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    for number, one in enumerate(pages, 1):
        size = (round(one.mediabox.width), round(one.mediabox.height))
        assert size == ((842, 595) if is_wide else (595, 842))
        assert f"{number} / {len(pages)}" in " ".join(one.extract_text().split())
