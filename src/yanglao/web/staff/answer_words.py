"""答复用语 What the parts of answers and proposals are called, by the names under which acts give them."""

from __future__ import annotations

from yanglao.casefile.words import Pair

ANSWER_WORDS: dict[str, Pair] = {
    "accepted": ("办理", "taken"),
    "rejected": ("退回", "turned away"),
    "read": ("读到的行", "rows read"),
    "recorded": ("登记的行", "rows recorded"),
    "unchanged": ("没有变化的行", "rows that say nothing new"),
    "proposed": ("等人同意的行", "rows that wait for somebody to agree"),
    "persons": ("人数", "persons"),
    "number": ("身份证号码", "identity number"),
    "name": ("姓名", "name"),
    "paid_too_much_fen": ("已多发,应追回(元)", "paid too much already, to be recovered (yuan)"),
    "arrears_fen": ("应补发(元)", "arrears (yuan)"),
    "document": ("依据文号", "document"),
    "month": ("月份", "month"),
    "year": ("年度", "year"),
    "told_once": ("只显示这一次", "Shown this once"),
    "letter_code": ("查询码", "code of the letter"),
    "until": ("有效期至", "good until"),
    "through": ("计算至", "through"),
}
