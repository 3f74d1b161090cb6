"""发放计算 The lines of a payroll: due minus booked for those with news, one month step for everybody else."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from yanglao.kernel.columns import Bools, Ints, Rows, zeros
from yanglao.ledger.lines import PENSION
from yanglao.life.fold import CHUNK
from yanglao.life.in_payment import CARRIED, flat, from_flat, in_payment, next_month, steady
from yanglao.life.kinds import Kind
from yanglao.life.state import State
from yanglao.payment.difference import Lines, lines
from yanglao.policy.law import Laws
from yanglao.store.acting import Agency
from yanglao.store.assessed import Assessed, assess, still_due
from yanglao.store.batches import Batch, batches, carried
from yanglao.store.facts import known_facts
from yanglao.store.payees import HEIR, PERSON, noted_since, payees_of
from yanglao.store.payroll_runs import PayrollRun, last_payroll
from yanglao.store.work import PAYROLL, marked

Columns = dict[str, Ints]


@dataclass(frozen=True, slots=True)
class Part:
    """Pension lines not yet met: what is due, the state that each line carries, and to whom its money goes."""

    lines: Lines
    carried: Columns
    payees: Ints

    def joined(self, other: Part) -> Part:
        """These lines, then the others."""
        riding = {name: _end_to_end(self.carried[name], other.carried[name]) for name in CARRIED}
        return Part(self.lines.joined(other.lines), riding, _end_to_end(self.payees, other.payees))


@dataclass(frozen=True, slots=True)
class Computed:
    """The lines of a payroll. keeps: persons looked at of whom more is still to come. before: whom the month before paid.
    work_through: the last mark looked at."""

    part: Part
    keeps: Ints
    before: Ints
    work_through: int

    @property
    def lines(self) -> Lines:
        return self.part.lines


def compute(agency: Agency, laws: Laws, law: str, month: int) -> Computed:
    """What is to be paid in `month`, as known now; `law` is the fingerprint of the laws."""
    connection, area = agency.connection, agency.area
    work = marked(connection, area, PAYROLL)
    last = last_payroll(connection, area)
    persons = work.persons if _goes_on(last, law, month) else None
    before = carried(connection, area, month - 1)
    assessed = assess(laws, known_facts(connection, area, persons), through=month, whole_month=False)
    part = _looked_at(agency, assessed, persons, carried(connection, area, month))
    if persons is not None and not _is_over(last, month):
        part = part.joined(_steady(agency, laws, month, before, persons))
    return Computed(
        part,
        keeps=assessed.known.ids[~steady(assessed.history, assessed.known.facts, through=month)],
        before=before["person_id"],
        work_through=work.through,
    )


def _goes_on(last: PayrollRun | None, law: str, month: int) -> bool:
    """Whether those without news stand where the last payroll left them: it was of this month or the one before, and used the
    same law."""
    return last is not None and last.law == law and last.month >= month - 1


def _is_over(last: PayrollRun | None, month: int) -> bool:
    """Whether the month has had its own payroll, even with nothing to pay; what is left then are news."""
    return last is not None and last.month == month


def _end_to_end(one: Ints, other: Ints) -> Ints:
    return np.concatenate([one, other]) if len(one) and len(other) else one if len(one) else other


# --- those with news


def _looked_at(agency: Agency, assessed: Assessed, persons: Ints | None, now: Columns) -> Part:
    """Due minus booked of those folded from their facts; and, where the month is paid already but somebody now stands elsewhere,
    a line of nothing that carries the new state."""
    left = still_due(agency.connection, agency.area, PENSION, assessed, persons)
    left = left.joined(_moved_only(assessed, left, now))
    at = assessed.known.positions(left.key("person_id"))
    return Part(left, flat(in_payment(assessed.history.state, at)), _payees(agency, assessed, left))


def _moved_only(assessed: Assessed, left: Lines, now: Columns) -> Lines:
    """Lines without money for those paid for the month already, whose state is no longer the one their line carries."""
    ids, month = assessed.known.ids, assessed.through
    known = np.isin(now["person_id"], ids)
    found = {name: column[known] for name, column in now.items()}
    at = assessed.known.positions(found["person_id"])
    state = flat(in_payment(assessed.history.state, at))
    differs = (
        np.any([found[name] != state[name] for name in CARRIED], axis=0)
        if len(at)
        else np.zeros(0, dtype=bool)
    )
    has_line = np.isin(found["person_id"], left.key("person_id")[left.key("month") == month])
    rows = differs & ~has_line & ~assessed.history.state.ended[at]
    persons = found["person_id"][rows]
    rounds = found["round"][rows] + 1
    keys = np.stack([persons, zeros(len(persons)) + month])
    return Lines(PENSION, keys, np.zeros((len(PENSION.due), len(persons)), dtype=np.int64), rounds)


def _payees(agency: Agency, assessed: Assessed, left: Lines) -> Ints:
    """Whom each line goes to: after a death whoever takes the account, else the person; 0 where nobody is noted."""
    persons, place = np.unique(left.key("person_id"), return_inverse=True)
    state, at = assessed.history.state, assessed.known.positions(persons)
    found = zeros(len(persons))
    for dead, whose in ((False, PERSON), (True, HEIR)):
        rows = np.flatnonzero(_has_died(state, at) == dead)
        found[rows] = payees_of(agency.connection, persons[rows], whose)
    return found[place]


def _has_died(state: State, at: Rows) -> Bools:
    died: Bools = (state.ended_month[at] > 0) & (state.end_kind[at] == Kind.death)
    return died


# --- everybody else


def _steady(agency: Agency, laws: Laws, month: int, before: Columns, looked_at: Ints) -> Part:
    """The month's own pension of those about whom nothing new is known: one step from where the last month left them."""
    keep = ~np.isin(before["person_id"], looked_at)
    if not keep.all():
        before = {name: column[keep] for name, column in before.items()}
    parts = [
        _step(laws, month, {name: column[first : first + CHUNK] for name, column in before.items()})
        for first in range(0, max(len(before["person_id"]), 1), CHUNK)
    ]
    due = Lines(
        PENSION,
        *(
            np.concatenate([getattr(part[0], name) for part in parts], axis=-1)
            for name in ("keys", "due", "round")
        ),
    )
    riding = {name: np.concatenate([part[1][name] for part in parts]) for name in CARRIED}
    return Part(due, riding, _payees_now(agency, before, month - 1))


def _step(laws: Laws, month: int, columns: Columns) -> tuple[Lines, Columns]:
    ids = columns["person_id"]
    after, table = next_month(laws, month, from_flat(columns))
    due = lines(PENSION, [ids[table.person], table.month], [table.paid_in, *table.fen])
    return due, flat(after)


def _laid_down(agency: Agency, month: int) -> Batch:
    """The batch that laid down the month's own lines."""
    return next(
        one for one in batches(agency.connection, agency.area) if one.is_booked and one.month == month
    )


def _payees_now(agency: Agency, before: Columns, month: int) -> Ints:
    """Whom `month`, the one before, paid, or who was noted since; whoever had nobody noted is looked up."""
    ids, payees = before["person_id"], before["payee_id"].copy()
    if not len(ids):
        return payees
    nobody = payees == 0
    payees[nobody] = payees_of(agency.connection, ids[nobody], PERSON)
    noted = noted_since(agency.connection, agency.area, _laid_down(agency, month).payees_through)
    if noted:
        persons = np.array(sorted(noted), dtype=np.int64)
        rows = np.flatnonzero(np.isin(ids, persons))
        payees[rows] = [noted[person] for person in ids[rows].tolist()]
    return payees
