"""Why a row of a list is not taken, besides the reasons of the rules: every code with the field it is about and its sentences."""

from __future__ import annotations

from yanglao.acts.records.rows import Refused
from yanglao.rules.reasons import SENTENCES, Reason

ROW_SENTENCES: dict[str, tuple[str, str, str]] = {
    "unknown_person": (
        "number",
        "人员未登记,请先报送基本信息。",
        "Not on the register; send the register first.",
    ),
    "unknown_unit": (
        "unit",
        "没有这个单位,请填写单位代码或全称。",
        "No such unit; give its code or full name.",
    ),
    "not_your_unit": (
        "number",
        "不属于本人负责的单位。",
        "Belongs to a unit other than yours.",
    ),
    "own_record": (
        "number",
        "涉及经办人本人,须由他人办理。",
        "Is about whoever acts; somebody else must do it.",
    ),
    "date_in_future": (
        "on",
        "日期晚于受理日期。",
        "The date is after the business date.",
    ),
    "not_certified": (
        "category",
        "没有这项有效认定。",
        "There is no such certification.",
    ),
    "not_later": (
        "until",
        "新的截止日期不晚于原截止日期;提前终止请报认定名册。",
        "The new end is no later than the one on record; to end it early send the list of certifications.",
    ),
    "disputed": (
        "category",
        "此项认定存在异议,办结前不得延期。",
        "The certification is disputed and cannot be extended until that is settled.",
    ),
    "not_disputed": (
        "category",
        "此项认定没有待办结的异议。",
        "There is no open dispute of the certification.",
    ),
    "by_who_disputes": (
        "outcome",
        "提出异议的人不能自行办结。",
        "Whoever disputes a certification does not settle it.",
    ),
    "still_certified": (
        "outcome",
        "认定仍然有效;异议成立的,请先终止或撤销认定。",
        "The certification still holds; where a dispute is upheld, end or cancel the certification first.",
    ),
    "has_heirs": (
        "whose",
        "此人的受领人已按份额登记,账户请用 heir_account 办理。",
        "Heirs of this person are declared by shares; their accounts are given by heir_account.",
    ),
    "receipt_used": (
        "receipt",
        "票据号已被使用。",
        "The receipt number is used already.",
    ),
    "overlapping": (
        "from",
        "与已登记的同类时段重叠,请先终止原时段。",
        "Overlaps a recorded spell of the kind; end that one first.",
    ),
    "paid_short": (
        "amount_yuan",
        "应缴 {due} 元,实缴 {received} 元,不足额:不计缴费,所收款项暂存待处理(票据 {receipt})。",
        "{due} yuan were due and {received} came in: too little, so nothing is recorded as paid; the money waits under receipt"
        " {receipt}.",
    ),
    "nothing_received": (
        "amount_yuan",
        "应缴 {due} 元,实缴为零,不计缴费。",
        "{due} yuan were due and nothing came in; nothing is recorded as paid.",
    ),
    "waits_short": (
        "amount_yuan",
        "此票据({receipt})此前缴费不足额,款项 {received} 元已收,仍暂存待处理。",
        "Receipt {receipt} was short before; its {received} yuan still wait.",
    ),
}


def refusal(position: int, code: str, **words: object) -> Refused:
    """The refusal of a row, in words."""
    column, zh, en = ROW_SENTENCES[code]
    return Refused(position, column, code, zh.format(**words), en.format(**words))


def ruled_out(position: int, reason: int) -> Refused:
    """The refusal of a row that the rules refuse."""
    zh, en = SENTENCES[Reason(reason)]
    return Refused(position, "on", Reason(reason).name, zh, en)
