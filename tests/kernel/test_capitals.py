"""大写金额 Amounts in capital numerals, read back by a reader that knows nothing of how they are written."""

from __future__ import annotations

import re

import pytest

from yanglao.kernel.capitals import MOST_FEN, capital_yuan

DIGITS = {sign: value for value, sign in enumerate("零壹贰叁肆伍陆柒捌玖")}
PLACES = {"拾": 10, "佰": 100, "仟": 1000}
WELL_FORMED = re.compile(r"负?(?:[^元]+元(?:整|零[^零]分)|(?:[^元]+元)?[^零元]角(?:整|[^零]分)|[^零元]分)")


@pytest.mark.parametrize(
    ("fen", "said"),
    [
        (0, "零元整"),
        (5, "伍分"),
        (50, "伍角整"),
        (58, "伍角捌分"),
        (10_00, "壹拾元整"),
        (100_00, "壹佰元整"),
        (1005_30, "壹仟零伍元叁角整"),
        (1409_50, "壹仟肆佰零玖元伍角整"),
        (6007_14, "陆仟零柒元壹角肆分"),
        (1680_32, "壹仟陆佰捌拾元叁角贰分"),
        (16409_02, "壹万陆仟肆佰零玖元零贰分"),
        (107000_53, "壹拾万柒仟元伍角叁分"),
        (100005_00, "壹拾万零伍元整"),
        (10_050_000_00, "壹仟零伍万元整"),
        (100_005_000_00, "壹亿零伍仟元整"),
        (100_010_000_00, "壹亿零壹万元整"),
        (-130_00, "负壹佰叁拾元整"),
    ],
)
def test_amounts_as_receipts_carry_them(fen: int, said: str) -> None:
    assert capital_yuan(fen) == said


def _read(said: str) -> int:
    """The amount in fen."""
    if said.startswith("负"):
        return -_read(said[1:])
    yuan, _, rest = said.rpartition("元")
    parts = {unit: DIGITS[digit] for digit, unit in re.findall(r"(\S)([角分])", rest)}
    return _whole(yuan) * 100 + parts.get("角", 0) * 10 + parts.get("分", 0)


def _whole(said: str) -> int:
    for sign, worth in (("亿", 10**8), ("万", 10**4)):
        if sign in said:
            more, _, less = said.rpartition(sign)
            return _whole(more) * worth + _whole(less)
    total = digit = 0
    for sign in said:
        if sign in PLACES:
            total, digit = total + digit * PLACES[sign], 0
        else:
            digit = DIGITS[sign]
    return total + digit


def _is_right(fen: int) -> bool:
    said = capital_yuan(fen)
    return _read(said) == fen and bool(WELL_FORMED.fullmatch(said)) and "零零" not in said


def test_every_amount_up_to_two_thousand_yuan_is_read_back() -> None:
    assert [fen for fen in range(200_000) if not _is_right(fen)] == []


def test_every_group_of_four_digits_in_every_place_is_read_back() -> None:
    """With nothing, with one and with noughts behind it, and with something before it."""
    behind = (0, 1, 10, 1_00, 1000_00)
    wrong = [
        fen
        for worth in (100, 10**6, 10**10)
        for group in range(1, 10_000)
        for more in (0, worth * 10_000)
        for fen in (more + group * worth + less for less in behind if less < worth)
        if fen <= MOST_FEN
        if not _is_right(fen)
    ]
    assert wrong == []


def test_no_two_amounts_are_the_same_words() -> None:
    assert len({capital_yuan(fen) for fen in range(100_000)}) == 100_000


def test_what_is_too_large_is_not_written() -> None:
    assert capital_yuan(MOST_FEN).startswith("玖仟玖佰玖拾玖亿")
    with pytest.raises(ValueError):
        capital_yuan(MOST_FEN + 1)
