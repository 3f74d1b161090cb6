"""The naive calculator judges the store: random cities driven through the acts, compared person by person to the fen.

Facts come late and in any order, payments come back, batches are sent back or doubled, months are closed late, the base pension
is raised with back effect. In the end the exported cases, put to a calculator that has seen none of the code, are what is booked,
and the audit is clean.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from acts.desk import Desk, found, number
from acts.payrolls import Payrolls
from naive.calculator import assess as assess_naively
from naive.lives import random_case

from yanglao.acts import payroll
from yanglao.audit.checks import run_checks
from yanglao.audit.export import BOOKED, CASES, export
from yanglao.audit.rederive import rederive
from yanglao.commands.office import Office
from yanglao.kernel.months import last_day, month
from yanglao.store.acting import TODAY

pytestmark = pytest.mark.long

FIRST = month(2011, 10)
PARTS = ("accounts", "pension", "settlement")
LISTED = {"own_fen": "own_yuan", "province_fen": "province_yuan", "city_fen": "city_yuan"}
DECIDED: dict[str, tuple[object, ...]] = {
    "base_pension_yuan_monthly": (100, 135, 145.5, 178, 210),
    "entry_subsidy_yuan": (30, 40.5, 60),
    "tier_bonus_yuan": ([10 * step for step in range(1, 10)], [5.5] * 9),
    "tiers_yuan": ([100, 200, 300, 400, 500, 600, 800, 1000, 1500, 3000],),
    "one_child_supplement_yuan": (10, 20),
    "province_city_shares": ("6:4", "7:3"),
}
Row = dict[str, Any]


def lives(seed: int, people: int) -> list[tuple[str, list[Row]]]:
    """Random lives: an identity number and the facts of each."""
    rng = random.Random(seed)
    made = []
    while len(made) < people:
        case = random_case(rng)
        made.append((number(len(made), case["person"]["born"].replace("-", "")), case["facts"]))
    return made


def when(fact: Row) -> int:
    """The month in which a fact is told of: when it was recorded, which may be long after."""
    day = fact.get("recorded_on") or fact.get("on") or fact["from"]
    return max(int(day[:4]) * 12 + int(day[5:7]) - 1, FIRST)


def row_of(person: str, fact: Row, receipt: str) -> Row:
    row = {
        LISTED.get(name, name): value for name, value in fact.items() if name not in ("kind", "recorded_on")
    }
    row |= {name: row[name] / 100 for name in LISTED.values() if name in row}
    for name in ("converted", "drawing"):
        if name in row:
            row[name] = "是" if row[name] else "否"
    if row.get("until", "") is None:
        row["until"] = ""
    if fact["kind"] in ("contribution", "back_payment"):
        row["receipt"] = receipt
    if fact["kind"] == "deemed_years":
        row.setdefault("basis", "军龄")
    if fact["kind"] == "transfer_out":
        row.setdefault("take", "transfer")
    return {"number": person, **row}


def live(months: Payrolls, people: list[tuple[str, list[Row]]], rng: random.Random, last: int) -> None:
    """Every month: what is told of people, a payroll, what the bank says, the close; with mishaps."""
    desk = months.desk
    _register(desk, people)
    told: dict[int, list[tuple[str, Row]]] = {}
    for person, facts in people:
        for fact in facts:
            told.setdefault(when(fact), []).append((person, fact))
    for one in range(FIRST, last + 1):
        _tell(desk, told.get(one, []), one)
        if rng.random() < 0.05:
            parameter = rng.choice(sorted(DECIDED))
            value = rng.choice(DECIDED[parameter])
            months.decide(parameter, value, since=one - rng.randint(-2, 9), on=last_day(one))
        _pay(months, one, rng)
        months.close(one, on=last_day(one + rng.choice((0, 0, 0, 1))) if one < last else last_day(one))


def _register(desk: Desk, people: list[tuple[str, list[Row]]]) -> None:
    rows = [
        {"number": one, "name": "陈测试", "unit": "永安社区", "bank_account": f"6217{one[-12:-1]}9"}
        for one, _ in people
    ]
    assert desk.take("register", rows, on=last_day(FIRST))["recorded"] == len(people)


def _tell(desk: Desk, facts: list[tuple[str, Row]], one: int) -> None:
    """The lists of a month, a kind at a time; what cannot be taken comes back and is nobody's fact."""
    by_kind: dict[str, list[Row]] = {}
    for person, fact in facts:
        by_kind.setdefault(fact["kind"], []).append(
            row_of(person, fact, f"R{desk.lists}-{len(by_kind)}-{id(fact)}")
        )
    for kind, rows in by_kind.items():
        desk.take(kind, rows, on=last_day(one))


def _pay(months: Payrolls, one: int, rng: random.Random) -> None:
    on = last_day(one)
    for _ in range(rng.choice((1, 1, 1, 2))):
        batch = months.prepare(one, on=on)["batch"]
        if batch is None:
            return
        if rng.random() < 0.15:
            payroll.reject(months.agency, batch=batch, reason="试", by=months.by("reviewer", on))
            batch = months.prepare(one, on=on)["batch"]
        months.to_booked(batch, on)
        months.send(batch, on=on)
        rows = [
            {
                "流水号": reference,
                "金额": fen,
                "结果": "失败" if rng.random() < 0.1 else "成功",
                "原因": "账号有误",
            }
            for reference, fen in months.references(batch).values()
        ]
        if rows:
            months.answer(batch, rows, on=on)


def judged(months: Payrolls, folder: Path) -> tuple[int, list[Any]]:
    """How many persons were compared, and everything booked otherwise than the naive calculator says."""
    export(months.agency, folder)
    compared, wrong = 0, []
    lines = zip(
        *((folder / name).read_text(encoding="utf-8").splitlines() for name in (CASES, BOOKED)), strict=True
    )
    for case, booked in ((json.loads(one), json.loads(other)) for one, other in lines):
        name = case.pop("id")
        if booked["seen"]:
            answer = assess_naively(case)
            compared += 1
            wrong += [
                (name, part, answer[part], booked[part], case)
                for part in PARTS
                if answer[part] != booked[part]
            ]
    return compared, wrong


def clean(months: Payrolls) -> dict[str, Any]:
    found = {one.check.name: one.findings[:3] for one in run_checks(months.agency) if one.findings}
    return found | {one.name: one.findings[:3] for one in rederive(months.agency) if one.findings}


def judge(new_office: Callable[[str], Office], folder: Path, *, seed: int, people: int, last: int) -> None:
    months = Payrolls(Desk(found(new_office(f"judge_{seed}")), folder))
    live(months, lives(seed, people), random.Random(seed), last)
    compared, wrong = judged(months, folder)
    assert wrong[:1] == []
    assert clean(months) == {}
    assert compared > people * 9 // 10


@pytest.mark.parametrize("seed", [1, 2])
def test_a_random_city_is_booked_as_the_naive_calculator_says(new_office, tmp_path: Path, seed: int) -> None:
    judge(new_office, tmp_path, seed=seed, people=60, last=month(2014, 6))


@pytest.mark.campaign
@pytest.mark.parametrize("seed", [11, 12, 13])
def test_random_cities_through_thirty_years(
    new_office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    """Long enough for increments, for accounts to run dry and the pool to pay."""
    monkeypatch.setenv(TODAY, "2042-01-31")
    judge(new_office, tmp_path, seed=seed, people=150, last=month(2041, 12))
