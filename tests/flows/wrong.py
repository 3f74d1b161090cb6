"""办错的情形 What only an example that is accepted can show: it is done again with nothing in an amount, and of whoever acts or agrees."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flows.undoing import Undoing

from yanglao.acts.agreeing import act_of, agree
from yanglao.acts.describing import Description
from yanglao.acts.doing import do
from yanglao.acts.proposals import agreement_of
from yanglao.kernel.months import parse_day
from yanglao.lists import Field
from yanglao.store.acting import Agency, By
from yanglao.store.proposals import proposal_of

Codes = dict[str, set[str]]
OWN = (
    "UPDATE staff SET own_hash = (SELECT number_hash FROM identity WHERE person_id = %s ORDER BY id DESC LIMIT 1)"
    " WHERE login = %s"
)


class Wrong:
    """Tries wrong ways; each gives the codes by which it is refused."""

    def __init__(self, city: Undoing) -> None:
        self.city = city

    def of_nothing(self, act: Description, row: Mapping[str, str], who: str, on: str) -> Codes:
        """Amount -> how it is refused when it is nothing."""
        by = By(who, parse_day(on), "nothing")

        def codes(field: Field) -> set[str]:
            return self.city.codes(lambda agency: do(agency, act.key, [{**row, field.name: "0"}], by=by))

        with self.city.trying():
            return {field.name: codes(field) for field in act.asks.fields if field.kind == "yuan"}

    def of_oneself(self, number: int, who: str, on: str) -> set[str]:
        """How somebody is refused who agrees to what is about them; "nobody" where it is about no person."""
        agency = self.city.agency
        proposal = proposal_of(agency.connection, agency.area, number)
        about = agreement_of(act_of(proposal)).about
        persons = [] if about is None else [one for one in about(proposal) if one]
        if not persons:
            return {"nobody"}
        by = By(who, parse_day(on), "of oneself")

        def agreed(agency: Agency) -> dict[str, Any]:
            self.city.arranged(OWN, persons[0], who)
            return agree(agency, number=number, by=by)

        with self.city.trying():
            return self.city.codes(agreed)
