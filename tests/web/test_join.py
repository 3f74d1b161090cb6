"""怎么参保 on pages: a question at a time, the answers in the address, and at the end what the rule of 四(一) says."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from yanglao.casefile.joining import FAVOURABLE, QUESTIONS, may_join, read_answers
from yanglao.policy.law import Laws
from yanglao.policy.loading import load_plan
from yanglao.rules.reasons import SENTENCES, Reason

LAWS = Laws(load_plan("dongfang-2011"))
ON = 20161120
ALL = {**FAVOURABLE, "born": "1980-05"}


def _reason(**said: str) -> Reason:
    answers, faults = read_answers({name: [text] for name, text in said.items()}, ON)
    assert not faults
    return may_join(LAWS, answers).reason


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({}, Reason.accepted),
        ({"born": "70"}, Reason.accepted),
        ({"household": "elsewhere"}, Reason.not_resident),
        ({"household": "here_agricultural"}, Reason.agricultural_household),
        ({"born": "2001-01"}, Reason.under_16),
        ({"student": "yes"}, Reason.student),
        ({"cover": "drawing"}, Reason.drawing_elsewhere),
        ({"cover": "covered"}, Reason.covered_elsewhere),
        ({"enrolled": "yes"}, Reason.already_enrolled),
        ({"household": "elsewhere", "born": "2001-01", "student": "yes"}, Reason.not_resident),
    ],
)
def test_the_rule_decides(public: Client, said: dict[str, str], reason: Reason) -> None:
    assert _reason(**{**ALL, **said}) == reason
    page = public.get("/join", {**ALL, **said}).content.decode()
    if reason:
        assert SENTENCES[reason][0] in page and "要带什么" not in page
    else:
        assert "您可以参保" in page and "要带什么" in page and "10 个工作日" in page
    assert "四(一)" in page


def test_a_question_a_page_and_no_more_than_needed(public: Client) -> None:
    said: dict[str, str] = {}
    for question in QUESTIONS:
        page = public.get("/join", said).content.decode()
        assert question.asks.title[0] in page and page.count("<form") == 1
        assert page.count('type="hidden"') == len(said) + 1
        said[question.name] = ALL[question.name]
    assert "您可以参保" in public.get("/join", said).content.decode()
    early = public.get("/join", {"household": "elsewhere"}).content.decode()
    assert "现在还不能参保" in early and "<form" not in early


def test_passing_over_a_question_and_mistyping_say_what_to_do(public: Client) -> None:
    assert 'role="alert"' not in public.get("/join").content.decode()
    assert "请选一项。" in public.get("/join?asked=household").content.decode()
    assert "请填写出生年月" in public.get("/join?household=here&asked=born").content.decode()
    page = public.get("/join", {"household": "here", "asked": "born", "born": "<1980"}).content.decode()
    assert "看不懂" in page and 'value="&lt;1980"' in page and "<title>请改一下: " in page
    assert "请选一项。" in public.get("/join?household=nowhere").content.decode()


def test_back_and_change_ask_again_and_keep_what_came_before(public: Client) -> None:
    page = public.get("/join?household=here&born=1980-05").content.decode()
    assert '<a class="back" href="/join?household=here">' in page
    done = public.get("/join", ALL).content.decode()
    assert re.findall(r'<a href="(/join[^"]*)">改', done) == [
        "/join",
        "/join?household=here",
        "/join?household=here&amp;born=1980-05",
        "/join?household=here&amp;born=1980-05&amp;student=no",
        "/join?household=here&amp;born=1980-05&amp;student=no&amp;cover=none",
    ]
    assert 'href="/estimate?born=1980-05"' in done


def test_whoever_is_too_young_learns_when(public: Client) -> None:
    assert "您在 2019年3月满 16 岁" in public.get("/join?household=here&born=2003-03").content.decode()
