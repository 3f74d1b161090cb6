"""算一算 on a page: the figures of the estimate, what was typed kept, one language at a time, light, and without a script."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser

import pytest
from django.test import Client

from yanglao.casefile.estimate.asking import read_asked
from yanglao.casefile.estimate.figuring import estimate
from yanglao.casefile.estimate.supposing import law_at
from yanglao.kernel.money import yuan_text
from yanglao.policy.law import Laws
from yanglao.policy.loading import load_plan
from yanglao.site.migrations import load_django

LAWS = Laws(load_plan("dongfang-2011"))
CHINESE = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")
ON = 20161120
SHORT = "/estimate?born=1966-02&tier=800&paid=2&category=low_income&category=one_child_certificate"


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch) -> Iterator[Client]:
    """The pages on a November day of 2016, under the plan as its folder has it."""
    load_django()

    @contextmanager
    def nothing() -> Iterator[None]:
        yield None

    monkeypatch.setenv("YANGLAO_TODAY", "2016-11-20")
    monkeypatch.setattr("yanglao.web.estimate.reading", nothing)
    monkeypatch.setattr("yanglao.web.estimate.laws_here", lambda _: LAWS)
    yield Client(SERVER_NAME="127.0.0.1")


class _Text(HTMLParser):
    """The words of a page: all, and without those that are marked as Chinese."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[bool] = []
        self.words: list[str] = []
        self.not_marked: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag not in ("input", "meta", "link", "br", "rect"):
            self.open.append(told.get("lang") == "zh-Hans" and tag != "html")
        self.not_marked += [text for name, text in attrs if name in ("aria-label", "alt", "title") and text]

    def handle_endtag(self, tag: str) -> None:
        if tag not in ("rect",):
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        if not any(self.open):
            self.not_marked.append(data)


def _read(client: Client, path: str) -> _Text:
    found = _Text()
    found.feed(client.get(path).content.decode())
    return found


def _text(client: Client, path: str) -> str:
    return " ".join("".join(_read(client, path).words).split())


def _figures(**typed: str) -> tuple[str, list[str]]:
    """The monthly pension of the tier chosen and of all tiers, as they are written."""
    asked = read_asked({name: [text] for name, text in typed.items()}, law_at(LAWS, ON), ON)
    best = estimate(LAWS, asked).best
    return yuan_text(best.mine.monthly_fen), [yuan_text(one.monthly_fen) for one in best.options]


def test_the_answer_is_that_of_the_estimate(client: Client) -> None:
    page = client.get("/estimate?born=1980-05&tier=500").content.decode()
    mine, all_tiers = _figures(born="1980-05", tier="500")
    [shown] = re.findall(r"<strong>([\d,.]+) <small>", page)
    assert shown == mine
    assert "2040年6月起" in page
    table = page.partition('<table class="tiers-table"')[2]
    assert re.findall(r'<td class="num">([\d,.]+)</td></tr>', table) == all_tiers
    picture = page.partition('<svg class="bars"')[2].partition("</svg>")[0]
    assert [one for one in re.findall(r">([\d,.]+\.\d\d)</text>", picture)] == all_tiers
    assert picture.count('class="mine"') == 2


def test_a_tier_up_and_down_by_links_that_keep_the_rest(client: Client) -> None:
    page = client.get(SHORT).content.decode()
    links = dict(re.findall(r'rel="(prev|next)" href="([^"]+)"', page))
    assert (
        links["prev"]
        == "?born=1966-02&amp;tier=600&amp;paid=2&amp;category=low_income&amp;category=one_child_certificate#answer"
    )
    assert "tier=1000" in links["next"]
    lowest = client.get("/estimate?born=1980-05&tier=100").content.decode()
    assert 'rel="prev"' not in lowest and 'rel="next"' in lowest


def test_two_ways_where_years_are_short(client: Client) -> None:
    text = _text(client, SHORT)
    assert "第 1 条路" in text and "一次补齐,按月领取" in text and "不补,取走账户里的钱" in text


def test_every_figure_opens_its_why(client: Client) -> None:
    page = client.get(SHORT).content.decode()
    assert page.count('<div class="line">') == page.count("<details><summary") > 12
    text = _text(client, SHORT)
    for words in (
        "五(二)2",
        "计发月数 139 个月 已证实",
        "本方案的理解",
        "来源:第二处来源、国家指导意见",
        "独生子女补贴 未定",
    ):
        assert words in text


def test_what_is_wrong_stands_beside_its_field_and_what_was_typed_is_kept(client: Client) -> None:
    page = client.get("/estimate", {"born": '<b>"x', "tier": "55", "paid": "3"}).content.decode()
    assert "看不懂" in page and "<b>" not in page.replace("<b>每", "")
    assert 'value="&lt;b&gt;&quot;x"' in page and 'value="3"' in page
    assert 'aria-describedby="born-hint born-fault" aria-invalid="true"' in page
    assert '<a href="#born">' in page and '<a href="#tier">' in page
    assert 'id="born-fault"' in page and "<title>请改一下: " in page
    assert '<section id="answer"' not in page


def test_the_first_look_asks_and_blames_nobody(client: Client) -> None:
    page = client.get("/estimate").content.decode()
    assert 'role="alert"' not in page and "<form" in page and page.count('type="radio"') == 10


@pytest.mark.parametrize("path", ["/estimate", "/estimate?born=1980-05&tier=500", SHORT, "/estimate?born=x"])
def test_english_pages_have_no_chinese_but_what_is_marked(client: Client, path: str) -> None:
    client.cookies["lang"] = "en"
    marked = "".join(_read(client, path).not_marked)
    assert not CHINESE.search(marked), CHINESE.findall(marked)[:20]


@pytest.mark.parametrize("path", ["/estimate", "/estimate?born=1980-05&tier=500", SHORT])
def test_chinese_pages_have_no_english(client: Client, path: str) -> None:
    words = " ".join(_read(client, path).words).replace("English", "")
    assert not re.findall(r"[A-Za-z]{2,}", words)


@pytest.mark.parametrize("path", [SHORT, "/estimate?born=2000-05&tier=500"])
def test_a_page_is_light_and_has_no_script(client: Client, path: str) -> None:
    answer = client.get(path)
    assert len(gzip.compress(answer.content)) < 30_000 and len(answer.content) < 150_000
    assert b"<script" not in answer.content and b"style=" not in answer.content
    assert client.post("/estimate").status_code == 405
