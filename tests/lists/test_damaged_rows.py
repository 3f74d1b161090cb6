"""Rows as they go wrong in offices: each comes back with the columns and the codes, or is read right."""

from __future__ import annotations

from pathlib import Path

import pytest
from lists.import_lists import codes, number, read, write_csv

CARD = "6217000010001230017"
WITH_X = next(text for order in range(99) if (text := number(order)).endswith("X"))
GOOD: dict[str, dict[str, str]] = {
    "register": {
        "身份证号码": number(),
        "姓名": "符花",
        "单位": "永安社区",
        "银行账号": CARD,
        "联系电话": "13800000000",
    },
    "contribution": {
        "身份证号码": number(),
        "年度": "2012",
        "缴费档次": "500",
        "缴费日期": "2012-03-01",
        "票据号": "R1",
        "实缴金额": "500",
    },
    "back_payment": {
        "身份证号码": number(),
        "补缴年数": "10",
        "缴费档次": "500",
        "缴费日期": "2012-03-01",
        "票据号": "R1",
    },
    "residence": {
        "身份证号码": number(),
        "户籍地": "469007",
        "户口性质": "非农业",
        "农转非": "否",
        "起始日期": "2000-01-01",
        "截止日期": "",
    },
    "category": {
        "身份证号码": number(),
        "类别": "低保",
        "起始日期": "2012-01-01",
        "截止日期": "",
        "文号": "1号",
    },
    "suspension": {"身份证号码": number(), "起始月份": "2012-05", "截止月份": "", "原因": "未认证"},
    "transfer_in": {
        "身份证号码": number(),
        "转入日期": "2012-05-01",
        "个人缴费": "500",
        "省级补贴": "18",
        "市级补贴": "12",
        "缴费年数": "1",
    },
    "payee": {
        "身份证号码": number(),
        "收款人类别": "继承人",
        "户名": "符花",
        "银行账号": CARD,
        "日期": "2012-05-01",
    },
    "tier": {"身份证号码": number(), "年度": "2012", "缴费档次": "250", "申报日期": "2012-01-05"},
    "death": {"身份证号码": number(), "死亡日期": "2012-05-01"},
}

ROWS: list[tuple[str, str, str, str | None]] = [
    ("contribution", "身份证号码", "合计人", "number_length"),
    ("contribution", "身份证号码", "", "missing_value"),
    ("contribution", "身份证号码", number() + number(3), "number_length"),
    ("contribution", "身份证号码", "46000719550312002", "number_length"),
    ("contribution", "身份证号码", "4.60007E+17", "number_mangled_by_excel"),
    ("contribution", "身份证号码", number().replace("0", "O", 1), "number_characters"),
    ("contribution", "身份证号码", WITH_X[:-1] + "Ⅹ", None),  # the Roman numeral of another input method
    ("contribution", "身份证号码", "#N/A", "number_length"),
    ("contribution", "年度", "2012-2013", "bad_year"),
    ("contribution", "年度", "二〇一二", "bad_year"),
    ("contribution", "年度", "12", "bad_year"),
    ("contribution", "年度", "2012.5", "bad_year"),
    ("contribution", "年度", "70000", "bad_year"),
    ("contribution", "年度", "2012年度", None),
    ("contribution", "缴费档次", "第五档", "bad_amount"),
    ("contribution", "缴费档次", "500/年", "bad_amount"),
    ("contribution", "缴费档次", "-500", "bad_amount"),
    ("contribution", "缴费档次", "500,00", "bad_amount"),
    ("contribution", "缴费档次", "1.234,56", "bad_amount"),
    ("contribution", "缴费档次", "5 00", "bad_amount"),
    ("contribution", "缴费档次", "NaN", "bad_amount"),
    ("contribution", "缴费档次", "#REF!", "bad_amount"),
    ("contribution", "缴费档次", "￥５００．００元", None),
    ("contribution", "缴费日期", "41000", "bad_date"),
    ("contribution", "缴费日期", "03/01/2012", "bad_date"),
    ("contribution", "缴费日期", "2012-03-01、2012-03-02", "bad_date"),
    ("contribution", "缴费日期", "2012-02-30", "impossible_date"),
    ("contribution", "缴费日期", "2012-00-10", "impossible_date"),
    ("contribution", "缴费日期", "3012-03-01", "impossible_date"),
    ("contribution", "缴费日期", "########", "bad_date"),
    ("contribution", "缴费日期", "２０１２年３月１日", None),
    ("contribution", "票据号", "", "missing_value"),
    ("contribution", "票据号", "1.23E+15", "number_mangled_by_excel"),
    ("contribution", "票据号", "R1\nR2", "bad_text"),
    ("contribution", "票据号", "#VALUE!", "left_over"),
    ("contribution", "票据号", "=R1", "formula_text"),
    ("contribution", "实缴金额", "#DIV/0!", "bad_amount"),
    ("contribution", "实缴金额", "免", "bad_amount"),
    ("contribution", "实缴金额", "", None),
    ("back_payment", "补缴年数", "0", "bad_count"),
    ("back_payment", "补缴年数", "65551", "bad_count"),
    ("back_payment", "补缴年数", "-1", "bad_count"),
    ("back_payment", "补缴年数", "十年", "bad_count"),
    ("back_payment", "补缴年数", "10年", None),
    ("residence", "户籍地", "东方市", "bad_place"),
    ("residence", "户籍地", "4690071", "bad_place"),
    ("residence", "户口性质", "居民", "bad_choice"),
    ("residence", "农转非", "2", "bad_flag"),
    ("residence", "截止日期", "1999-01-01", "until_not_after_from"),
    ("residence", "截止日期", "至今", "bad_date"),
    ("residence", "截止日期", "长期", None),
    ("category", "类别", "低保户主", "bad_choice"),
    ("category", "文号", "长" * 201, "text_too_long"),
    ("category", "文号", "null", "left_over"),
    ("suspension", "起始月份", "2012-13", "bad_month"),
    ("suspension", "起始月份", "5月", "bad_month"),
    ("suspension", "截止月份", "2012-05", "until_not_after_from"),
    ("suspension", "原因", "病", "bad_choice"),
    ("transfer_in", "缴费年数", "101", "bad_count"),
    ("transfer_in", "缴费年数", "0", None),
    ("transfer_in", "个人缴费", "1e3", "bad_amount"),
    ("transfer_in", "个人缴费", "100000001", "bad_amount"),
    ("register", "姓名", "符\u200b花", "bad_text"),
    ("register", "姓名", "符\ufffd", "bad_text"),
    ("register", "姓名", "@SUM(A1)", "formula_text"),
    ("register", "姓名", "nan", "left_over"),
    ("register", "姓名", "买买提·吐尔逊", None),
    ("register", "姓名", "㛃𠮷", None),
    ("register", "银行账号", "13800000000", "bad_account"),
    ("register", "银行账号", "6.217E+18", "account_mangled_by_excel"),
    ("register", "银行账号", "", None),
    ("register", "联系电话", CARD, "bad_phone"),
    ("register", "联系电话", "+8613800000000", None),
    ("payee", "户名", "", "holder_missing"),
    ("payee", "户名", "-符花", "formula_text"),
    ("payee", "收款人类别", "儿子", "bad_choice"),
    ("tier", "缴费档次", "250", None),  # which tiers there are is a question for the act
    ("death", "死亡日期", "不详", "bad_date"),
]


@pytest.mark.parametrize(("layout", "column", "cell", "code"), ROWS)
def test_a_damaged_row(tmp_path: Path, layout: str, column: str, cell: str, code: str | None) -> None:
    good = GOOD[layout]
    other = good | {"身份证号码": number(7)} | ({"票据号": "R7"} if "票据号" in good else {})
    rows = [list((good | {column: cell}).values()), list(other.values())]
    parsed = read(write_csv(tmp_path / "a.csv", rows, list(good)), layout)
    if code is None:
        assert (parsed.rows, codes(parsed)) == ([2, 3], [])
    else:
        assert (parsed.rows, codes(parsed)) == ([3], [(2, column, code)])
        (problem,) = parsed.problems
        assert column in problem.sentence_zh and problem.sentence_en.isascii() is False
