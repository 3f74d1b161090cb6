"""资格认证进度 A campaign of life certificates: who is in payment and has given none since a day, the largest pension first, and how far
the hearing of each is; the list by which they are told what is intended, and the list of suspensions of those who were heard."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from yanglao.casefile.words import Pair
from yanglao.kernel.months import month_text
from yanglao.life.kinds import Method
from yanglao.lists import LAYOUTS, Layout
from yanglao.lists.layouts import METHODS, REASONS, optional
from yanglao.lists.notice_layouts import ANNOUNCEMENT, INTENTIONS
from yanglao.reports import asks
from yanglao.reports.asking import WITH_UNITS, Reader
from yanglao.reports.asks import Ask
from yanglao.reports.describing import About
from yanglao.reports.report import WHO, Column, Report, Row
from yanglao.store.notices import SUSPENSION_INTENDED, Notice, intended
from yanglao.store.read.worklists import in_payment

STAGES: dict[str, Pair] = {
    "untold": ("未告知", "not told"),
    "told": ("已告知", "told"),
    "served": ("已送达", "served"),
    "heard": ("已听取意见", "heard"),
}
METHOD_WORDS = {words[0]: (words[1], words[0].replace("_", " ")) for words in METHODS}


LIFE_CERTIFICATES_REPORT = About(
    "life-certificates",
    "待认证人员",
    ("五(一)", "九(二)"),
    WITH_UNITS,
    zh="在领而某日以来未认证的人,按月待遇从高到低;--announce 写出拟暂停告知名册,--suspend 写出已听取意见者的待遇暂停名册。",
    en=(
        "who is paid and has given no certificate since a day (`--since`, default 1 January), the largest "
        "pension first, and how the last one was given; how far the hearing of each is; `--announce FILE` "
        "writes the list for `yanglao list announcement FILE` (those not told yet), `--suspend FILE --month "
        "M` that for `yanglao list suspension FILE` (those who were heard)"
    ),
    makes=lambda reader, given: life_certificates(reader, since=given["since"]),
    asks=(
        Ask(
            optional("since", "day", "本轮认证起始日", english="first day of the campaign"),
            meant=asks.NEW_YEAR,
        ),
        asks.UNIT,
    ),
)


def life_certificates(reader: Reader, *, since: int) -> Report:
    """Who is paid, not suspended, and has given no certificate from the Day `since` on. Money at risk is what was paid last."""
    paid = in_payment(reader.connection, reader.area, reader.persons)
    due = [one for one in paid if one.certified_on < since and not one.is_suspended]
    who = reader.who(one.person for one in due)
    told = intended(reader.connection, reader.area, [one.person for one in due], SUSPENSION_INTENDED)
    rows = [
        {
            **who[one.person],
            "monthly_fen": one.fen,
            "certified_on": one.certified_on or None,
            "method": Method(one.method).name if one.certified_on else None,
            "stage": _stage(told.get(one.person), since),
        }
        for one in due
    ]
    rows.sort(key=lambda row: (-row["monthly_fen"], row["number"]))
    return Report(
        "life-certificates",
        ("待认证人员", "certificates due"),
        (
            *WHO,
            Column("monthly_fen", ("月待遇(元)", "monthly pension"), "yuan"),
            Column("certified_on", ("上次认证", "last certificate"), "day"),
            Column("method", ("上次方式", "how it was given"), "word", METHOD_WORDS),
            Column("stage", ("告知进度", "how far they are heard"), "word", STAGES),
        ),
        rows,
        sums={
            "in_payment": (("在领人数", "in payment"), "count", len(paid)),
            "certified": (("已认证", "certified"), "count", sum(one.certified_on >= since for one in paid)),
            "due": (("待认证", "due"), "count", len(rows)),
            "at_risk_fen": (("每月涉及金额(元)", "at risk a month"), "yuan", sum(one.fen for one in due)),
        },
    )


def _stage(told: Notice | None, since: int) -> str:
    """How far the hearing of somebody is in the campaign since a Day."""
    if told is None or told.on < since:
        return "untold"
    if told.service is None:
        return "told"
    return "served" if told.hearing is None else "heard"


def suspension_list(report: Report, *, month: int, english: bool) -> Iterator[list[str]]:
    """Those of the report who were heard as a list of suspensions from `month` on, as `yanglao list suspension` takes it."""
    cells = {"from": month_text(month), "until": "", "reason": _word(REASONS, english)}
    return _list(
        LAYOUTS["suspension"], [row for row in report.rows if row["stage"] == "heard"], cells, english
    )


def announcement_list(report: Report, *, english: bool) -> Iterator[list[str]]:
    """Those of the report who were not told yet as a list of what is intended, as `yanglao list announcement` takes it."""
    cells = {"notice": _word(INTENTIONS, english), "document": ""}
    return _list(ANNOUNCEMENT, [row for row in report.rows if row["stage"] == "untold"], cells, english)


def _word(choices: tuple[tuple[str, ...], ...], english: bool) -> str:
    return choices[0][0 if english else 1]


def _list(form: Layout, rows: Sequence[Row], cells: Row, english: bool) -> Iterator[list[str]]:
    """A list of a form: a row a person, all else the same in each."""
    yield [field.name if english else field.title for field in form.fields]
    for row in rows:
        yield [str(row["number"]) if field.name == "number" else cells[field.name] for field in form.fields]
