"""The month step with a law that changes, and what it leaves behind of a relation that ended."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from yanglao.kernel.columns import Ints, ints
from yanglao.kernel.months import FOREVER, month
from yanglao.life.facts import Facts, People, facts_of
from yanglao.life.fold import History, fold
from yanglao.life.kinds import Household, Kind, Suspension
from yanglao.policy.law import Laws
from yanglao.policy.loading import load_plan
from yanglao.policy.plan import Version

RAISED = Version("base_pension_yuan_monthly", month(2013, 1), 145_00, "confirmed", "a raise")
BORN = 19490420  # 60 before the launch: draws without having paid
HOME = {"day": 19900101, "until": FOREVER, "place": 469007, "code": Household.non_agricultural}


def facts(*rows: tuple[Kind, dict[str, int]]) -> Facts:
    """The facts of one person, in order."""
    names = {name for _, columns in rows for name in columns}
    columns: dict[str, Ints] = {name: ints([row.get(name, 0) for _, row in rows]) for name in names}
    return facts_of(len(rows), kind=ints([kind for kind, _ in rows]), **columns)


def lived(*rows: tuple[Kind, dict[str, int]], through: int, born: int = BORN, **law: Any) -> History:
    laws = Laws(load_plan("dongfang-2011").with_versions([RAISED]), law)
    joined = ((Kind.residence, HOME), (Kind.enrolment, {"day": 20111020}))
    return fold(laws, People(ints([born])), facts(*joined, *rows), through=through)


def suspended(
    since: int, until: int, reason: Suspension = Suspension.life_certificate
) -> tuple[Kind, dict[str, int]]:
    return Kind.suspension, {"day": since, "until": until, "code": reason}


CLAIM = (Kind.claim, {"day": 20120610})


def paid(history: History) -> list[tuple[int, int, int]]:
    """(month, paid in, base pension) of every pension."""
    table = history.amounts.pensions
    base = table.sum_of(what="base")
    return list(zip(table.month.tolist(), table.paid_in.tolist(), base.tolist(), strict=True))


def test_arrears_are_paid_under_the_law_of_their_month() -> None:
    """Held from November 2012 to the end of January 2013, with a raise in between."""
    found = paid(lived(CLAIM, suspended(20121101, 20130201), through=month(2013, 2)))
    assert found[-4:] == [
        (month(2012, 11), month(2013, 2), 130_00),
        (month(2012, 12), month(2013, 2), 130_00),
        (month(2013, 1), month(2013, 2), 145_00),
        (month(2013, 2), month(2013, 2), 145_00),
    ]


def test_prison_is_never_made_up() -> None:
    prison = suspended(20120901, 20121001, Suspension.imprisonment)
    found = paid(lived(CLAIM, prison, suspended(20120801, 20121101), through=month(2012, 11)))
    assert [one for one, *_ in found] == [month(2012, one) for one in (7, 8, 10, 11)]


@pytest.mark.parametrize(
    ("kind", "day"), [(Kind.death, 20130115), (Kind.emigration, 20130115), (Kind.transfer_out, 20130115)]
)
def test_an_ended_relation_leaves_nothing_behind(kind: Kind, day: int) -> None:
    """Neither a balance nor a product is carried on, and no interest comes after."""
    contribution = (Kind.contribution, {"day": 20120110, "year": 2012, "tier_fen": 500_00})
    history = lived(contribution, (kind, {"day": day, "code": 1}), through=month(2014, 12), born=19700101)
    assert history.reasons.tolist() == [0, 0, 0]
    assert history.state.balance_fen.tolist() == [[0]] * 3
    assert history.state.product_fen_months.tolist() == [[0]] * 3
    credited = [month(2011, 12), month(2012, 12), month(2013, 1)]
    assert history.amounts.interest.month.tolist() == credited
    came = history.amounts.arrivals.sum_of(what="credited") + history.amounts.interest.sum_of().sum()
    assert history.amounts.settlements.sum_of().tolist() == came.tolist()


def test_the_last_month_may_stop_after_its_pensions() -> None:
    """What a payroll inside a month needs: no award, no end, no interest yet."""
    rows = (
        (Kind.residence, HOME),
        (Kind.enrolment, {"day": 20111020}),
        CLAIM,
        (Kind.death, {"day": 20120612}),
    )
    laws = Laws(load_plan("dongfang-2011"))
    half = fold(laws, People(ints([BORN])), facts(*rows), through=month(2012, 6), whole_month=False)
    assert half.state.first_pension_month.tolist() == [0]
    assert half.state.ended_month.tolist() == [month(2012, 6)]
    assert len(half.amounts.settlements) == 0
    assert np.unique(half.amounts.interest.month).tolist() == [month(2011, 12)]
