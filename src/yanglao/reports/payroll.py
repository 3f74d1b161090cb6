"""发放台 A batch as the payroll desk shows it: where it stands, its figures beside those of the batch before, what is different and why, who bears it,
what stops it. Read from what the batch keeps: nothing here goes through its lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from yanglao.acts import roles
from yanglao.acts.funding.standing import by_funder, lines_of
from yanglao.acts.payroll.causes import Cause
from yanglao.acts.payroll.changing import CODES
from yanglao.acts.payroll.gate_words import CAUSES, CHANGES
from yanglao.casefile.words import Pair
from yanglao.ledger.chart import dues_of
from yanglao.life.kinds import FACT_KINDS, Kind
from yanglao.payment.changes import BEARERS, Change, bearer_of
from yanglao.reports.asking import OFFICE, Reader
from yanglao.reports.fund_statements import READERS_OF_THE_FUND
from yanglao.rules.sources import FUNDERS, PENSION_PARTS
from yanglao.store.batches import Batch, batch_of, open_batch
from yanglao.store.closing import next_to_close
from yanglao.store.proposals import Proposal, proposal_of, waiting
from yanglao.store.read.dues import arrived_for, dues_now
from yanglao.store.read.payroll import (
    Answered,
    Group,
    Head,
    answered_in,
    batch_heads,
    batch_sums,
    booked_before,
    change_groups,
    head_of,
    items_in,
)
from yanglao.store.subsidies import Call, calls

READERS = READERS_OF_THE_FUND
"""Who may look at batches."""
READERS_OF_PERSONS = (*OFFICE, roles.ACCOUNTANT)
"""And at the persons in them: finance sees sums."""
A_PAGE = 20
_CHANGES = {code: change for change, code in CODES.items()}


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a batch beside that of the batch before (None: there is none): persons or fen, and how many persons it is about."""

    name: str
    now: int
    before: int | None
    persons: int = 0

    @property
    def more(self) -> int | None:
        return None if self.before is None else self.now - self.before


@dataclass(frozen=True, slots=True)
class Difference:
    """A group of what is different: its key in addresses, its words, what it is, persons, and what it moves (fen)."""

    key: tuple[str, str, int]
    change: Change
    cause: Cause
    words: Pair
    why: Pair
    persons: int
    fen: int

    @property
    def is_overpaid(self) -> bool:
        """Whether it takes money of earlier months back."""
        return self.change is Change.earlier and self.fen < 0


@dataclass(frozen=True, slots=True)
class Share:
    """What a bearer pays of a batch; what it owes in all and what has arrived for this batch, where money is asked of it (None: it is not)."""

    bearer: str
    fen: int
    owed_fen: int | None
    arrived_fen: int | None


@dataclass(frozen=True, slots=True)
class Application:
    """用款计划 The call that a batch waits for or has: its number, whether it is agreed to, and whether its money has arrived."""

    number: int
    is_agreed: bool
    has_arrived: bool


@dataclass(frozen=True, slots=True)
class View:
    """A batch on the desk."""

    batch: Batch
    head: Head
    proposal: Proposal
    before: Head | None
    groups: list[Group]
    items: list[tuple[str, int, int]]
    answered: Answered
    application: Application | None
    shares: list[Share]

    @property
    def pension(self) -> dict[str, int]:
        """The control totals of its lines."""
        return dict(self.batch.totals["pension"])

    @property
    def figures(self) -> list[Figure]:
        now, before = self.batch.totals, None if self.before is None else self.before.totals
        return [
            Figure("persons", *_both(now, before, "persons")),
            Figure("cash_fen", *_both(now, before, "cash_fen")),
            Figure("withheld_fen", *_both(now, before, "withheld_fen")),
            Figure("overpaid_fen", *_both(now, before, "overpaid_fen"), persons=int(now["overpaid_lines"])),
        ]

    @property
    def differences(self) -> list[Difference]:
        """What has no cause first."""
        found = [_difference(group) for group in self.groups]
        return sorted(found, key=lambda one: one.cause is not Cause.none)

    @property
    def without_cause(self) -> int:
        return sum(group.persons for group in self.groups if group.cause == Cause.none)


def batch_view(reader: Reader, *, number: int) -> View:
    """One batch. Refused: no_such_batch."""
    connection, area = reader.connection, reader.area
    batch = batch_of(connection, area, number)
    head = head_of(connection, area, number)
    assert head is not None
    return View(
        batch,
        head,
        proposal_of(connection, area, number),
        booked_before(connection, area, batch),
        change_groups(connection, number),
        items_in(connection, number),
        answered_in(connection, number),
        _application(reader, number),
        list(_shares(reader, batch)),
    )


@dataclass(frozen=True, slots=True)
class Batches:
    """The list of batches: a page of them, how many there are, how many are booked and their cash (fen), whether older ones follow;
    the Month that is to be paid next, the batch under way, and whether that Month has one that is booked."""

    heads: list[Head]
    count: int
    booked: int
    cash_fen: int
    has_more: bool
    next_month: int
    under_way: int | None
    is_paid: bool


def batches_page(reader: Reader, *, before: int, month: int | None = None, most: int = A_PAGE) -> Batches:
    """The newest first, below a number."""
    connection, area = reader.connection, reader.area
    heads = batch_heads(connection, area, before=before, most=most + 1, month=month)
    next_month = next_to_close(connection, area)
    _, booked, _ = batch_sums(connection, area, month=next_month)
    return Batches(
        heads[:most],
        *batch_sums(connection, area, month=month),
        has_more=len(heads) > most,
        next_month=next_month,
        under_way=open_batch(connection, area),
        is_paid=booked > 0,
    )


def change_named(change: str, cause: str) -> tuple[int, int] | None:
    """The numbers of a group of which an address names the words; None where there is none."""
    if change not in {one.value for one in Change} or cause not in Cause.__members__:
        return None
    return CODES[Change(change)], int(Cause[cause])


def change_words(change: int, cause: int, kind: int) -> tuple[Pair, Pair]:
    """What a group is, and why."""
    why = FACT_KINDS[Kind(kind)].words if kind else CAUSES[Cause(cause).name]
    return CHANGES[_CHANGES[change]], why


def _difference(group: Group) -> Difference:
    change, cause = _CHANGES[group.change], Cause(group.cause)
    words, why = change_words(group.change, group.cause, group.kind)
    fen = {Change.earlier: group.earlier_fen, Change.withheld: -group.withheld_fen}.get(
        change, group.moved_fen
    )
    return Difference((change.value, cause.name, group.kind), change, cause, words, why, group.persons, fen)


def _both(now: dict[str, Any], before: dict[str, Any] | None, name: str) -> tuple[int, int | None]:
    return _figure(now, name), None if before is None else _figure(before, name)


def _figure(totals: dict[str, Any], name: str) -> int:
    if name in ("persons", "cash_fen"):
        return int(totals[name])
    return abs(int(totals["pension"][name]))


def _shares(reader: Reader, batch: Batch) -> Iterator[Share]:
    """Bearer by bearer, as its control totals say."""
    fen = dict.fromkeys(BEARERS, 0)
    for part in PENSION_PARTS:
        fen[bearer_of(part)] += int(batch.totals["pension"][part.column])
    under_way = batch if batch.is_open else None
    owed = by_funder(lines_of(dues_now(reader.connection, reader.area, under_way)))
    came = arrived_for(reader.connection, reader.area, batch.id)
    for bearer in BEARERS:
        if bearer in FUNDERS:
            arrived = sum(came.get(account, 0) for account in dues_of(bearer))
            yield Share(bearer, fen[bearer], owed[bearer], arrived)
        else:
            yield Share(bearer, fen[bearer], None, None)


def _application(reader: Reader, batch: int) -> Application | None:
    """The call of a batch that was agreed to last; else the one that waits for the director."""
    found: list[Call] = [one for one in calls(reader.connection, reader.area) if one.batch == batch]
    if found:
        came = arrived_for(reader.connection, reader.area, batch)
        return Application(found[-1].id, True, bool(came) or not found[-1].lines)
    asked = waiting(reader.connection, reader.area, "fund_application")
    mine = [one.id for one in asked if one.content["batch"] == batch]
    return Application(mine[-1], False, False) if mine else None
