"""岗位 What a plan's folder says of posts: read whole, and every fault named."""

from pathlib import Path

import pytest

from yanglao.policy.loading import PLANS, PlanInvalid, PlanUnknown
from yanglao.policy.posts import FILE, posts_of, read_posts

GOOD = (PLANS / "dongfang-2011" / FILE).read_text(encoding="utf-8")


def test_five_at_the_agency_and_one_in_each_unit() -> None:
    found = posts_of("dongfang-2011")
    assert list(found.agency) == [f"agency-{number}" for number in range(1, 6)]
    assert found.unit is not None and found.unit.title_zh == "社区协管员"


def test_a_plan_without_posts_has_none() -> None:
    assert (posts_of("national-2011").agency, posts_of("national-2011").unit) == ({}, None)


def test_an_unknown_plan() -> None:
    with pytest.raises(PlanUnknown):
        posts_of("nowhere")


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('key = "agency-2"', 'key = "agency-1"', "agency: agency-1: twice"),
        ('title_en = "assistant"', 'title_en = ""', "unit: title_en: is no text"),
        ('title_en = "enrolment"', "", "agency 1: title_en: is no text"),
        ("[unit]", "[unit]\nwage = 1", "unit: wage: no such entry"),
        ("[unit]", "[units]", "units: no such table"),
        ("[unit]", "[unit", "posts.toml"),
    ],
)
def test_a_fault_is_named(tmp_path: Path, old: str, new: str, fault: str) -> None:
    path = tmp_path / FILE
    path.write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(PlanInvalid) as refused:
        read_posts(path)
    assert any(fault in one for one in refused.value.problems), refused.value.problems
