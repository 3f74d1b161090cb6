"""Persons as registered, with their facts in force on a day: what cases are made of."""

from __future__ import annotations

from dataclasses import dataclass, field

from yanglao.kernel.identity import MALE
from yanglao.kernel.months import FOREVER, date_or_ever, day_of
from yanglao.life.kinds import Kind
from yanglao.store.acting import Agency
from yanglao.store.facts import APART, STORED

COLUMNS = [name for name in STORED if name != "kind"]


@dataclass(slots=True)
class Registered:
    """A person: day of birth as last corrected, sex, and the facts in force with the Day each was recorded."""

    person: int
    sex: str
    born: int = 0
    facts: list[tuple[Kind, dict[str, int], int]] = field(default_factory=list)


def registered(
    agency: Agency, *, known: int = FOREVER, person: int | None = None, through_act: int | None = None
) -> list[Registered]:
    """Everybody with a day of birth by the Day `known`, by number; or one `person` alone. `through_act`: as acts up to that one have
    recorded it."""
    asked = _parameters(agency, known) | {"person": person, "act": through_act}
    people = _people(agency, asked)
    for row in agency.connection.execute(_FACTS, asked):
        who, kind, recorded_on, *values = row
        columns = dict(zip(COLUMNS, values, strict=True))
        columns |= {name: _day(columns[name]) for name in ("day", "until")}
        if kind == Kind.birth:
            people[who].born = columns["day"]
        else:
            people[who].facts.append((Kind(kind), columns, day_of(recorded_on)))
    return [one for _, one in sorted(people.items()) if one.born]


_FACTS = (
    f"SELECT f.person_id, f.kind, f.recorded_on, {', '.join(f'f.{name}' for name in COLUMNS)} FROM fact f"
    " WHERE f.area_id = %(area)s AND NOT f.void AND f.kind <> ALL(%(apart)s) AND f.recorded_on <= %(known)s"
    " AND (%(person)s::bigint IS NULL OR f.person_id = %(person)s)"
    " AND NOT EXISTS (SELECT FROM fact n WHERE n.replaces = f.id AND n.recorded_on <= %(known)s"
    " AND (%(act)s::bigint IS NULL OR n.act_id <= %(act)s))"
    " AND (%(act)s::bigint IS NULL OR f.act_id <= %(act)s)"
    " ORDER BY f.person_id, f.day, f.kind, f.year, f.id"
).replace("f.until", "nullif(f.until, 'infinity'::date)")


def _parameters(agency: Agency, known: int) -> dict[str, object]:
    return {
        "area": agency.area.id,
        "apart": list(APART),
        "known": date_or_ever(known),
    }


def _day(value: object) -> int:
    return FOREVER if value is None else day_of(value)  # type: ignore[arg-type]


def _people(agency: Agency, parameters: dict[str, object]) -> dict[int, Registered]:
    rows = agency.connection.execute(
        "SELECT p.id, (SELECT i.sex FROM identity i WHERE i.person_id = p.id AND i.recorded_on <= %(known)s ORDER BY i.id DESC LIMIT 1) FROM person p"
        " WHERE p.area_id = %(area)s AND (%(person)s::bigint IS NULL OR p.id = %(person)s) ORDER BY p.id",
        parameters,
    )
    return {who: Registered(who, "male" if sex == MALE else "female") for who, sex in rows.fetchall()}
