"""转移流程 Which steps the file of each kind takes, in which order, and whose turn each is."""

from __future__ import annotations

from dataclasses import dataclass

from yanglao.store.transfers import (
    CERTIFICATE,
    CHECKED,
    CONFIRMED,
    ENDED,
    LEFT,
    LETTER,
    MONEY,
    RIGHTS,
    SHEET,
    File,
)

TRANSFER_IN, TRANSFER_OUT, SWITCH_IN, SWITCH_OUT = "transfer_in", "transfer_out", "switch_in", "switch_out"
INWARD, OUTWARD = (TRANSFER_IN, SWITCH_IN), (TRANSFER_OUT, SWITCH_OUT)
SWITCHES = (SWITCH_IN, SWITCH_OUT)
US, THEM = "us", "them"
PAID = "paid"
"""Stage of which there is no step: the payroll sends the money of a relation that left."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of a file: the step that ends it, and whose turn it is."""

    step: str
    turn: str


_ARRIVING = (
    Stage(LETTER, US),
    Stage(MONEY, THEM),
    Stage(SHEET, THEM),
    Stage(RIGHTS, US),
    Stage(CONFIRMED, US),
)
_LEAVING = (Stage(LETTER, THEM), Stage(LEFT, US), Stage(PAID, US), Stage(CONFIRMED, THEM))
COURSES: dict[str, tuple[Stage, ...]] = {
    TRANSFER_IN: _ARRIVING,
    SWITCH_IN: (Stage(CHECKED, US), *_ARRIVING),
    TRANSFER_OUT: (Stage(CERTIFICATE, US), *_LEAVING),
    SWITCH_OUT: (Stage(CHECKED, US), *_LEAVING),
}
"""Kind of a file -> its stages. Money and information sheet may come in either order, and more than once."""


def stages_of(file: File) -> tuple[Stage, ...]:
    return COURSES[file.kind]


def next_stage(file: File, *, is_paid: bool = False) -> Stage | None:
    """What a file waits for; None: nothing. is_paid: that all money of a relation that left has gone out."""
    if file.has(ENDED):
        return None
    return next((one for one in stages_of(file) if not _is_through(file, one.step, is_paid)), None)


def _is_through(file: File, step: str, is_paid: bool) -> bool:
    if step == PAID:
        return is_paid
    return file.has(step) and not (step == MONEY and is_short(file))


def is_short(file: File) -> bool:
    """Whether what has arrived is not what the information sheet says was sent."""
    sheet = file.last(SHEET)
    return sheet is not None and sheet.brought_fen != file.received_fen


def is_under_way(file: File) -> bool:
    """Whether nothing has come of it yet: a person has one such file at a time."""
    return not file.has(RIGHTS, LEFT, ENDED)


def may_take(file: File, step: str) -> bool:
    """Whether a step can be taken now, whatever it says."""
    if file.has(ENDED) or step not in [one.step for one in stages_of(file)]:
        return False
    if step in (MONEY, SHEET):
        return file.has(LETTER) and not file.has(RIGHTS)
    before = [one.step for one in stages_of(file)]
    earlier = [one for one in before[: before.index(step)] if one != PAID]
    return not file.has(step) and all(file.has(one) for one in earlier)


def recorded(file: File) -> int | None:
    """The root of the fact that came of it."""
    found = file.last(RIGHTS, LEFT)
    return None if found is None else found.fact
