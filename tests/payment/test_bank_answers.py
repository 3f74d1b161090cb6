"""Answers as banks write them, and those that nobody should believe."""

from __future__ import annotations

import time

import pytest

from yanglao.payment import bank_answers
from yanglao.payment.answer_refusals import SENTENCES
from yanglao.payment.bank_files import AnswerRow, BankAnswerRefused, read_bank_answer

HEADING = "流水号,金额,结果,原因"
ROWS = ["12-1,130.00,成功,", '12-2,"1,130.05",失败,账户注销', "12-3,130.00,成功,"]
READ = [
    AnswerRow(2, "12-1", 13000, False, ""),
    AnswerRow(3, "12-2", 113005, True, "账户注销"),
    AnswerRow(4, "12-3", 13000, False, ""),
]


def answer(*lines: str, heading: str = HEADING, encoding: str = "utf-8", newline: str = "\r\n") -> bytes:
    return newline.join([heading, *lines]).encode(encoding)


def refusal(content: bytes) -> BankAnswerRefused:
    with pytest.raises(BankAnswerRefused) as caught:
        read_bank_answer(content)
    assert caught.value.code in SENTENCES
    return caught.value


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("newline", ["\r\n", "\n", "\r"])
def test_encodings_and_line_ends(encoding: str, newline: str) -> None:
    assert read_bank_answer(answer(*ROWS, encoding=encoding, newline=newline)) == READ
    assert read_bank_answer(answer(*ROWS, "", encoding=encoding, newline=newline)) == READ


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_delimiters(delimiter: str) -> None:
    lines = ['"12-1"{}"130.00"{}"退回"{}"账号错误"'.replace("{}", delimiter)]
    content = answer(*lines, heading=HEADING.replace(",", delimiter))
    assert read_bank_answer(content) == [AnswerRow(2, "12-1", 13000, True, "账号错误")]


@pytest.mark.parametrize(
    "word",
    ["成功", " 成 功 ", "已付", "已发放", "支付成功", "PAID", "Success", "成功　", "'成功"],
)
def test_words_for_paid(word: str) -> None:
    assert [one.is_returned for one in read_bank_answer(answer(f"12-1,130.00,{word},"))] == [False]


@pytest.mark.parametrize(
    "word",
    ["失败", "退回", "已退回", "退票", "退汇", "未成功", "不成功", "支付失败", "未付", "Failed", "RETURNED"],
)
def test_words_for_returned(word: str) -> None:
    assert [one.is_returned for one in read_bank_answer(answer(f"12-1,130.00,{word},"))] == [True]


@pytest.mark.parametrize(
    "word", ["", "处理中", "成功（已冲正）", "部分成功", "0", "是", "待复核", "成功失败"]
)
def test_nobody_guesses_what_a_word_means(word: str) -> None:
    refused = refusal(answer(ROWS[0], f"12-2,130.00,{word},"))
    assert (refused.code, "第3行（结果）" in refused.zh) == ("answer_row_unreadable", True)


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("130", 13000),
        ("130.5", 13050),
        ("130.0000", 13000),
        ("￥1,130.05元", 113005),
        ("１３０．００", 13000),
        (" 130.00\t", 13000),
        ("'130.00", 13000),
        ('="130.00"', 13000),
        ("100000000", 10**10),
        ("0", None),
        ("0.00", None),
        ("-130.00", None),
        ("130.001", None),
        ("1,30.00", None),
        ("1.3E+02", None),
        ("100000000.01", None),
        ("=1+1", None),
        ("一百三十", None),
        ("", None),
    ],
)
def test_amounts(text: str, fen: int | None) -> None:
    quoted = '"' + text.replace('"', '""') + '"'
    content = answer(f"12-1,{quoted},成功,")
    if fen is None:
        assert "第2行（金额）" in refusal(content).zh
    else:
        assert [one.amount_fen for one in read_bank_answer(content)] == [fen]


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("12-1", "12-1"),
        ("'12-1", "12-1"),
        ('"=""12-1"""', "12-1"),
        ("12-1\t", "12-1"),
        ("１２－１", "12-1"),
        ("12-1-heir", "12-1-heir"),
        ("12月1日", None),
        ("2012/12/1", None),
        ("=12-1", None),
        ("", None),
        ("12-1 AND 1", "12-1AND1"),
        ("1" * 65, None),
    ],
)
def test_references(text: str, reference: str | None) -> None:
    content = answer(f"{text},130.00,成功,")
    if reference is None:
        assert "第2行（流水号）" in refusal(content).zh
    else:
        assert [one.reference for one in read_bank_answer(content)] == [reference]


def test_titles_other_columns_and_empty_lines_are_passed_over() -> None:
    content = answer(
        "代发结果清单,,,,,",
        "",
        "日期：2012-01-20,,,,,",
        "序号,户名,流水号,金额（元）,处理结果,失败原因",
        "1,符花,12-1,130.00,成功,-",
        ",,,,,",
        "2,王芳,12-2,130.00,退票,户名不符",
        heading="某某银行东方支行",
    )
    assert read_bank_answer(content) == [
        AnswerRow(6, "12-1", 13000, False, ""),
        AnswerRow(8, "12-2", 13000, True, "户名不符"),
    ]


def test_without_a_column_of_reasons() -> None:
    assert read_bank_answer(answer("12-1,130.00,退回", heading="流水号,金额,结果"))[0].reason == ""


def test_our_own_heading_wins_over_one_like_it() -> None:
    content = answer("12-1,130.00,正常,成功,x", heading="流水号,金额,状态,结果,交易流水号")
    assert read_bank_answer(content) == [AnswerRow(2, "12-1", 13000, False, "")]


@pytest.mark.parametrize(
    "heading", ["流水号,金额,结果,金额", "流水号,流水号,金额,结果", "流水号,金额,金额（元）,结果"]
)
def test_a_column_that_stands_twice_never_wins(heading: str) -> None:
    assert refusal(answer("12-1,130.00,成功,130.00", heading=heading)).code == "answer_column_twice"


@pytest.mark.parametrize(
    ("heading", "zh", "en"),
    [
        ("流水号,金额,原因", "结果", "result"),
        ("金额,结果", "流水号", "reference"),
        ("甲,乙", "流水号、金额、结果", "reference, amount, result"),
    ],
)
def test_missing_columns_are_named(heading: str, zh: str, en: str) -> None:
    refused = refusal(answer(ROWS[0], heading=heading))
    assert refused.code == "answer_no_columns"
    assert (f"：{zh}。" in refused.zh, f": {en}." in refused.en) == (True, True)


@pytest.mark.parametrize(
    ("total", "code"),
    [
        ("合计,1390.05,,", None),
        ('总计,"1,390.05元",,', None),
        ("共3笔,,,", None),
        ("共3笔,1390.05,成功2笔，失败1笔,", None),
        ("成功合计,260.00,,", None),
        ("失败合计,1130.05,共1笔,", None),
        ("总笔数:3,总金额:1390.05,,", None),
        ("总笔数,3,成功金额,260.00", None),
        ("小计,9.99,,", None),
        ("合计,,,", None),
        ("合计,1390.04,,", "answer_total_differs"),
        ("合计,260.00,,", "answer_total_differs"),
        ("共4笔,,,", "answer_total_differs"),
        ("共3笔,1390.05,成功3笔,", "answer_total_differs"),
        ("未成功2笔,共3笔,,", "answer_row_unreadable"),
        ("合计：未成功2笔,,,", "answer_total_differs"),
        ("失败合计,260.00,,", "answer_total_differs"),
        ("总笔数:2,总金额:1390.05,,", "answer_total_differs"),
        ("总笔数,3,总金额,1390.00", "answer_total_differs"),
        ("制表人：符花,,,", "answer_row_unreadable"),
    ],
)
def test_totals_are_those_of_the_rows(total: str, code: str | None) -> None:
    content = answer(*ROWS, total)
    if code is None:
        assert read_bank_answer(content) == READ
    else:
        refused = refusal(content)
        assert (refused.code, "第5行" in refused.zh) == (code, True)


def test_our_own_file_sent_back_with_results() -> None:
    lines = ["12-1,6217000010001230017,符花,130.00,成功,", "合计,{},,130.00,,"]
    heading = "流水号,账号,户名,金额,结果,原因"
    assert len(read_bank_answer(answer(lines[0], lines[1].format(1), heading=heading))) == 1
    refused = refusal(answer(lines[0], lines[1].format(2), heading=heading))
    assert refused.code == "answer_total_differs"


def test_a_partial_answer_is_for_the_caller_to_judge() -> None:
    assert read_bank_answer(answer(*ROWS[:2])) == READ[:2]


def test_a_row_twice_is_refused_whether_it_says_the_same_or_not() -> None:
    for again in (ROWS[0], "12-1,130.00,失败,账号错误", "'12-1,130,已付,"):
        refused = refusal(answer(*ROWS, again))
        assert (refused.code, "第5行（同第2行）" in refused.zh) == ("answer_row_twice", True)
        assert "5 (as 2)" in refused.en


def test_unreadable_rows_are_named_all_or_the_first_of_them() -> None:
    refused = refusal(answer(*(["12-1,x,成功,"] * 25)))
    assert "第11行（金额）等25行" in refused.zh and "第12行" not in refused.zh
    assert "11 (amount) and 15 more" in refused.en


@pytest.mark.parametrize("reason", ["=1+1", "@x", "+1", "a\u202eb", "长" * 201, '"甲\n乙"'])
def test_reasons_are_harmless(reason: str) -> None:
    assert "第2行（原因）" in refusal(answer(f"12-1,130.00,失败,{reason}")).zh


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "answer_empty"),
        (b" \r\n\r\n", "answer_empty"),
        (b"\xef\xbb\xbf", "answer_empty"),
        (answer(), "answer_empty"),
        (answer("合计,0,,"), "answer_empty"),
        (b"PK\x03\x04" + b"x" * 100, "answer_not_text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "answer_not_text"),
        (b"%PDF-1.4 x", "answer_not_text"),
        (answer(*ROWS, encoding="utf-16"), "answer_not_text"),
        (answer(*ROWS) + b"\0", "answer_not_text"),
        (answer(*ROWS) + b"\xff", "answer_undecodable"),
        (answer(*ROWS)[:-1].rsplit("功".encode(), 1)[0] + "功".encode()[:2], "answer_undecodable"),
        (b"\xef\xbb\xbf" + answer(*ROWS, encoding="gb18030"), "answer_undecodable"),
        (answer(*ROWS, encoding="gb18030") + b"\x81", "answer_undecodable"),
        (answer(*ROWS, '12-4,130.00,"成功,'), "answer_broken_quotes"),
        (answer(*ROWS, '12-4,130.00,"成功"x,'), "answer_broken_quotes"),
        (answer('"' * 500_000), "answer_broken_quotes"),
        (answer(*ROWS, "12-4,130"), "answer_row_unreadable"),
        (answer(*ROWS, "12-4"), "answer_row_unreadable"),
        (answer(*ROWS, "'"), "answer_row_unreadable"),
        (b"," * 1_000_000, "answer_no_columns"),
        (b"<html><body>" + b"x" * 200_000, "answer_no_columns"),
    ],
)
def test_damaged_answers(content: bytes, code: str) -> None:
    began = time.process_time()
    refused = refusal(content)
    assert refused.code == code
    assert refused.zh.endswith("。") and refused.en.endswith(".")
    assert time.process_time() - began < 5


def test_an_answer_too_large_to_be_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bank_answers, "MOST_BYTES", 10)
    assert refusal(answer(*ROWS)).code == "answer_too_large"
