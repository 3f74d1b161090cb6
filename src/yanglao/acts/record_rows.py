"""登记事实 Rows of a list become facts: what is known already changes nothing, an ended spell replaces the open one, a decision is
asked of the rules with everything known, and what an accepted one brings is booked at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from psycopg.errors import ExclusionViolation

from yanglao.acts.settling import book_arrivals
from yanglao.kernel.columns import Ints, ints, where, zeros
from yanglao.kernel.months import FOREVER, first_day, month_of
from yanglao.life.facts import FIRST_DECISION, Category, Facts, Household, Kind, Scheme, Suspension, facts_of
from yanglao.lists import EMPTY, LAYOUTS
from yanglao.rules.reasons import SENTENCES, Reason
from yanglao.store.acting import Act, ActRefused
from yanglao.store.assessed import arrivals_of, assess
from yanglao.store.facts import BIRTH, LIFE_CERTIFICATE, STORED, TIER, add_facts, in_force, known_facts
from yanglao.store.law import laws_of
from yanglao.store.people import add_bank_accounts, same_accounts
from yanglao.store.secrets import Keys

Refused = tuple[
    int, str, str, str, str
]  # position of the row, column, code, Chinese sentence, English sentence


@dataclass(frozen=True, slots=True)
class Rows:
    """Good rows of a list: row numbers in the file, whose they are (0: unknown number), columns as read."""

    layout: str
    numbers: Ints
    persons: Ints
    columns: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Done:
    """What became of rows."""

    refused: list[Refused]
    recorded: int
    unchanged: int


KINDS = {
    "residence": Kind.residence,
    "student": Kind.student,
    "cover": Kind.cover,
    "category": Kind.category,
    "suspension": Kind.suspension,
    "enrolment": Kind.enrolment,
    "deemed_years": Kind.deemed_years,
    "transfer_in": Kind.transfer_in,
    "contribution": Kind.contribution,
    "back_payment": Kind.back_payment,
    "claim": Kind.claim,
    "withdrawal": Kind.withdrawal,
    "transfer_out": Kind.transfer_out,
    "emigration": Kind.emigration,
    "death": Kind.death,
    "birth_correction": BIRTH,
    "tier": TIER,
    "life_certificate": LIFE_CERTIFICATE,
}
CHOICES = {"household": Household, "category": Category, "scheme": Scheme, "reason": Suspension}
COLUMN_OF = {
    "from": "day",
    "on": "day",
    "born": "day",
    "until": "until",
    "year": "year",
    "years": "years",
    "place": "place",
    "tier_yuan": "tier_fen",
    "own_yuan": "own_fen",
    "province_yuan": "province_fen",
    "city_yuan": "city_fen",
    "household": "code",
    "category": "code",
    "scheme": "code",
    "reason": "code",
    "to": "code",
    "take": "flag",
    "converted": "flag",
    "drawing": "flag",
}
SAME_SPELL = {
    Kind.residence: ("day", "place"),
    Kind.student: ("day",),
    Kind.cover: ("day", "code"),
    Kind.category: ("day", "code"),
    Kind.suspension: ("day", "code"),
    TIER: ("year",),
    BIRTH: (),
}
ONE_AT_A_TIME = (Kind.residence, Kind.cover)


def record(act: Act, keys: Keys, rows: Rows) -> Done:
    """Record the rows of any list but the register."""
    refused = [
        _refusal(
            i,
            "number",
            "unknown_person",
            "人员未登记,请先报送基本信息。",
            "Not on the register; send the register first.",
        )
        for i in np.flatnonzero(rows.persons == 0).tolist()
    ]
    at = np.flatnonzero(rows.persons > 0)
    if rows.layout == "payee":
        others = [i for i in at.tolist() if rows.columns["whose"][i] > 0 or rows.columns["holder"][i]]
        refused += [
            _refusal(
                i,
                "whose",
                "payee_is_another",
                "暂时只能登记本人名下的账户。",
                "So far only an account in the person's own name can be recorded.",
            )
            for i in others
        ]
        at = np.setdiff1d(at, others)
        changed = note_accounts(act, keys, rows, rows.persons, at)
        return Done(refused, len(changed), len(at) - len(changed))
    return _facts(act, rows, at, _as_facts(rows, at), refused)


def _refusal(position: int, column: str, code: str, zh: str, en: str) -> Refused:
    return position, column, code, zh, en


def fact_columns(facts: Facts) -> Facts:
    """Facts that happen on one day: their end is open."""
    return replace(facts, until=np.full(len(facts), FOREVER, dtype=np.int64))


def _as_facts(rows: Rows, at: Ints) -> Facts:
    columns = {"kind": zeros(len(at)) + int(KINDS[rows.layout])}
    for name, column in COLUMN_OF.items():
        if name in rows.columns:
            columns[column] = _values(rows.layout, name, ints(rows.columns[name])[at])
    columns.setdefault("until", np.full(len(at), FOREVER, dtype=np.int64))
    return facts_of(len(at), **columns)


def _values(layout: str, name: str, values: Ints) -> Ints:
    field = next(one for one in LAYOUTS[layout].fields if one.name == name)
    if field.kind == "month":
        return where(values == EMPTY, FOREVER, first_day(values))
    if name in CHOICES:
        return ints([int(CHOICES[name][choice[0]]) for choice in field.choices])[values]
    return values + 1 if name == "to" else values


def note_accounts(act: Act, keys: Keys, rows: Rows, persons: Ints, at: Ints) -> Ints:
    """Note the bank accounts given in the rows `at`, where they differ from those in force; the rows that changed one."""
    given = [i for i in at.tolist() if rows.columns["bank_account"][i]]
    accounts = [rows.columns["bank_account"][i] for i in given]
    same = same_accounts(act.connection, keys, persons[given], accounts) if given else []
    new = [k for k, is_same in enumerate(same) if not is_same]
    add_bank_accounts(act, keys, persons[[given[k] for k in new]], [accounts[k] for k in new])
    return ints([given[k] for k in new])


def _facts(act: Act, rows: Rows, at: Ints, facts: Facts, refused: list[Refused]) -> Done:
    kind = KINDS[rows.layout]
    sorting = _Sorting(act, kind, rows, at, facts)
    sorting.sort_out()
    new = np.array(sorting.new, dtype=np.int64)
    persons, chosen, replaces = rows.persons[at[new]], facts.take(new), ints(sorting.replaces)
    if kind in tuple(Kind) and kind >= FIRST_DECISION and len(new):
        reasons = _decide(act, persons, chosen)
        good = reasons == 0
        for position, reason in zip(new[~good].tolist(), reasons[~good].tolist(), strict=True):
            zh, en = SENTENCES[Reason(reason)]
            sorting.refused.append(_refusal(int(at[position]), "on", Reason(reason).name, zh, en))
        _note_refusals(act, persons[~good], chosen.take(~good), reasons[~good])
        new, persons, replaces = new[good], persons[good], replaces[good]
        chosen = chosen.take(good)
    ids = _append(act, persons, chosen, replaces)
    _papers(act, rows, at[new], ids, int(kind))
    if kind == LIFE_CERTIFICATE:
        _end_suspensions(act, persons, chosen.day)
    if len(ids) and kind in (Kind.contribution, Kind.back_payment, Kind.transfer_in):
        _book(act, np.unique(persons), ids)
    return Done(refused + sorting.refused, len(new), sorting.unchanged)


def _append(act: Act, persons: Ints, facts: Facts, replaces: Ints) -> Ints:
    try:
        return add_facts(act, persons, facts, replaces=replaces) if len(persons) else zeros(0)
    except ExclusionViolation as fault:
        raise ActRefused(
            "only_one",
            "同一人同一时期只能有一条记录,名册已被同时办理,请重新报送。",
            "Only one at a time for a person: somebody recorded the same meanwhile; send the list again.",
        ) from fault


def _decide(act: Act, persons: Ints, facts: Facts) -> Ints:
    """Ask the rules about facts not yet recorded, with everything known of their people."""
    everybody = np.unique(persons)
    known, marks = known_facts(act.connection, act.area, everybody).with_further(facts, persons)
    found = assess(
        laws_of(act.connection, act.area), known, through=month_of(int(max(act.by.on, facts.day.max())))
    )
    order = np.argsort(found.roots, kind="stable")
    return found.history.reasons[order[np.searchsorted(found.roots[order], marks)]]


def _book(act: Act, persons: Ints, ids: Ints) -> None:
    known = known_facts(act.connection, act.area, persons)
    found = assess(laws_of(act.connection, act.area), known, through=month_of(act.by.on))
    book_arrivals(act, arrivals_of(found), persons, in_cash=ids)


def _note_refusals(act: Act, persons: Ints, facts: Facts, reasons: Ints) -> None:
    with act.connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO refusal (area_id, person_id, kind, day, reason, act_id)"
            " VALUES (%s, %s, %s, to_date(%s::text, 'YYYYMMDD'), %s, %s)",
            [
                (act.area.id, person, kind, day, reason, act.id)
                for person, kind, day, reason in zip(
                    persons.tolist(), facts.kind.tolist(), facts.day.tolist(), reasons.tolist(), strict=True
                )
            ],
        )


def _papers(act: Act, rows: Rows, at: Ints, ids: Ints, kind: int) -> None:
    texts = rows.columns.get("receipt") or rows.columns.get("document")
    if texts:
        with act.connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO fact_paper VALUES (%s, %s, %s, %s)",
                [
                    (fact, act.area.id, kind, texts[i])
                    for fact, i in zip(ids.tolist(), at.tolist(), strict=True)
                    if texts[i]
                ],
            )


def _end_suspensions(act: Act, persons: Ints, days: Ints) -> None:
    """资格认证 A certificate ends the open suspension for want of one, in the month it was given."""
    found = in_force(act.connection, persons, (Kind.suspension,)) if len(persons) else {"id": zeros(0)}
    given = dict(zip(persons.tolist(), days.tolist(), strict=True))
    ends = [
        i
        for i in range(len(found["id"]))
        if found["until"][i] == FOREVER and found["code"][i] == Suspension.life_certificate
    ]
    if ends:
        at = np.array(ends, dtype=np.int64)
        until = first_day(month_of(ints([given[one] for one in found["person_id"][at].tolist()])))
        columns = {name: found[name][at] for name in STORED}
        facts = facts_of(len(at), **{**columns, "until": np.maximum(until, columns["day"])})
        add_facts(act, found["person_id"][at], facts, replaces=found["id"][at])


class _Sorting:
    """Which rows are new, which replace an earlier version, which say nothing new, which cannot be."""

    def __init__(self, act: Act, kind: int, rows: Rows, at: Ints, facts: Facts) -> None:
        self.act, self.kind, self.rows, self.at, self.facts = act, int(kind), rows, at, facts
        self.new: list[int] = []
        self.replaces: list[int] = []
        self.refused: list[Refused] = []
        self.unchanged = 0
        self.have: dict[int, list[tuple[int, dict[str, int]]]] = {}

    def sort_out(self) -> None:
        found = (
            in_force(self.act.connection, self.rows.persons[self.at], (self.kind,)) if len(self.at) else {}
        )
        for i in range(len(found.get("id", ()))):
            one = {name: int(found[name][i]) for name in STORED}
            self.have.setdefault(int(found["person_id"][i]), []).append((int(found["id"][i]), one))
        used = self._receipts_used()
        columns = {name: getattr(self.facts, name).tolist() for name in STORED}
        for i, (position, person) in enumerate(
            zip(self.at.tolist(), self.rows.persons[self.at].tolist(), strict=True)
        ):
            self._sort(i, position, person, {name: columns[name][i] for name in STORED}, used)

    def _sort(self, i: int, position: int, person: int, fact: dict[str, int], used: set[str]) -> None:
        mine = self.have.setdefault(person, [])
        if any(one == fact for _, one in mine):
            self.unchanged += 1
            return
        if self.kind >= FIRST_DECISION and fact["day"] > self.act.by.on and self.kind != BIRTH:
            self.refused.append(
                _refusal(
                    position,
                    "on",
                    "date_in_future",
                    "日期晚于受理日期。",
                    "The date is after the business date.",
                )
            )
            return
        if used and self.rows.columns["receipt"][position] in used:
            self.refused.append(
                _refusal(
                    position,
                    "receipt",
                    "receipt_used",
                    "票据号已被使用。",
                    "The receipt number is used already.",
                )
            )
            return
        earlier = self._earlier(mine, fact)
        if self.kind in ONE_AT_A_TIME and self._overlaps(mine, fact, earlier):
            self.refused.append(
                _refusal(
                    position,
                    "from",
                    "overlapping",
                    "与已登记的同类时段重叠,请先终止原时段。",
                    "Overlaps a recorded spell of the kind; end that one first.",
                )
            )
            return
        mine[:] = [entry for entry in mine if entry[0] != earlier or not earlier]
        mine.append((0, fact))
        self.new.append(i)
        self.replaces.append(earlier)

    def _earlier(self, mine: list[tuple[int, dict[str, int]]], fact: dict[str, int]) -> int:
        """The recorded version that this row replaces, 0 for none."""
        names = SAME_SPELL.get(self.kind)
        if names is None:
            return 0
        same = [number for number, one in mine if number and all(one[name] == fact[name] for name in names)]
        return same[-1] if same else 0

    @staticmethod
    def _overlaps(mine: list[tuple[int, dict[str, int]]], fact: dict[str, int], earlier: int) -> bool:
        return any(
            one["day"] < fact["until"] and fact["day"] < one["until"]
            for number, one in mine
            if not earlier or number != earlier
        )

    def _receipts_used(self) -> set[str]:
        receipts = self.rows.columns.get("receipt")
        if not receipts:
            return set()
        rows = self.act.connection.execute(
            "SELECT paper FROM fact_paper WHERE area_id = %s AND kind IN (13, 14) AND paper = ANY(%s)",
            (self.act.area.id, list(receipts)),
        ).fetchall()
        return {row[0] for row in rows}


__all__ = ["Done", "Rows", "fact_columns", "note_accounts", "record"]
