"""送达情况 Notices: made and not served yet, served, and until when what was decided can be objected to."""

from __future__ import annotations

from yanglao.casefile.words import Pair
from yanglao.lists.notice_layouts import DECISIONS, WAYS
from yanglao.policy.notices import Periods, periods_of
from yanglao.reports import asks
from yanglao.reports.asking import WITH_UNITS, Reader
from yanglao.reports.describing import About
from yanglao.reports.report import WHO, Column, Report, Row
from yanglao.reports.words import NOTICE_WORDS, words_of
from yanglao.store.notices import Notice, notices_of

WAY_WORDS = words_of(WAYS)
STAGES: dict[str, Pair] = {
    "unserved": ("待送达", "to be served"),
    "waiting": ("公告期未满", "published, not served yet"),
    "served": ("已送达", "served"),
    "open": ("可申请复议", "may be objected to"),
    "court": ("可提起诉讼", "a court may be asked"),
    "over": ("期限已过", "final"),
}
_DECIDED = {name for name, _ in DECISIONS}


NOTICES_REPORT = About(
    "notices",
    "通知送达",
    ("九(三)",),
    WITH_UNITS,
    zh="通知送达:待送达、已送达、复议和起诉期限;--unserved 只列待送达的。",
    en=(
        "every notice: to be served, published and not served yet, served; until when a decision can be taken "
        "to administrative review and to court; `--unserved` only what waits to be served"
    ),
    makes=lambda reader, given: notices(reader, only_unserved=given["unserved"]),
    asks=(
        asks.flag("unserved", "只列待送达的", "only what is not served yet"),
        asks.UNIT,
    ),
)


def notices(reader: Reader, *, only_unserved: bool = False) -> Report:
    """Every notice, or those that wait to be served, oldest first."""
    periods = periods_of(reader.area.plan)
    found = [one for one in notices_of(reader.connection, reader.area) if reader.sees(one.person)]
    chosen = [one for one in found if one.service is None or not only_unserved]
    who = reader.who({one.person for one in chosen})
    rows = [{**who[one.person], **_row(one, periods, reader.on)} for one in chosen]
    return Report(
        "notices",
        ("通知送达", "notices"),
        (
            *WHO,
            Column("notice", ("通知", "notice"), "word", NOTICE_WORDS),
            Column("made_on", ("通知日期", "made on"), "day"),
            Column("way", ("送达方式", "way"), "word", WAY_WORDS),
            Column("served_on", ("送达日期", "served on"), "day"),
            Column("addressee", ("受送达人", "addressee")),
            Column("heard_on", ("听取意见日期", "heard on"), "day"),
            Column("review_until", ("可申请复议至", "review until"), "day"),
            Column("suit_until", ("可起诉至", "suit until"), "day"),
            Column("stage", ("状态", "stage"), "word", STAGES),
        ),
        rows,
        sums={
            name: (title, "count", sum(row["stage"] == name for row in rows))
            for name, title in STAGES.items()
        },
    )


def _row(one: Notice, periods: Periods, on: int) -> Row:
    row: Row = {"notice": one.about, "made_on": one.on, "stage": stage_of(one, periods, on)}
    if one.hearing is not None:
        row["heard_on"] = one.hearing.heard_on
    if one.service is None:
        return row
    served = {"way": one.service.way, "served_on": one.service.served_on, "addressee": one.service.addressee}
    return {**row, **served, **objection_of(one, periods)}


def objection_of(one: Notice, periods: Periods) -> Row:
    """Until when what a notice tells can be objected to; nothing where it was not served, or decides nothing."""
    if one.service is None or one.about not in _DECIDED:
        return {}
    holds_from = one.service.holds_from
    return {
        "review_until": periods.review_until(holds_from),
        "suit_until": periods.suit_until(holds_from),
    }


def stage_of(one: Notice, periods: Periods, on: int) -> str:
    """How far a notice is on a Day."""
    if one.service is None:
        return "unserved"
    if on < one.service.holds_from:
        return "waiting"
    until = objection_of(one, periods)
    if not until:
        return "served"
    if on <= until["review_until"]:
        return "open"
    return "court" if on <= until["suit_until"] else "over"
