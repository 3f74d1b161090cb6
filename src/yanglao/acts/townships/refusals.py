"""Why a unit's report, an inspection or a commendation is not taken: every code with its sentences."""

from __future__ import annotations

from functools import partial

from yanglao.acts.refusing import in_both, in_words

SAYS: dict[str, tuple[str, str]] = {
    "unknown_unit": ("没有单位 {unit}。", "There is no unit {unit}."),
    "not_your_unit": ("{unit} 不是您所在的单位。", "The unit {unit} is not one of yours."),
    "period_not_over": (
        "{month} 尚未月结,月结后数字才不再变动,届时再签报。",
        "The books of {month} are not closed; sign the report when they are, as its figures stand then.",
    ),
    "before_the_books": (
        "本系统自 {month} 起记账,此前各期不在此签报。",
        "The books are kept here from {month} on; periods before it are not reported here.",
    ),
    "already_signed": (
        "本期报告已由{name}签报(第 {version} 版);要改请办理报告更正并写明原因。",
        "The report was signed by {name} already (version {version}); to change it, correct it and give the reason.",
    ),
    "not_signed_yet": (
        "本期报告尚未签报,请直接签报。",
        "The report has not been signed yet; sign it instead of correcting it.",
    ),
    "months_first": (
        "季报之前须先签报各月:{months}。",
        "Before the quarter its months are to be signed: {months}.",
    ),
    "more_faults_than_cases": (
        "差错 {faults} 件多于抽查的 {sample} 件。",
        "There are {faults} cases at fault of {sample} looked at; check both numbers.",
    ),
    "one_ground": (
        "请填写一项依据:排名指标,或检查号。",
        "Name one ground: a measure of the ranking, or the number of an inspection.",
    ),
    "cannot_tell": (
        "{unit}的{measure}不能判断:区间没有整个高于或低于所比照的比率,不得据此通报。",
        "Of {unit} nobody can tell ({measure}): its interval is not wholly above or below what it is held against; no praise or criticism"
        " rests on that.",
    ),
    "stands_otherwise": (
        "{unit}的{measure}排名与通报类别相反,请核对。",
        "The ranking says the opposite of {unit} ({measure}); check which of both is meant.",
    ),
    "no_such_inspection": (
        "该单位在此期间没有检查 {inspection},检查号见 yanglao report inspections。",
        "There is no inspection {inspection} of this unit in the period; see `yanglao report inspections`.",
    ),
    "no_faults": (
        "检查 {inspection} 没有差错,不得据此批评。",
        "Inspection {inspection} found no fault; no criticism rests on it.",
    ),
    "commended_already": (
        "该单位此期间已因同一依据通报(提议 {proposal})。",
        "The unit was named for this period on the same ground already (proposal {proposal}).",
    ),
    "commendation_waits": (
        "提议 {proposal} 正等待同意,涉及同一单位、期间和依据。",
        "Proposal {proposal} about the same unit, period and ground waits.",
    ),
}
refused = partial(in_words, SAYS)
"""The refusal under one of these codes, in words."""
refused_in_both = partial(in_both, SAYS)
"""The same, where it quotes words of which each sentence has its own."""
