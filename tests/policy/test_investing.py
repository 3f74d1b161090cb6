"""基金投资 What a plan's folder allows the fund's balance to be put into: read whole, every fault named; where nothing is said, nothing is allowed."""

from pathlib import Path

import pytest

from yanglao.policy.investing import FILE, NOTHING, investing_of, read_investing
from yanglao.policy.loading import PLANS, PlanInvalid

GOOD = (PLANS / "dongfang-2011" / FILE).read_text(encoding="utf-8")


@pytest.mark.parametrize("plan", sorted(path.parent.name for path in PLANS.glob("*/plan.toml")))
def test_every_plan_keeps_something_at_hand(plan: str) -> None:
    found = investing_of(plan)
    assert found.keep_payrolls > 0 and 12 in found.products["term_deposit"]
    assert set(found.products) == {"term_deposit", "notice_deposit", "treasury_bond"}


def test_a_plan_that_says_nothing_allows_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "silent").mkdir()
    (tmp_path / "silent" / "plan.toml").write_text("", encoding="utf-8")
    monkeypatch.setenv("YANGLAO_PLANS", str(tmp_path))
    assert investing_of("silent") == NOTHING and not NOTHING.products


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("keep_payrolls = 2", "", "keep_payrolls: is no int"),
        ("keep_payrolls = 2", "keep_payrolls = -1", "keep_payrolls: is no int"),
        ('in_part = ["term_deposit"]', "", "in_part: is no list of products"),
        ('in_part = ["term_deposit"]', 'in_part = ["shares"]', "in_part: is no list of products"),
        ("basis =", "source =", "basis: says nothing"),
        ("[36, 60]", '["three"]', "products: treasury_bond: is no list of months"),
        ("[products]", "[product]", "products: missing"),
        ("[products]", "[products", "investing.toml"),
    ],
)
def test_a_fault_is_named(tmp_path: Path, old: str, new: str, fault: str) -> None:
    path = tmp_path / FILE
    path.write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(PlanInvalid) as refused:
        read_investing(path)
    assert any(fault in one for one in refused.value.problems)
