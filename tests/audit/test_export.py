"""The exported cases, put to the calculator of case files, are what is booked: person by person, to the fen."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from yanglao.audit.export import BOOKED, CASES, export
from yanglao.casefile.assessing import assess
from yanglao.casefile.reading import read_case
from yanglao.kernel.months import FOREVER
from yanglao.store.acting import Agency

PARTS = ("accounts", "pension", "settlement")
Json = dict[str, Any]


def exported(city: Agency, folder: Path, known: int = FOREVER) -> tuple[list[Json], list[Json]]:
    export(city, folder, known=known)
    return tuple(  # type: ignore[return-value]
        [json.loads(line) for line in (folder / name).read_text(encoding="utf-8").splitlines()]
        for name in (CASES, BOOKED)
    )


def answers(cases: list[Json]) -> list[Json]:
    return list(map(json.loads, map(json.dumps, assess([read_case(case) for case in cases]))))


def differing(cases: list[Json], booked: list[Json]) -> list[tuple[str, str]]:
    """(person, part) of everything seen that is not booked as the case is answered."""
    told = zip(booked, answers(cases), strict=True)
    return [
        (row["id"], part)
        for row, answer in told
        if row["seen"]
        for part in PARTS
        if row[part] != answer[part]
    ]


def test_what_is_booked_is_what_every_case_says(city: Agency, tmp_path: Path) -> None:
    cases, booked = exported(city, tmp_path)
    assert [case["id"] for case in cases] == [row["id"] for row in booked]
    assert differing(cases, booked) == []
    assert sum(row["seen"] for row in booked) > 0.9 * len(booked)
    assert all(any(row[part] for row in booked) for part in PARTS)
    assert set(booked[0]["through"].values()) == {"2016-12"}


@pytest.mark.parametrize("known", [20131231, 20150331])
def test_so_it_was_on_an_earlier_day(city: Agency, tmp_path: Path, known: int) -> None:
    cases, booked = exported(city, tmp_path, known)
    assert differing(cases, booked) == []
    assert sum(row["seen"] for row in booked) > 0.9 * len(booked)


def test_nobody_is_finished_while_a_raise_waits_for_its_first_run(city: Agency, tmp_path: Path) -> None:
    _, booked = exported(city, tmp_path, 20140715)
    assert not any(row["seen"] for row in booked)


def test_a_case_names_nobody_and_dates_the_law(city: Agency, tmp_path: Path) -> None:
    cases, _ = exported(city, tmp_path)
    assert set(cases[0]) == {"id", "plan", "law", "person", "facts", "through"}
    assert set(cases[0]["person"]) == {"born", "sex"}
    assert cases[0]["law"] == {
        "base_pension_yuan_monthly": [{"from": "2011-10", "value": 130}, {"from": "2014-01", "value": 145}],
        "held_months_at_end": [{"from": "2014-01", "value": "paid"}],
    }
