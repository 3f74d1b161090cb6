"""公布情况 What was made public of each period, under its number and digest; one of them figure by figure, with what it corrected."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from yanglao.acts.publication.publishing import changes_between
from yanglao.acts.roles import PUBLICITY
from yanglao.casefile.words import Pair
from yanglao.ledger.chart import CHART, GIVEN, INDIVIDUAL, POOL
from yanglao.reports import asks
from yanglao.reports.asking import Reader
from yanglao.reports.describing import About
from yanglao.reports.fund_statements import READERS_OF_THE_FUND
from yanglao.reports.report import Column, Report, Row
from yanglao.store.acting import ActRefused
from yanglao.store.publications import Publication, publications

PUBLICATIONS_REPORT = About(
    "publications",
    "基金收支公布情况",
    ("十", "十二"),
    (*READERS_OF_THE_FUND, PUBLICITY),
    zh="已公布的基金收支:期间、筹集、支付、个人账户和统筹余额、收益率、人数、SHA-256,更正的注明代替哪一份;写编号则逐项列出和变化。",
    en=(
        "what was made public of each period: raised, paid, balances of accounts and pool, yield, persons, SHA-256, and which one it "
        "replaces; with a number, every figure of it and what it changed"
    ),
    makes=lambda reader, given: publications_report(reader, number=given["publication"]),
    asks=(asks.maybe_serial("publication", "公布编号", "its number"),),
)
KINDS: dict[str, Pair] = {
    "raised": ("筹集", "raised"),
    "paid": ("支付", "paid"),
    "stands": ("期末余额", "stands at the end"),
}
OTHERS: dict[str, Pair] = {
    "enrolled_persons": ("期末参保人数", "enrolled at the end"),
    "contributing_persons": ("本期缴费人数", "paid contributions"),
    "pensioned_persons": ("本期领取人数", "were paid pensions"),
    "yield_bp": ("年收益率(万分之一)", "yield of a year, basis points"),
}
PERIOD = Column("period", ("期间", "period"), "said")


def publications_report(reader: Reader, *, number: int | None = None) -> Report:
    """All of them, or the figures of one. Refused: no_such_publication."""
    found = {one.id: one for one in publications(reader.connection, reader.area)}
    return _all(found) if number is None else _one(found, number)


def _all(found: Mapping[int, Publication]) -> Report:
    replaced = {one.replaces: one.id for one in found.values() if one.replaces is not None}
    return Report(
        "publications",
        ("基金收支公布情况", "figures made public"),
        (
            Column("publication", ("编号", "number"), "count"),
            PERIOD,
            Column("on", ("公布日期", "published on"), "day"),
            Column("document", ("文号", "document")),
            Column("raised_fen", ("筹集(元)", "raised"), "yuan"),
            Column("paid_fen", ("支付(元)", "paid"), "yuan"),
            Column("accounts_fen", ("个人账户余额(元)", "individual accounts"), "yuan"),
            Column("pool_fen", ("统筹余额(元)", "pooled account"), "yuan"),
            Column("yield_bp", OTHERS["yield_bp"], "count"),
            Column("enrolled", ("参保人数", "enrolled"), "count"),
            Column("pensioned", ("领取人数", "were paid"), "count"),
            Column("replaces", ("代替", "replaces"), "count"),
            Column("replaced_by", ("被代替", "replaced by"), "count"),
            Column("sha256", ("SHA-256", "SHA-256")),
        ),
        [{**_summary(one), "replaced_by": replaced.get(one.id)} for one in found.values()],
    )


def _summary(one: Publication) -> Row:
    return {
        "publication": one.id,
        "period": one.period.text,
        "on": one.on,
        "document": one.document,
        "raised_fen": total_of(one, "raised"),
        "paid_fen": total_of(one, "paid"),
        "accounts_fen": sum(one.figures.get(f"stands_{code}_fen", 0) for code in INDIVIDUAL.values()),
        "pool_fen": sum(one.figures.get(f"stands_{code}_fen", 0) for code in (POOL, GIVEN)),
        "yield_bp": one.figures["yield_bp"],
        "enrolled": one.figures["enrolled_persons"],
        "pensioned": one.figures["pensioned_persons"],
        "replaces": one.replaces,
        "sha256": one.sha256,
    }


def total_of(one: Publication, kind: str) -> int:
    """The fen raised, or paid, in all."""
    return sum(fen for name, fen in one.figures.items() if name.startswith(f"{kind}_"))


def _one(found: Mapping[int, Publication], number: int) -> Report:
    one = found.get(number)
    if one is None:
        raise ActRefused(
            "no_such_publication",
            f"没有第 {number} 号公布,yanglao report publications 列出全部。",
            f"There is no publication {number}; `yanglao report publications` lists them.",
        )
    before = found.get(one.replaces or 0)
    changed = {} if before is None else changes_between(before.figures, one.figures)
    zh, en = one.period.text
    return Report(
        "publications",
        (f"基金收支公布 {zh}", f"figures made public, {en}"),
        (
            Column("kind", ("类别", "kind"), "said"),
            Column("what", ("项目", "item"), "said"),
            Column("fen", ("金额(元)", "amount"), "yuan"),
            Column("number", ("数", "number"), "count"),
            Column("changed_fen", ("更正(元)", "changed by"), "yuan"),
            Column("changed", ("更正数", "number changed by"), "count"),
        ),
        [_figure(name, one.figures.get(name, 0), changed.get(name)) for name in _names(one, changed)],
        sums={
            "raised_fen": (("筹集合计(元)", "raised"), "yuan", total_of(one, "raised")),
            "paid_fen": (("支付合计(元)", "paid"), "yuan", total_of(one, "paid")),
        },
        remarks=_remarks(one, before),
    )


def _names(one: Publication, changed: Iterable[str]) -> list[str]:
    """In the order of the chart, money first."""
    names = {*one.figures, *changed}
    money = [f"{kind}_{code}_fen" for kind in KINDS for code in CHART if f"{kind}_{code}_fen" in names]
    return [*money, *(name for name in OTHERS if name in names)]


def _figure(name: str, value: int, changed: int | None) -> Row:
    is_money = name.endswith("_fen")
    kind, code = name.split("_")[:2] if is_money else ("", "")
    account = CHART[int(code)] if is_money else None
    return {
        "kind": KINDS[kind] if is_money else ("", ""),
        "what": OTHERS[name] if account is None else (account.name, account.name_en),
        "fen": value if is_money else None,
        "number": None if is_money else value,
        "changed_fen": changed if is_money else None,
        "changed": None if is_money else changed,
    }


def _remarks(one: Publication, before: Publication | None) -> list[Pair]:
    remarks = [
        (f"文号 {one.document},SHA-256 {one.sha256}。", f"Document {one.document}, SHA-256 {one.sha256}.")
    ]
    if before is not None:
        remarks.append(
            (
                f"代替第 {before.id} 号(SHA-256 {before.sha256}),更正列为与其相差的数。",
                f"Replaces publication {before.id} (SHA-256 {before.sha256}); what changed is told beside each figure.",
            )
        )
    return remarks
