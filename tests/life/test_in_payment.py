"""People in steady payment: stepped month by month they stand where folding their whole lives puts them."""

from __future__ import annotations

import random
from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from naive.life_law import random_law
from naive.lives import random_case

from yanglao.casefile.assessing import population
from yanglao.casefile.reading import read_case
from yanglao.kernel.columns import Ints, Rows
from yanglao.kernel.months import FOREVER, month, month_of
from yanglao.life.amounts import Pensions
from yanglao.life.facts import Facts, People
from yanglao.life.fold import History, fold
from yanglao.life.in_payment import (
    CARRIED,
    CarriedIncomplete,
    InPayment,
    flat,
    from_flat,
    in_payment,
    next_month,
    steady,
)
from yanglao.life.kinds import Kind
from yanglao.policy.law import Laws
from yanglao.policy.plan import Version

PERSONS = 150
NO_SHRINKING = (Phase.explicit, Phase.reuse, Phase.generate)  # a smaller seed is no simpler life
FEW = settings(max_examples=8, deadline=None, derandomize=True, phases=NO_SHRINKING)
MANY = settings(max_examples=400, deadline=None, phases=NO_SHRINKING)
EVERYTHING = "2199-12"  # a through after every fact of the lives
RAISED = ("base_pension_yuan_monthly", "increment_yuan_monthly_per_year", "province_city_shares")
VALUES = {"province_city_shares": [(6, 4), (5, 5), (1, 2)]}  # the others in fen
SEEDS, STEPS = st.integers(0, 2**32), st.integers(1, 40)
PICKS = st.integers(0, 2**32)


@dataclass(frozen=True, slots=True)
class Lives:
    """A population of random lives under one law, with everything that is ever known of them."""

    laws: Laws
    people: People
    facts: Facts

    def until(self, through: int) -> History:
        """The fold that stops after the pensions of a month."""
        return fold(self.laws, self.people, self.facts, through=through, whole_month=False)

    def month_near_news(self, pick: int) -> int:
        """A month in which somebody has news, or the one before or after."""
        ends = self.facts.until[(self.facts.kind == Kind.suspension) & (self.facts.until < FOREVER)]
        months = month_of(np.concatenate([self.facts.decisions().day, ends]))
        return max(int(months[pick % len(months)]) + pick % 3 - 1, self.laws.plan.launch_month)


def lives_of(seed: int) -> Lives:
    """Random lives; the law has overrides, and numbers that change through time."""
    rng = random.Random(seed)
    law = random_law(rng) if rng.random() < 0.7 else {}
    made = [random_case(rng) | {"law": law, "through": EVERYTHING, "known": None} for _ in range(PERSONS)]
    cases = [read_case(case) for case in made]
    laws = cases[0].laws
    versions = [_version(rng, rng.choice(RAISED)) for _ in range(rng.choice((0, 2, 5)))]
    laws = Laws(laws.plan.with_versions(versions), laws.overrides)
    return Lives(laws, *population(cases))


def _version(rng: random.Random, key: str) -> Version:
    value = rng.choice(VALUES.get(key, [3_33, 145_00, 178_01]))
    return Version(key, rng.randrange(month(2012, 1), month(2046, 1)), value, "test", "test")


def paid_in(history: History, through: int) -> Rows:
    """Who has a pension of the month itself, ascending."""
    table = history.amounts.pensions
    return table.person[(table.month == through) & (table.paid_in == through)]


def rows_of(table: Pensions, persons: Rows, after: int) -> Ints:
    """The pensions of some persons paid after a month, by person and month, a column each."""
    mine = table.take(np.isin(table.person, persons) & (table.paid_in > after))
    every = np.vstack([mine.person, mine.month, mine.paid_in, mine.fen])
    return every[:, np.lexsort((mine.month, mine.person))]


def assert_same(one: InPayment, other: InPayment) -> None:
    for name in CARRIED:
        assert flat(one)[name].tolist() == flat(other)[name].tolist(), name


@FEW
@given(seed=SEEDS, pick=PICKS, steps=STEPS)
def test_steps_are_the_fold(seed: int, pick: int, steps: int) -> None:
    assert_steps_are_the_fold(seed, pick, steps)


@pytest.mark.campaign
@MANY
@given(seed=SEEDS, pick=PICKS, steps=STEPS)
def test_steps_are_the_fold_many_times(seed: int, pick: int, steps: int) -> None:
    assert_steps_are_the_fold(seed, pick, steps)


def assert_steps_are_the_fold(seed: int, pick: int, steps: int) -> None:
    """Pensions, balances and products of everybody steady and paid: raises and Decembers included."""
    lives = lives_of(seed)
    through = lives.month_near_news(pick)
    before, after = lives.until(through), lives.until(through + steps)
    going_on = np.intersect1d(
        paid_in(before, through), np.flatnonzero(steady(before, lives.facts, through=through))
    )
    here, paid = in_payment(before.state, going_on), []
    for one in range(through + 1, through + steps + 1):
        here, pensions = next_month(lives.laws, one, from_flat(flat(here)))
        paid.append(pensions)
    stepped = Pensions.stacked(paid)
    stepped = Pensions(going_on[stepped.person], stepped.month, stepped.paid_in, stepped.fen)
    expected = rows_of(after.amounts.pensions, going_on, through)
    assert rows_of(stepped, going_on, through).tolist() == expected.tolist()
    assert_same(here, in_payment(after.state, going_on))


@FEW
@given(seed=SEEDS, pick=PICKS, steps=STEPS)
def test_whoever_is_steady_and_not_paid_gets_nothing_more(seed: int, pick: int, steps: int) -> None:
    assert_nothing_more(seed, pick, steps)


@pytest.mark.campaign
@MANY
@given(seed=SEEDS, pick=PICKS, steps=STEPS)
def test_whoever_is_steady_and_not_paid_gets_nothing_more_many_times(
    seed: int, pick: int, steps: int
) -> None:
    assert_nothing_more(seed, pick, steps)


def assert_nothing_more(seed: int, pick: int, steps: int) -> None:
    lives = lives_of(seed)
    through = lives.month_near_news(pick)
    before = lives.until(through)
    is_quiet = steady(before, lives.facts, through=through)
    is_quiet[paid_in(before, through)] = False
    after = lives.until(through + steps).amounts
    for table in (after.pensions, after.settlements, after.arrivals):
        months = table.paid_in if isinstance(table, Pensions) else table.month
        assert not is_quiet[table.person[months > through]].any()


PENSIONER = (
    {
        "kind": "residence",
        "from": "1960-01-01",
        "until": None,
        "place": "469007",
        "household": "non_agricultural",
    },
    {"kind": "enrolment", "on": "2011-10-20"},
)


def on(kind: str, day: str) -> dict[str, object]:
    return {"kind": kind, "on": day}


def held(since: str, until: str | None, reason: str = "life_certificate") -> dict[str, object]:
    return {"kind": "suspension", "from": since, "until": until, "reason": reason}


@pytest.mark.parametrize(
    ("facts", "is_steady", "is_paid"),
    [
        pytest.param([on("claim", "2012-05-10")], True, True, id="awarded the month before"),
        pytest.param(
            [on("claim", "2012-06-10")], False, False, id="awarded in the month: paid from the next"
        ),
        pytest.param([on("claim", "2012-07-01")], False, False, id="a claim of the month after"),
        pytest.param([], True, False, id="never claimed"),
        pytest.param([on("claim", "2011-11-01"), on("death", "2012-06-30")], False, True, id="dies in it"),
        pytest.param([on("claim", "2011-11-01"), on("death", "2012-07-01")], False, True, id="dies after it"),
        pytest.param(
            [on("claim", "2011-11-01"), on("death", "2012-05-31")], True, False, id="died before it"
        ),
        pytest.param(
            [on("claim", "2011-11-01"), on("enrolment", "2012-07-01")], False, True, id="refused later"
        ),
        pytest.param([on("claim", "2011-11-01"), held("2012-04", "2012-06")], True, True, id="made up in it"),
        pytest.param(
            [on("claim", "2011-11-01"), held("2012-04", "2012-07")], False, False, id="made up after it"
        ),
        pytest.param(
            [on("claim", "2011-11-01"), held("2012-07", "2012-08")], False, True, id="suspended later"
        ),
        pytest.param(
            [on("claim", "2011-11-01"), held("2012-02", None)], False, False, id="suspended for ever"
        ),
        pytest.param(
            [on("claim", "2011-11-01"), held("2012-02", "2012-07", "imprisonment")],
            False,
            False,
            id="in prison",
        ),
    ],
)
def test_who_is_steady_in_june_2012(facts: list[dict[str, object]], is_steady: bool, is_paid: bool) -> None:
    through = month(2012, 6)
    case = read_case(
        {
            "plan": "dongfang-2011",
            "person": {"born": "1950-03-01"},
            "facts": [*PENSIONER, *facts],
            "through": EVERYTHING,
        }
    )
    lives = Lives(case.laws, *population([case]))
    history = lives.until(through)
    assert steady(history, lives.facts, through=through).tolist() == [is_steady]
    assert len(paid_in(history, through)) == is_paid


def test_the_lives_have_steady_people_of_both_kinds() -> None:
    """Otherwise the properties above would say nothing."""
    lives, through = lives_of(4), month(2035, 5)
    before = lives.until(through)
    is_steady = steady(before, lives.facts, through=through)
    is_paid = np.zeros(PERSONS, dtype=bool)
    is_paid[paid_in(before, through)] = True
    for kind in (is_steady & is_paid, is_steady & ~is_paid, ~is_steady & is_paid, ~is_steady & ~is_paid):
        assert kind.sum() > 1


def test_a_step_leaves_what_it_was_given() -> None:
    lives, through = lives_of(4), month(2034, 12)  # the next step credits a year's interest
    here = in_payment(lives.until(through).state, slice(None))
    kept = {name: column.copy() for name, column in flat(here).items()}
    next_month(lives.laws, through + 1, here)
    assert {name: column.tolist() for name, column in flat(here).items()} == {
        name: column.tolist() for name, column in kept.items()
    }


@pytest.mark.parametrize("name", CARRIED)
def test_what_was_saved_is_resumed_whole_or_not_at_all(name: str) -> None:
    columns = {one: np.arange(3) for one in CARRIED}
    assert flat(from_flat(columns)).keys() == columns.keys()
    with pytest.raises(CarriedIncomplete, match=name):
        from_flat({one: column for one, column in columns.items() if one != name})
    with pytest.raises(CarriedIncomplete):
        from_flat(columns | {name: np.arange(2)})
