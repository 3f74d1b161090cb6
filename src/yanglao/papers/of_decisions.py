"""核定书、清退计算表 Papers that tell of a decision about a person, with its figures and how to object."""

from __future__ import annotations

from yanglao.acts.heirs.described import BASES
from yanglao.acts.heirs.worth import estate_fen, to_refund_fen
from yanglao.acts.refusing import in_words as refusal
from yanglao.casefile.explanation_text import told_step
from yanglao.casefile.words import SUB_ACCOUNT_WORDS, month_words
from yanglao.kernel.money import yuan_text
from yanglao.lists import Field, Layout
from yanglao.lists.layouts import NUMBER
from yanglao.papers.describing import Asked, Content, Labelled, Paper, Part
from yanglao.papers.pieces import (
    amount,
    ledger,
    on_day,
    plain_number,
    sentence,
    staff_called,
    who,
    without_nothing,
)
from yanglao.payment.shares import still_owed
from yanglao.reports.asking import OF_MONEY, person_read
from yanglao.reports.decision import ACTS, Decision, decision, of_the_first_month, sentences
from yanglao.reports.decision_text import DECISION_REPORT, answer_lines, fact_words, objection_lines
from yanglao.reports.words import ALL_KINDS, ITEMS, NOTICE_WORDS, words_of
from yanglao.store.estates import Estate, estates_of
from yanglao.store.facts import have_died
from yanglao.store.read.decisions import Opened
from yanglao.store.read.items import ItemRow, items_of
from yanglao.store.read.settlements import SOURCES, WAYS, Settlement, settlements_of

SAYS: dict[str, tuple[str, str]] = {
    "nothing_to_settle": (
        "此人的关系没有终止,也没有待退的款项。",
        "This person's relation has not ended, and nothing is to be refunded.",
    ),
}
_PENSION = ("base_pension", "increment", "account_pension")
"""What a monthly pension is made of."""
_WAY_WORDS = {"to_person": "退还本人或受领人", "to_pool": "划入统筹账户", "transferred": "随关系转出"}
_BASIS_WORDS = words_of(BASES)


def _determination(asked: Asked) -> Content:
    """待遇核定等决定书 Refused: unknown_person, not_your_unit, no_notice, law_not_sayable."""
    person = person_read(asked.reader, asked.values["number"])
    about = asked.values["about"]
    found = decision(asked.agency, number=asked.values["number"], about=about)
    title = NOTICE_WORDS[about][0]
    fields: list[Labelled] = [
        *who(asked, person),
        ("决定日期", on_day(found.notice.on)),
        ("经办和审核", staff_called(asked.agency, found.people)),
        ("依据条款", found.clauses),
        *without_nothing([("文号", found.notice.document), ("送达日期", _served(found))]),
    ]
    parts = {"fields": fields, **_why(found), **_figures(found)}
    number = found.notice.document or plain_number("JD", found.notice.id)
    objection = list(objection_lines(found, english=False))
    return Content(number, parts, person, title=f"{title.removesuffix('决定')}决定书", objection=objection)


def _served(found: Decision) -> str:
    return "" if found.notice.service is None else on_day(found.notice.service.served_on)


def _why(found: Decision) -> dict[str, Part]:
    """What was decided: in sentences, and what is refunded or wanted back."""
    items = [[ITEMS[one.kind][0], _reason(one), yuan_text(one.fen)] for one in found.items]
    fen = sum(one.fen for one in found.items)
    total = ["合计", "", yuan_text(fen)]
    return {
        "reasons": [zh for zh, _ in sentences(found)],
        "decided": [sentence(f"{fact_words(one, english=False)}。") for one in found.facts],
        "items": ledger(_ITEMS, [*items, total], bold=[len(items)], grows=(1,)) if items else None,
        "sum": amount(fen) if items else None,
        "answer": [sentence(one) for one in answer_lines(found.answer, english=False)]
        if found.answer
        else [],
    }


def _reason(one: Opened) -> str:
    return "".join((f"{month_words(one.month, False)} " if one.month else "", one.reason)).strip()


_ITEMS = [("款项", False), ("月份、事由", False), ("金额(元)", True)]


def _figures(found: Decision) -> dict[str, Part]:
    """The amounts of the first month, and how each comes about."""
    steps = of_the_first_month(found.steps)
    pension = [one for one in steps if one.rule.name in _PENSION]
    fen = sum(one.result["amount_fen"] for one in pension)
    told = [] if found.plan is None else [told_step(one, found.plan, english=False) for one in steps]
    rows = [
        [one.clause, one.label, "。".join(filter(None, (one.inputs, one.law("、")))), one.result]
        for one in told
    ]
    since = f"自 {month_words(max(one.month for one in pension), False)}起每月发放。" if pension else ""
    return {
        "monthly": {"label": since, **amount(fen)} if pension else None,
        "steps": ledger(_STEPS, rows, grows=(2,)) if rows else None,
    }


_STEPS = [("条款", False), ("项目", False), ("怎么算的", False), ("结果", True)]


# --- what is refunded, and to whom


def _settlement(asked: Asked) -> Content:
    """一次性待遇和退费计算表 Refused: unknown_person, not_your_unit, nothing_to_settle."""
    number = asked.values["number"]
    person = person_read(asked.reader, number)
    connection, area = asked.reader.connection, asked.reader.area
    settled = settlements_of(connection, area, person)
    fen = estate_fen(asked.agency, person, on=asked.on)
    refund = to_refund_fen(asked.agency, person)
    items = items_of(connection, area, person)
    if not (settled or fen or refund or items):
        raise refusal(SAYS, "nothing_to_settle")
    has_died = person in have_died(connection, area, [person])
    estate = estates_of(connection, area, [person]).get(person)
    whole = fen or sum(one.payable_fen for one in settled)
    whose = "受领人" if has_died else "本人"
    parts = {
        "fields": who(asked, person),
        "settled": [_settled(one) for one in settled],
        "items": _items(items) if items else None,
        "due": {"label": f"{'已结清的' if whole > fen else '现应付'}{whose}款项", **amount(whole)},
        "refund": f"另有待退保费 {yuan_text(refund)} 元,经退费审批后支付。" if refund else "",
        "heirs": None if estate is None else _heirs(estate, whole),
        "has_died": has_died,
    }
    title = "一次性待遇及继承计算表" if has_died else "一次性待遇及退费计算表"
    return Content(plain_number("QT", person, asked.on), parts, person, title=title, objection=[_ASK_AGAIN])


_ASK_AGAIN = "对金额有疑问的,可以要求经办机构说明计算过程,也可以申请复查;对复查结果不服的,可以申请行政复议或者向人民法院起诉。"


def _settled(one: Settlement) -> Part:
    """A settlement: account money by source and where it went."""
    rows = [
        [_WAY_WORDS[way], *map(yuan_text, fen), yuan_text(sum(fen))]
        for way in WAYS
        if any(fen := [one.fen[f"{way}_{source}_fen"] for source in SOURCES])
    ]
    whole = [sum(one.fen[f"{way}_{source}_fen"] for way in WAYS) for source in SOURCES]
    rows.append(["账户余额合计", *map(yuan_text, whole), yuan_text(sum(whole))])
    titles = [(f"{SUB_ACCOUNT_WORDS[source][0]}(元)", True) for source in SOURCES]
    set_off = f"其中抵扣多发待遇 {yuan_text(one.overpaid_fen)} 元" if one.overpaid_fen else ""
    return {
        "heading": f"{ALL_KINDS[one.kind][0]}({on_day(one.on)}),{month_words(one.month, False)}清退",
        "table": ledger([("去向", False), *titles, ("合计(元)", True)], rows, bold=[len(rows) - 1])
        if sum(whole)
        else None,
        "note": f"支付 {yuan_text(one.payable_fen)} 元。{set_off}",
    }


def _items(items: list[ItemRow]) -> Part:
    rows = [
        [
            ITEMS[one.kind][0],
            on_day(one.on),
            one.reason or (ALL_KINDS[one.cause][0] if one.cause else ""),
            yuan_text(one.left_fen),
        ]
        for one in items
    ]
    titles = [("款项", False), ("形成日期", False), ("事由", False), ("余额(元)", True)]
    return ledger(titles, rows, grows=(2,))


def _heirs(estate: Estate, fen: int) -> Part:
    """Who takes which share, to the fen."""
    weights = [one.weight for one in estate.heirs]
    shares = still_owed(fen, weights=weights, paid_fen=[0] * len(weights))
    rows = [
        [
            one.name,
            f"{one.weight}/{sum(weights)}",
            one.document,
            "已登记" if one.payee else "未登记",
            yuan_text(share),
        ]
        for one, share in zip(estate.heirs, shares, strict=True)
    ]
    total = ["合计", "", "", "", yuan_text(sum(shares))]
    titles = [("受领人", False), ("份额", False), ("证明", False), ("收款账户", False), ("应得(元)", True)]
    return {
        "basis": f"依据:{_BASIS_WORDS[estate.basis][0]},{estate.document}",
        "table": ledger(titles, [*rows, total], bold=[len(rows)], grows=(2,)),
    }


_ABOUT = tuple((name, NOTICE_WORDS[name][0]) for name in ACTS)
DETERMINATION = Paper(
    Layout(
        "determination",
        "待遇核定等决定书",
        "letter of a decision",
        (NUMBER, Field("about", "choice", ("决定事项",), choices=_ABOUT)),
    ),
    DECISION_REPORT.readers,
    _determination,
    to_person=True,
)
SETTLEMENT = Paper(
    Layout("settlement", "一次性待遇及退费计算表", "refund and heirs' calculation", (NUMBER,)),
    OF_MONEY,
    _settlement,
    to_person=True,
)
