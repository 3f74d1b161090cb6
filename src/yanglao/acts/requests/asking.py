"""可以网上申请的 What residents may ask for: acts that say so themselves, each with the fields that the person fills in. Whoever may do the act
answers; the papers are looked at there."""

from __future__ import annotations

from dataclasses import replace

from yanglao.acts.describing import Description
from yanglao.acts.register import REGISTER
from yanglao.lists import Field
from yanglao.lists.layouts import optional

NOTE: Field = optional("note", "text", "补充说明")
"""What the person wants to add; nobody has to."""


def on_request() -> list[Description]:
    """The acts that residents may ask for, in the order of the register."""
    return [act for act in REGISTER.values() if act.on_request is not None]


def asked_for(act: Description) -> Description:
    """The act as a resident asks for it: with the fields that are theirs, and a note."""
    names = act.on_request or ()
    own = tuple(field for field in act.asks.fields if field.name in names)
    return replace(act, asks=replace(act.asks, fields=(*own, NOTE), same_row_key=()))
