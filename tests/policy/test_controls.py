"""内控监测的界限 Every plan sets every limit of every control, and nothing else; every fault of a file is named."""

from pathlib import Path

import pytest

from yanglao.acts.roles import ROLES
from yanglao.audit.controls import CONTROLS
from yanglao.policy.controls import ANSWERS, FILE, limits_of, read_limits
from yanglao.policy.loading import PLANS, PlanInvalid, PlanUnknown, load_plan

GOOD = (PLANS / "dongfang-2011" / FILE).read_text(encoding="utf-8")


@pytest.mark.parametrize("plan", sorted(path.parent.name for path in PLANS.glob("*/plan.toml")))
def test_every_plan_sets_every_limit(plan: str) -> None:
    wanted = {key: set(one.limits) for key, one in CONTROLS.items() if one.limits}
    found = {key: set(table) for key, table in limits_of(plan).items()}
    assert found == {ANSWERS: {"high_risk_characters"}, **wanted}


@pytest.mark.parametrize("key", CONTROLS)
def test_a_control_says_everything_in_both_languages(key: str) -> None:
    control = CONTROLS[key]
    pairs = [control.name, control.scheme, *control.whys.values(), *control.evidence.values()]
    pairs += [pair for words in control.values.values() for pair in words.values()]
    assert [pair for pair in pairs if pair[0].isascii() or not pair[1].isascii()] == []
    assert set(control.values) <= set(control.evidence)


@pytest.mark.parametrize("key", CONTROLS)
def test_a_control_names_clauses_and_a_role_that_exist(key: str) -> None:
    control = CONTROLS[key]
    assert control.clauses and set(control.clauses) <= load_plan("dongfang-2011").clauses.keys()
    assert control.responsible in ROLES and control.risk in ("high", "medium", "low")


def test_a_scheme_has_one_control() -> None:
    numbers = [one.number for one in CONTROLS.values()]
    assert numbers == sorted(set(numbers))


def test_an_unknown_plan() -> None:
    with pytest.raises(PlanUnknown):
        limits_of("nowhere")


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("old_age_years = 95", "old_age_years = -1", "dead_still_paid: old_age_years: is no whole number"),
        ("old_age_years = 95", "old_age_years = true", "dead_still_paid: old_age_years: is no whole number"),
        ("[answers]", "more = 1\n[answers]", "more: is no table"),
        ("[answers]", "[answers", FILE),
    ],
)
def test_a_fault_is_named(tmp_path: Path, old: str, new: str, fault: str) -> None:
    path = tmp_path / FILE
    path.write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(PlanInvalid) as refused:
        read_limits(path)
    assert any(fault in one for one in refused.value.problems)
