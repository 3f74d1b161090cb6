"""单位报告 The report of a unit: a draft from the data before it is signed; after that as it was signed, and what the data says now."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from yanglao.acts.townships.figures import NOTHING, Figures, figures, from_data
from yanglao.casefile.words import Pair
from yanglao.kernel.money import FEN_PER_YUAN
from yanglao.kernel.months import day_text
from yanglao.kernel.periods import Period
from yanglao.lists.layouts import Field
from yanglao.reports import asks
from yanglao.reports.asking import WITH_UNITS, Reader
from yanglao.reports.asks import Ask
from yanglao.reports.describing import About
from yanglao.reports.report import Column, Report, Row
from yanglao.store.unit_reports import UnitReport, unit_reports

UNIT_REPORT_REPORT = About(
    "unit-report",
    "单位报告",
    ("十", "十二", "十三"),
    WITH_UNITS,
    zh="一个单位的月报或季报(`--month`、`--span`):签报前是由数据生成的草稿,签报后是所签内容及此后的变化。",
    en=(
        "a unit's report of a month or a quarter (`--month`, `--span`): before it is signed a draft from the data, then what was signed and "
        "what has changed since"
    ),
    makes=lambda reader, given: unit_report(reader, period=asks.period_of(given)),
    asks=(
        Ask(Field("unit", "unit", ("单位",)), is_first=True),
        asks.month_in(asks.MONTH_BEFORE),
        Ask(replace(asks.SPAN.field, choices=asks.SPAN.field.choices[:2]), meant=asks.SPAN.meant),
    ),
)
COUNTS: dict[str, Pair] = {
    "insured": ("期末参保人数", "insured at the end"),
    "joined": ("本期参保", "joined"),
    "left": ("本期终止", "left"),
    "died": ("本期死亡", "died"),
    "told": ("本期报告死亡", "deaths told"),
    "late": ("其中迟报", "of them late"),
    "uncertified": ("在领未认证", "paid, no life certificate this year"),
}
MONEY: dict[str, Pair] = {
    "collected_in_all": ("缴费合计", "collected in all"),
    "pensions": ("发放养老金", "pensions paid"),
    "one_off": ("一次性待遇", "one-off payments"),
}


class _Item(NamedTuple):
    """A line of the report: what it is, how many people, and fen (None: no money)."""

    what: Pair
    persons: int
    fen: int | None = None


def unit_report(reader: Reader, *, period: Period) -> Report:
    """Of the one unit that the reader looks at."""
    assert reader.units is not None
    (unit,) = reader.units
    now = figures(reader.agency, period)[unit]
    versions = [
        one
        for one in unit_reports(
            reader.connection, reader.area, first=period.last, last=period.last, months=period.months
        )
        if one.unit == unit
    ]
    zh, en = period.text
    return Report(
        "unit-report",
        (f"{reader.unit_name(unit)} {zh}报告", f"report of {reader.unit_name(unit)}, {en}"),
        (
            Column("what", ("项目", "item"), "said"),
            Column("persons", ("签报人数", "people, as signed"), "count"),
            Column("fen", ("签报金额(元)", "amount, as signed"), "yuan"),
            Column("persons_now", ("现有数据人数", "people, by the data now"), "count"),
            Column("fen_now", ("现有数据金额(元)", "amount, by the data now"), "yuan"),
            Column("is_changed", ("有变化", "changed"), "flag"),
        ),
        list(_rows(_of(versions[-1]) if versions else None, now)),
        remarks=[remark for one in versions for remark in _signed(one)] or [DRAFT],
    )


DRAFT: Pair = ("草稿:尚未签报。", "A draft: nobody has signed it yet.")


def _of(signed: UnitReport) -> Figures:
    return from_data(json.loads(signed.data)["figures"])


def _rows(signed: Figures | None, now: Figures) -> Iterator[Row]:
    tiers = sorted({*now.collected, *(signed.collected if signed else ())})
    stood = {one.what: one for one in _items(signed, tiers)} if signed else {}
    for item in _items(now, tiers):
        before = stood.get(item.what)
        yield {
            "what": item.what,
            "persons": before.persons if before else None,
            "fen": before.fen if before else None,
            "persons_now": item.persons,
            "fen_now": item.fen,
            "is_changed": before is not None and before != item,
        }


def _items(found: Figures, tiers: list[int]) -> Iterator[_Item]:
    """The lines in their order; a line for each of these tiers (fen)."""
    for name in ("insured", "joined", "left"):
        yield _Item(COUNTS[name], getattr(found, name))
    for tier in tiers:
        yuan = tier // FEN_PER_YUAN
        yield _Item((f"缴费 {yuan} 元档", f"collected at {yuan} yuan"), *found.collected.get(tier, NOTHING))
    for name, words in MONEY.items():
        yield _Item(words, *getattr(found, name))
    for name in ("died", "told", "late", "uncertified"):
        yield _Item(COUNTS[name], getattr(found, name))


def _signed(one: UnitReport) -> Iterator[Pair]:
    """Who signed a version and when, what was said with it, and its digest."""
    said = json.loads(one.data)["remarks"]
    zh = f"第 {one.version} 版:{one.signed_by} {day_text(one.signed_on)} 签报"
    en = f"Version {one.version}: signed by {one.signed_by} on {day_text(one.signed_on)}"
    because = (f",更正原因:{one.reason}", f", corrected because: {one.reason}") if one.reason else ("", "")
    noted = (f";说明:{said}", f"; remarks: {said}") if said else ("", "")
    yield f"{zh}{because[0]}{noted[0]}。", f"{en}{because[1]}{noted[1]}."
    yield (f"SHA-256:{one.digest}", f"SHA-256: {one.digest}")
