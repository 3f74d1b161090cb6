"""Formulas in workbooks: their last value is taken; an error, or a formula never computed, is no empty cell."""

from __future__ import annotations

from pathlib import Path

import pytest
from lists.import_lists import CONTRIBUTION, HEADINGS, codes, number, read, row
from lists.test_import_refusals import in_sheet, refusal

from yanglao.lists import EMPTY, read_table

LETTERS = "ABCDEFGH"


def text_cell(column: int, row_number: int, text: str) -> str:
    return f'<c r="{LETTERS[column]}{row_number}" t="inlineStr"><is><t>{text}</t></is></c>'


def sheet(path: Path, *rows: list[str], first_column: int = 0) -> Path:
    """Rows of text; what begins with < is a cell's XML but for its reference, which is {}."""
    written = []
    for order, cells in enumerate(rows, start=1):
        places = enumerate(cells, start=first_column)
        done = (
            cell.replace("{}", f"{LETTERS[place]}{order}")
            if cell.startswith("<")
            else text_cell(place, order, cell)
            for place, cell in places
        )
        written.append(f'<row r="{order}">{"".join(done)}</row>')
    return in_sheet(path, "".join(written))


UNCOMPUTED = '<c r="{}"><f>250*2</f></c>'


@pytest.mark.parametrize("first_column", [0, 1])
@pytest.mark.parametrize(
    ("cell", "code", "shown"),
    [
        ('<c r="{}"><f>250*2</f><v>500</v></c>', None, ""),
        ('<c r="{}" t="str"><f>""</f><v></v></c>', None, ""),
        ('<c r="{}" t="str"><f>A1</f></c>', None, ""),
        ('<c r="{}"/>', None, ""),
        (UNCOMPUTED, "bad_amount", "=250*2"),
        ('<c r="{}"><f>250*2</f><v></v></c>', "bad_amount", "=250*2"),
        ('<c r="{}"><f t="shared" si="0"/></c>', "bad_amount", "="),
        ('<c r="{}" t="e"><v>#N/A</v></c>', "bad_amount", "#N/A"),
        ('<c r="{}" t="e"><f>1/0</f><v>#DIV/0!</v></c>', "bad_amount", "#DIV/0!"),
    ],
)
def test_an_amount_that_could_not_be_computed_was_given(
    tmp_path: Path, cell: str, code: str | None, shown: str, first_column: int
) -> None:
    file = sheet(tmp_path / "a.xlsx", list(HEADINGS), row(1), [*row(2)[:5], cell], first_column=first_column)
    parsed = read(file)
    if code is None:
        assert parsed.rows == [2, 3]
        assert parsed.columns["amount_yuan"] == [50000, 50000 if "<v>500" in cell else EMPTY]
    else:
        assert (parsed.rows, codes(parsed)) == ([2], [(3, "实缴金额", code)])
        assert parsed.problems[0].value == shown


def test_a_row_of_nothing_but_uncomputed_formulas_is_not_lost(tmp_path: Path) -> None:
    formulas = [UNCOMPUTED] * 6
    parsed = read(sheet(tmp_path / "a.xlsx", list(HEADINGS), row(1), formulas, [], formulas))
    assert parsed.rows == [2]
    assert {at for at, _, _ in codes(parsed)} == {3, 5}


def test_uncomputed_formulas_before_the_first_column_change_nothing(tmp_path: Path) -> None:
    rows = [[UNCOMPUTED, *cells] for cells in (list(HEADINGS), row(1), row(2))]
    parsed = read(sheet(tmp_path / "a.xlsx", *rows))
    assert (parsed.rows, codes(parsed)) == ([2, 3], [])
    assert parsed.columns["number"] == [number(1), number(2)]


def test_errors_beside_the_list_do_not_matter(tmp_path: Path) -> None:
    error = '<c r="{}" t="e"><v>#REF!</v></c>'
    file = sheet(tmp_path / "a.xlsx", [*HEADINGS, "备注"], [*row(1), error])
    (chunk,) = read_table(file, CONTRIBUTION)
    assert chunk.raw_rows([2])[0][-1] == "#REF!"
    assert read(file).rows == [2]


def test_errors_of_later_years_are_named_by_row(tmp_path: Path) -> None:
    spilled = '<c r="{}" t="e"><v>#SPILL!</v></c>'
    assert refusal(sheet(tmp_path / "a.xlsx", list(HEADINGS), [*row(1)[:5], spilled])) == "formula_error"


def test_more_broken_cells_than_anybody_corrects(tmp_path: Path) -> None:
    broken = "".join(f'<row r="{at}"><c r="A{at}"><f>1</f></c></row>' for at in range(2, 20_002))
    assert refusal(in_sheet(tmp_path / "a.xlsx", broken)) == "formula_error"


def test_a_formula_of_endless_lines_is_read_at_once(tmp_path: Path) -> None:
    endless = '<c r="{}"><f>' + "1\n" * 1_000_000 + "</f></c>"
    parsed = read(sheet(tmp_path / "a.xlsx", list(HEADINGS), [*row(1)[:5], endless]))
    assert codes(parsed) == [(2, "实缴金额", "bad_amount")]
