"""假设的案卷 A person's case with a fact on top that nobody has recorded, under the city's own law, in which each value has the document that it
rests on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from yanglao.audit.export import case_as_decided, case_of_person
from yanglao.casefile.reading import Case, read_case
from yanglao.kernel.months import day_text, month_of, month_text
from yanglao.life.kinds import Kind
from yanglao.policy.law import Laws
from yanglao.store.acting import Agency
from yanglao.store.law import laws_of

Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Life:
    """A case as it is on record, and the law."""

    told: Plain
    laws: Laws

    def with_fact(self, kind: Kind, on: int, *, through: int = 0, **says: Any) -> Case:
        """A fact of the Day `on` on top; as far as its month, and at least to the Month `through`."""
        fact = {
            "kind": kind.name,
            "on": day_text(on),
            **says,
            "recorded_on": self.told.get("known", day_text(on)),
        }
        last = month_text(max(month_of(on), through))
        case = read_case({**self.told, "facts": [*self.told["facts"], fact], "through": last})
        return replace(case, laws=self.laws)


def life_of(agency: Agency, person: int) -> Life:
    """As it is on record now."""
    return Life(case_of_person(agency, person), laws_of(agency.connection, agency.area))


def life_as_known(agency: Agency, person: int, *, day: int, act: int) -> Life:
    """As an act of the Day `day` knew it."""
    told = case_as_decided(agency, person, on=day, act=act)
    return Life(told, laws_of(agency.connection, agency.area, known=day))
