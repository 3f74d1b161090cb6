"""The fold: a population in chunks is the population whole, a step leaves the state it was given alone."""

from __future__ import annotations

import json
import random
from dataclasses import fields
from typing import Any

import numpy as np
import pytest
from naive.lives import random_case

from yanglao.casefile.assessing import history, population
from yanglao.casefile.reading import Case, read_case
from yanglao.kernel.columns import ints
from yanglao.kernel.months import month
from yanglao.life import fold as folding
from yanglao.life.facts import FACT_COLUMNS, Facts, facts_of
from yanglao.life.fold import History, fold
from yanglao.life.kinds import Kind

SEED = 20120229
LIVES = 60


def columns_of(found: Any, path: str = "") -> dict[str, list[Any]]:
    """Every column of a history, by where it stands."""
    if isinstance(found, np.ndarray):
        return {path: found.tolist()}
    if isinstance(found, dict):
        parts = [columns_of(one, f"{path}.{key}") for key, one in found.items()]
    else:
        parts = [columns_of(getattr(found, one.name), f"{path}.{one.name}") for one in fields(found)]
    return {name: column for part in parts for name, column in part.items()}


def amounts_by_person(found: History) -> dict[str, list[Any]]:
    """The history with the rows of its amounts in order of person, each person's in order of time."""
    columns = columns_of(found)
    for name in [one.name for one in fields(found.amounts)]:
        table = getattr(found.amounts, name)
        by = table.person if hasattr(table, "person") else found.decisions.person[table.decision]
        order = np.argsort(by, kind="stable")
        for column in table.names():
            columns[f".amounts.{name}.{column}"] = getattr(table, column)[..., order].tolist()
    return columns


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    """Lives under one law, that of the plan, with arrears, ends and money of every kind in them."""
    rng = random.Random(SEED)
    found = []
    while len(found) < LIVES:
        case = {**random_case(rng), "law": {}, "known": None}
        found.append(read_case(json.loads(json.dumps(case))))
    return found


@pytest.mark.parametrize("chunk", [17, LIVES - 1, LIVES])
def test_in_chunks_is_whole(cases: list[Case], chunk: int, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = amounts_by_person(history(cases))
    monkeypatch.setattr(folding, "CHUNK", chunk)
    assert amounts_by_person(history(cases)) == whole
    assert whole[".amounts.pensions.person"] and whole[".amounts.settlements.person"]


def test_a_state_kept_on_the_way_is_that_of_a_shorter_fold(
    cases: list[Case], monkeypatch: pytest.MonkeyPatch
) -> None:
    people, facts = population(cases)
    through = max(case.through for case in cases)
    months = [month(1990, 1), through - 30, through - 7, through]
    monkeypatch.setattr(folding, "CHUNK", 17)
    found = fold(cases[0].laws, people, facts, through=through, keep=months)
    assert list(found.kept) == months
    for one in months:
        assert columns_of(found.kept[one]) == columns_of(
            fold(cases[0].laws, people, facts, through=one).state
        ), one
    assert columns_of(found.kept[through]) == columns_of(found.state)


def test_progress_tells_how_many_are_done(cases: list[Case], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folding, "CHUNK", 40)
    told: list[int] = []
    people = folding.People(ints([case.born for case in cases]))
    fold(cases[0].laws, people, facts_of(0), through=cases[0].through, progress=told.append)
    assert told == [40, LIVES]


def test_a_person_alone_is_the_person_among_others(cases: list[Case]) -> None:
    """Nobody's interest depends on who else is there."""
    among = history(cases).amounts.interest
    for position, case in enumerate(cases[::10]):
        alone = history([case]).amounts.interest
        mine = among.take((among.person == position * 10) & (among.month <= case.through))
        assert mine.month.tolist() == alone.month.tolist()
        assert mine.fen.tolist() == alone.fen.tolist()


def test_facts_joined_come_after_those_of_the_same_day() -> None:
    known = facts_of(2, person=ints([0, 1]), kind=ints([Kind.enrolment] * 2), day=ints([20120105] * 2))
    further = facts_of(2, person=ints([0, 1]), kind=ints([Kind.death] * 2), day=ints([20120105, 20120104]))
    both = known.joined(further).decisions()
    assert both.person.tolist() == [0, 0, 1, 1]
    assert both.kind.tolist() == [Kind.enrolment, Kind.death, Kind.death, Kind.enrolment]


def test_facts_are_taken_by_kind_and_renumbered() -> None:
    facts = facts_of(3, person=ints([0, 1, 2]), kind=ints([Kind.death, Kind.student, Kind.death]))
    deaths = facts.of_kind(Kind.death)
    assert (len(facts), deaths.person.tolist()) == (3, [0, 2])
    assert deaths.renumbered(ints([5, 6, 7])).person.tolist() == [5, 7]
    assert isinstance(deaths, Facts) and set(FACT_COLUMNS) == {one.name for one in fields(Facts)}
