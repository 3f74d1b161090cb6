"""Fen: rounding and splitting, whole numbers only (spec: splitting and rounding)."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

import numpy as np

from yanglao.kernel.columns import Fen, Ints, zeros
from yanglao.kernel.wrong import Wrong

FEN_PER_YUAN = 100


def half_up(numerator: Ints, denominator: Ints | int) -> Ints:
    """四舍五入 `numerator / denominator` to the nearest whole number, halves upward; both non-negative."""
    return (2 * numerator + denominator) // (2 * np.asarray(denominator, dtype=np.int64))


def split(total: Fen, weights: list[Ints] | tuple[int, ...]) -> list[Fen]:
    """Share `total` fen by `weights`: floors first, then a fen each to the largest remainders, ties to the
    earlier weight.

    Shapes: total (n,), each weight (n,) or a number. The parts always add up to `total`; where all weights
    are zero `total` must be zero.
    """
    whole = np.asarray(sum(weights[1:], start=weights[0]), dtype=np.int64)
    divisor = np.maximum(whole, 1)
    shares = [total * weight for weight in weights]
    parts = [share // divisor for share in shares]
    remainders = [share - part * divisor for share, part in zip(shares, parts, strict=True)]
    left_over = total - np.asarray(sum(parts), dtype=np.int64)
    return [part + (_rank(remainders, i) < left_over) for i, part in enumerate(parts)]


def _rank(remainders: list[Ints], i: int) -> Ints:
    rank = zeros(len(remainders[i]))
    for j, other in enumerate(remainders):
        if j != i:
            rank += (other > remainders[i]) | ((other == remainders[i]) & (j < i))
    return rank


def fen_of_yuan(yuan: int | float | str | Decimal) -> int:
    """Whole fen of an amount in yuan; exact. ValueError when it is no amount or has parts of a fen."""
    try:
        fen = Decimal(str(yuan)) * FEN_PER_YUAN
    except InvalidOperation:
        raise Wrong(f"不是金额(元):{yuan!r}", f"not an amount in yuan: {yuan!r}") from None
    if not fen.is_finite() or fen != fen.to_integral_value():
        raise Wrong(f"不是整分:{yuan!r}", f"not a whole number of fen: {yuan!r}")
    return int(fen)


def yuan_text(fen: int) -> str:
    """`1234567` fen as `12,345.67`."""
    sign = "-" if fen < 0 else ""
    return f"{sign}{abs(fen) // FEN_PER_YUAN:,}.{abs(fen) % FEN_PER_YUAN:02d}"
