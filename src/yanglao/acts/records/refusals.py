"""Why a row of a list is not taken, besides the reasons of the rules: every code with the field it is about and its sentences."""

from __future__ import annotations

from collections.abc import Mapping

from yanglao.acts.records.rows import Refused
from yanglao.rules.reasons import SENTENCES, Reason
from yanglao.store.acting import ActRefused

Sentences = tuple[str, str, str]
"""The field that a refusal is about, Chinese and English, with {names} for what they quote."""
ROW_SENTENCES: dict[str, Sentences] = {
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
    "no_such_grant": (
        "grant",
        "没有这个补助号,请查 yanglao report collective。",
        "There is no grant of that number; see `yanglao report collective`.",
    ),
    "named_already": (
        "number",
        "此人已列入这笔补助,金额不同。",
        "This person is named for the grant already, with another amount.",
    ),
    "beyond_grant": (
        "amount_yuan",
        "各人金额合计超过这笔补助。",
        "The amounts come to more than the grant.",
    ),
    "before_opening": (
        "on",
        "日期早于本系统启用的月份,此前的事项由接收的余额反映。",
        "The date is before the first month kept here; what was before is in the balances taken over.",
    ),
    "ended_before_opening": (
        "on",
        "日期早于本系统启用的月份。接收前已死亡或离开的:先用 cancel_fact 撤销其接收待遇,再以启用之日登记,文件中注明实际日期。",
        "The date is before the first month kept here. Of somebody who died or left before the take-over cancel the pension taken over by"
        " cancel_fact, then record it as of the first day kept here, the true day standing in the document.",
    ),
    "not_the_opening_day": (
        "on",
        "接收日期应为本系统启用月份的第一天。",
        "What is taken over is taken over on the first day of the first month kept here.",
    ),
    "bad_years": (
        "paid_years",
        "已缴年度应写作 2011-2013、2015 这样的年份,不重复,不早于满十六周岁、不晚于接收的年度。",
        "Years paid are written like 2011-2013, 2015: no year twice, none before the 16th birthday or after the take-over.",
    ),
    "award_incomplete": (
        "pension_since",
        "填写了核定储存额或加发年数的,须填写待遇起始月份。",
        "Where an award is handed over, the month in which its pension began is needed.",
    ),
    "held_wrongly": (
        "held_since",
        "暂停起始月份不得晚于接收月份;旧系统上月仍在发放的不是暂停,请核对。",
        "Months are held up to the take-over, and not where the other system paid the last of them; check the month.",
    ),
    "waits_otherwise": (
        "number",
        "此人已在待签的名册(任务 {proposal})中,内容不同;请先退回该名册,再报送更正后的名册。",
        "This person is in a list that waits (task {proposal}) and says something else; have that one sent back, then hand in the right one.",
    ),
    "taken_over_otherwise": (
        "number",
        "此人的账户已接收,内容不同;请用 replace_fact 或 cancel_fact 更正该人的接收事项。",
        "The account is taken over already, and differently; correct its facts by replace_fact or cancel_fact.",
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
    "half_an_account": (
        "bank_account",
        "填写户名的,须同时填写银行账号。",
        "Where a holder is named, the account number is needed too.",
    ),
    "no_account": (
        "bank_account",
        "此人没有登记银行账户,请填写银行账号。",
        "This person has no account on record; give the account number.",
    ),
    "no_authority": (
        "on",
        "此人当日没有有效的委托扣款。",
        "This person has given no authority to withhold that holds on that day.",
    ),
    "line_unknown": (
        "reference",
        "流水号不属于任何代扣清单,请与银行核对。",
        "The reference is of no withholding list; check with the bank.",
    ),
    "list_over": (
        "reference",
        "清单 {list} 已终结,不再受理回盘;如银行确已扣款,请先与银行核对。",
        "List {list} is over and takes no more answers; where the bank did take money, check with the bank first.",
    ),
    "file_not_sent": (
        "reference",
        "清单 {list} 的文件尚未发送银行。",
        "The file of list {list} was not sent to the bank yet.",
    ),
    "before_sent": (
        "on",
        "日期早于清单 {list} 的文件发送日期。",
        "The date lies before the day on which the file of list {list} was sent.",
    ),
    "amount_needed": (
        "amount_yuan",
        "扣款成功的须填写金额。",
        "Where money was taken the amount is needed.",
    ),
    "amount_of_failed": (
        "amount_yuan",
        "扣款失败,金额却不是应扣的 {asked} 元,请与银行核对。",
        "Nothing was taken, and yet the amount is not the {asked} yuan that were asked for; check with the bank.",
    ),
    "failed_why": (
        "reason",
        "扣款失败的须填写原因。",
        "Where nothing was taken the reason is needed.",
    ),
    "answered_otherwise": (
        "reference",
        "此笔已有不同的回盘结果({on}),请与银行核对。",
        "The bank has said something else of this line before ({on}); check with the bank.",
    ),
    "withheld_in_vain": (
        "amount_yuan",
        "已扣 {fen} 元,不能计为缴费:{why_zh}所扣款项暂存待退(票据 {receipt})。",
        "{fen} yuan were taken and pay for nothing: {why_en} The money waits to be refunded under receipt {receipt}.",
    ),
    "not_authorised": (
        "applicant",
        "代办人没有登记为此人的监护人或代理人。",
        "Whoever comes is noted neither as guardian nor as agent of this person.",
    ),
    "authority_over": (
        "applicant",
        "代办人的监护或代理在当日无效:未开始、已终止,或此人、代办人已去世。",
        "The guardianship or authority does not hold on this day: not begun, over, or ended by the death of either.",
    ),
    "not_covered": (
        "applicant",
        "代理的事项或金额不包括此项业务。",
        "The authority does not cover this act or this amount.",
    ),
    "staff_as_agent": (
        "applicant",
        "经办机构人员不得作参保人的代理人。",
        "Nobody of the office acts as an agent.",
    ),
    "shared_account": (
        "bank_account",
        "此账户已是他人的收款账户;只有登记了监护关系的才能共用。",
        "The account is somebody else's; only with a recorded guardianship several people share one.",
    ),
    "no_notice": (
        "notice",
        "没有待送达的此类通知。",
        "No notice of this kind waits to be served.",
    ),
    "served_before": (
        "on",
        "送达日期早于通知日期。",
        "Served before the notice was made.",
    ),
    "addressee_needed": (
        "addressee",
        "此人已去世,请填写送达给谁。",
        "This person has died: say to whom the notice was served.",
    ),
    "not_served": (
        "on",
        "所拟事项尚未告知本人并送达,或听取日期早于送达。",
        "What is intended was not told and served yet, or only after this day.",
    ),
    "may_still_speak": (
        "statement",
        "陈述申辩期未满,本人未表示意见的,期满后再登记。",
        "There is still time to speak; note that nothing was said when it is over.",
    ),
    "heard_already": (
        "notice",
        "对此告知的意见已登记。",
        "What was said to this notice is noted already.",
    ),
    "not_heard": (
        "reason",
        "暂停前须告知本人、送达并听取意见;请先办理拟处理告知、送达和陈述申辩。",
        "Before a suspension the person is told, served and heard: begin with announcement, service and hearing.",
    ),
    "certified_since": (
        "reason",
        "告知以后本人已认证,不能因未认证暂停。",
        "A life certificate was given after the person was told; there is no want of one.",
    ),
    "receipt_used": (
        "receipt",
        "票据号已被使用,或与代扣流水号同形。",
        "The receipt number is used already, or written like a line of a list for the bank.",
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
    return refusal_of({}, position, code, **words)


def refusal_of(says: Mapping[str, Sentences], position: int, code: str, **words: object) -> Refused:
    """The refusal of a row under a code of a chapter, or one that is common to several."""
    column, zh, en = says[code] if code in says else ROW_SENTENCES[code]
    return Refused(position, column, code, zh.format(**words), en.format(**words))


def said_of_row(code: str) -> ActRefused:
    """The same for what is not done row by row."""
    _, zh, en = ROW_SENTENCES[code]
    return ActRefused(code, zh, en)


def ruled_out(position: int, reason: int) -> Refused:
    """The refusal of a row that the rules refuse."""
    zh, en = SENTENCES[Reason(reason)]
    return Refused(position, "on", Reason(reason).name, zh, en)
