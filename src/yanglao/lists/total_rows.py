"""合计行 Rows of totals in a list: they are about nobody, and are passed over. What a list brings is counted from its other rows."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import polars as pl

from yanglao.kernel.cells import BLANKS
from yanglao.lists.sheets import Block

TOTAL = "^(本页|本表)?(合计|总计|共计|小计)([:\uff1a]|[:\uff1a]?共?[0-9]+(人|户|笔|条))?$"
"""What stands in such a row, blanks left out."""
NAMED = {"number": "[0-9Xx]{6}", "reference": "[0-9A-Za-z]-[0-9A-Za-z]"}
"""What stands in the column that says whom or what a row is about."""
_BLANK = f"[{BLANKS}]"


def without_totals(block: Block, places: Mapping[str, int]) -> Block:
    """The rows but those that name nobody, and no payment, in the column for that, and say that they are totals; `places`: field ->
    column."""
    naming = next((name for name in NAMED if name in places), None)
    if naming is None:
        return block
    named = block.cells.to_series(places[naming]).str.contains(NAMED[naming])
    unnamed = np.flatnonzero(~named.to_numpy())
    if not len(unnamed):
        return block
    gone = unnamed[_says_total(block.cells[unnamed]).to_numpy()]
    keep = np.setdiff1d(np.arange(len(block.rows)), gone)
    rows = set(block.rows[gone].tolist())
    extra = {row: cell for row, cell in block.extra.items() if row not in rows}
    return Block(block.rows[keep], block.cells[keep], extra)


def _says_total(cells: pl.DataFrame) -> pl.Series:
    """Whether some cell of each row is the word for a total."""
    said = cells.select(pl.any_horizontal(pl.all().str.replace_all(_BLANK, "").str.contains(TOTAL)))
    return said.to_series()
