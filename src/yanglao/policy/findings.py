"""What can be wrong with a plan's data: severity, code, and a sentence in Chinese and English."""

from __future__ import annotations

from dataclasses import dataclass

SEVERITIES = ("error", "warning", "note")


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault or remark: `key` is the parameter, reading, clause or rule it is about."""

    severity: str
    code: str
    key: str
    sentence_zh: str
    sentence_en: str


SENTENCES: dict[str, tuple[str, str, str]] = {
    "overlap": (
        "error",
        "{key}:两个版本都从{month}起、又在同一天公布,无法知道哪个有效。",
        "{key}: two versions hold from {month} announced on the same day; which is meant?",
    ),
    "late_start": (
        "error",
        "{key}:第一个版本从{month}起,制度{launch}已经启动,中间没有数值。",
        "{key}: the first version holds from {month}, but the scheme began in {launch}: a gap.",
    ),
    "early_start": (
        "warning",
        "{key}:第一个版本从{month}起,早于制度启动的{launch}。",
        "{key}: the first version holds from {month}, before the scheme began in {launch}.",
    ),
    "launch_moves": (
        "error",
        "{key}:启动日期只能有一个版本。",
        "{key}: the launch date can have one version only.",
    ),
    "back_effect": (
        "note",
        "{key}:从{month}起的版本在{day}才公布,以前各月须补差。",
        "{key}: the version from {month} was announced on {day}; what it changes is settled later.",
    ),
    "unset": (
        "warning",
        "{key}:从{month}起未定,凡涉及的个案不支付这一项,等待决定。",
        "{key}: unset from {month}; nothing is paid on it until somebody decides.",
    ),
    "inferred": (
        "note",
        "有{count}个参数版本是推定的,尚无第二来源:{keys}。",
        "{count} parameter versions are inferred without a second source: {keys}.",
    ),
    "clause_unknown": (
        "error",
        "{key}引用了条款{clause},方案里没有这一条。",
        "{key} cites clause {clause}, which the plan does not have.",
    ),
    "clause_unkept": (
        "error",
        "条款{key}没有规则,也没有写明由什么保证或者为什么不需要。",
        "clause {key} has no rule, and nothing says what keeps it or why no rule is needed.",
    ),
    "keeper_unknown": (
        "warning",
        "条款{key}写明由{module}保证,程序里没有这个模块。",
        "clause {key} is said to be kept by {module}, but there is no such module.",
    ),
    "unread_parameter": (
        "error",
        "{key}:没有规则读取这个参数,改动它不起作用。",
        "{key}: no rule reads this parameter; changing it changes nothing.",
    ),
    "unread_reading": (
        "warning",
        "{key}:没有规则读取这个选择,改动它不起作用。",
        "{key}: no rule reads this switch; changing it changes nothing.",
    ),
    "subsidy_falls": (
        "warning",
        "从{month}起,{higher}元档的补贴({less}元)少于{lower}元档({more}元):多缴反而少补。",
        "from {month} the tier of {higher} yuan brings {less} yuan of subsidy, that of {lower} {more}.",
    ),
    "full_not_lowest": (
        "error",
        "从{month}起,全额代缴{full}元,最低档却是{lowest}元。",
        "from {month} the full government contribution is {full} yuan, but the lowest tier is {lowest} yuan.",
    ),
    "bonus_count": (
        "error",
        "从{month}起有{tiers}个档次,最低档以上应有{wanted}个加补数,实有{found}个。",
        "from {month} there are {tiers} tiers, so {wanted} bonuses are wanted above the lowest, not {found}.",
    ),
    "rates_not_ascending": (
        "error",
        "利率表没有按日期先后排列,或有重复:{day}。",
        "the table of rates is not in ascending order of day, or repeats one: {day}.",
    ),
    "rates_start_late": (
        "error",
        "利率表从{day}开始,启动当年一月一日没有利率。",
        "the table of rates begins on {day}: 1 January of the launch year has no rate.",
    ),
}


def finding(code: str, key: str, **facts: object) -> Finding:
    """The finding `code` about `key`, its sentences filled with the facts they name."""
    severity, zh, en = SENTENCES[code]
    return Finding(severity, code, key, zh.format(key=key, **facts), en.format(key=key, **facts))
