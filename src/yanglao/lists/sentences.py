"""Every code that reading a file can give, with its sentence in Chinese and in English.

`FILE_SENTENCES` refuse a whole file before any of its rows is used; `CELL_SENTENCES` are about one cell of
one row. A sentence is wholly Chinese or wholly English but for what it quotes: {value} is the cell (private
ones masked), {heading} in Chinese the heading as it stands in the file and in English our own name for it,
{detail} what a code adds.
"""

from __future__ import annotations

Both = tuple[str, str]
"""Chinese and English."""

FILE_SENTENCES: dict[str, Both] = {
    "file_missing": ("找不到文件“{detail}”。", "There is no file “{detail}”."),
    "not_a_file": (
        "“{detail}”不是文件，而是文件夹、管道或设备：请选择 .xlsx 或 .csv 文件。",
        "“{detail}” is not a file but a folder, a pipe or a device: choose an .xlsx or .csv file.",
    ),
    "file_unreadable": (
        "文件“{detail}”打不开：请检查文件名和读取权限。",
        "The file “{detail}” cannot be opened: check its name and the right to read it.",
    ),
    "file_too_large": (
        "文件超过 {detail} MB：请分成几个文件。",
        "The file is larger than {detail} MB: split it into several files.",
    ),
    "too_many_rows": (
        "文件超过 {detail} 行：请分成几个文件，并删除末尾的空行。",
        "The file has more than {detail} rows: split it, and delete empty rows at its end.",
    ),
    "too_many_columns": (
        "表格超过 {detail} 列：请删除右侧多余的列。",
        "The table has more than {detail} columns: delete those to the right of it.",
    ),
    "empty_file": (
        "文件是空的，或者前一百行没有内容。",
        "The file is empty, or its first hundred rows are.",
    ),
    "not_a_table": (
        "文件不是可以识别的表格：请使用 .xlsx 或 .csv，前十行内要有表头：{detail}。",
        "This is not a table we can read: use .xlsx or .csv with a heading in the first ten rows: {detail}.",
    ),
    "unknown_format": (
        "文件既不是 Excel 工作簿，也不是文本表格：请在 Excel 中另存为 .xlsx 或 .csv。",
        "The file is neither an Excel workbook nor a table of text: save it as .xlsx or .csv in Excel.",
    ),
    "old_excel": (
        "文件是旧版 Excel（.xls）或加了密码：请另存为不加密的 .xlsx。",
        "This is an old Excel file (.xls) or protected by a password: save it as .xlsx without a password.",
    ),
    "undecodable": (
        "文件的文字编码既不是 UTF-8 也不是 GB18030，或者已经损坏：请重新导出。",
        "The text is neither UTF-8 nor GB18030, or it is damaged: export it again.",
    ),
    "broken_quotes": (
        "文件第 {detail} 行附近的引号不成对，或单元格过长，无法可靠地划分单元格：请补上或删除引号后重新报送。",
        "Near line {detail} a quotation mark has no partner, or a cell is too long, and the cells cannot be told apart:"
        " add or remove the mark and send the file again.",
    ),
    "xlsx_damaged": (
        "Excel 文件不完整或已损坏：请重新保存或重新传送。",
        "The Excel file is cut short or damaged: save or send it again.",
    ),
    "xlsx_too_large": (
        "Excel 文件展开后过大：请把数据复制到新的工作簿，或分成几个文件，或另存为 .csv。",
        "The Excel file is too large when unpacked: copy the data into a new workbook, split it, or save it as .csv.",
    ),
    "formula_error": (
        "Excel 文件第{detail}行有出错的公式：请改正，或改为数值后重新保存。",
        "Row {detail} of the Excel file has a formula with an error: correct it, or write the value, and save it again.",
    ),
    "several_sheets": (
        "有几个工作表都像是这种表格（{detail}）：请只保留一个。",
        "Several sheets look like this list ({detail}): keep only one.",
    ),
    "missing_heading": (
        "缺少必需的列：{detail}。请补上后重新报送。",
        "Required columns are missing: {detail}. Add them and send the file again.",
    ),
    "unknown_field": (
        "没有这一项：{detail}。",
        "There is no such field: {detail}.",
    ),
    "rows_above_heading": (
        "第{detail}行在表头之上，却像是一行数据：请把表头移到所有数据之前。",
        "Row {detail} stands above the heading but looks like data: move the heading above all rows.",
    ),
    "statement_row": (
        "银行对账单中有一行读不出:第{detail}。",
        "A row of the statement cannot be read: {detail}.",
    ),
    "statement_amount": (
        "银行对账单第{detail}行的金额读不出:收入和支出只填一项,或填金额和方向。",
        "Row {detail} of the statement: give what came in or what went out, or an amount with its direction.",
    ),
    "statement_xml": (
        "不是可以识别的 camt.053 银行对账单:应只含一个账户的一份人民币对账单,且不含实体声明。",
        "This is no camt.053 statement that we can read: one statement of one account, in yuan, and no entities declared.",
    ),
    "statement_entry": (
        "camt.053 对账单第{detail}笔的金额、方向或记账日期读不出,请与银行核对。",
        "Entry {detail} of the camt.053 statement: its amount, side or booking date cannot be read; check with the bank.",
    ),
    "duplicate_heading": (
        "有两列表示同一内容：{detail}。请只保留一列。",
        "Two columns mean the same thing: {detail}. Keep one of them.",
    ),
}

CELL_SENTENCES: dict[str, Both] = {
    "missing_value": ("“{heading}”没有填写。", "“{heading}” is empty."),
    "number_length": (
        "“{heading}”应为18位，现为“{value}”。",
        "“{heading}” must have 18 characters; it is “{value}”.",
    ),
    "number_fifteen_digits": (
        "“{heading}”是15位旧号码“{value}”，请填写18位公民身份号码。",
        "“{heading}” is an old number of 15 digits, “{value}”; give the one of 18.",
    ),
    "number_characters": (
        "“{heading}”含有不该有的字符：“{value}”。前17位应为数字，末位为数字或X。",
        "“{heading}” has characters that do not belong there: “{value}”. 17 digits, then a digit or X.",
    ),
    "number_birth_date": (
        "“{heading}”中的出生日期不存在：“{value}”。",
        "The birth date in “{heading}” is not a date: “{value}”.",
    ),
    "number_check_digit": (
        "“{heading}”的校验码不对，很可能有一位写错：“{value}”。",
        "The check digit of “{heading}” is wrong, most likely a typing error: “{value}”.",
    ),
    "number_mangled_by_excel": (
        "“{heading}”被 Excel 当作数值，末几位已经丢失：“{value}”。请把该列设为文本格式后重新填写。",
        "Excel took “{heading}” for a quantity and lost its last digits: “{value}”. Format the column as text"
        " and enter it again.",
    ),
    "text_too_long": ("“{heading}”超过{detail}个字符。", "“{heading}” has more than {detail} characters."),
    "bad_text": (
        "“{heading}”含有换行、不可见的控制字符或已损坏的文字：请删除后重新填写。",
        "“{heading}” has a line break, an invisible control character or damaged text: delete it and write it again.",
    ),
    "left_over": (
        "“{heading}”里是程序或公式留下的记号，不是内容：“{value}”。请填写或清空。",
        "“{heading}” has what a program or a formula left behind: “{value}”. Fill it in or empty it.",
    ),
    "formula_text": (
        "“{heading}”以等号、加号、减号或 @ 开头，会被电子表格当作公式：“{value}”。请改写。",
        "“{heading}” begins with an equals, plus, minus or at sign, as formulas do: “{value}”. Write it differently.",
    ),
    "bad_account": (
        "“{heading}”不是银行账号：“{value}”。应为12至30位数字，可以用空格或短横分组。",
        "“{heading}” is not a bank account number: “{value}”. 12 to 30 digits, in groups if you like.",
    ),
    "account_mangled_by_excel": (
        "“{heading}”被 Excel 当作数值，末几位已变成零：“{value}”。请把该列设为文本格式后重新填写；若确实如此，请用空格分组填写。",
        "Excel took “{heading}” for a quantity and its last digits became noughts: “{value}”. Format the column as text"
        " and enter it again; if it is right, write it in groups with blanks between.",
    ),
    "bad_phone": (
        "“{heading}”不是电话号码：“{value}”。请填写一个手机号码或带区号的固定电话。",
        "“{heading}” is not a telephone number: “{value}”. Give one mobile number, or a landline with its area code.",
    ),
    "holder_missing": (
        "收款人不是本人，请填写“{heading}”。",
        "The payee is not the person: fill in “{heading}”.",
    ),
    "bad_date": (
        "“{heading}”不是日期：“{value}”。请写成 2011-11-05 的形式。",
        "“{heading}” is not a date: “{value}”. Write it like 2011-11-05.",
    ),
    "impossible_date": (
        "“{heading}”是日历上没有或不可能的日期：“{value}”。",
        "“{heading}” is a date that does not exist or cannot be: “{value}”.",
    ),
    "bad_month": (
        "“{heading}”不是月份：“{value}”。请写成 2011-11 的形式。",
        "“{heading}” is not a month: “{value}”. Write it like 2011-11.",
    ),
    "bad_year": (
        "“{heading}”不是1900至2100之间的年度：“{value}”。",
        "“{heading}” is not a year between 1900 and 2100: “{value}”.",
    ),
    "bad_amount": (
        "“{heading}”不是金额：“{value}”。以元为单位，最多两位小数，不超过一亿元。",
        "“{heading}” is not an amount: “{value}”. Yuan, with at most two decimals, up to a hundred million.",
    ),
    "bad_count": (
        "“{heading}”应为{detail}的整数，现为“{value}”。",
        "“{heading}” must be a whole number {detail}; it is “{value}”.",
    ),
    "bad_flag": ("“{heading}”应为是或否，现为“{value}”。", "“{heading}” must be yes or no; it is “{value}”."),
    "bad_choice": (
        "“{heading}”的内容“{value}”不在允许之列：{detail}。",
        "“{heading}” does not allow “{value}”; it allows {detail}.",
    ),
    "bad_place": (
        "“{heading}”应为6位行政区划代码，现为“{value}”。",
        "“{heading}” must be a division code of 6 digits; it is “{value}”.",
    ),
    "bad_serial": (
        "“{heading}”应为正整数，现为“{value}”。",
        "“{heading}” must be a whole number above zero; it is “{value}”.",
    ),
    "bad_json": (
        "“{heading}”应为方案写法的取值（如 145 或 [100, 200]），现为“{value}”。",
        "“{heading}” must be a value as the plan writes it, such as 145 or [100, 200]; it is “{value}”.",
    ),
    "until_not_after_from": (
        "“{heading}”“{value}”不在起始日期之后。",
        "“{heading}” “{value}” is not after the day on which it begins.",
    ),
    "duplicate_in_file": (
        "与第{detail}行重复而内容不同，请核对保留哪一行。",
        "Row {detail} says something else about the same; decide which of the two is right.",
    ),
    "extra_cells": (
        "这一行的单元格比表头多（{value}），很可能多了一个逗号：请移回原列并清空多出的单元格。",
        "The row has more cells than the heading ({value}), most likely a comma too many: move them back"
        " and clear the extra cell.",
    ),
}


class FileRefused(Exception):
    """A file that is refused whole, before any of its rows is used; `code` is a key of FILE_SENTENCES.

    detail_en: what stands in the English sentence, where that is not the same.
    """

    def __init__(self, code: str, detail: str = "", detail_en: str | None = None) -> None:
        chinese, english = FILE_SENTENCES[code]
        self.code = code
        self.sentence_zh = chinese.format(detail=detail)
        self.sentence_en = english.format(detail=detail if detail_en is None else detail_en)
        super().__init__(code)


def cell_sentences(code: str, *, headings: Both, value: str, details: Both = ("", "")) -> Both:
    """The Chinese and the English sentence about a cell; `headings` and `details` likewise."""
    chinese, english = CELL_SENTENCES[code]
    return (
        chinese.format(heading=headings[0], value=value, detail=details[0]),
        english.format(heading=headings[1], value=value, detail=details[1]),
    )
