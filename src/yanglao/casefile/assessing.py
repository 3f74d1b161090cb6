"""Assessing cases: those under the same law are folded together, however many they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from yanglao.casefile.answer import answers
from yanglao.casefile.reading import Case
from yanglao.kernel.columns import ints
from yanglao.life.facts import FACT_COLUMNS, Facts, People
from yanglao.life.fold import History, fold


def assess(cases: Sequence[Case]) -> list[dict[str, Any]]:
    """The answer to each case, in order (case-file.md, "The answer")."""
    found: list[dict[str, Any]] = [{}] * len(cases)
    for positions in _by_law(cases).values():
        group = [cases[position] for position in positions]
        for position, answer in zip(positions, answers(group, history(group)), strict=True):
            found[position] = answer
    return found


def history(cases: Sequence[Case]) -> History:
    """The fold of cases under one law up to the last month any of them asks for."""
    people, facts = population(cases)
    return fold(cases[0].laws, people, facts, through=max(case.through for case in cases))


def population(cases: Sequence[Case]) -> tuple[People, Facts]:
    """The persons of cases and their facts in columns, a case a person."""
    rows = [[position, *row[1:]] for position, case in enumerate(cases) for row in case.facts]
    table = ints(rows).reshape(-1, len(FACT_COLUMNS)).T
    return People(ints([case.born for case in cases])), Facts(*np.ascontiguousarray(table))


def _by_law(cases: Sequence[Case]) -> dict[int, list[int]]:
    groups: dict[int, list[int]] = {}
    for position, case in enumerate(cases):
        groups.setdefault(id(case.laws), []).append(position)
    return groups
