"""What the bank was asked to take and what came of it, by list and unit and line by line."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from acts.desk import Desk, number, paid
from acts.withholdings import ON, answer, authorised, failed, listed, sent, taken
from reports.offices import HERE, THERE, desk_of, reads, register

from yanglao.commands.office import Office
from yanglao.reports.report import Report
from yanglao.reports.withholding import withholding, withholding_lines

TAKEN, FAILED, WAITS, VAIN, ELSEWHERE = (number(n) for n in range(1, 6))
EVERYBODY = (TAKEN, FAILED, WAITS, VAIN, ELSEWHERE)


@pytest.fixture(scope="module")
def desk(new_office: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A list of five: taken, failed, not answered, taken although paid at the counter meanwhile, and one of another unit; and a second
    one that is not sent yet."""
    folder = tmp_path_factory.mktemp("withholding")
    desk = desk_of(new_office("withholding"), folder)
    register(desk, EVERYBODY[:-1], on=20111020)
    register(desk, [ELSEWHERE], unit=THERE, on=20111020)
    desk.take("enrolment", [{"number": one, "on": "2011-10-20"} for one in EVERYBODY], on=20111020)
    declared = [{"number": one, "year": 2012, "tier_yuan": 500, "on": "2012-01-05"} for one in EVERYBODY]
    desk.take("tier", declared, on=ON)
    authorised(desk, *({"number": one} for one in EVERYBODY))
    _, rows = sent(desk, folder)
    desk.take("contribution", [paid(VAIN, "C1")], on=ON)
    by_account = {row["账号"]: row["流水号"] for row in rows}
    reference = {one: by_account[f"6217{one[-12:-1]}9"] for one in EVERYBODY}
    answer(desk, taken(reference[TAKEN], 500), failed(reference[FAILED]), taken(reference[VAIN], 500))
    desk.agree(listed(desk)["proposal"], on=ON)
    return desk


def sums(report: Report) -> dict[str, int]:
    return {name: value for name, (_, _, value) in report.sums.items()}


def test_by_list_and_unit(desk: Desk) -> None:
    report = withholding(reads(desk, ON), year=2012)
    assert [
        (row["unit"], row["since"], row["lines"], row["asked_fen"], row["taken_fen"]) for row in report.rows
    ] == [
        (THERE, ON, 1, 500_00, 0),
        (HERE, ON, 4, 2000_00, 1000_00),
        (HERE, None, 1, 500_00, 0),
    ]
    here = report.rows[1]
    assert [here[name] for name in ("taken", "in_vain", "failed", "waiting")] == [1, 1, 1, 1]
    assert sums(report) == {
        "asked_fen": 3000_00,
        "taken_fen": 1000_00,
        "taken": 1,
        "in_vain": 1,
        "failed": 1,
        "waiting": 2,
        "not_sent": 1,
        "over": 0,
    }
    assert withholding(reads(desk, ON), year=2011).rows == []


def test_line_by_line(desk: Desk) -> None:
    rows = {(row["number"], row["outcome"]): row for row in withholding_lines(reads(desk, 20120315)).rows}
    assert rows.keys() == {
        (TAKEN, "taken"),
        (FAILED, "failed"),
        (FAILED, "not_sent"),
        (WAITS, "waiting"),
        (VAIN, "in_vain"),
        (ELSEWHERE, "waiting"),
    }
    assert rows[FAILED, "failed"]["reason"] == "余额不足"
    assert (rows[WAITS, "waiting"]["days"], rows[TAKEN, "taken"]["days"]) == (5, None)
    assert (rows[WAITS, "waiting"]["taken_fen"], rows[TAKEN, "taken"]["on"]) == (None, ON)


def test_one_outcome_only_and_one_unit_only(desk: Desk) -> None:
    waiting = withholding_lines(reads(desk, ON, "helper"), outcome="waiting")
    assert [row["number"] for row in waiting.rows] == [WAITS]
    assert [row["unit"] for row in withholding(reads(desk, ON, "helper")).rows] == [HERE, HERE]
