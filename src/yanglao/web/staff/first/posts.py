"""岗位 Who holds which role and until when, those first whose time ends soon: for the three administrators, who see no person of the register."""

from __future__ import annotations

from dataclasses import dataclass

from yanglao.casefile.words import Pair
from yanglao.kernel.months import days_after
from yanglao.policy.bureaus import bureaus_of
from yanglao.policy.roles import ROLE_WORDS
from yanglao.reports.asking import Reader
from yanglao.store.founding import FROM_THE_BEGINNING, Appointment, appointments
from yanglao.store.read.areas import units_in_order
from yanglao.web.staff.desk import Desk
from yanglao.web.staff.first.block import Shown

SOON_DAYS = 60


@dataclass(frozen=True, slots=True)
class Post:
    """A role somebody holds: login, name, the role or the bureau, the unit ("": the whole area), since and until when, and whether that is soon."""

    login: str
    name: str
    role: Pair
    unit: str
    since: int
    until: int
    is_soon: bool

    @property
    def from_the_beginning(self) -> bool:
        """Whether it is held since the area was founded."""
        return self.since == FROM_THE_BEGINNING


def posts(desk: Desk, reader: Reader) -> Shown:
    """Every role that is held today or will be."""
    units = {one.code: one.name for one in units_in_order(reader.connection, reader.area)}
    soon = days_after(reader.on, SOON_DAYS)
    found = [
        _post(one, desk, units, soon)
        for _, one in appointments(reader.connection, reader.area)
        if one.until > reader.on
    ]
    found.sort(key=lambda one: one.until)
    return {
        "posts": found,
        "people": len({one.login for one in found}),
        "soon": sum(1 for one in found if one.is_soon),
        "soon_days": SOON_DAYS,
    }


def posts_of(desk: Desk) -> list[Post]:
    """我的岗位 Every role that whoever has come in holds, held or will hold, the last to end first."""
    connection, area = desk.agency.connection, desk.agency.area
    units = {one.code: one.name for one in units_in_order(connection, area)}
    found = [_post(one, desk, units, desk.on) for _, one in appointments(connection, area, desk.login)]
    return sorted(found, key=lambda one: (-one.until, one.role))


def _post(one: Appointment, desk: Desk, units: dict[str, str], soon: int) -> Post:
    unit = units.get(one.unit, "")
    bureaus = bureaus_of(desk.agency.area.plan)
    words = bureaus[one.bureau].name if one.bureau else ROLE_WORDS[one.role]
    return Post(one.login, one.name, words, unit, one.since, one.until, one.until <= soon)
