"""公示名单 Lists that were posted, until when they can be objected to; one of them as it hangs in the unit, masked also in a file."""

from __future__ import annotations

import json
from collections import Counter

from yanglao.acts.publication.refusals import refused
from yanglao.acts.roles import PUBLICITY
from yanglao.lists.publication_layouts import LISTS
from yanglao.reports import asks
from yanglao.reports.asking import WITH_BUREAUS, Reader
from yanglao.reports.describing import About
from yanglao.reports.report import NAME, UNIT, Column, Report
from yanglao.reports.words import words_of
from yanglao.store.notice_lists import NoticeList, notice_lists, objections

LIST_WORDS = words_of(LISTS)
NOTICE_LISTS_REPORT = About(
    "notice-lists",
    "公示名单",
    ("十", "十二"),
    (*WITH_BUREAUS, PUBLICITY),
    zh="公示过的名单:单位、公示期、人数、异议数、SHA-256;写编号则列出张贴的名单,号码遮掩出生日期,认定名单的姓名只留姓。",
    en=(
        "lists that were posted: unit, until when they can be objected to, persons, objections, SHA-256; with a number, the list as it "
        "hangs out: birth dates masked, and of those certified only the family name"
    ),
    makes=lambda reader, given: notice_lists_report(reader, number=given["list"]),
    asks=(
        asks.maybe_serial("list", "公示编号", "its number"),
        asks.UNIT,
    ),
)


def notice_lists_report(reader: Reader, *, number: int | None = None) -> Report:
    """All of them, or one as it was posted. Refused: no_such_list."""
    found = {
        one.id: one for one in notice_lists(reader.connection, reader.area) if reader.sees_unit(one.unit)
    }
    if number is None:
        return _all(reader, list(found.values()))
    if number not in found:
        raise refused("no_such_list", list=number)
    return _posted(found[number])


def _all(reader: Reader, found: list[NoticeList]) -> Report:
    objected = Counter(one.list for one in objections(reader.connection, reader.area))
    return Report(
        "notice-lists",
        ("公示名单", "lists posted"),
        (
            Column("list", ("公示编号", "number"), "count"),
            Column("kind", ("名单", "list"), "word", LIST_WORDS),
            UNIT,
            Column("on", ("公示日期", "posted on"), "day"),
            Column("until", ("截止日期", "until"), "day"),
            Column("is_open", ("公示期内", "can be objected to"), "flag"),
            Column("persons", ("人数", "persons"), "count"),
            Column("objections", ("异议", "objections"), "count"),
            Column("document", ("文号", "document")),
            Column("sha256", ("SHA-256", "SHA-256")),
        ),
        [
            {
                "list": one.id,
                "kind": one.kind,
                "unit": reader.unit_name(one.unit),
                "on": one.posted_on,
                "until": one.until,
                "is_open": reader.on <= one.until,
                "persons": len(one.persons),
                "objections": objected[one.id],
                "document": one.document,
                "sha256": one.sha256,
            }
            for one in found
        ],
    )


def _posted(one: NoticeList) -> Report:
    content = json.loads(one.text)
    zh, en = LIST_WORDS[one.kind]
    first, last = content["posted"]
    return Report(
        "notice-lists",
        (f"{content['unit']} {zh}公示", f"{en}, posted in {content['unit']}"),
        (Column("number", ("身份证号码", "identity number")), NAME),
        content["persons"],
        remarks=[
            (
                f"文号 {one.document},公示期 {first} 至 {last};有异议的请在公示期内到柜台提出。",
                f"Document {one.document}, posted from {first} until {last}; objections are taken at the counter until then.",
            ),
            (f"SHA-256 {one.sha256}", f"SHA-256 {one.sha256}"),
        ],
    )
