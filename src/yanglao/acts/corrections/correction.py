"""更正事项 One correction: the version in force, what it says from now on (nothing: it never was), and what stands against it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from psycopg.errors import ExclusionViolation

from yanglao.acts.about import person_under
from yanglao.acts.corrections.judging import Judged, judged
from yanglao.acts.corrections.refusals import refused
from yanglao.acts.records.of_the_time import not_of_the_time
from yanglao.acts.records.refusals import said_of_row
from yanglao.acts.records.sorting import overlap
from yanglao.acts.records.tiers import are_tiers
from yanglao.acts.records.writing import FORM_OF
from yanglao.acts.refusing import ruled_out
from yanglao.kernel.columns import ints
from yanglao.kernel.money import yuan_text
from yanglao.kernel.months import day_text
from yanglao.life.facts import Facts, facts_of
from yanglao.life.kinds import FACT_KINDS, ONE_AT_A_TIME, Kind
from yanglao.rules.reasons import Reason
from yanglao.rules.sources import SOURCES
from yanglao.store.acting import Act, Agency
from yanglao.store.facts import STORED, add_facts
from yanglao.store.law import laws_of
from yanglao.store.papers import add_papers
from yanglao.store.receipts import held_of
from yanglao.store.transfers import files_of
from yanglao.store.versions import Version, last_version, versions_in_force


@dataclass(frozen=True, slots=True)
class Correction:
    """`old`: the version in force. new: what the fact says from now on, None: that it never was. document: of the new version."""

    old: Version
    new: Facts | None
    document: str

    def record(self, act: Act) -> int:
        """Append the new version; its number. Refused: collision."""
        persons, replaced = ints([self.old.person]), ints([self.old.id])
        facts = self.old.facts if self.new is None else self.new
        try:
            with act.connection.transaction():
                added = add_facts(act, persons, facts, replaces=replaced, void=self.new is None)
        except ExclusionViolation as fault:
            raise refused("collision") from fault
        add_papers(act, [(int(added[0]), self.document)])
        return int(added[0])

    @property
    def columns(self) -> dict[str, int] | None:
        """What it says from now on, to be stored; None: that it never was."""
        if self.new is None:
            return None
        return {name: int(getattr(self.new, name)[0]) for name in STORED}


def named_fact(agency: Agency, *, number: str, fact: int) -> Version:
    """The last version of a person's fact. Refused: unknown_person, no_such_fact."""
    person = person_under(agency, number)
    found = last_version(agency.connection, agency.area, person=person, fact=fact)
    if found is None:
        raise refused("no_such_fact", fact=fact)
    return found


def must_be_correctable(found: Version) -> None:
    """Refused: already_cancelled, not_correctable."""
    if found.void:
        raise refused("already_cancelled", fact=found.root)
    if found.kind not in FORM_OF:
        raise refused("not_correctable")


def stored_correction(old: Version, columns: dict[str, int] | None, document: str) -> Correction:
    """A correction as a proposal holds it."""
    new = None if columns is None else facts_of(1, **{name: ints([columns[name]]) for name in STORED})
    return Correction(old, new, document)


def ask_the_rules(act: Act, correction: Correction) -> Judged:
    """What the rules say of the whole life as it would be. Refused: what stands against the correction itself."""
    _refuse_by_form(act, correction)
    found = judged(act, [correction.old.person], lambda: correction.record(act))
    if correction.new is not None:
        decision = found.must_stand(correction.old.root)
        if decision is not None:
            refuse_short(act, correction.old.root, decision.own_fen)
    return found


# --- what stands against it


def _refuse_by_form(act: Act, correction: Correction) -> None:
    """Refused: not_correctable, date_before, date_in_future, overlapping, no_such_tier, year_already_paid, receipt_short; as `not_of_the_time`."""
    old, new = correction.old, correction.columns
    if act.by.on < old.recorded_on:
        raise refused("date_before", day=day_text(old.recorded_on))
    if new is None:
        if old.kind == Kind.birth:
            raise refused("not_correctable")
        return
    if FACT_KINDS[Kind(old.kind)].has_happened and new["day"] > act.by.on:
        raise refused("date_in_future")
    laws = laws_of(act.connection, act.area)
    (code,) = not_of_the_time(act.area, laws, old.kind, ints([new["day"]]))
    if code:
        raise said_of_row(code)
    if correction.new is not None and old.kind == Kind.tier and not are_tiers(laws, correction.new).all():
        raise ruled_out(Reason.no_such_tier)
    _refuse_beside_others(act, old, new)
    if old.kind == Kind.transfer_in:
        _refuse_more_than_arrived(act, old, new)


def _refuse_beside_others(act: Act, old: Version, new: dict[str, int]) -> None:
    others = _others(act, old)
    if old.kind in ONE_AT_A_TIME and any(overlap(one, new) for one in others):
        raise refused("overlapping")
    if old.kind == Kind.contribution and any(one["year"] == new["year"] for one in others):
        raise ruled_out(Reason.year_already_paid)


def _others(act: Act, old: Version) -> list[Mapping[str, int]]:
    """What else of the kind is in force of the person."""
    return [
        one.columns
        for one in versions_in_force(act.connection, act.area, old.person)
        if one.kind == old.kind and one.id != old.id
    ]


def _refuse_more_than_arrived(act: Act, old: Version, new: dict[str, int]) -> None:
    """What is brought along is at most what has arrived. Refused: receipt_short."""
    files = files_of(act.connection, act.area, [old.person])
    others = _others(act, old)
    due = sum(one[f"{source}_fen"] for one in (new, *others) for source in SOURCES)
    received = sum(one.received_fen for one in files)
    if due > received:
        numbers = "、".join(number for one in files for number in one.receipts)
        raise refused("receipt_short", receipt=numbers, received=yuan_text(received), due=yuan_text(due))


def refuse_short(act: Act, root: int, due_fen: int) -> None:
    """What came in under the receipt of a fact pays for it as it would be. Refused: receipt_short."""
    held = held_of(act.connection, act.area, root)
    if held is not None and held.fen < due_fen:
        raise refused(
            "receipt_short", receipt=held.number, received=yuan_text(held.fen), due=yuan_text(due_fen)
        )
