"""认定单位 What a plan's folder says of the bureaus that certify: read whole, every fault named, and everything that is certified somebody's."""

from pathlib import Path

import pytest

from yanglao.acts.bureaus import matter_of, matters_of_act
from yanglao.acts.register import REGISTER
from yanglao.acts.roles import CERTIFIER
from yanglao.life.kinds import CERTIFIED, Category, Kind, Scheme
from yanglao.policy.bureaus import FILE, MATTERS, answering, bureaus_of, read_bureaus
from yanglao.policy.loading import PLANS, PlanInvalid

GOOD = (PLANS / "dongfang-2011" / FILE).read_text(encoding="utf-8")


@pytest.mark.parametrize("plan", sorted(path.parent.name for path in PLANS.glob("*/plan.toml")))
def test_every_plan_says_it(plan: str) -> None:
    assert {matter for one in bureaus_of(plan).values() for matter in one.matters} == set(MATTERS)


def test_every_certified_fact_is_some_bureaus_matter() -> None:
    codes = {Kind.category: [*Category], Kind.cover: [*Scheme]}
    told = {matter_of(kind, code) for kind in (*CERTIFIED, Kind.death) for code in codes.get(kind, [0])}
    assert told == set(MATTERS)


OF_ANY_TASK = ("hand_task", "take_task_back")


def test_an_act_of_a_bureau_has_matters_and_no_other_act_has_but_the_death() -> None:
    assert {one.key for one in REGISTER.values() if matters_of_act(one)} == {
        one.key for one in REGISTER.values() if CERTIFIER in one.who and one.key not in OF_ANY_TASK
    }


def test_civil_affairs_certify_the_poor_and_the_federation_the_disabled() -> None:
    assert [one.name[0] for one in answering("dongfang-2011", ["category.low_income"])] == ["市民政局"]
    assert [one.name[0] for one in answering("dongfang-2011", ["category.severe_disability"])] == [
        "市残疾人联合会"
    ]
    assert [one.name[0] for one in answering("dongfang-2011", ["death"])] == ["市公安局", "市民政局"]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('key = "civil"', 'key = "police"', "bureau: police: twice"),
        ('name_zh = "市教育局"', 'name_zh = " "', "bureau 5: name_zh: is no text"),
        ('matters = ["student"]', 'matters = ["pupil"]', "bureau 5: pupil: no such matter"),
        ('matters = ["student"]', "matters = []", "student: no bureau answers for it"),
        ('key = "schools"', 'key = "schools"\nmore = 1', "bureau 5: more: no such entry"),
        ("[[bureau]]", "[other]\n[[bureau]]", "other: no such table"),
    ],
)
def test_a_fault_is_named(tmp_path: Path, old: str, new: str, fault: str) -> None:
    path = tmp_path / FILE
    path.write_text(GOOD.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(PlanInvalid, match=fault):
        read_bureaus(path)
