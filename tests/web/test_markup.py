"""What every public page holds to, in both languages: everything named, headings in order, one language, light, and contrast of 7:1."""

from __future__ import annotations

import gzip
import itertools
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.test import Client

from yanglao.web import assets

SHEET = (Path(assets.__file__).parent / "static" / "look.css").read_text(encoding="utf-8")
CHINESE = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")
SHORT = "/estimate?born=1966-02&tier=800&paid=2&category=low_income&category=one_child_certificate"
PAGES = (
    "/",
    "/offices",
    "/estimate",
    "/estimate?born=x&tier=&paid=z&paid_tier=1&category=q",
    "/estimate?born=1980-05&tier=500",
    "/estimate?born=1945-05&tier=100",
    SHORT,
    "/join",
    "/join?household=here&asked=born",
    "/join?household=here&born=x",
    "/join?household=elsewhere",
    "/join?household=here&born=1980-05&student=no&cover=none&enrolled=no",
    "/questions",
    "/questions?ask=",
    "/questions?ask=35岁,每年交500元,能领多少",
    "/questions?ask=天气",
    "/questions?about=students",
    "/no-such-page",
)
VOID = frozenset({"input", "meta", "link", "br", "img", "hr", "rect"})
HEAVIEST = 150_000


class Page(HTMLParser):
    """A page as its elements: (tag, attributes, text within)."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None], list[str]]] = []
        self.open: list[int] = []
        self.of_other_language: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs), []))
        if tag not in VOID:
            self.open.append(len(self.elements) - 1)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs), []))

    def handle_endtag(self, tag: str) -> None:
        assert self.elements[self.open.pop()][0] == tag, tag

    def handle_data(self, data: str) -> None:
        for place in self.open:
            self.elements[place][2].append(data)
        if not any(self.elements[place][1].get("lang") for place in self.open[1:]):
            self.of_other_language.append(data)

    def all(self, *tags: str) -> Iterator[tuple[dict[str, str | None], str]]:
        """The elements of some tags: attributes and text."""
        return ((told, " ".join("".join(text).split())) for tag, told, text in self.elements if tag in tags)


@pytest.fixture(params=["zh", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=PAGES)
def page(request: pytest.FixtureRequest, public: Client, language: str) -> Page:
    public.cookies["lang"] = language
    return Page(public.get(request.param).content.decode())


def test_every_page_is_whole_and_named(page: Page, language: str) -> None:
    [(html, _)] = page.all("html")
    assert html["lang"] == {"zh": "zh-Hans", "en": "en"}[language]
    assert len(list(page.all("h1"))) == 1 and len(list(page.all("main"))) == 1
    levels = [int(tag[1]) for tag, _, _ in page.elements if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1 and all(after <= before + 1 for before, after in itertools.pairwise(levels))
    identities = [told["id"] for _, told, _ in page.elements if told.get("id")]
    assert len(identities) == len(set(identities))
    for _, told, _ in page.elements:
        for name in ("aria-describedby", "aria-labelledby", "for"):
            assert set((told.get(name) or "").split()) <= set(identities), told
        if (told.get("href") or "").startswith("#"):
            assert (told["href"] or "")[1:] in identities, told


def test_everything_that_can_be_pressed_or_filled_has_words(page: Page) -> None:
    for told, text in page.all("a", "button", "summary", "legend", "label", "th", "caption"):
        assert text or told.get("aria-label"), told
    labelled = {told["for"] for told, _ in page.all("label") if told.get("for")}
    within = [text for _, text in page.all("label")]
    for told, _ in page.all("input", "select"):
        if told.get("type") in ("radio", "checkbox"):
            assert within
        elif told.get("type") != "hidden":
            assert told["id"] in labelled, told
    for told, _ in page.all("svg"):
        assert told.get("aria-label") or told.get("aria-hidden") == "true"
    for told, text in page.all("li", "dt", "dd", "p"):
        assert text, told


def test_one_language_but_for_names_and_clauses(page: Page, language: str) -> None:
    spoken = " ".join(page.of_other_language)
    spoken += " ".join(told["aria-label"] or "" for _, told, _ in page.elements if told.get("aria-label"))
    if language == "en":
        assert not CHINESE.search(spoken), CHINESE.findall(spoken)
    else:
        assert not re.findall(r"[A-Za-z]{2,}", spoken)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_light_and_keeps_to_itself(public: Client, path: str) -> None:
    content = public.get(path).content
    sheet = gzip.compress(SHEET.encode())
    assert len(gzip.compress(content)) + len(sheet) < HEAVIEST and len(content) < HEAVIEST
    assert not re.search(rb"<script|style=|https?://|onclick", content)


# --- colours ---------------------------------------------------------------------------------------------

TEXT_ON = [
    ("ink", "ground"),
    ("ink", "paper"),
    ("ink-2", "ground"),
    ("ink-2", "paper"),
    ("ink-2", "act-soft"),
    ("ink", "act-soft"),
    ("ink", "need-soft"),
    ("ink", "risk-soft"),
    ("act", "ground"),
    ("act", "paper"),
    ("act", "act-soft"),
    ("act", "need-soft"),
    ("act", "risk-soft"),
    ("need", "need-soft"),
    ("risk", "risk-soft"),
    ("risk", "ground"),
    ("done", "done-soft"),
    ("paper", "act"),
]
"""Text and what it stands on."""


def _colour(name: str) -> str:
    found = re.search(rf"--{name}: #(\w+);", SHEET)
    assert found is not None, name
    return found[1] if len(found[1]) == 6 else "".join(2 * digit for digit in found[1])


def _light(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(("text", "ground"), TEXT_ON)
def test_text_can_be_read_in_bright_light(text: str, ground: str) -> None:
    dark, bright = sorted((_light(_colour(text)), _light(_colour(ground))))
    assert (bright + 0.05) / (dark + 0.05) >= 7
