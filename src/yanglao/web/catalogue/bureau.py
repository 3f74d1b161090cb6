"""What the desk of the certifying bureaus says."""

from __future__ import annotations

from yanglao.casefile.words import Pair

BUREAU: dict[str, Pair] = {
    "bureau.title": ("本单位认定", "Certifications"),
    "bureau.lead": ("下面是现在有效的认定人数。", "So many are certified now."),
    "bureau.of": ("先列 {few} 条,共 {count} 条。", "The first {few} of {count}."),
    "bureau.disputes": ("待办结的异议", "Disputes to be settled"),
    "bureau.asked": ("经办机构请您办的", "What the agency asks of you"),
    "bureau.nothing_asked": (
        "没有待同意的、待办结的异议、缺文号的认定",
        "Nothing to agree to, no dispute, no certification without a document",
    ),
    "bureau.reason": ("理由", "Reason"),
    "bureau.by": ("提出人", "Raised by"),
    "bureau.own": ("您提出的,由别人办结", "Yours: somebody else settles it"),
    "bureau.settle": ("办结", "Settle"),
    "bureau.kind": ("类别", "Kind"),
    "bureau.since": ("起始日期", "Since"),
    "bureau.until": ("截止日期", "Until"),
    "bureau.no_end": ("长期", "no end"),
    "bureau.way": ("怎么办", "What to do"),
    "bureau.extend": ("延期并写文号", "Extend, with the document"),
    "bureau.end": ("终止一项", "End one"),
    "bureau.lacking": ("没有文号的认定", "Certifications without a document"),
    "bureau.lacking_lead": (
        "经办机构要请您补上依据:有期限的随延期写上文号,长期的请出具后交经办机构归档。",
        "The agency asks for what they rest on: give the document with the extension; where there is no end, hand it to the agency to be filed.",
    ),
    "bureau.doubled": ("一人两项困难认定", "Two hardships of one person"),
    "bureau.doubled_lead": (
        "同一时间只算一项,请核实后终止另一项。",
        "Only one counts at a time: look into it, and end the other.",
    ),
    "bureau.ending": ("{days} 天内到期的认定", "Ending within {days} days"),
    "bureau.none_ending": ("{days} 天内没有到期的", "None ends within {days} days"),
    "bureau.report": ("全部到期情况", "All that end"),
    "bureau.do": ("办理认定", "Certify"),
    "bureau.find": ("先找到人", "Find somebody first"),
    "bureau.what": ("业务", "What"),
    "bureau.one": ("一个人", "One person"),
    "bureau.many": ("一批人", "Many"),
    "bureau.form": ("填表", "Form"),
    "bureau.list": ("交名册", "Hand in a list"),
    "bureau.matched": ("上次交来比对的名册", "Lists gone through last"),
    "bureau.matched_on": (
        "{day}({days} 天前),{rows} 人,其中本市登记 {ours} 人",
        "{day} ({days} days ago), {rows} people, {ours} of them on our register",
    ),
    "bureau.never_matched": ("从未比对", "never"),
    "compare.title": ("您的名册与本系统比对", "Your list held against ours"),
    "compare.lead": (
        "交一份现在有效的名册,逐行告诉您哪里不同、怎么改。这里只看不改。",
        "Hand in a list of those certified now: row by row it is told what differs and how to put it right. Nothing is changed here.",
    ),
    "compare.file": ("名册(CSV 或 XLSX)", "List (CSV or XLSX)"),
    "compare.press": ("比对", "Compare"),
    "compare.xlsx": ("只要结果文件", "Only the file of results"),
    "compare.came": ("比对结果", "What came of it"),
    "compare.all_same": ("两边完全一致", "Both say the same"),
    "compare.row": ("行号", "Row"),
    "compare.outcome": ("结果", "Outcome"),
    "compare.theirs": ("名册日期", "Days in the list"),
    "compare.ours": ("系统日期", "Days here"),
}
