"""银行对账单导入 Statements taken in: every line once, one after the other, to the fen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from acts.banking import hand_in
from acts.desk import found
from lists.statements import camt, table

from yanglao.commands.office import Office
from yanglao.store.acting import ActRefused, Agency
from yanglao.store.bank_statements import bank_lines, statements

ON = 20111130
NOVEMBER = [
    ("2011-11-03", "500.00", "陈测试", "6217000000000001", "缴费", "B1"),
    ("2011-11-30", "-200.00", "财政专户", "", "归集", "B2"),
]
DECEMBER = [("2011-12-02", "1.00", "", "", "", "B3")]
OWN = "4600000000000001"


@pytest.fixture(scope="module")
def office(new_office: Callable[[str], Office]) -> Agency:
    return found(new_office("bank_statement"))


@pytest.fixture
def agency(office: Agency) -> Iterator[Agency]:
    """Nothing that a test does stays."""
    with office.connection.transaction(force_rollback=True):
        yield office


def first(agency: Agency, folder: Path, **more: object) -> dict[str, object]:
    return hand_in(agency, folder, "收入户", table(NOVEMBER, opening="0.00"), ON, **more)


def code_of(do: Callable[[], object]) -> str:
    with pytest.raises(ActRefused) as refused:
        do()
    assert not refused.value.zh.isascii() and refused.value.en.isascii()
    return refused.value.code


def test_a_statement_is_taken_once(agency: Agency, tmp_path: Path) -> None:
    answer = first(agency, tmp_path)
    assert (answer["recorded"], answer["unchanged"], answer["closing_fen"]) == (2, 0, 30000)
    again = first(agency, tmp_path)
    assert (again["recorded"], again["unchanged"]) == (0, 2)
    assert len(statements(agency.connection, agency.area)) == 1
    lines = bank_lines(agency.connection, agency.area)
    assert [(one.reference, one.fen, one.name) for one in lines] == [
        ("B1", 50000, "陈测试"),
        ("B2", -20000, "财政专户"),
    ]
    assert lines[0].other is not None and agency.keys.opened(lines[0].other) == "6217000000000001"
    assert b"6217" not in lines[0].other


def test_the_next_may_overlap_and_the_first_come_again(agency: Agency, tmp_path: Path) -> None:
    first(agency, tmp_path)
    both = camt([*NOVEMBER, *DECEMBER], opening="0.00", closing="301.00", through="2011-12-31")
    assert hand_in(agency, tmp_path, "收入户", both, 20111231)["recorded"] == 1
    assert first(agency, tmp_path)["recorded"] == 0


def test_a_month_without_movements(agency: Agency, tmp_path: Path) -> None:
    first(agency, tmp_path)
    empty = camt([], opening="300.00", closing="300.00", through="2011-12-31")
    answer = hand_in(agency, tmp_path, "收入户", empty, 20111231)
    assert (answer["recorded"], answer["through"]) == (0, "2011-12-31")


def test_what_lay_there_before_stands_as_a_line(agency: Agency, tmp_path: Path) -> None:
    hand_in(agency, tmp_path, "财政专户", table(NOVEMBER, opening="800"), ON)
    opening, *_ = bank_lines(agency.connection, agency.area)
    assert (opening.reference, opening.fen, opening.day) == ("opening", 80000, 20111103)


@pytest.mark.parametrize(
    ("text", "more", "code"),
    [
        (table(DECEMBER), {}, "balance_needed"),
        (table(DECEMBER), {"opening_yuan": "300"}, "balance_needed"),
        (table(DECEMBER, opening="300"), {"closing_yuan": "302"}, "balance_contradicts"),
        (table(DECEMBER), {"opening_yuan": "300", "closing_yuan": "302"}, "does_not_add_up"),
        (table(DECEMBER, opening="299.99"), {}, "statement_gap"),
        (table([("2011-11-03", "499.00", "", "", "", "B1")], opening="0"), {}, "line_differs"),
        (table([(*NOVEMBER[0][:3], "6217000000000002", *NOVEMBER[0][4:])], opening="0"), {}, "line_differs"),
        (table([*DECEMBER, *DECEMBER], opening="300"), {}, "line_twice"),
        (table([("2011-11-29", "1", "", "", "", "B9")], opening="300"), {}, "line_before"),
        (table([("2012-01-02", "1", "", "", "", "B9")], opening="300"), {}, "line_after"),
        (table(DECEMBER, opening="300"), {"through": "2011-12-01"}, "line_after"),
        (table(DECEMBER, opening="300"), {"bank_account": "4600000000000009"}, "another_account"),
        ("<a/>", {}, "statement_xml"),
    ],
)
def test_what_is_refused(agency: Agency, tmp_path: Path, text: str, more: dict[str, str], code: str) -> None:
    first(agency, tmp_path, bank_account=OWN)
    assert code_of(lambda: hand_in(agency, tmp_path, "收入户", text, 20111231, **more)) == code


def test_a_number_is_of_one_account_of_the_fund(agency: Agency, tmp_path: Path) -> None:
    first(agency, tmp_path, bank_account=OWN)
    mine = table(DECEMBER, opening="0")
    other = lambda: hand_in(agency, tmp_path, "支出户", mine, 20111231, bank_account=OWN)  # noqa: E731
    assert code_of(other) == "another_account"
