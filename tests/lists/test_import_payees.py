"""收款账户 To whom money goes: the person, an heir or an agency, and the account at the bank."""

from __future__ import annotations

from pathlib import Path

import pytest
from lists.import_lists import codes, number, read, write_csv, write_xlsx

from yanglao.lists import EMPTY, LAYOUTS
from yanglao.lists.accounts import is_card

HEADINGS = ("身份证号码", "收款人类别", "户名", "银行账号", "日期")
CARD = "6217000010001230017"


@pytest.mark.parametrize(
    ("whose", "place"),
    [
        ("", 0),
        ("本人", 0),
        ("继承人", 1),
        ("法定继承人", 1),
        ("转入地经办机构", 2),
        ("其他制度经办机构", 3),
        ("insurer", 3),
    ],
)
def test_kinds_of_payee(tmp_path: Path, whose: str, place: int) -> None:
    rows = [[number(), whose, "符花", CARD, "2012-01-05"]]
    parsed = read(write_csv(tmp_path / "a.csv", rows, HEADINGS), "payee")
    assert (codes(parsed), parsed.columns["whose"]) == ([], [place])
    assert parsed.columns["bank_account"] == [CARD]


def test_without_a_word_the_payee_is_the_person(tmp_path: Path) -> None:
    headings = ("身份证号码", "账号", "变更日期")
    parsed = read(write_csv(tmp_path / "a.csv", [[number(), CARD, "2012-01-05"]], headings), "payee")
    assert (codes(parsed), parsed.columns["whose"], parsed.columns["holder"]) == ([], [0], [""])


def test_another_payee_has_a_name(tmp_path: Path) -> None:
    rows = [
        [number(1), "继承人", "", CARD, "2012-01-05"],
        [number(2), "本人", "", CARD, "2012-01-05"],
        [number(3), "某人", "", CARD, "2012-01-05"],
    ]
    parsed = read(write_csv(tmp_path / "a.csv", rows, HEADINGS), "payee")
    assert parsed.rows == [3]
    assert codes(parsed) == [(2, "户名", "holder_missing"), (4, "收款人类别", "bad_choice")]


def test_a_person_and_an_heir_of_the_same_person_are_two_rows(tmp_path: Path) -> None:
    rows = [
        [number(1), "本人", "", CARD, "2012-01-05"],
        [number(1), "继承人", "符花", CARD, "2012-01-05"],
        [number(1), "", "", "6217000010001230025", "2012-01-05"],
    ]
    parsed = read(write_csv(tmp_path / "a.csv", rows, HEADINGS), "payee")
    assert parsed.rows == [2, 3]
    assert [code for _, _, code in codes(parsed)] == ["duplicate_in_file"]


@pytest.mark.parametrize(
    "name", ["=HYPERLINK(1)", "+符花", "-符花", "@符花", "符\n花", "符\x00花", "符" * 201]
)
def test_names_of_holders_are_harmless(tmp_path: Path, name: str) -> None:
    rows = [[number(), "继承人", name, CARD, "2012-01-05"]]
    file = write_csv(tmp_path / "a.csv", rows, HEADINGS, encoding="utf-8")
    if "\0" in name:
        file = write_xlsx(tmp_path / "a.xlsx", 表=[list(HEADINGS), *rows])
    parsed = read(file, "payee")
    assert parsed.rows == [] and {column for _, column, _ in codes(parsed)} == {"户名"}


def test_an_account_that_a_workbook_holds_as_a_quantity_has_lost_digits(tmp_path: Path) -> None:
    rows = [[number(order), "", "", float(CARD), "2012-01-05"] for order in range(3)]
    rows.append([number(3), "", "", CARD, "2012-01-05"])
    parsed = read(write_xlsx(tmp_path / "a.xlsx", 表=[list(HEADINGS), *rows]), "payee")
    assert parsed.rows == [5]
    assert {code for _, _, code in codes(parsed)} == {"account_mangled_by_excel"}


def test_where_others_lost_digits_noughts_are_not_believed(tmp_path: Path) -> None:
    accounts = ["6217000010001280000", "6217000010001230", CARD]
    rows = [[number(order), "", "", one, "2012-01-05"] for order, one in enumerate(accounts)]
    assert len(read(write_csv(tmp_path / "a.csv", rows, HEADINGS), "payee").rows) == 3
    rows.append([number(9), "", "", "6.217E+18", "2012-01-05"])
    parsed = read(write_csv(tmp_path / "b.csv", rows, HEADINGS), "payee")
    assert parsed.rows == [4]
    assert {code for _, _, code in codes(parsed)} == {"account_mangled_by_excel"}


def test_no_account_or_telephone_is_shown_whole(tmp_path: Path) -> None:
    rows = [[number(), "", "", CARD + "A", "2012-01-05"]]
    (problem,) = read(write_csv(tmp_path / "a.csv", rows, HEADINGS), "payee").problems
    assert "1000123" not in problem.value + problem.sentence_zh + problem.sentence_en
    assert all(
        field.private
        for layout in LAYOUTS.values()
        for field in layout.fields
        if field.kind in ("number", "account", "phone")
    )


@pytest.mark.parametrize(("digits", "fits"), [("79927398713", True), ("79927398710", False), ("0", True)])
def test_check_digits_of_cards(digits: str, fits: bool) -> None:
    assert is_card(digits) is fits


@pytest.mark.parametrize("heading", ["实缴金额", "缴费金额", "实收金额（元）", None])
def test_an_amount_that_is_not_given_stays_empty(tmp_path: Path, heading: str | None) -> None:
    headings = ["身份证号码", "年度", "缴费档次", "缴费日期", "票据号", *([heading] if heading else [])]
    rows = [[number(1), "2012", "500", "2012-03-01", "R1"], [number(2), "2012", "500", "2012-03-01", "R2"]]
    rows = [[*cells, amount][: len(headings)] for cells, amount in zip(rows, ("", "600"), strict=True)]
    parsed = read(write_csv(tmp_path / "a.csv", rows, headings), "contribution")
    assert codes(parsed) == []
    assert parsed.columns["amount_yuan"] == [EMPTY, 60000 if heading else EMPTY]
    assert parsed.columns["tier_yuan"] == [50000, 50000]
