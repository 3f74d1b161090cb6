"""The bank file: the same bytes from the same rows, and nothing in it that a bank or a spreadsheet would misread."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yanglao.kernel.cells import is_safe
from yanglao.payment.bank_files import (
    BankFileRefused,
    PaymentRow,
    read_bank_answer,
    write_bank_file,
)

CARD = "6217000010001230017"


def payment(
    reference: str = "12-1", account: str = CARD, holder: str = "符花", amount_fen: int = 13000
) -> PaymentRow:
    return PaymentRow(reference, account, holder, amount_fen)


def test_the_bytes_of_a_bank_file() -> None:
    rows = [payment(), payment("12-2", "460007000012", "东方市社会保险事业局（支出户）", 100005)]
    assert write_bank_file(12, rows) == (
        "流水号,账号,户名,金额\r\n"
        "12-1,6217000010001230017,符花,130.00\r\n"
        "12-2,460007000012,东方市社会保险事业局（支出户）,1000.05\r\n"
        "合计,2,,1130.05\r\n"
    ).encode("gb18030")
    assert write_bank_file(12, rows) == write_bank_file(12, list(rows))
    assert write_bank_file(12, []).decode("gb18030") == "流水号,账号,户名,金额\r\n合计,0,,0.00\r\n"


def test_a_name_with_commas_and_quotes_stays_one_cell() -> None:
    written = write_bank_file(12, [payment(holder='符,"花"')])
    assert next(csv.DictReader(io.StringIO(written.decode("gb18030"))))["户名"] == '符,"花"'


def test_rare_characters_of_names_can_be_written() -> None:
    assert "㛃𠮷\ue815" in write_bank_file(12, [payment(holder="㛃𠮷\ue815")]).decode("gb18030")


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (payment(reference="13-1"), "bad_reference"),
        (payment(reference="1"), "bad_reference"),
        (payment(reference="12-"), "bad_reference"),
        (payment(reference="12-1-heir"), None),
        (payment(reference="12-一"), "bad_reference"),
        (payment(reference="12-1,2"), "bad_reference"),
        (payment(reference="12-" + "1" * 41), "bad_reference"),
        (payment(account=""), "bad_account"),
        (payment(account="62170000100"), "bad_account"),
        (payment(account="6" * 31), "bad_account"),
        (payment(account="6217 0000 1000 1230"), "bad_account"),
        (payment(account="=6217000010001230017"), "bad_account"),
        (payment(account="6217000010001230017\n"), "bad_account"),
        (payment(account="６２１７００００１０００１２３００１７"), "bad_account"),
        (payment(holder=""), "bad_holder"),
        (payment(holder="　"), "bad_holder"),
        (payment(holder="=cmd|' /C calc'!A0"), "bad_holder"),
        (payment(holder="+86"), "bad_holder"),
        (payment(holder="-1"), "bad_holder"),
        (payment(holder="@SUM(A1)"), "bad_holder"),
        (payment(holder="＝1"), "bad_holder"),
        (payment(holder="符\n花"), "bad_holder"),
        (payment(holder="符\t花"), "bad_holder"),
        (payment(holder="符\0花"), "bad_holder"),
        (payment(holder="符\u202e花"), "bad_holder"),
        (payment(holder="符\u2028花"), "bad_holder"),
        (payment(holder="符\ud800花"), "bad_holder"),
        (payment(holder="符" * 201), "bad_holder"),
        (payment(amount_fen=0), "bad_amount"),
        (payment(amount_fen=-1), "bad_amount"),
        (payment(amount_fen=10**10), None),
        (payment(amount_fen=10**10 + 1), "bad_amount"),
    ],
)
def test_what_no_bank_file_may_hold(row: PaymentRow, code: str | None) -> None:
    if code is None:
        assert row.reference.encode() in write_bank_file(12, [row])
        return
    with pytest.raises(BankFileRefused) as refused:
        write_bank_file(12, [payment("12-99"), row])
    assert refused.value.code == code
    said = refused.value.zh + refused.value.en
    assert row.account not in said or not row.account
    assert "符花" not in said
    said.encode("gb18030")


def test_a_reference_stands_once() -> None:
    with pytest.raises(BankFileRefused, match="bad_reference"):
        write_bank_file(12, [payment(), payment(account="460007000012")])


payments = st.lists(
    st.builds(
        payment,
        reference=st.integers(1, 10**9).map(lambda person: f"12-{person}"),
        account=st.text("0123456789", min_size=12, max_size=30),
        holder=st.text(max_size=20).filter(lambda text: bool(text.strip()) and is_safe(text)),
        amount_fen=st.integers(1, 10**10),
    ),
    unique_by=lambda row: row.reference,
    max_size=20,
)


@given(payments)
def test_a_bank_that_answers_paid_to_everything_is_read_back(rows: list[PaymentRow]) -> None:
    sent = list(csv.reader(io.StringIO(write_bank_file(12, rows).decode("gb18030"), newline="")))
    assert [cells[:3] for cells in sent[1:-1]] == [[row.reference, row.account, row.holder] for row in rows]
    assert sent[-1][1] == str(len(rows))
    if rows:
        answer = io.StringIO()
        csv.writer(answer).writerows([[*sent[0], "结果"], *([*cells, "成功"] for cells in sent[1:])])
        found = read_bank_answer(answer.getvalue().encode("gb18030"))
        assert [(one.reference, one.amount_fen, one.is_returned) for one in found] == [
            (row.reference, row.amount_fen, False) for row in rows
        ]
