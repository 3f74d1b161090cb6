"""银行对账单 Statements of banks, read: camt.053 and tables, whichever way round, and what is refused whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from lists.statements import camt, table

from yanglao.lists import FileRefused
from yanglao.lists.bank_lines import BankLine
from yanglao.lists.bank_statements import numbered, read_statement

ENTRIES = [
    ("2011-11-03", "500.00", "陈测试", "6217000000000001", "2011 缴费 P1", "B1"),
    ("2011-11-03", "0.05", "", "", "结息", "B2"),
    ("2011-11-30", "-500.00", "财政专户", "4600000000000002", "归集", "B3"),
]
MONEY = dict(opening="100.00", closing="100.05", through="2011-11-30")
READ = (
    BankLine(20111103, 50000, "陈测试", "6217000000000001", "2011 缴费 P1", "B1"),
    BankLine(20111103, 5, "", "", "结息", "B2"),
    BankLine(20111130, -50000, "财政专户", "4600000000000002", "归集", "B3"),
)


def read(folder: Path, text: str, name: str = "statement.csv"):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_statement(path)


def code_of(folder: Path, text: str) -> str:
    with pytest.raises(FileRefused) as refused:
        read(folder, text)
    assert refused.value.sentence_zh and refused.value.sentence_en
    return refused.value.code


def test_camt(tmp_path: Path) -> None:
    found = read(tmp_path, camt(ENTRIES, account="4600000000000001", **MONEY))
    assert (found.account, found.opening_fen, found.closing_fen, found.through) == (
        "4600000000000001",
        10000,
        10005,
        20111130,
    )
    assert found.lines == READ


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("camt.053.001.02", "camt.053.001.08"),
        ("<Sts>BOOK</Sts>", "<Sts><Cd>BOOK</Cd></Sts>"),
        ("<BookgDt><Dt>2011-11-03</Dt>", "<BookgDt><DtTm>2011-11-03T09:00:00+08:00</DtTm>"),
        ("<Nm>陈测试</Nm>", "<Pty><Nm>陈测试</Nm></Pty>"),
        ("OPBD", "PRCD"),
        ("AcctSvcrRef", "NtryRef"),
    ],
)
def test_camt_as_other_banks_write_it(tmp_path: Path, old: str, new: str) -> None:
    assert read(tmp_path, camt(ENTRIES, **MONEY).replace(old, new)).lines == READ


def test_camt_with_a_prefix_and_an_entry_that_is_not_booked(tmp_path: Path) -> None:
    text = camt(ENTRIES, **MONEY).replace("xmlns=", "xmlns:c=")
    prefixed = text.replace("</", "\0").replace("<", "<c:").replace("\0", "</c:").replace("<c:?", "<?")
    assert read(tmp_path, prefixed).lines == READ
    assert read(tmp_path, text.replace("xmlns:c=", "xmlns=").replace("BOOK", "PDNG", 1)).lines == READ[1:]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("<Document", '<!DOCTYPE d [<!ENTITY a "b">]><Document', "statement_xml"),
        ("</Document>", "", "statement_xml"),
        ("<Stmt>", "<Stmt></Stmt><Stmt>", "statement_xml"),
        ('Ccy="CNY">500.00', 'Ccy="USD">500.00', "statement_entry"),
        ('Ccy="CNY">500.00', 'Ccy="CNY">500.005', "statement_entry"),
        ('Ccy="CNY">500.00', 'Ccy="CNY">0', "statement_entry"),
        ("2011-11-03</Dt></BookgDt>", "2011-11-33</Dt></BookgDt>", "statement_entry"),
        ("<CdtDbtInd>DBIT", "<CdtDbtInd>X", "statement_entry"),
    ],
)
def test_camt_that_cannot_be_read(tmp_path: Path, old: str, new: str, code: str) -> None:
    assert code_of(tmp_path, camt(ENTRIES, **MONEY).replace(old, new, 1)) == code


@pytest.mark.parametrize("newest_first", [False, True])
def test_a_table_with_balances(tmp_path: Path, newest_first: bool) -> None:
    found = read(tmp_path, table(ENTRIES, opening="100", newest_first=newest_first))
    assert (found.opening_fen, found.closing_fen, found.through) == (10000, 10005, 20111130)
    assert [(one.reference, one.fen) for one in found.lines] == [("B1", 50000), ("B2", 5), ("B3", -50000)]


def test_a_table_without_balances_newest_first(tmp_path: Path) -> None:
    found = read(tmp_path, table(ENTRIES, newest_first=True))
    assert (found.opening_fen, found.lines[-1]) == (None, READ[-1])


def test_a_table_with_amount_and_direction(tmp_path: Path) -> None:
    text = "记账日期,收支标志,交易金额,附言\n2011-11-03,贷,500,缴费\n2011-11-30,支出,500,归集\n"
    assert [one.fen for one in read(tmp_path, text).lines] == [50000, -50000]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("日期,支出,收入\n2011-11-03,5,5\n", "statement_amount"),
        ("日期,支出,收入\n2011-11-03,,\n", "statement_amount"),
        ("日期,金额,摘要\n2011-11-03,5,结息\n", "statement_amount"),
        ("日期,支出,收入\n昨天,5,\n", "statement_row"),
    ],
)
def test_a_table_that_cannot_be_read(tmp_path: Path, text: str, code: str) -> None:
    assert code_of(tmp_path, text) == code


def test_lines_without_a_reference_are_numbered_by_day() -> None:
    bare = tuple(BankLine(day, 1, "", "", "", "") for day in (20111103, 20111103, 20111104))
    assert [one.reference for one in numbered(bare)] == ["20111103#1", "20111103#2", "20111104#1"]
