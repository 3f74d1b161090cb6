"""Whether what a list says of persons is news: compared with what holds, and with what already waits for a second person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from yanglao.acts.registry.change import Change
from yanglao.acts.registry.changes import CHANGE_PERSONS, rows_of
from yanglao.store.acting import Act
from yanglao.store.payees import in_force
from yanglao.store.people import Detail, details_of
from yanglao.store.proposals import waiting
from yanglao.store.secrets import Keys


@dataclass(frozen=True, slots=True)
class Known:
    """What will hold of some persons once everything that waits is agreed to: details, and by (person, whose) the hashed number and
    holder of the account."""

    keys: Keys
    details: dict[int, Detail]
    accounts: dict[tuple[int, str], tuple[bytes, str]]

    def name_of(self, person: int) -> str:
        return self.details[person].name

    def details_changed(self, person: int, *, name: str, ethnic: int | None, phone: str) -> Change:
        """What of a person's details is other than known; what is empty says nothing."""
        now = self.details[person]
        other_phone = bool(phone) and self.keys.hashed(phone) != now.phone_hash
        return Change(
            name=name if name and name != now.name else "",
            ethnic=ethnic if ethnic is not None and ethnic != now.ethnic else None,
            phone=phone if other_phone else "",
        )

    def is_paid_to(self, person: int, whose: str, number: str, holder: str) -> bool:
        """Whether money goes to this account already, under this holder (empty: whatever the holder)."""
        found = self.accounts.get((person, whose))
        if found is None:
            return False
        return found[0] == self.keys.hashed(number) and holder in ("", found[1])


def known_of(act: Act, persons: Sequence[int]) -> Known:
    """What is known of some persons, with what waits."""
    known = Known(act.keys, details_of(act.connection, persons), in_force(act.connection, persons))
    for row in rows_of(waiting(act.connection, act.area, CHANGE_PERSONS)):
        person = row["person"]
        if person in known.details:
            known.details[person] = _with(known.details[person], row)
            for one in row["payees"]:
                account = bytes.fromhex(one["account_hash"]), one["holder"]
                known.accounts[person, one["whose"]] = account
    return known


def _with(detail: Detail, row: dict[str, Any]) -> Detail:
    hashed = row.get("phone_hash")
    return replace(
        detail,
        name=row.get("name", detail.name),
        ethnic=row.get("ethnic", detail.ethnic),
        phone_hash=detail.phone_hash if hashed is None else bytes.fromhex(hashed),
    )
