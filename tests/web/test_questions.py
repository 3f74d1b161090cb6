"""有问题就问: what advice answers stands on the page with its clause; what was not understood is not answered; every question can be found."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from yanglao.advice.answering import advise
from yanglao.advice.questions import questions_of

MONTH = 2016 * 12 + 10
PLAN = "dongfang-2011"


def _page(public: Client, **asked: str) -> str:
    answer = public.get("/questions", asked)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_question_is_answered_as_advice_answers_it(public: Client) -> None:
    asked = "我35岁,每年交500元,能领多少"
    found, page = advise(PLAN, asked, MONTH), _page(public, ask=asked)
    assert found.question is not None and found.sum is not None and found.sum.told
    for sentence in (*found.sentences, *found.sum.told, *found.sum.assumed, found.office):
        assert sentence[0] in page
    assert "五(二)1" in page and "已证实" in page and 'href="/estimate"' in page
    assert f'value="{asked}"' in page


def test_what_is_not_understood_is_not_answered(public: Client) -> None:
    page = _page(public, ask='<b>"天气')
    assert "没有听懂" in page and "<b>" not in page and 'class="notice"' not in page
    assert len(re.findall(r'href="/questions\?about=', page.partition("</section>")[0])) == 3


def test_nothing_asked_is_said_beside_the_box(public: Client) -> None:
    assert "请写下您的问题。" in _page(public, ask=" ") and "请写下" not in _page(public)


def test_every_question_is_found_once_and_leads_to_its_answer(public: Client) -> None:
    listed = re.findall(r"/questions\?about=([\w-]+)#answer", _page(public))
    assert sorted(listed) == sorted(questions_of(PLAN).by_key)


@pytest.mark.parametrize("key", ["who-may-join", "students"])
def test_a_question_chosen_is_answered(public: Client, key: str) -> None:
    title = questions_of(PLAN).by_key[key].title[0]
    assert f"<h2>{title}</h2>" in _page(public, about=key)


def test_a_question_that_there_is_not_is_no_answer(public: Client) -> None:
    assert 'id="answer"' not in _page(public, about="nothing")
