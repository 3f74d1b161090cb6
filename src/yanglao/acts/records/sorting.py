"""Which rows are new, which replace an earlier version, which say nothing new, which cannot be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from yanglao.acts.records.refusals import refusal
from yanglao.acts.records.rows import RECEIVED_IN_FULL, Asked, Refused, Sorted, Taking
from yanglao.kernel.columns import Ints, ints, zeros
from yanglao.life.facts import Facts
from yanglao.life.kinds import FACT_KINDS, FactKind, Kind
from yanglao.store.facts import STORED, in_force


@dataclass(frozen=True, slots=True)
class Entry:
    """A fact of a person: recorded (`id`), or on the way (id 0, `row`: which of the rows)."""

    id: int
    row: int
    fact: dict[str, int]


def sort_out(taking: Taking, kind: int, at: Ints, persons: Ints, facts: Facts) -> Sorted:
    """Sort out rows without receipts. Refused: date_in_future, overlapping."""
    sorting = _Sorting(FACT_KINDS[Kind(kind)], taking.act.by.on, _recorded(taking, kind, persons))
    rows = _as_dicts(facts)
    for row, person in enumerate(persons.tolist()):
        sorting.sort(row, int(at[row]), person, rows[row])
    new = ints(list(sorting.new))
    return Sorted(
        Asked(
            at[new],
            persons[new],
            facts.take(new),
            ints(list(sorting.new.values())),
            zeros(len(new)) + RECEIVED_IN_FULL,
        ),
        sorting.refused,
        len(at) - len(new) - len(sorting.refused),
    )


def _recorded(taking: Taking, kind: int, persons: Ints) -> dict[int, list[Entry]]:
    found = in_force(taking.act.connection, persons, (kind,)) if len(persons) else {}
    mine: dict[int, list[Entry]] = defaultdict(list)
    for i in range(len(found.get("id", ()))):
        fact = {name: int(found[name][i]) for name in STORED}
        mine[int(found["person_id"][i])].append(Entry(int(found["id"][i]), -1, fact))
    return mine


def _as_dicts(facts: Facts) -> list[dict[str, int]]:
    columns = [getattr(facts, name).tolist() for name in STORED]
    return [dict(zip(STORED, values, strict=True)) for values in zip(*columns, strict=True)]


class _Sorting:
    """The rows of a chunk, one after the other; `new`: row -> the fact it replaces."""

    def __init__(self, kind: FactKind, on: int, recorded: dict[int, list[Entry]]) -> None:
        self.kind, self.on, self.recorded = kind, on, recorded
        self.new: dict[int, int] = {}
        self.refused: list[Refused] = []

    def sort(self, row: int, position: int, person: int, fact: dict[str, int]) -> None:
        mine = self.recorded[person]
        if any(entry.fact == fact for entry in mine):
            return
        if self.kind.has_happened and fact["day"] > self.on:
            self.refused.append(refusal(position, "date_in_future"))
            return
        earlier = self._earlier(mine, fact)
        others = [entry for entry in mine if entry is not earlier]
        if self.kind.only_one == "spell" and any(overlap(entry.fact, fact) for entry in others):
            self.refused.append(refusal(position, "overlapping"))
        elif earlier is None or not self._is_older(fact, earlier):
            self._note(row, fact, earlier, others, person)

    def _note(
        self, row: int, fact: dict[str, int], earlier: Entry | None, others: list[Entry], person: int
    ) -> None:
        replaces = 0 if earlier is None else earlier.id
        if earlier is not None and not earlier.id:  # said twice in this list: the later one holds
            replaces = self.new.pop(earlier.row)
        self.new[row] = replaces
        self.recorded[person] = [*others, Entry(0, row, fact)]

    def _earlier(self, mine: list[Entry], fact: dict[str, int]) -> Entry | None:
        """The version that this row replaces."""
        names = self.kind.same_by
        if names is None:
            return None
        same = [entry for entry in mine if all(entry.fact[name] == fact[name] for name in names)]
        return same[-1] if same else None

    def _is_older(self, fact: dict[str, int], earlier: Entry) -> bool:
        """A declaration made before the one that holds says nothing new, however late it comes in."""
        return self.kind.kind == Kind.tier and fact["day"] < earlier.fact["day"]


def overlap(one: Mapping[str, int], other: Mapping[str, int]) -> bool:
    """Whether two spells, by their columns, have a day in common."""
    return one["day"] < other["until"] and other["day"] < one["until"]
