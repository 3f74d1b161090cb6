"""档案 The volumes of the archive by class and year: how many papers, how long they are kept, closed or open, and what has no fixed hash."""

from __future__ import annotations

from dataclasses import replace

from yanglao.lists.archive_layouts import CLASSES
from yanglao.policy.archive import Retention, retention_of
from yanglao.policy.wording import STATUS_NAMES
from yanglao.reports import asks
from yanglao.reports.asking import OFFICE, Reader, person_read
from yanglao.reports.asks import Ask
from yanglao.reports.describing import About
from yanglao.reports.report import Column, Report, Row
from yanglao.reports.words import words_of
from yanglao.store.archive import Volume, volumes

CLASS_WORDS = words_of(CLASSES)
STATES = {"open": ("未封卷", "open"), "closed": ("已封卷", "closed")}
FOR_EVER = ("永久", "for ever")

ARCHIVE_REPORT = About(
    "archive",
    "档案案卷",
    ("十",),
    OFFICE,
    zh="档案案卷:按门类和年度的件数、保管期限、是否封卷、案卷哈希和尚无固定哈希的件数;--number 只列关于一个人的材料。",
    en=(
        "the volumes of the archive by class and year: papers, how long they are kept, open or closed, the hash of a closed one, "
        "and how many papers have no fixed hash yet; `--number` only those about one person"
    ),
    makes=lambda reader, given: archive_report(reader, number=given["number"]),
    asks=(Ask(replace(asks.NUMBER.field, required=False, may_be_empty=True)),),
)


def archive_report(reader: Reader, *, number: str = "") -> Report:
    """Every volume, or what is in them about one person. Refused: unknown_person, not_your_unit."""
    person = person_read(reader, number) if number else None
    kept = retention_of(reader.area.plan)
    found = volumes(reader.connection, reader.area, person=person)
    rows = [_row(one, kept[one.name]) for one in found]
    return Report(
        "archive",
        ("档案案卷", "volumes of the archive"),
        (
            Column("class", ("门类", "class"), "word", CLASS_WORDS),
            Column("year", ("年度", "year"), "text"),
            Column("pieces", ("件数", "papers"), "count"),
            Column("unfixed", ("无固定哈希", "without a fixed hash"), "count"),
            Column("state", ("状态", "state"), "word", STATES),
            Column("closed_on", ("封卷日期", "closed on"), "day"),
            Column("kept_until", ("保管至", "kept until"), "said"),
            Column("status", ("期限依据", "basis of that"), "word", STATUS_NAMES),
            Column("sha256", ("案卷哈希", "hash of the volume"), "text"),
        ),
        rows,
        sums={
            "pieces": (("件数", "papers"), "count", sum(one.pieces for one in found)),
            "unfixed": (
                ("无固定哈希", "without a fixed hash"),
                "count",
                sum(one.pieces - one.listed for one in found),
            ),
        },
    )


def _row(one: Volume, kept: Retention) -> Row:
    until = kept.kept_until(one.year)
    return {
        "class": one.name,
        "year": str(one.year),
        "pieces": one.pieces,
        "unfixed": one.pieces - one.listed,
        "state": "closed" if one.sha256 else "open",
        "closed_on": one.closed_on or None,
        "kept_until": FOR_EVER if until is None else (f"{until} 年底", f"the end of {until}"),
        "status": kept.status,
        "sha256": one.sha256 or None,
    }
