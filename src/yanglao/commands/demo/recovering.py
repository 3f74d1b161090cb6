"""What was paid too much comes back: told, served and heard, then noticed; paid at once, by a plan or out of the pension, or in the end
handed over and written off."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from yanglao.commands.demo.debts import Debt, Next, next_step
from yanglao.commands.demo.desks import agree_to_all, do_one, hand_in
from yanglao.kernel.months import day_text
from yanglao.ledger.items import ONE_OFF, OVERPAYMENT, WITHHELD, ItemKind
from yanglao.payment.meeting import OpenItem
from yanglao.store.acting import Agency
from yanglao.store.facts import have_died
from yanglao.store.items import open_items
from yanglao.store.notices import RECOVERY_INTENDED, intended
from yanglao.store.people import numbers_of
from yanglao.store.recoveries import PLAN, recovered_since, recoveries_of

Row = dict[str, object]
Items = dict[int, list[OpenItem]]
"""Person -> what is open."""
REFUSES = 3
"""The heirs of one in so many do not agree that it be taken from what is due to them."""


def recover(agency: Agency, on: int) -> None:
    """The next step of everybody who owes something."""
    owed = _by_person(agency, OVERPAYMENT)
    persons = sorted(owed)
    if not persons:
        return
    numbers = numbers_of(agency.connection, agency.keys, persons)
    dead = have_died(agency.connection, agency.area, persons)
    _take_from_estates(agency, sorted(dead), numbers, on)
    _tell(agency, owed, numbers, dead, on)
    for debt in _debts(agency, _by_person(agency, OVERPAYMENT, persons=persons), dead):
        _go_on(agency, numbers[debt.recovery.person], next_step(debt, on), on)
    agree_to_all(agency, on)


def _by_person(agency: Agency, *kinds: ItemKind, persons: Sequence[int] | None = None) -> Items:
    found: Items = defaultdict(list)
    for one in open_items(agency.connection, agency.area, persons=persons):
        if one.kind in kinds:
            found[one.person].append(one)
    return found


def _take_from_estates(agency: Agency, dead: Sequence[int], numbers: dict[int, str], on: int) -> None:
    """遗留款项抵扣 Where something waits for the heirs of who owes, some of them agree that it be taken."""
    for person in _by_person(agency, ONE_OFF, WITHHELD, persons=dead):
        if person % REFUSES:
            values = {"number": numbers[person], "document": f"同意书{person}号"}
            do_one(agency, "estate_consent", values, on)
    agree_to_all(agency, on)


def _tell(agency: Agency, owed: Items, numbers: dict[int, str], dead: set[int], on: int) -> None:
    """Told and served in one month; heard, and noticed, in the next."""
    told = intended(agency.connection, agency.area, sorted(owed), RECOVERY_INTENDED)
    known = {
        item for one in recoveries_of(agency.connection, agency.area, sorted(owed)) for item in one.items
    }
    new = [person for person, items in owed.items() if any(one.id not in known for one in items)]
    _announce(agency, [one for one in new if one not in told], numbers, dead, on)
    heard = [one for one in new if one in told]
    hand_in(agency, "hearing", [_said(numbers[one], on) for one in heard], on)
    for person in heard:
        do_one(agency, "recovery_notice", {"number": numbers[person], "document": f"追字{person}号"}, on)
    agree_to_all(agency, on)


def _announce(
    agency: Agency, persons: Sequence[int], numbers: dict[int, str], dead: set[int], on: int
) -> None:
    notice = {"notice": RECOVERY_INTENDED}
    hand_in(agency, "announcement", [{"number": numbers[one], **notice} for one in persons], on)
    served = {**notice, "on": day_text(on), "way": "left"}
    rows = [{"number": numbers[one], **served, "addressee": "家属" if one in dead else ""} for one in persons]
    hand_in(agency, "service", rows, on)


def _said(number: str, on: int) -> Row:
    return {"number": number, "notice": RECOVERY_INTENDED, "on": day_text(on), "statement": "无异议"}


def _debts(agency: Agency, owed: Items, dead: set[int]) -> list[Debt]:
    """Recoveries of which something is left."""
    found = []
    for place, one in enumerate(recoveries_of(agency.connection, agency.area), start=1):
        left = sum(item.left_fen for item in owed.get(one.person, ()) if item.id in one.items)
        if left:
            plan = one.last(PLAN)
            back = 0 if plan is None else recovered_since(agency.connection, one.items, plan.id)
            found.append(Debt(one, place, left, back, is_dead=one.person in dead))
    return found


def _go_on(agency: Agency, number: str, step: Next | None, on: int) -> None:
    if step is not None:
        act, values = step
        do_one(agency, act, {"number": number, **values}, on)
