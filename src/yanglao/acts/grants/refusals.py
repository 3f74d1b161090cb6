"""Why money given is not booked, or not noted as somebody's: every code with its sentences."""

from __future__ import annotations

from functools import partial

from yanglao.acts.refusing import in_words

SAYS: dict[str, tuple[str, str]] = {
    "grant_waits": (
        "提议 {proposal} 正等待同意,涉及同一笔银行流水。",
        "Proposal {proposal} about the same line of the bank waits.",
    ),
}
refused = partial(in_words, SAYS)
"""The refusal under one of these codes, in words."""
