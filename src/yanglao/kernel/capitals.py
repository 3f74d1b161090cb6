"""大写金额 An amount in the numerals that cannot be changed with a stroke, as receipts carry it: 壹仟零伍元叁角整."""

from __future__ import annotations

from yanglao.kernel.money import FEN_PER_YUAN

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿")
_GROUP = 10_000
MOST_FEN = _GROUP ** len(_GROUPS) * FEN_PER_YUAN - 1
"""The largest amount that has capital numerals here."""


def capital_yuan(fen: int) -> str:
    """Fen in capital numerals: 元 once there are yuan, 整 after 元 or 角, one 零 for any run of noughts in between, 负 before what is
    below zero. ValueError beyond MOST_FEN."""
    if abs(fen) > MOST_FEN:
        raise ValueError(f"no capital numerals for {fen} fen")
    yuan, rest = divmod(abs(fen), FEN_PER_YUAN)
    return ("负" if fen < 0 else "") + _whole_yuan(yuan, rest) + _part_of_a_yuan(yuan, rest)


def _whole_yuan(yuan: int, rest: int) -> str:
    if not yuan:
        return "" if rest else "零元"
    return _groups(yuan) + "元"


def _part_of_a_yuan(yuan: int, rest: int) -> str:
    jiao, fen = divmod(rest, 10)
    if not rest:
        return "整"
    if not jiao:
        return ("零" if yuan else "") + _DIGITS[fen] + "分"
    return _DIGITS[jiao] + "角" + (_DIGITS[fen] + "分" if fen else "整")


def _groups(yuan: int) -> str:
    """The whole yuan, four digits at a time from the left; noughts before a group that says something are one 零."""
    said, has_gap = "", False
    for place in reversed(range(len(_GROUPS))):
        group = yuan // _GROUP**place % _GROUP
        has_gap = has_gap or group < _GROUP // 10
        if group:
            said += ("零" if said and has_gap else "") + _four_digits(group) + _GROUPS[place]
            has_gap = False
    return said


def _four_digits(group: int) -> str:
    said, has_gap = "", False
    for place in reversed(range(len(_PLACES))):
        digit = group // 10**place % 10
        has_gap = has_gap or not digit
        if digit:
            said += ("零" if said and has_gap else "") + _DIGITS[digit] + _PLACES[place]
            has_gap = False
    return said
