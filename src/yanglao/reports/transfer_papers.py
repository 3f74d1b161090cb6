"""转移文书 What stands on the papers of a person's transfers: application, certificate of contributions, letter, information sheet; and
of a switch the months in both schemes, with the own money that is refunded for them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from yanglao.acts.transfer.course import INWARD, SWITCHES
from yanglao.casefile.words import Pair
from yanglao.kernel.money import yuan_text
from yanglao.kernel.months import day_text
from yanglao.lists.layouts import PLACES
from yanglao.reports import asks
from yanglao.reports.asking import OFFICE, Reader, person_read
from yanglao.reports.describing import About
from yanglao.reports.overlaps import SCHEME_WORDS, overlaps
from yanglao.reports.report import Column, Report
from yanglao.reports.transfers import KIND_WORDS
from yanglao.store.transfers import CERTIFICATE, CONFIRMED, LETTER, MONEY, SHEET, File, NewStep, files_of

PAPERS: dict[str, Pair] = {
    "application": ("关系转移接续申请表", "application"),
    "switch_application": ("城乡养老保险制度衔接申请表", "application for a switch"),
    CERTIFICATE: ("参保缴费凭证", "certificate of contributions"),
    LETTER: ("关系转移接收函(联系函)", "letter of acceptance"),
    SHEET: ("转移接续信息表", "information sheet"),
    MONEY: ("到账", "money received"),
    CONFIRMED: ("转移接续确认函", "confirmation"),
}
FIELDS: dict[str, Pair] = {
    "kind": ("类型", "kind"),
    "agency": ("对方经办机构", "other agency"),
    "place": ("对方所在地", "where"),
    "scheme": ("对方险种", "other scheme"),
    "on": ("日期", "day"),
    "document": ("文号", "document"),
    "bank_account": ("收款账号", "account"),
    "paid": ("已缴年度和档次(元)", "years paid, with tier (yuan)"),
    "paid_years": ("缴费年数", "years paid"),
    "paid_months": ("折合月数", "in months"),
    "back_paid_years": ("补缴年数", "years paid back"),
    "deemed_years": ("视同缴费年数", "recognised years"),
    "brought_years": ("转入年数", "years brought along"),
    "years": ("缴费年数", "years"),
    "own_fen": ("个人缴费(元)", "own money (yuan)"),
    "province_fen": ("省级补贴(元)", "province's money (yuan)"),
    "city_fen": ("市级补贴(元)", "city's money (yuan)"),
    "fen": ("金额(元)", "amount (yuan)"),
    "overlap_months": ("重复参保月数", "months in both schemes"),
    "refund_fen": ("应退个人缴费(元)", "own money refunded (yuan)"),
}
_PLACE_WORDS: dict[str, Pair] = {words[0]: (words[1], words[0]) for words in PLACES}


class _Line(NamedTuple):
    paper: str
    field: str
    value: Pair


def _line(paper: str, field: str, value: object) -> _Line:
    """A line whose value is the same in both languages."""
    return _Line(paper, field, (str(value), str(value)))


TRANSFER_PAPERS_REPORT = About(
    "transfer-papers",
    "转移文书",
    ("七1", "七3"),
    OFFICE,
    zh="一个人的转移文书内容:申请表、参保缴费凭证、接收函(联系函)、信息表。",
    en=(
        "what stands on the papers of a person's transfers, field by field: application (of a switch with the "
        "months in both schemes and the own money refunded for them), certificate of contributions, letter, information sheet, confirmation"
    ),
    makes=lambda reader, given: transfer_papers(reader, number=given["number"]),
    asks=(asks.NUMBER,),
)


def transfer_papers(reader: Reader, *, number: str) -> Report:
    """The papers of every file of a person, field by field. Refused: unknown_person, not_your_unit."""
    person = person_read(reader, number)
    found = files_of(reader.connection, reader.area, [person])
    rows = [{"file": one.id, **line._asdict()} for one in found for line in _lines(reader, one)]
    return Report(
        "transfer-papers",
        ("转移文书", "papers of transfers"),
        (
            Column("file", ("件号", "file"), "count"),
            Column("paper", ("文书", "paper"), "word", PAPERS),
            Column("field", ("项目", "field"), "word", FIELDS),
            Column("value", ("内容", "value"), "said"),
        ),
        rows,
    )


def _lines(reader: Reader, file: File) -> Iterator[_Line]:
    application = "switch_application" if file.kind in SWITCHES else "application"
    yield _Line(application, "kind", KIND_WORDS[file.kind])
    yield _line(application, "agency", file.agency)
    yield _Line(application, "place", _PLACE_WORDS[file.place])
    if file.scheme:
        yield _Line(application, "scheme", SCHEME_WORDS[file.scheme])
    yield _line(application, "on", day_text(file.on))
    if file.kind in SWITCHES:
        yield from _overlaps(reader, file, application)
    for step in file.steps:
        if step.step in PAPERS:
            yield from _step(file, step)


def _overlaps(reader: Reader, file: File, paper: str) -> Iterator[_Line]:
    rows = overlaps(reader, persons=[file.person]).rows
    yield _line(paper, "overlap_months", sum(row["months"] for row in rows))
    yield _line(paper, "refund_fen", yuan_text(sum(row["refund_fen"] for row in rows)))


def _step(file: File, step: NewStep) -> Iterator[_Line]:
    yield _line(step.step, "on", day_text(step.on))
    yield _line(step.step, "document", step.document)
    if step.step == LETTER and file.kind in INWARD:
        yield _line(LETTER, "bank_account", step.content["bank_account"])
    if step.step == CERTIFICATE:
        yield from _certificate(step)
    if step.step == MONEY:
        yield _line(MONEY, "fen", yuan_text(step.fen))
    if step.step == SHEET:
        yield _line(SHEET, "years", step.years)
        for name in ("own_fen", "province_fen", "city_fen"):
            yield _line(SHEET, name, yuan_text(getattr(step, name)))


def _certificate(step: NewStep) -> Iterator[_Line]:
    said = step.content
    paid = "、".join(f"{year} {yuan_text(tier)}" if tier else str(year) for year, tier in said["paid"])
    yield _line(CERTIFICATE, "paid", paid)
    yield _line(CERTIFICATE, "paid_years", len(said["paid"]))
    yield _line(CERTIFICATE, "paid_months", 12 * len(said["paid"]))
    for name in ("back_paid_years", "deemed_years", "brought_years"):
        yield _line(CERTIFICATE, name, said[name])
    for name in ("own_fen", "province_fen", "city_fen"):
        yield _line(CERTIFICATE, name, yuan_text(said[name]))
