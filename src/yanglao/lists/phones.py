"""联系电话 Telephone numbers: a mobile or a landline number of China, one in a cell."""

from __future__ import annotations

import polars as pl

from yanglao.lists.accounts import Faults

_COUNTRY = r"(?:(?:\+|00)?86-?)?"
_MOBILE = rf"^{_COUNTRY}1[3-9][0-9]-?[0-9]{{4}}-?[0-9]{{4}}$"
_LANDLINE = rf"^{_COUNTRY}(?:0?(?:10|2[0-9]|[3-9][0-9]{{2}})-?)?[2-9][0-9]{{6,7}}(?:-[0-9]{{1,6}})?$"
_SERVICE = "^[48]00-?[0-9]{3}-?[0-9]{4}$"


def read_phones(field: object, tidy: pl.Series) -> tuple[pl.Series, Faults]:
    """Digits with `+` and `-`, without blanks; (0898)25512345 and 转801 are written with `-`. Fault: bad_phone."""
    plain = tidy.str.replace_all(r"[\s(]", "").str.replace_all("[)转]", "-")
    plain = plain.str.replace_all("[\u2010-\u2015\u2212]", "-").str.replace_all("-+", "-")
    is_phone = plain.str.contains(f"{_MOBILE}|{_LANDLINE}|{_SERVICE}").to_numpy()
    return plain, (("bad_phone", ~is_phone),)
