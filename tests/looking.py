"""What is true of every page in a browser, whoever reads it and however: axe finds nothing, and nothing scrolls sideways."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TypeVar

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import PHONE, WIDE
from playwright.sync_api import Page

T = TypeVar("T")
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RULES: dict[str, object] = {
    "runOnly": _TAGS,
    "rules": {"color-contrast-enhanced": {"enabled": True}, "color-contrast": {"enabled": False}},
    "resultTypes": ["violations"],
}
"""The enhanced contrast is the stricter of the two."""
OF_STAFF: dict[str, object] = RULES | {
    "rules": {"color-contrast-enhanced": {"enabled": False}, "color-contrast": {"enabled": True}}
}
"""Staff read at 4.5:1, residents at 7:1."""
NARROW = (768, 360, 320)
"""A tablet, where tables still lie side by side with their headings; the narrowest phone; and what 400 % leaves of 1280."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A way of reading: the language, the size of the type, and the window. turn: of so many ways that share the pages between them, which
    one this is (None: it reads all)."""

    lang: str
    size: str
    viewport: Mapping[str, int]
    turn: int | None = None

    @property
    def cookies(self) -> dict[str, str]:
        return {"lang": self.lang, "size": self.size}

    def of(self, pages: Sequence[T]) -> Sequence[T]:
        """Those of the pages that are read in this way."""
        return pages if self.turn is None else pages[self.turn :: len(IN_TURNS)]


IN_TURNS = AT_A_DESK, ON_A_PHONE = Reading("zh", "usual", WIDE, 0), Reading("en", "large", PHONE, 1)
"""The two that are tried in every run, page by page in turn: between them every language, size and width. Every page in every way is a campaign."""


def readings() -> list[object]:
    """Every way of reading, for a test that is repeated in each."""
    every = [Reading(*one) for one in product(("zh", "en"), ("usual", "large"), (WIDE, PHONE))]
    return [
        *(pytest.param(one, id=f"{one.lang}-in-turn") for one in IN_TURNS),
        *(pytest.param(one, id=_named(one), marks=pytest.mark.campaign) for one in every),
    ]


def _named(one: Reading) -> str:
    return f"{one.lang}-{one.size}-{one.viewport['width']}"


def unfold(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")


def wrong_with(page: Page, viewport: Mapping[str, int], rules: Mapping[str, object] = RULES) -> list[str]:
    """What axe finds at that width, and what goes beyond narrow windows; nothing where all is well."""
    page.set_viewport_size({"width": viewport["width"], "height": viewport["height"]})
    found = Axe().run(page, options=dict(rules))
    told = [found.generate_report()] if found.violations_count else []
    told += _too_wide(page)
    page.set_viewport_size({"width": viewport["width"], "height": viewport["height"]})
    return [f"{page.url} {viewport['width']}: {one}" for one in told]


def _too_wide(page: Page) -> list[str]:
    """How far the page goes beyond narrow windows, and by what."""
    found = []
    for width in NARROW:
        page.set_viewport_size({"width": width, "height": 740})
        told = page.evaluate(
            """() => { const wide = document.documentElement.clientWidth;
            if (document.documentElement.scrollWidth <= wide) return "";
            const beyond = [...document.querySelectorAll("body *")].filter(
                one => one.getBoundingClientRect().right > wide + .5 && !one.closest(".across, .rail"));
            return beyond.slice(-3).map(one => one.outerHTML.slice(0, 120)).join(" | ") || "something"; }"""
        )
        if told:
            found.append(f"at {width}: {told}")
    return found
