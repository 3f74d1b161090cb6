"""受领人清单 The heirs as they are written down: read like the rows of a list, their shares whole."""

from __future__ import annotations

import re
from fractions import Fraction
from math import lcm
from typing import Any

from yanglao.acts.heirs.refusals import refused
from yanglao.lists import Field, FileRefused, Layout, given_rows, parse
from yanglao.store.acting import ActRefused
from yanglao.store.secrets import Keys

MOST_HEIRS = 8
FORM = Layout(
    "heir",
    "受领人",
    "heir",
    (
        Field("name", "text", ("姓名",)),
        Field("share", "text", ("份额(如 1/2 或 50%)", "份额"), english="share (such as 1/2 or 50 %)"),
        Field("document", "text", ("证明文件",)),
        Field("bank_account", "account", ("银行账号",), required=False, may_be_empty=True, private=True),
    ),
)
_SHARE = re.compile(r"([0-9]{1,4})/([1-9][0-9]{0,3})|([0-9]{1,3}(?:\.[0-9]{1,4})?) ?%")

Heirs = list[dict[str, Any]]
"""name, weight (the share out of the sum of all), document, account_sealed and account_hash (hex; None: no account)."""


def heirs_given(keys: Keys, given: Any) -> Heirs:
    """The heirs of a form, their accounts sealed. Refused: heirs_wrong, bad_share, same_heir_twice, shares_not_whole, and the codes
    of the fields."""
    if not isinstance(given, list) or not 1 <= len(given) <= MOST_HEIRS:
        raise refused("heirs_wrong")
    if not all(isinstance(one, dict) for one in given):
        raise refused("heirs_wrong")
    rows = _rows(given)
    names = [row["name"] for row in rows]
    for name in names:
        if names.count(name) > 1:
            raise refused("same_heir_twice", name=name)
    weights = _weights([_share(row) for row in rows])
    return [
        {
            "name": row["name"],
            "weight": weight,
            "document": row["document"],
            **sealed_account(keys, row["bank_account"]),
        }
        for row, weight in zip(rows, weights, strict=True)
    ]


def sealed_account(keys: Keys, number: str) -> dict[str, str | None]:
    """An account number as a proposal keeps it."""
    if not number:
        return {"account_sealed": None, "account_hash": None}
    return {"account_sealed": keys.sealed(number).hex(), "account_hash": keys.hashed(number).hex()}


def _rows(given: list[dict[str, Any]]) -> list[dict[str, str]]:
    try:
        parsed = parse(given_rows(FORM, given))
    except FileRefused as fault:
        raise ActRefused(fault.code, fault.sentence_zh, fault.sentence_en) from fault
    if parsed.problems:
        first = parsed.problems[0]
        raise ActRefused(first.code, first.sentence_zh, first.sentence_en)
    return [
        {field.name: str(parsed.columns[field.name][row]) for field in FORM.fields}
        for row in range(len(parsed.rows))
    ]


def _share(row: dict[str, str]) -> Fraction:
    """A share above nothing. Refused: bad_share."""
    found = _SHARE.fullmatch(row["share"])
    if found is None:
        raise refused("bad_share", name=row["name"], share=row["share"])
    part, whole, percent = found.groups()
    share = Fraction(int(part), int(whole)) if part else Fraction(percent) / 100
    if not 0 < share <= 1:
        raise refused("bad_share", name=row["name"], share=row["share"])
    return share


def _weights(shares: list[Fraction]) -> list[int]:
    """The same as whole numbers. Refused: shares_not_whole."""
    if sum(shares) != 1:
        raise refused("shares_not_whole", sum=str(sum(shares)))
    unit = lcm(*(share.denominator for share in shares))
    return [int(share * unit) for share in shares]
