"""内控监测疑点 The hits of the controls, with their evidence in words and what was answered to them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from yanglao.audit.controls import CONTROLS, Control
from yanglao.audit.controls.control import HIGH
from yanglao.casefile.words import Pair
from yanglao.kernel.identity import masked
from yanglao.kernel.money import yuan_text
from yanglao.policy.roles import ROLE_WORDS
from yanglao.reports import asks
from yanglao.reports.asking import Reader
from yanglao.reports.controls import CLAUSES, CONTROL_WORDS, RESPONSIBLE, RISK, RISKS, WATCHERS
from yanglao.reports.describing import About
from yanglao.reports.report import NAME, NUMBER, UNIT, Column, Report, Row, Sums
from yanglao.store.acting import ActRefused
from yanglao.store.controls import CASE, EXPLAINED, FALSE_ALARM
from yanglao.store.read.controls import HitRow, hits_of

OUTCOMES: dict[str, Pair] = {
    "": ("未答复", "not answered"),
    EXPLAINED: ("已说明", "explained"),
    CASE: ("立案", "case"),
    FALSE_ALARM: ("误报", "false alarm"),
}
EXPLAIN = {one.responsible: ROLE_WORDS[one.responsible] for one in CONTROLS.values()}
"""The roles that have to explain a hit."""
HITS_REPORT = About(
    "hits",
    "内控监测疑点",
    CLAUSES,
    WATCHERS,
    zh="内控监测的疑点:未答复的在前,风险高、金额大的在前;`--control` 只看一项监测,`--office` 只看一类说明责任人,`--open` 只看未答复的。",
    en=(
        "the hits of the controls: those without an answer first, high risk and most money first; `--control` of one control, `--office` "
        "of one role that has to explain, `--open` those without an answer"
    ),
    makes=lambda reader, given: hits(
        reader, control=given["control"] or "", office=given["office"] or "", is_open=given["open"]
    ),
    asks=(
        asks.choice("control", "监测项目", "control", {key: one.name for key, one in CONTROLS.items()}),
        asks.choice("office", "说明责任人", "role that explains", EXPLAIN),
        asks.flag("open", "只看未答复的", "without an answer"),
    ),
)


def hits(reader: Reader, *, control: str = "", office: str = "", is_open: bool = False) -> Report:
    """Those without an answer first, then by risk and money; of one control, or of one role that has to explain. Refused:
    no_such_control, no_such_office."""
    _refuse_unknown(control, office)
    found = [
        hit
        for hit in hits_of(reader.connection, reader.area)
        if control in ("", hit.control)
        and office in ("", CONTROLS[hit.control].responsible)
        and not (is_open and hit.outcome)
    ]
    order = list(RISKS)
    found.sort(key=lambda hit: (bool(hit.outcome), order.index(hit.risk), -hit.at_risk_fen, hit.hit))
    rows = _rows(reader, found)
    return Report("hits", ("内控监测疑点", "hits of the controls"), _COLUMNS, rows, sums=_sums(found))


def _sums(found: Sequence[HitRow]) -> Sums:
    unanswered = [hit for hit in found if not hit.outcome]
    return {
        "hits": (("疑点", "hits"), "count", len(found)),
        "open": (("未答复", "not answered"), "count", len(unanswered)),
        "open_high": (
            ("其中高风险", "of them of high risk"),
            "count",
            sum(hit.risk == HIGH for hit in unanswered),
        ),
        "open_fen": (
            ("未答复涉及金额(元)", "money at risk, not answered"),
            "yuan",
            sum(hit.at_risk_fen for hit in unanswered),
        ),
    }


_COLUMNS = (
    Column("hit", ("疑点编号", "hit"), "count"),
    RISK,
    Column("control", ("监测项目", "control"), "word", CONTROL_WORDS),
    Column("why", ("情形", "how found"), "said"),
    NUMBER,
    NAME,
    UNIT,
    Column("login", ("工作人员", "staff")),
    Column("line", ("银行流水编号", "bank line"), "count"),
    Column("at_risk_fen", ("涉及金额(元)", "at risk"), "yuan"),
    Column("evidence", ("证据", "evidence"), "said"),
    RESPONSIBLE,
    Column("found_on", ("发现日期", "found on"), "day"),
    Column("outcome", ("处理结果", "outcome"), "word", OUTCOMES),
    Column("answer", ("答复", "answer")),
    Column("answered_by", ("答复人", "answered by")),
    Column("answered_on", ("答复日期", "answered on"), "day"),
)


def _refuse_unknown(control: str, office: str) -> None:
    if control and control not in CONTROLS:
        raise ActRefused(
            "no_such_control",
            f"没有这项监测:{control}。yanglao report controls 列出全部监测。",
            f"There is no control {control}; `yanglao report controls` lists all of them.",
        )
    explain = {one.responsible for one in CONTROLS.values()}
    if office and office not in explain:
        roles = sorted(explain)
        raise ActRefused(
            "no_such_office",
            f"没有监测由 {office} 说明;请用 {'、'.join(roles)}。",
            f"No control is explained by {office}; use one of {', '.join(roles)}.",
        )


def _rows(reader: Reader, found: Sequence[HitRow]) -> list[Row]:
    named = {one for hit in found for one in (hit.person, *_others(hit.evidence)) if one}
    who = reader.who(named)
    return [_row(hit, who) for hit in found]


def _row(hit: HitRow, who: Mapping[int, Row]) -> Row:
    control = CONTROLS[hit.control]
    return {
        **who.get(hit.person, {}),
        **{
            name: getattr(hit, name)
            for name in (
                "hit",
                "risk",
                "control",
                "login",
                "at_risk_fen",
                "found_on",
                "outcome",
                "answer",
                "answered_by",
            )
        },
        "why": control.whys[hit.why],
        "line": hit.line or None,
        "evidence": evidence_text(control, hit.evidence, lambda person: masked(who[person]["number"])),
        "responsible": control.responsible,
        "answered_on": hit.answered_on or None,
    }


def _others(evidence: Mapping[str, Any]) -> list[int]:
    """The persons whom evidence names."""
    return [person for name, value in evidence.items() if _names_persons(name) for person in value]


def _names_persons(name: str) -> bool:
    return name.endswith("persons")


def evidence_text(control: Control, evidence: Mapping[str, Any], number_of: Callable[[int], str]) -> Pair:
    """The evidence of a hit in words; other persons by their masked numbers."""
    told: list[tuple[str, str]] = []
    for name, value in evidence.items():
        zh, en = _value(control, name, value, number_of)
        title = control.evidence[name]
        told.append((f"{title[0]} {zh}", f"{title[1]} {en}"))
    return ";".join(zh for zh, _ in told), "; ".join(en for _, en in told)


def _value(control: Control, name: str, value: Any, number_of: Callable[[int], str]) -> Pair:
    if name in control.values:
        return control.values[name][value]
    if _names_persons(name):
        numbers = [number_of(one) for one in value]
        return "、".join(numbers), ", ".join(numbers)
    if name.endswith("_fen"):
        return f"{yuan_text(value)} 元", f"{yuan_text(value)} yuan"
    if isinstance(value, list):
        return "、".join(map(str, value)), ", ".join(map(str, value))
    return str(value), str(value)
