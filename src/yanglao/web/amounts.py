"""金额写法 How figures are written on pages: a minus sign of full width, so that it is seen, and a plus where it says more."""

from __future__ import annotations

from yanglao.kernel.money import yuan_text

NOTHING = "—"


def signed(text: str) -> str:
    """A figure with the minus sign of print."""
    return text.replace("-", "−")


def yuan(fen: int) -> str:
    """Fen as yuan with two decimals."""
    return signed(yuan_text(fen))


def more(fen: int) -> str:
    """The same, with a plus sign above zero."""
    return f"+{yuan(fen)}" if fen > 0 else yuan(fen)
