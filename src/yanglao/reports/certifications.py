"""认定情况 Every certification: valid, about to end, ended; disputed ones, and people with two hardship kinds at once (of which one
counts). And a bureau's own list held against ours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from yanglao.acts.bureaus import matter_of
from yanglao.acts.roles import CERTIFIER
from yanglao.kernel.months import FOREVER, date_of, day_of
from yanglao.life.kinds import Category, Kind
from yanglao.lists import EMPTY, FileRefused, Parsed, parse, read_table
from yanglao.lists.bureau_layouts import BUREAU_LIST
from yanglao.lists.layouts import CATEGORIES, Field, optional
from yanglao.reports import asks
from yanglao.reports.asking import OFFICE, WITH_BUREAUS, Reader
from yanglao.reports.asks import Ask
from yanglao.reports.describing import About
from yanglao.reports.report import WHO, Column, Report, Row
from yanglao.store.acting import ActRefused
from yanglao.store.disputes import open_disputes
from yanglao.store.people import persons_with
from yanglao.store.read.worklists import Certified, certifications

KINDS = {words[0]: (words[1], words[0].replace("_", " ")) for words in CATEGORIES}
STATUS = {
    "valid": ("有效", "valid"),
    "expiring": ("即将到期", "about to end"),
    "expired": ("已到期", "ended"),
    "coming": ("尚未开始", "not begun"),
}
HARDSHIP = frozenset(Category) - {Category.one_child_certificate}
"""Kinds of which one counts at a time; the one-child certificate comes on top."""
KIND = Column("kind", ("类别", "kind"), "word", KINDS)
SINCE, UNTIL = Column("since", ("起始日期", "since"), "day"), Column("until", ("截止日期", "until"), "day")


CERTIFICATIONS_REPORT = About(
    "certifications",
    "认定情况",
    ("四(二)2(4)", "四(二)2(5)", "四(二)2(6)", "十"),
    WITH_BUREAUS,
    zh="特殊群体认定:有效、即将到期、已到期、有异议、两项困难认定并存。",
    en=(
        "every certification: valid, about to end (`--days`, default 30), ended; disputed ones; two hardships "
        "of one person"
    ),
    makes=lambda reader, given: certified(reader, days=given["days"], status=given["status"] or ""),
    asks=(
        Ask(
            optional("days", "count", "几天内到期", english="ends within days", most=3650),
            meant=asks.constant(30),
        ),
        asks.choice("status", "状态", "status", STATUS),
        asks.UNIT,
    ),
)


def certified(reader: Reader, *, days: int, status: str = "") -> Report:
    """The last certification of each person and kind. days: how many from now one is about to end; status: only these."""
    found = list(last_of_each(reader))
    soon = day_of(date_of(reader.on) + timedelta(days=days))
    states = {one.root: status_of(one, reader.on, soon) for one in found}
    disputed = {one.root for one in open_disputes(reader.connection, reader.area)}
    doubled = doubled_of(found, reader.on)
    who = reader.who({one.person for one in found})
    rows = [
        {
            **who[one.person],
            "kind": Category(one.category).name,
            "since": one.since,
            "until": one.until,
            "status": states[one.root],
            "disputed": one.root in disputed,
            "doubled": one.root in doubled,
        }
        for one in found
    ]
    return Report(
        "certifications",
        ("认定情况", "certifications"),
        (
            *WHO,
            KIND,
            SINCE,
            UNTIL,
            Column("status", ("状态", "status"), "word", STATUS),
            Column("disputed", ("有异议", "disputed"), "flag"),
            Column("doubled", ("两项困难认定", "two hardships"), "flag"),
        ),
        [row for row in rows if status in ("", row["status"])],
        sums={
            **{
                name: (title, "count", sum(row["status"] == name for row in rows))
                for name, title in STATUS.items()
            },
            **{
                f"valid_{kind}": (title, "count", sum(_is_valid(row, kind) for row in rows))
                for kind, title in kinds_of(reader).items()
            },
            "disputed": (("有异议", "disputed"), "count", sum(row["disputed"] for row in rows)),
            "doubled": (("两项困难认定", "two hardships"), "count", sum(row["doubled"] for row in rows)),
        },
    )


def _is_valid(row: Row, kind: str) -> bool:
    return row["kind"] == kind and row["status"] in ("valid", "expiring")


def knows_of(reader: Reader, category: int) -> bool:
    """Whether certifications of a kind are the reader's to see."""
    return reader.knows_of(matter_of(Kind.category, category))


def kinds_of(reader: Reader) -> dict[str, tuple[str, str]]:
    """The kinds of certifications that the reader sees, with their words."""
    return {name: words for name, words in KINDS.items() if knows_of(reader, Category[name])}


def last_of_each(reader: Reader) -> Iterator[Certified]:
    """The last certification of each person and kind that the reader sees."""
    last = {
        (one.person, one.category): one
        for one in certifications(reader.connection, reader.area)
        if knows_of(reader, one.category) and reader.sees(one.person)
    }
    yield from last.values()


def status_of(one: Certified, on: int, soon: int) -> str:
    """One of STATUS on a Day; about to end: until the Day `soon`."""
    if one.until <= on:
        return "expired"
    if one.since > on:
        return "coming"
    return "expiring" if one.until <= soon else "valid"


def doubled_of(found: list[Certified], on: int) -> set[int]:
    """The valid hardship certifications of persons who have two kinds at once."""
    mine: dict[int, list[int]] = defaultdict(list)
    for one in found:
        if one.category in HARDSHIP and one.since <= on < one.until:
            mine[one.person].append(one.root)
    return {root for roots in mine.values() if len(roots) > 1 for root in roots}


# --- a bureau's list against ours

OUTCOMES = {
    "same": ("一致", "the same"),
    "dates_differ": ("日期不同", "dates differ"),
    "not_ours": ("名册有、本系统无有效认定", "in theirs, not in ours"),
    "unknown": ("未登记", "not on the register"),
    "not_theirs": ("本系统有、名册无", "in ours, not in theirs"),
    "unreadable": ("无法读取", "cannot be read"),
}


COMPARE_REPORT = About(
    "compare",
    "认定名册比对",
    ("十",),
    (*OFFICE, CERTIFIER),
    zh="认定单位的名册与本系统逐行比对。",
    en=(
        "a bureau's list against ours: in theirs and not in ours, in ours and not in theirs, other dates; a "
        "row each, so that `--csv` is the file to send back"
    ),
    makes=lambda reader, given: compared(reader, kind=given["kind"], path=given["file"]),
    asks=(
        Ask(Field("file", "file", ("名册",), english="list"), is_first=True),
        Ask(Field("kind", "choice", ("类别",), choices=CATEGORIES)),
    ),
)


def compared(reader: Reader, *, kind: str, path: Path) -> Report:
    """A bureau's list of those certified today, row by row, then whoever is certified here and not in it. Refused: the codes of
    `FileRefused`, no_such_kind."""
    kinds = kinds_of(reader)
    if kind not in kinds:
        raise ActRefused(
            "no_such_kind",
            f"没有类别 {kind},应为 {'、'.join(kinds)} 之一。",
            f"There is no kind {kind}; it is one of {', '.join(kinds)}.",
        )
    ours = {
        one.person: one
        for one in certifications(reader.connection, reader.area, int(Category[kind]))
        if reader.sees(one.person) and one.since <= reader.on < one.until
    }
    rows, theirs = [], set[int]()
    try:
        for chunk in read_table(path, BUREAU_LIST):
            parsed = parse(chunk)
            persons = persons_with(reader.agency, list(map(str, parsed.columns["number"]))).tolist()
            theirs.update(persons)
            rows += [_theirs(parsed, i, person, ours.get(person)) for i, person in enumerate(persons)]
            rows += [
                {"row": row, "outcome": "unreadable", "number": None}
                for row in sorted({problem.row for problem in parsed.problems})
            ]
    except FileRefused as fault:
        raise ActRefused(fault.code, fault.sentence_zh, fault.sentence_en) from fault
    who = reader.who([*(one for one in theirs if one), *ours])
    rows.sort(key=lambda row: row["row"])
    rows = [{**row, **_known(who, row)} for row in rows]
    rows += [
        {**who[one], "person": one, **_ours(ours[one]), "outcome": "not_theirs"}
        for one in ours
        if one not in theirs
    ]
    return _compared(kind, rows)


def _compared(kind: str, rows: list[Row]) -> Report:
    zh, en = KINDS[kind]
    return Report(
        "compare",
        (f"{zh}名册比对", f"list compared: {en}"),
        (
            Column("row", ("行号", "row"), "count"),
            *WHO,
            Column("outcome", ("比对结果", "outcome"), "word", OUTCOMES),
            Column("their_since", ("名册起始日期", "their since"), "day"),
            Column("their_until", ("名册截止日期", "their until"), "day"),
            SINCE,
            UNTIL,
        ),
        rows,
        sums={
            name: (title, "count", sum(row["outcome"] == name for row in rows))
            for name, title in OUTCOMES.items()
        },
    )


def _theirs(parsed: Parsed, i: int, person: int, ours: Certified | None) -> Row:
    columns = parsed.columns
    since, until = int(columns["from"][i]), int(columns["until"][i])
    row: Row = {
        "row": int(parsed.rows[i]),
        "person": person,
        "number": str(columns["number"][i]),
        "name": str(columns["name"][i]),
        "their_since": None if since == EMPTY else since,
        "their_until": until,
    }
    if ours is None:
        return {**row, "outcome": "not_ours" if person else "unknown"}
    differs = (since != EMPTY and since != ours.since) or until != ours.until
    return {**row, **_ours(ours), "outcome": "dates_differ" if differs else "same"}


def _ours(one: Certified) -> Row:
    return {"since": one.since, "until": min(one.until, FOREVER)}


def _known(who: dict[int, Row], row: Row) -> Row:
    """Name and unit as registered; the name of the list stands where nobody is."""
    found = who.get(row.get("person", 0))
    return {} if found is None else {"name": found["name"], "unit": found["unit"]}
