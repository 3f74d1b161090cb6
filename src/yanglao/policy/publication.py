"""公示与公布的规定 How long lists are posted, how soon an objection is answered, which groups are too small to be told: data of the plan's
folder."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from typing import NamedTuple

from yanglao.kernel.months import date_of, day_of
from yanglao.policy.deadlines import FILE, table_of
from yanglao.policy.working_days import Due, working_days_after


class PublicationRules(NamedTuple):
    """notice_days: for which a list is posted. answer_working_days: until an objection is answered. smallest_group: persons from which on
    a group is told. basis: where that is said."""

    notice_days: int
    answer_working_days: int
    smallest_group: int
    basis: str

    def posted_until(self, posted_on: int) -> int:
        """The last Day on which a list posted on a Day can be objected to; the day of posting does not count."""
        return day_of(date_of(posted_on) + timedelta(days=self.notice_days))

    def answered_by(self, objected_on: int) -> Due:
        """The last Day on which an answer to an objection is in time."""
        return working_days_after(objected_on, self.answer_working_days)


@cache
def publication_rules(plan: str) -> PublicationRules:
    """The rules of a plan. ValueError when its file cannot be used."""
    found = PublicationRules(**table_of(plan, "publication"))
    if min(found[:3]) < 1:
        raise ValueError(f"{FILE}: publication: every number is above zero")
    return found
