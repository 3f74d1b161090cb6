"""转记 Facts recorded for the wrong record go over to the right one: there they never were, here they are recorded anew, and money
that came in for them meets what is then due for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from yanglao.acts.settling import book_arrivals
from yanglao.kernel.columns import Ints, ints
from yanglao.kernel.months import month_of
from yanglao.ledger.items import EXCESS, TO_COLLECT
from yanglao.ledger.lines import ARRIVAL
from yanglao.life.facts import Facts, facts_of
from yanglao.payment.meeting import Move, OpenItem
from yanglao.store.acting import Act
from yanglao.store.assessed import assess
from yanglao.store.facts import STORED, add_facts, known_facts
from yanglao.store.items import add_moves, open_items
from yanglao.store.law import laws_of
from yanglao.store.papers import add_papers
from yanglao.store.versions import Version


@dataclass(frozen=True, slots=True)
class Moving:
    """Facts that go from one record to another, cancelled already or cancelled with it; dropped: those that only end, since the other record says them already or cannot
    take them."""

    goes: int
    stays: int
    moved: tuple[Version, ...]
    dropped: tuple[Version, ...]
    document: str

    def record(self, act: Act) -> dict[int, int]:
        """Cancel them there and record them here; fact (root) there -> fact here."""
        ended = [one for one in (*self.moved, *self.dropped) if not one.void]
        if ended:
            voids = add_facts(
                act, _all(self.goes, ended), many(ended), replaces=ints([one.id for one in ended]), void=True
            )
            add_papers(act, [(fact, self.document) for fact in voids.tolist()])
        if not self.moved:
            return {}
        added = add_facts(act, _all(self.stays, self.moved), many(self.moved)).tolist()
        add_papers(act, [(fact, self.document) for fact in added])
        return dict(zip((one.root for one in self.moved), added, strict=True))

    def settle(self, act: Act, facts: Mapping[int, int]) -> int:
        """Book what both records are then due, and let the money of each fact meet its debt; fen met."""
        known = known_facts(act.connection, act.area, ints(sorted((self.goes, self.stays))))
        assessed = assess(laws_of(act.connection, act.area), known, through=month_of(act.by.on))
        book_arrivals(act, assessed, known.ids)
        items = open_items(act.connection, act.area, persons=[self.goes, self.stays])
        moves = [move for there, here in facts.items() for move in _met(items, there, here)]
        add_moves(act, moves)
        return sum(move.fen for move in moves) // 2


def many(versions: Sequence[Version]) -> Facts:
    """Versions as facts in columns."""
    columns = {name: ints([one.columns[name] for one in versions]) for name in STORED}
    return facts_of(len(versions), **columns)


def _all(person: int, versions: Sequence[Version]) -> Ints:
    return ints([person] * len(versions))


def _met(items: Sequence[OpenItem], there: int, here: int) -> list[Move]:
    """What came in for a fact there, against what is owed for it here."""
    left = {item.id: item.left_fen for item in items}
    money = [
        one for one in items if one.kind == EXCESS and (one.line, one.fact_root) == (ARRIVAL.name, there)
    ]
    debts = [
        one for one in items if one.kind == TO_COLLECT and (one.line, one.fact_root) == (ARRIVAL.name, here)
    ]
    moves = []
    for lying, debt in product(money, debts):
        fen = min(left[lying.id], left[debt.id])
        if fen:
            moves += [Move(lying.id, "carried", fen), Move(debt.id, "carried", fen)]
            left[lying.id] -= fen
            left[debt.id] -= fen
    return moves
