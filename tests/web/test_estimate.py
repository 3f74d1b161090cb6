"""算一算 on a page: the figures of the estimate, what was typed kept, one language at a time, light, and without a script."""

from __future__ import annotations

import re

from django.test import Client

from yanglao.casefile.estimate.asking import read_asked
from yanglao.casefile.estimate.figuring import estimate
from yanglao.casefile.estimate.supposing import law_at
from yanglao.kernel.money import yuan_text
from yanglao.policy.law import Laws
from yanglao.policy.loading import load_plan
from yanglao.store.acting import Area
from yanglao.store.read.areas import NamedArea

LAWS = Laws(load_plan("dongfang-2011"))
HERE = NamedArea(Area(1, "469007", "dongfang-2011", 24141), "东方市")
ON = 20161120
SHORT = "/estimate?born=1966-02&tier=800&paid=2&category=low_income&category=one_child_certificate"


def _text(public: Client, path: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", "", public.get(path).content.decode()).split())


def _figures(**typed: str) -> tuple[str, list[str]]:
    """The monthly pension of the tier chosen and of all tiers, as they are written."""
    asked = read_asked({name: [text] for name, text in typed.items()}, law_at(LAWS, ON), ON)
    best = estimate(LAWS, asked).best
    return yuan_text(best.mine.monthly_fen), [yuan_text(one.monthly_fen) for one in best.options]


def test_the_answer_is_that_of_the_estimate(public: Client) -> None:
    page = public.get("/estimate?born=1980-05&tier=500").content.decode()
    mine, all_tiers = _figures(born="1980-05", tier="500")
    [shown] = re.findall(r"<strong>([\d,.]+) <small>", page)
    assert shown == mine
    assert "2040年6月起" in page
    table = page.partition('<table class="tiers-table"')[2]
    assert re.findall(r'<td class="num">([\d,.]+)</td></tr>', table) == all_tiers
    picture = page.partition('<svg class="bars"')[2].partition("</svg>")[0]
    assert [one for one in re.findall(r">([\d,.]+\.\d\d)</text>", picture)] == all_tiers
    assert picture.count('class="mine"') == 2


def test_a_tier_up_and_down_by_links_that_keep_the_rest(public: Client) -> None:
    page = public.get(SHORT).content.decode()
    links = dict(re.findall(r'rel="(prev|next)" href="([^"]+)"', page))
    assert (
        links["prev"]
        == "?born=1966-02&amp;tier=600&amp;paid=2&amp;category=low_income&amp;category=one_child_certificate#answer"
    )
    assert "tier=1000" in links["next"]
    lowest = public.get("/estimate?born=1980-05&tier=100").content.decode()
    assert 'rel="prev"' not in lowest and 'rel="next"' in lowest


def test_two_ways_where_years_are_short(public: Client) -> None:
    text = _text(public, SHORT)
    assert "第 1 条路" in text and "一次补齐,按月领取" in text and "不补,取走账户里的钱" in text


def test_every_figure_opens_its_why(public: Client) -> None:
    page = public.get(SHORT).content.decode()
    assert page.count('<details class="sum') == page.count('<div class="why-tree">') > 12
    text = _text(public, SHORT)
    for words in (
        "五(二)2",
        "计发月数 139 个月 已证实",
        "本方案的理解",
        "来源:第二处来源、国家指导意见",
        "独生子女补贴 未定",
    ):
        assert words in text


def test_what_is_wrong_stands_beside_its_field_and_what_was_typed_is_kept(public: Client) -> None:
    page = public.get("/estimate", {"born": '<b>"x', "tier": "55", "paid": "3"}).content.decode()
    assert "看不懂" in page and "<b>" not in page.replace("<b>每", "")
    assert 'value="&lt;b&gt;&quot;x"' in page and 'value="3"' in page
    assert 'aria-describedby="born-hint born-fault" aria-invalid="true"' in page
    assert '<a href="#born">' in page and '<a href="#tier">' in page
    assert 'id="born-fault"' in page and "<title>请改一下: " in page
    assert '<section id="answer"' not in page


def test_the_first_look_asks_and_blames_nobody(public: Client) -> None:
    page = public.get("/estimate").content.decode()
    assert 'role="alert"' not in page and "<form" in page and page.count('type="radio"') == 10


def test_large_type_has_fewer_things_on_the_page(public: Client) -> None:
    public.cookies["size"] = "large"
    page = public.get("/estimate?born=1980-05&tier=500").content.decode()
    assert '<svg class="bars"' not in page and '<table class="tiers-table"' in page


def test_a_page_is_only_read(public: Client) -> None:
    assert public.post("/estimate").status_code == 405
