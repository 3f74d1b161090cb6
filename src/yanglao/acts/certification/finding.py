"""Which certification a row is about: the last one that the person has of that kind."""

from __future__ import annotations

from yanglao.acts.records.rows import Rows
from yanglao.life.kinds import CHOICES
from yanglao.lists.layouts import CATEGORIES
from yanglao.store.acting import Act
from yanglao.store.read.worklists import Certified, certifications


def by_person_and_kind(act: Act) -> dict[tuple[int, int], Certified]:
    """(person, kind) -> the certification that begins last."""
    return {(one.person, one.category): one for one in certifications(act.connection, act.area)}


def categories(rows: Rows) -> list[int]:
    """The kind that each row names."""
    return [int(CHOICES["category"][CATEGORIES[place][0]]) for place in rows.columns["category"].tolist()]
