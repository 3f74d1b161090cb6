"""图 A page as it is seen at a desk, on a phone, and in the large type for the elderly; what it weighs, and what axe finds in it."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Response

from touring.places import RESIDENT, Stop

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
HIGHEST, QUALITY = 1100, 30
"""Pictures end here, in pixels; they are to be looked at, not to be measured."""


@dataclass(frozen=True, slots=True)
class View:
    """A way of looking: its name, width and cookies."""

    name: str
    width: int
    cookies: dict[str, str] = field(default_factory=dict)


VIEWS = (
    View("desk", 1280),
    View("phone", 390, {"lang": "en"}),
    View("large", 390, {"size": "large"}),
)


@dataclass(slots=True)
class Seen:
    """What was seen of a page: its title, its weight in bytes as sent (without fonts), and what axe found, by way of looking."""

    stop: Stop
    title: str = ""
    weight: int = 0
    status: int = 0
    violations: dict[str, list[str]] = field(default_factory=dict)


@contextmanager
def in_shoes(browser: Browser, address: str, view: View, who: str) -> Iterator[Page]:
    """A page of a browser in which somebody has come in."""
    context = browser.new_context(
        base_url=address, viewport={"width": view.width, "height": 900}, bypass_csp=True
    )
    context.add_cookies(
        [{"name": name, "value": value, "url": address} for name, value in view.cookies.items()]
    )
    yield _come_in(context, who)
    context.close()


def _come_in(context: BrowserContext, who: str) -> Page:
    page = context.new_page()
    if who == RESIDENT:
        page.goto("/me/sign-in")
        page.locator('form[action="/me/sign-in/demo"] button').first.click()
    elif who:
        page.goto("/staff/sign-in")
        page.locator(f'form:has(input[value="{who}"]) button').first.click()
    return page


def look(page: Page, path: str, view: View, seen: Seen, folder: Path) -> None:
    """Go there, take the picture, and let axe look."""
    answer = page.goto(path)
    seen.status = answer.status if answer else 0
    seen.violations[view.name] = sorted(
        {one["id"] for one in Axe().run(page, options=RULES).response["violations"]}
    )
    if view is VIEWS[0] and answer is not None:
        seen.title, seen.weight = page.title().partition(" · ")[0], _weight(page, answer)
    high = min(int(page.evaluate("document.documentElement.scrollHeight")), HIGHEST)
    page.screenshot(
        path=folder / f"{seen.stop.key}-{view.name}.jpg",
        type="jpeg",
        quality=QUALITY,
        full_page=True,
        clip={"x": 0, "y": 0, "width": view.width, "height": high},
    )


def _weight(page: Page, answer: Response) -> int:
    """Bytes of a page with its sheets as they are sent, compressed; fonts are not counted."""
    sheets = page.locator('link[rel="stylesheet"]').evaluate_all("links => links.map(link => link.href)")
    bodies = [answer.body(), *(page.request.get(sheet).body() for sheet in sheets)]
    return sum(len(gzip.compress(body)) for body in bodies)
