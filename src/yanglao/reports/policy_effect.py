"""政策影响 What a parameter or reading decided anew does to everybody: who gains and who loses, and who bears it; of a proposal that waits, of
one that is decided, with what the next payroll made of it, or of a value that nobody has proposed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from yanglao.acts.policy import parameter, reading
from yanglao.acts.policy.effect import Share, law_effect, shown_effect
from yanglao.acts.roles import FINANCE
from yanglao.casefile.words import SUB_ACCOUNT_WORDS, Pair
from yanglao.kernel.months import month_text
from yanglao.lists.layouts import CATEGORIES, optional
from yanglao.policy.law import Laws
from yanglao.policy.schema import READINGS
from yanglao.reports import asks
from yanglao.reports.asking import OFFICE, Reader
from yanglao.reports.asks import Ask
from yanglao.reports.describing import About, Given
from yanglao.reports.report import Column, Report, Row
from yanglao.reports.words import words_of
from yanglao.store.acting import ActRefused
from yanglao.store.law import laws_of
from yanglao.store.proposals import SENT_BACK, Proposal, proposal_of
from yanglao.store.read.policy import settled_after

BEARERS: dict[str, Pair] = {name: SUB_ACCOUNT_WORDS[name] for name in ("province", "city", "pool")}
GROUPINGS: dict[str, Pair] = {
    "whole": ("全部", "everybody"),
    "category": ("人员类别", "category"),
    "age": ("年龄", "age"),
    "unit": ("单位", "unit"),
    "bearer": ("负担方", "bearer"),
    "gain": ("增加最多", "gains most"),
    "lose": ("减少最多", "loses most"),
    "booked": ("已由发放结算", "booked by the payroll"),
}
COUNTED = Share.__slots__
CATEGORY_WORDS = words_of(CATEGORIES) | {"none": ("无类别", "of none")}
SUPPOSED = {"parameter": parameter.supposed, "reading": reading.supposed}
POLICY_EFFECT_REPORT = About(
    "policy-effect",
    "政策影响",
    ("三", "五(二)"),
    (*OFFICE, FINANCE),
    zh="参数或口径调整的影响:谁增谁减、各多少、由谁负担,补发和本年;同意后另列发放结算数。",
    en=(
        "what a proposal to decide a parameter or a reading does to everybody enrolled, or what a value would do that nobody has proposed "
        "(`--parameter`, `--value`, `--from`): who gains and loses, by category, age and unit, who bears it, for months paid already and "
        "the rest of the year; once it is agreed to, what the next payroll booked"
    ),
    makes=lambda reader, given: _told(reader, given),
    asks=(
        asks.maybe_serial("proposal", "提议编号", "number of a proposal"),
        Ask(optional("parameter", "text", "参数或口径", english="parameter or reading")),
        Ask(optional("value", "json", "取值,按方案的写法", english="its value, as the plan writes it")),
        Ask(optional("from", "month", "生效月份", english="month from which it holds")),
    ),
)


def _told(reader: Reader, given: Given) -> Report:
    """Of a proposal, or of a value that nobody has proposed. Refused: nothing_to_look_at."""
    name, value, since = given["parameter"], given["value"], given["from"]
    if given["proposal"] is not None:
        return policy_effect(reader, number=given["proposal"])
    if not name or value is None or since is None:
        raise ActRefused(
            "nothing_to_look_at",
            "请写提议编号,或同时写 --parameter、--value 和 --from。",
            "Give the number of a proposal, or --parameter, --value and --from together.",
        )
    return what_if(reader, name=name, value=value, valid_from=since)


def policy_effect(reader: Reader, *, number: int) -> Report:
    """The effect of a proposal, worked out now while it waits, as it stood when it was proposed after that.

    Refused: no_such_proposal, not_of_the_law.
    """
    proposal = proposal_of(reader.connection, reader.area, number)
    if proposal.kind not in SUPPOSED:
        raise ActRefused(
            "not_of_the_law",
            f"提议 {number} 不是参数或口径的调整。",
            f"Proposal {number} decides no parameter and no reading.",
        )
    if proposal.is_over:
        return _of_the_past(reader, proposal)
    laws = SUPPOSED[proposal.kind](reader.agency, proposal.content, reader.on)
    return _now(reader, laws, proposal.content)


def what_if(reader: Reader, *, name: str, value: Any, valid_from: int) -> Report:
    """The effect of a value of a parameter or reading from the Month `valid_from` on, without proposing it.

    Refused: as the acts `parameter` and `reading`.
    """
    kind = "reading" if name in READINGS else "parameter"
    asked = {kind: name, "value": value, "valid_from": valid_from, "document": kind}
    return _now(reader, SUPPOSED[kind](reader.agency, asked, reader.on), asked)


def _now(reader: Reader, laws: Laws, content: Mapping[str, Any]) -> Report:
    before = laws_of(reader.connection, reader.area)
    effect = law_effect(reader.agency, before, laws, on=reader.on)
    shown = shown_effect(reader.agency, effect)
    return _report(content, shown, list(_most(shown)))


def _of_the_past(reader: Reader, proposal: Proposal) -> Report:
    return _report(proposal.content, proposal.content["effect"], [*_booked(reader, proposal)])


def _report(content: Mapping[str, Any], shown: Mapping[str, Any], more: list[Row]) -> Report:
    name = content.get("parameter") or content["reading"]
    since, value = month_text(content["valid_from"]), content["value"]
    return Report(
        POLICY_EFFECT_REPORT.name,
        (f"政策影响 {name} = {value},自 {since}", f"what {name} = {value} does from {since} on"),
        COLUMNS,
        [*_groups(shown), *_bearers(shown), *more],
        sums={"own_fen": (("个人多缴(元)", "the insured pay more"), "yuan", shown["own_fen"])},
        remarks=[
            (
                f"按现有登记测算至 {shown['through']};已发放月份算至 {shown['paid_through'] or '—'}。",
                f"From what is on record, through {shown['through']}; months paid already through {shown['paid_through'] or '—'}.",
            )
        ],
    )


COLUMNS = (
    Column("of", ("分组", "by"), "word", GROUPINGS),
    Column("what", ("项目", "which"), "said"),
    Column("gain", ("增加人数", "gain"), "count"),
    Column("gain_fen", ("增加(元)", "gained"), "yuan"),
    Column("lose", ("减少人数", "lose"), "count"),
    Column("lose_fen", ("减少(元)", "lost"), "yuan"),
    Column("same", ("不变人数", "as before"), "count"),
    Column("back_fen", ("已发月份(元)", "months paid already"), "yuan"),
    Column("ahead_fen", ("本年以后(元)", "the rest of the year"), "yuan"),
)


def _groups(shown: Mapping[str, Any]) -> Iterator[Row]:
    yield {"of": "whole", "what": ("参保人员", "the insured"), **{one: shown[one] for one in COUNTED}}
    for grouping, groups in shown["by"].items():
        for name, share in groups.items():
            yield {"of": grouping, "what": CATEGORY_WORDS.get(name, (name, name)), **share}


def _bearers(shown: Mapping[str, Any]) -> Iterator[Row]:
    for name, pair in BEARERS.items():
        fen = {f"{when}_fen": shown[f"{when}_fen"][name] for when in ("back", "ahead")}
        yield {"of": "bearer", "what": pair, **fen}


def _most(shown: Mapping[str, Any]) -> Iterator[Row]:
    for side, column in (("gains", "gain"), ("losses", "lose")):
        for one in shown[f"largest_{side}"]:
            yield {"of": column, "what": (one["number"],) * 2, column: 1, f"{column}_fen": one["fen"]}


def _booked(reader: Reader, proposal: Proposal) -> Iterator[Row]:
    """What the next payroll booked for months paid before, of persons with nothing new but the law, by funder."""
    found = settled_after(reader.connection, reader.area, proposal.id)
    if found is None or SENT_BACK in proposal.taken:
        return
    for title, fen in (
        (("仅因政策", "for the law alone"), found.by_law_fen),
        (("另有变动的", "of persons with other news"), found.with_news_fen),
    ):
        for funder, amount in fen.items():
            what = tuple(f"{title[i]} {BEARERS[funder][i]} {month_text(found.month)}" for i in (0, 1))
            yield {"of": "booked", "what": what, "back_fen": amount}
