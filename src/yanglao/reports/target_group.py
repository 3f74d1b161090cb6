"""应参保情况 How far the targets of article 三 are reached, unit by unit; who could join and has not; and why others cannot."""

from __future__ import annotations

import numpy as np

from yanglao.acts.survey.population import Population, population
from yanglao.kernel.columns import Bools, ints
from yanglao.kernel.months import month_of
from yanglao.policy.law import Law
from yanglao.reports import asks
from yanglao.reports.asking import WITH_UNITS, Reader
from yanglao.reports.describing import About
from yanglao.reports.report import UNIT, WHO, Column, Report, Row
from yanglao.rules.article_3_targets import enrolment_shortfall, payment_shortfall
from yanglao.rules.reasons import SENTENCES, Reason
from yanglao.store.law import laws_of
from yanglao.store.surveys import Surveyed

STANDING = {
    "enrolled": ("已参保", "enrolled"),
    "could": ("可参保", "could join"),
    "cannot": ("不能参保", "cannot join"),
}
REASONS = {reason.name: SENTENCES[reason] for reason in Reason}
COUNTS = (
    Column("known", ("人数", "people"), "count"),
    Column("enrolled", ("已参保", "enrolled"), "count"),
    Column("could", ("可参保未参保", "could join"), "count"),
    Column("cannot", ("不能参保", "cannot"), "count"),
    Column("enrolled_percent", ("参保率", "enrolled, %"), "percent"),
    Column("to_enrol", ("参保缺口", "to the target"), "count"),
    Column("entitled", ("应领人数", "entitled"), "count"),
    Column("paid", ("已领人数", "paid"), "count"),
    Column("paid_percent", ("发放率", "paid, %"), "percent"),
    Column("to_pay", ("发放缺口", "to be paid"), "count"),
)


TARGET_GROUP_REPORT = About(
    "target-group",
    "应参保情况",
    ("三", "四(一)", "十二"),
    WITH_UNITS,
    zh="各单位应参保、已参保、可参保和发放情况;--persons 逐人列出原因。",
    en=(
        "by unit: who has joined, who could, who cannot, who of age is entitled and paid, and what is missing "
        "to the targets of article three; `--persons` says why, person by person"
    ),
    makes=lambda reader, given: (persons_of_target_group if given["persons"] else target_group)(reader),
    asks=(
        asks.flag("persons", "逐人列出", "person by person"),
        asks.UNIT,
    ),
)


def target_group(reader: Reader) -> Report:
    """The targets by unit, with everybody together in the sums."""
    found, law = population_of(reader), _law(reader)
    units = [unit for unit in reader.names if reader.sees_unit(unit)]
    total = _counts(law, found, np.ones(len(found.persons), dtype=bool))
    return Report(
        "target-group",
        ("应参保情况", "the target group"),
        (UNIT, *COUNTS),
        [{"unit": reader.names[unit], **_counts(law, found, found.units == unit)} for unit in units],
        sums={
            column.name: (column.title, column.kind, total[column.name])
            for column in COUNTS
            if total[column.name] is not None
        },
        remarks=[
            (
                f"目标:参保率 {law.enrolment_target_percent}%,发放率 {law.payment_target_percent}%。",
                f"Targets: {law.enrolment_target_percent} % enrolled, {law.payment_target_percent} % paid.",
            )
        ],
    )


def population_of(reader: Reader) -> Population:
    """Everybody living in the reader's units."""
    return population(reader.agency, on=reader.on, units=reader.units)


def _law(reader: Reader) -> Law:
    return laws_of(reader.connection, reader.area).at(month_of(reader.on))


def _counts(law: Law, found: Population, such: Bools) -> Row:
    enrolled, could = int((found.enrolled & such).sum()), int((found.could & such).sum())
    entitled, paid = int((found.entitled & such).sum()), int((found.entitled & found.paid & such).sum())
    return {
        "known": int(such.sum()),
        "enrolled": enrolled,
        "could": could,
        "cannot": int(such.sum()) - enrolled - could,
        "enrolled_percent": _permille(enrolled, enrolled + could),
        "to_enrol": int(
            enrolment_shortfall(law, eligible=ints([enrolled + could]), enrolled=ints([enrolled]))[0]
        ),
        "entitled": entitled,
        "paid": paid,
        "paid_percent": _permille(paid, entitled),
        "to_pay": int(payment_shortfall(law, entitled=ints([entitled]), paid=ints([paid]))[0]),
    }


def _permille(part: int, whole: int) -> int | None:
    """Tenths of one percent, cut off: a target that is not reached is never shown as reached."""
    return part * 1000 // whole if whole else None


# --- person by person


def persons_of_target_group(reader: Reader) -> Report:
    """Everybody with the reason of the rules why they cannot join, if they cannot."""
    found = population_of(reader)
    return Report(
        "target-group-persons",
        ("应参保人员", "the target group, by person"),
        (
            *WHO,
            Column("standing", ("情况", "standing"), "word", STANDING),
            Column("why", ("原因", "why"), "word", REASONS),
        ),
        _sorted(_persons(reader, found, np.ones(len(found.persons), dtype=bool))),
        sums={
            name: (title, "count", int(such.sum()))
            for (name, title), such in zip(
                STANDING.items(),
                (found.enrolled, found.could, ~found.enrolled & ~found.could),
                strict=True,
            )
        },
    )


def _persons(reader: Reader, found: Population, such: Bools) -> list[Row]:
    at = np.flatnonzero(such).tolist()
    who = reader.who([int(one) for one in found.persons[such].tolist() if one])
    return [{**who_is(reader, int(found.persons[i]), found.said[i], who), **_standing(found, i)} for i in at]


def who_is(reader: Reader, person: int, said: Surveyed | None, who: dict[int, Row]) -> Row:
    """Identity number, name and unit of somebody of the population, of the register or else (0) of the survey."""
    if person:
        return dict(who[person])
    assert said is not None
    return {"number": said.number, "name": said.said.name, "unit": reader.unit_name(said.said.unit)}


def _standing(found: Population, i: int) -> Row:
    if found.enrolled[i]:
        return {"standing": "enrolled", "why": None}
    reason = Reason(int(found.reasons[i]))
    # Whoever has joined once and left counts as enrolled for the rules: what stands in the way is that the relation has ended.
    why = Reason.relation_ended if reason == Reason.already_enrolled else reason
    return {"standing": "could", "why": None} if found.could[i] else {"standing": "cannot", "why": why.name}


def _sorted(rows: list[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: (str(row["unit"]), str(row["number"])))
