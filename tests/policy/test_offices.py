"""办理规定 What a plan's folder says of its offices: read whole, and every fault named."""

from pathlib import Path

import pytest

from yanglao.acts.fund.checklist import LINES
from yanglao.acts.roles import ROLES
from yanglao.kernel.months import month
from yanglao.policy.loading import PLANS, PlanInvalid, PlanUnknown
from yanglao.policy.offices import FILE, WANTED, offices_of, read_offices

GOOD = (PLANS / "dongfang-2011" / FILE).read_text(encoding="utf-8")


def test_limits_in_fen() -> None:
    found = offices_of("dongfang-2011")
    assert (found.refund_by_two_fen, found.estate_by_two_fen, found.set_off_by_decision) == (
        500_000,
        500_000,
        False,
    )


@pytest.mark.parametrize("plan", sorted(path.parent.name for path in PLANS.glob("*/plan.toml")))
def test_every_plan_says_it(plan: str) -> None:
    assert offices_of(plan).refund_by_two_fen > 0


def test_a_close_waits_for_what_is_required_only(tmp_path: Path) -> None:
    found = offices_of("dongfang-2011")
    assert (set(found.close_requires), found.close_requires_since) == (set(LINES), month(2016, 1))
    assert offices_of("merged-2014").close_requires == ()
    path = tmp_path / FILE
    path.write_text(GOOD.replace("held = true", "held = false"), encoding="utf-8")
    assert set(read_offices(path).close_requires) == set(LINES) - {"held"}
    assert set(WANTED["closing"]) == {"since", *LINES}


def test_roles_with_a_second_factor_are_roles() -> None:
    wanted = offices_of("dongfang-2011").with_second_factor
    assert wanted < ROLES.keys() and {"finance", "accountant", "security"} <= wanted


def test_an_unknown_plan() -> None:
    with pytest.raises(PlanUnknown):
        offices_of("nowhere")


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("refund_by_two_yuan = 5000", "", "limits: refund_by_two_yuan: missing"),
        ("refund_by_two_yuan = 5000", "refund_by_two_yuan = -1", "limits: refund_by_two_yuan: is no int"),
        ("refund_by_two_yuan = 5000", "refund_by_two_yuan = true", "limits: refund_by_two_yuan: is no int"),
        ("= false", "= 0", "recovery: set_off_by_decision: is no bool"),
        ("[recovery]", "[recovery]\nmore = 1", "recovery: more: no such entry"),
        ("[limits]", "[other]\n[limits]", "other: no such table"),
        ("[limits]", "[limits", "offices.toml"),
        ('since = "2016-01"', 'since = "2016-13"', "closing: since: is no month"),
        ('since = "2016-01"', "since = 201601", "since: is no str"),
        ("idle_minutes = 30", "idle_minutes = 0", "sessions: idle_minutes: is no minute"),
        ("idle_minutes = 30", "idle_minutes = 500", "sessions: idle_minutes: is more than longest_minutes"),
        ("longest_minutes = 480", "longest_minutes = 601", "sessions: longest_minutes: is more than 600"),
        ("rederived_by_lot = 100", "rederived_by_lot = -1", "payment: rederived_by_lot: is no int"),
    ],
)
def test_a_fault_is_named(tmp_path: Path, old: str, new: str, fault: str) -> None:
    path = tmp_path / FILE
    path.write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(PlanInvalid) as refused:
        read_offices(path)
    assert any(fault in one for one in refused.value.problems)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(PlanInvalid):
        read_offices(tmp_path / FILE)
