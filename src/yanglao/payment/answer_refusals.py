"""Why a bank's answer cannot be taken: every code with its sentence in Chinese and in English."""

from __future__ import annotations

from collections.abc import Sequence

_MOST_ROWS_NAMED = 10
_COLUMNS = {
    "reference": ("流水号", "reference"),
    "amount": ("金额", "amount"),
    "result": ("结果", "result"),
    "reason": ("原因", "reason"),
}

SENTENCES = {
    "answer_empty": (
        "回盘文件没有任何明细：请向银行重新索取。",
        "The bank's answer has no rows: ask the bank for it again.",
    ),
    "answer_too_large": (
        "回盘文件超过200 MB：请确认选对了文件。",
        "The bank's answer is larger than 200 MB: make sure that it is the right file.",
    ),
    "answer_not_text": (
        "回盘文件不是文本表格：请让银行提供 .csv 文件，或在 Excel 中另存为 .csv。",
        "The bank's answer is no table of text: ask the bank for a .csv file, or save it as .csv in Excel.",
    ),
    "answer_undecodable": (
        "回盘文件的文字编码既不是 UTF-8 也不是 GB18030，或者已经损坏：请向银行重新索取。",
        "The text of the bank's answer is neither UTF-8 nor GB18030, or it is damaged: ask the bank for it again.",
    ),
    "answer_broken_quotes": (
        "回盘文件第{rows}行附近的引号不成对，无法可靠地划分单元格：请向银行重新索取。",
        "Near line {rows} of the bank's answer a quotation mark has no partner: ask the bank for it again.",
    ),
    "answer_no_columns": (
        "回盘文件缺少必需的列：{columns}。",
        "Required columns of the bank's answer are missing: {columns}.",
    ),
    "answer_column_twice": (
        "回盘文件中有两列都叫{columns}：请只保留一列。",
        "Two columns of the bank's answer are called {columns}: keep only one.",
    ),
    "answer_row_unreadable": (
        "回盘文件中有无法识别的行：{rows}。请向银行核对后重新提供。",
        "Rows of the bank's answer cannot be read: {rows}. Check them with the bank and send the file again.",
    ),
    "answer_row_twice": (
        "回盘文件中同一流水号出现两次：{rows}。请向银行核对保留哪一行。",
        "A reference stands twice in the bank's answer: {rows}. Ask the bank which row is right.",
    ),
    "answer_total_differs": (
        "回盘文件第{rows}行的合计与明细不符：文件可能不完整，请向银行核对。",
        "The totals in row {rows} of the bank's answer are not those of its rows: the file may be cut short.",
    ),
}


class BankAnswerRefused(Exception):
    """An answer that cannot be taken, and nothing of it is: `code` of SENTENCES, `zh` and `en` for a clerk."""

    def __init__(
        self, code: str, *, rows: str = "", rows_en: str | None = None, columns: Sequence[str] = ()
    ) -> None:
        super().__init__(code)
        self.code = code
        chinese, english = SENTENCES[code]
        names = [_COLUMNS[name] for name in columns]
        self.zh = chinese.format(rows=rows, columns="、".join(zh for zh, _ in names))
        self.en = english.format(
            rows=rows if rows_en is None else rows_en, columns=", ".join(en for _, en in names)
        )


def refused_rows(code: str, faults: Sequence[tuple[int, str]]) -> None:
    """BankAnswerRefused about rows, when there are any: (row, its column that is at fault or the row it repeats)."""
    if not faults:
        return
    named = faults[:_MOST_ROWS_NAMED]
    chinese = "、".join(f"第{row}行（{_COLUMNS.get(what, (f'同第{what}行',))[0]}）" for row, what in named)
    english = ", ".join(f"{row} ({_COLUMNS.get(what, ('', f'as {what}'))[1]})" for row, what in named)
    more_zh = f"等{len(faults)}行" if len(faults) > len(named) else ""
    more_en = f" and {len(faults) - len(named)} more" if len(faults) > len(named) else ""
    raise BankAnswerRefused(code, rows=chinese + more_zh, rows_en=english + more_en)
