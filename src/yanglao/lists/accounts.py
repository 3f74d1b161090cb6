"""银行账号 Bank account numbers: 12 to 30 digits, as Chinese banks give them to people and to offices.

A telephone number in the wrong column is too short, an account abroad has letters; both are refused. Cards have
16 or 19 digits, and a spreadsheet that takes one for a quantity keeps fifteen of them and fills up with noughts.
"""

from __future__ import annotations

import numpy as np
import polars as pl

from yanglao.kernel.cells import ACCOUNT
from yanglao.kernel.columns import Bools

Faults = tuple[tuple[str, Bools], ...]
"""Every code with the rows that it is about."""

AS_FLOAT = r"^[0-9](?:\.[0-9]+)?[eE]\+?[0-9]{1,2}$"
_JOINTS = r"[\s\-\u2010-\u2015\u2212]"
_KEPT_DIGITS = 15  # by a spreadsheet
_NOUGHTS = rf"^[0-9]{{{_KEPT_DIGITS}}}0+$"
_SURE_LENGTH = 18  # three noughts in a row are no chance any more


def read_accounts(field: object, tidy: pl.Series) -> tuple[pl.Series, Faults]:
    """The bare digits. Faults: bad_account, account_mangled_by_excel."""
    digits = tidy.str.replace_all(_JOINTS, "")
    is_mangled = _mangled(tidy)
    is_account = digits.str.contains(ACCOUNT).to_numpy()
    return digits, (("bad_account", ~is_account & ~is_mangled), ("account_mangled_by_excel", is_mangled))


def _mangled(tidy: pl.Series) -> Bools:
    """Numbers that have lost digits; one written in groups was never a quantity.

    Of cards that lost them one in ten has a check digit that fits by chance: where others lost theirs, it is
    not believed.
    """
    ends_in_noughts = tidy.str.contains(_NOUGHTS).to_numpy()
    is_lost = tidy.str.contains(AS_FLOAT).to_numpy()
    for place in np.flatnonzero(ends_in_noughts & (tidy.str.len_chars().to_numpy() >= _SURE_LENGTH)).tolist():
        is_lost[place] = not is_card(tidy[place])
    return is_lost | ends_in_noughts if is_lost.any() else is_lost


def is_card(digits: str) -> bool:
    """Whether the last digit checks the others as on a bank card (ISO/IEC 7812, Luhn)."""
    doubled = [2 * int(digit) for digit in digits[-2::-2]]
    return (sum(map(int, digits[-1::-2])) + sum(each - 9 * (each > 9) for each in doubled)) % 10 == 0
