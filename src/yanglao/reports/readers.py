"""谁可以看 Whose files somebody may read: by role, within their units, and never money for those who only certify."""

from __future__ import annotations

from typing import Any

from yanglao.acts import roles
from yanglao.acts.about import person_under
from yanglao.kernel.columns import ints
from yanglao.store.acting import ActRefused, Agency
from yanglao.store.facts import units_of_persons
from yanglao.store.founding import appointments
from yanglao.store.people import units_of

READERS = (
    *(roles.ASSISTANT, roles.TOWNSHIP, roles.CLERK, roles.REVIEWER, roles.DIRECTOR, roles.ACCOUNTANT),
    *(roles.CERTIFIER, roles.SUPERVISOR, roles.AUDITOR),
)
MONEY = ("receipts", "accounts", "pension", "open", "payees", "withholding")
"""What a certifying officer does not see (offices: the table of roles)."""


def must_read(agency: Agency, who: str, *, number: str, on: int, money: bool) -> bool:
    """Whether `who` may see the money of a person on a Day, too. Refused: not_your_task (where `money` is needed as well),
    not_your_unit, unknown_person."""
    held = [
        one for _, one in appointments(agency.connection, agency.area, who) if one.since <= on < one.until
    ]
    mine = [one for one in held if one.role in READERS]
    sees_money = any(one.role != roles.CERTIFIER for one in mine)
    if not mine or (money and not sees_money):
        raise ActRefused("not_your_task", f"{who} 无权查看。", f"{who} may not look at this.")
    if all(one.unit for one in mine):
        _refuse_other_units(agency, number, {one.unit for one in mine})
    return sees_money


def without_money(told: dict[str, Any]) -> dict[str, Any]:
    """A file without what only those see who deal with money."""
    kept = {
        name: None if name in ("accounts", "pension") else [] if name in MONEY else one
        for name, one in told.items()
    }
    return kept | {"merged": [without_money(one) for one in told.get("merged", ())]}


def _refuse_other_units(agency: Agency, number: str, codes: set[str]) -> None:
    person = person_under(agency, number)
    home = units_of_persons(agency.connection, ints([person])).get(person)
    units = units_of(agency.connection, agency.area)
    if home not in {units[code] for code in codes}:
        raise ActRefused(
            "not_your_unit",
            "此人不属于经办人所在的单位。",
            "This person belongs to another unit than whoever asks.",
        )
