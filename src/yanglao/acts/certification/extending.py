"""认定延期 A certification gets a later end. In time it takes one officer; once it has lapsed in a month that is closed it is
back-dated, and another officer must agree."""

from __future__ import annotations

from functools import partial

import numpy as np

from yanglao.acts import roles
from yanglao.acts.about import persons_of
from yanglao.acts.certification.finding import by_person_and_kind, categories
from yanglao.acts.describing import Agreement, Description, Step
from yanglao.acts.records.proposing import record_agreed
from yanglao.acts.records.recording import record
from yanglao.acts.records.refusals import refusal
from yanglao.acts.records.rows import Asked, Done, Refused, Rows, Taking
from yanglao.acts.records.showing import shown_rows
from yanglao.kernel.columns import Bools, ints
from yanglao.kernel.months import first_day
from yanglao.life.kinds import Kind
from yanglao.lists.bureau_layouts import EXTENSION
from yanglao.store.closing import last_close
from yanglao.store.disputes import open_disputes
from yanglao.store.facts import in_force
from yanglao.store.proposals import AGREED
from yanglao.store.read.worklists import Certified


def extend(taking: Taking, rows: Rows) -> Done:
    """Extend the certification of each row. Refused: unknown_person, not_certified, not_later, disputed."""
    found = by_person_and_kind(taking.act)
    disputed = {one.root for one in open_disputes(taking.act.connection, taking.act.area)}
    kinds = categories(rows)
    refused: list[Refused] = []
    good: list[tuple[int, Certified]] = []
    for i, person in enumerate(rows.persons.tolist()):
        one = found.get((person, kinds[i]))
        code = _fault(person, one, int(rows.columns["until"][i]), disputed)
        if code:
            refused.append(refusal(i, code))
        elif one is not None and one.until != rows.columns["until"][i]:
            good.append((i, one))
    done = _record(taking, rows, good)
    done.unchanged += len(rows.persons) - len(good) - len(refused)
    done.refused = sorted([*refused, *done.refused])
    return done


def _fault(person: int, one: Certified | None, until: int, disputed: set[int]) -> str:
    if not person:
        return "unknown_person"
    if one is None:
        return "not_certified"
    if one.root in disputed:
        return "disputed"
    return "not_later" if until < one.until else ""


def _record(taking: Taking, rows: Rows, good: list[tuple[int, Certified]]) -> Done:
    """As rows of the certification itself, which they replace."""
    at = ints([i for i, _ in good])
    chosen = rows.take(at)
    columns = {**chosen.columns, "from": ints([one.since for _, one in good])}
    done = record(taking, Rows("category", chosen.persons, columns))
    done.refused = [one._replace(position=int(at[one.position])) for one in done.refused]
    return done


def lapsed(taking: Taking, asked: Asked) -> Bools:
    """Which extended certifications had ended in a month that is closed."""
    close = last_close(taking.act.connection, taking.act.area)
    open_since = 0 if close is None else first_day(close.month + 1)
    found = in_force(taking.act.connection, asked.persons, (Kind.category,))
    until = dict(zip(found["id"].tolist(), found["until"].tolist(), strict=True))
    ends = ints([until.get(one, 0) for one in asked.replaces.tolist()])
    is_late: Bools = np.asarray(ends < open_since)
    return is_late


EXTEND = Description(
    asks=EXTENSION,
    clause="十",
    who=(roles.CERTIFIER,),
    takes=extend,
    agreement=Agreement(
        {AGREED: Step((roles.CERTIFIER,))},
        (roles.CERTIFIER,),
        record_agreed,
        shown=partial(shown_rows, "category"),
        about=persons_of,
        needed=lapsed,
    ),
    refuses=("unknown_person", "not_certified", "not_later", "disputed"),
)
