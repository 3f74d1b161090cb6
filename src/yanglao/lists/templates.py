"""空白名册 The empty sheet of a list: its headings, a hint on each, the choices to pick from, every cell as text."""

from __future__ import annotations

from pathlib import Path

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from yanglao.kernel.whole_files import whole
from yanglao.lists.field_words import FIELD_WORDS
from yanglao.lists.layouts import Field, Layout

MOST_ROWS = 5_000  # of a list that is filled in by hand
_TEXT_FORMAT = 49  # the number of the built-in format "text"
_MOST_LIST_CHARACTERS = 255  # of the choices that a sheet offers


def write_template(layout: Layout, path: Path, *, english: bool = False) -> None:
    """Write the empty sheet of a list; it is read by `read_table` as it comes back."""
    with whole(path) as part, xlsxwriter.Workbook(str(part)) as book:
        as_text = book.add_format({"num_format": _TEXT_FORMAT})
        must = book.add_format({"num_format": _TEXT_FORMAT, "bold": True, "bg_color": "#FFE9B0"})
        may = book.add_format({"num_format": _TEXT_FORMAT, "bold": True})
        sheet = book.add_worksheet(layout.key if english else layout.title_zh)
        sheet.freeze_panes(1, 0)
        for place, field in enumerate(layout.fields):
            sheet.set_column(place, place, 22 if field.kind in ("number", "account") else 14, as_text)
            heading = field.name if english else field.title
            sheet.write_string(0, place, heading, may if field.may_be_empty else must)
            _offer(sheet, place, field, english=english)


def _offer(sheet: Worksheet, place: int, field: Field, *, english: bool) -> None:
    """The hint that is shown where a cell is chosen, and the choices where there are any."""
    rule: dict[str, object] = {
        "validate": "any",
        "input_title": (field.title_en if english else field.title)[:32],
        "input_message": _hint(field, english=english),
    }
    choices = _choices(field, english=english)
    if choices and len(",".join(choices)) <= _MOST_LIST_CHARACTERS:
        rule |= {"validate": "list", "source": choices, "error_type": "warning"}
    sheet.data_validation(1, place, MOST_ROWS, place, rule)


def _hint(field: Field, *, english: bool) -> str:
    hint = FIELD_WORDS[field.kind][english]
    if not field.may_be_empty:
        return hint
    return f"{hint}; may be left empty" if english else f"{hint};可不填"


def _choices(field: Field, *, english: bool) -> list[str]:
    if field.kind == "flag":
        return ["yes", "no"] if english else ["是", "否"]
    return [choice[0] if english or len(choice) < 2 else choice[1] for choice in field.choices]
