"""证明材料 No act asks for a paper that is not on the list, and the list names what exists."""

from __future__ import annotations

from dataclasses import replace

import pytest

from yanglao.acts.evidence import EVIDENCE, GIVERS, PAPER_FIELDS, SAID
from yanglao.acts.register import REGISTER
from yanglao.lists.layouts import Field
from yanglao.policy.loading import load_plan

PLAN = "dongfang-2011"


def unlisted() -> list[str]:
    """The acts whose form has a field for a paper, but which may ask for none."""
    return [
        key
        for key, act in REGISTER.items()
        if key not in EVIDENCE
        and key not in SAID
        and any(field.name in PAPER_FIELDS for field in act.asks.fields)
    ]


def test_no_act_asks_for_a_paper_beyond_the_list() -> None:
    assert unlisted() == []


def test_an_act_that_asks_for_more_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = REGISTER["tier"]
    layout = replace(asked.asks, fields=(*asked.asks.fields, Field("papers", "text", ("收入证明",))))
    monkeypatch.setitem(REGISTER, "tier", replace(asked, asks=layout))
    assert unlisted() == ["tier"]


def test_the_list_names_acts_clauses_and_givers_that_exist() -> None:
    clauses = load_plan(PLAN).clauses
    assert set(EVIDENCE) <= REGISTER.keys()
    for key, papers in EVIDENCE.items():
        assert papers and len(set(papers)) == len(papers), key
        assert {paper.clause for paper in papers} <= clauses.keys(), key
        assert {paper.giver for paper in papers} <= GIVERS.keys(), key


def test_papers_are_told_in_both_languages() -> None:
    papers = [paper for papers in EVIDENCE.values() for paper in papers]
    assert [paper for paper in papers if paper.zh.isascii() or not paper.en.isascii()] == []
