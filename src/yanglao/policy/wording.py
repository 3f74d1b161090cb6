"""How parameters, readings and their values read in print: Chinese and English names, values in units."""

from __future__ import annotations

from typing import Any

from yanglao.kernel.money import yuan_text
from yanglao.kernel.months import day_text
from yanglao.policy import schema
from yanglao.policy.schema import ACCOUNT_RATE, PARAMETERS, Unit, choice_text

UNSET = ("未定", "unset")
STATUS_NAMES = {
    "confirmed": ("已证实", "confirmed"),
    "inferred": ("推定", "inferred"),
    "unset": UNSET,
}
UNIT_NAMES = {
    schema.YUAN: ("元", "yuan"),
    schema.YUAN_A_MONTH: ("元/月", "yuan a month"),
    schema.YUAN_LIST: ("元", "yuan"),
    schema.TIERS: ("元", "yuan"),
    schema.YEARS: ("年", "years"),
    schema.MONTHS: ("个月", "months"),
    schema.PERCENT: ("%", "%"),
    schema.RATE: ("%", "%"),
    schema.SHARES: ("省:市", "province:city"),
    schema.DATE: ("", ""),
}
NAMES = {
    "launch_date": ("启动日期", "launch date"),
    "minimum_age_years": ("最低参保年龄", "minimum age"),
    "tiers_yuan": ("缴费档次", "contribution tiers"),
    "base_pension_yuan_monthly": ("基础养老金", "base pension"),
    "entry_subsidy_yuan": ("缴费补贴", "entry subsidy"),
    "tier_bonus_yuan": ("多缴多补(最低档以上各档)", "bonus for each tier above the lowest"),
    "full_government_contribution_yuan": ("政府全额代缴", "full government contribution"),
    "low_income_contribution_yuan": ("低保对象代缴", "government contribution, low income"),
    "preferential_contribution_yuan": ("优抚对象代缴", "government contribution, preferential treatment"),
    "one_child_supplement_yuan": ("独生子女补贴", "only-child supplement"),
    "province_city_shares": ("省市分担", "shares of province and city"),
    "residence_years": ("户籍年限", "years of registration"),
    "qualifying_years": ("缴费年限", "qualifying years"),
    "pension_age_years": ("领取年龄", "pension age"),
    "increment_yuan_monthly_per_year": ("每多缴一年加发", "increment for each further year"),
    "account_divisor_months": ("计发月数", "divisor of the account"),
    "enrolment_target_percent": ("参保率目标", "enrolment target"),
    "payment_target_percent": ("发放率目标", "payment target"),
    ACCOUNT_RATE: ("个人账户利率", "account interest rate"),
    "pension_starts": ("起发时间", "when a pension starts"),
    "interest_starts": ("计息方法", "from when money earns"),
    "interest_in_payment": ("领取期间继续计息", "interest while a pension is paid"),
    "subsidy_on_government_contribution": ("代缴人员也享受缴费补贴", "entry subsidy for those paid for"),
    "two_hardship_categories": ("兼有两种困难身份", "two hardship categories"),
    "partial_contribution_needs_own_share": ("部分代缴须本人缴余额", "partial contribution: own share"),
    "partial_contribution_higher_tier": ("部分代缴可选高档", "partial contribution at a higher tier"),
    "partial_contribution_funder": ("部分代缴由谁承担", "who funds the partial contribution"),
    "government_contribution_is_subsidy": ("代缴算作政府补贴", "a government contribution is a subsidy"),
    "back_payment_subsidy": ("补缴的补贴", "subsidy on a back-payment"),
    "back_payment_amount": ("一次性补缴的年数", "how many years a back-payment makes up"),
    "transferred_years_are_timely": ("转入年限视为按年缴费", "transferred years were paid in time"),
    "back_paid_years_count_for_increment": ("补缴年限计入加发", "back-paid years count for the increment"),
    "deemed_years_count": ("视同缴费年限的作用", "what recognised years count for"),
    "refund_at_60_includes_subsidy": ("六十岁退保含补贴", "leaving at 60 takes the subsidies"),
    "refund_at_death_includes_subsidy": ("死亡退还含补贴", "heirs get the subsidies"),
    "account_pension_rounding": ("账户养老金取整", "rounding of the account pension"),
    "drawdown_order": ("账户支取次序", "order of drawing from the account"),
    "account_pension_after_exhaustion": ("账户用完以后", "when the account is used up"),
    "birthday_year_required": ("到龄当年须缴费", "the birthday year must be paid"),
    "death_month_is_paid": ("死亡当月发放", "the month of death is paid"),
    "held_months_at_end": ("终止时尚未认证的月份", "months held when the relation ends"),
    "non_agricultural_only": ("只限非农业户口", "non-agricultural households only"),
}
CHOICES = {
    True: ("是", "yes"),
    False: ("否", "no"),
    "month_after_verification": ("核定的次月", "month after verification"),
    "month_after_60th_birthday": ("满六十周岁的次月", "month after the 60th birthday"),
    "month_after_arrival": ("到账次月起", "month after arrival"),
    "day_count": ("按日计息", "day count"),
    "larger_only": ("只取较大一项", "the larger only"),
    "city": ("市", "city"),
    "province_and_city": ("省市共担", "province and city"),
    "none": ("没有", "none"),
    "to_fifteen": ("须补满规定年限", "up to the qualifying years in full"),
    "up_to_fifteen": ("可补部分年限", "any number up to the qualifying years"),
    "paid": ("补发", "paid"),
    "lost": ("不再补发", "lost"),
    "qualifying_and_increment": ("计入十五年和加发", "qualifying years and increment"),
    "fen_half_up": ("四舍五入到分", "to the fen, half up"),
    "fen_truncate": ("舍去分以下", "fen, cut off"),
    "yuan_half_up": ("四舍五入到元", "to the yuan, half up"),
    "jiao_up": ("见分进角", "up to the next jiao"),
    "proportional": ("按余额比例", "in proportion"),
    "own_last": ("个人缴费最后", "own money last"),
    "pool": ("统筹账户支付", "the pooled account"),
}
SOURCES = {
    "plan": ("方案", "plan"),
    "second source": ("第二处来源", "second source"),
    "national guidance": ("国家指导意见", "national guidance"),
    "provincial measures": ("省办法", "provincial measures"),
    "guidance": ("指导意见", "guidance"),
    "opinion": ("意见", "opinion"),
    "notice": ("通知", "notice"),
}
"""How a plan's folder calls what a value comes from."""


def source_text(source: str) -> tuple[str, str]:
    """What a value comes from, Chinese and English: `plan; second source`; a document that the city itself named as it stands."""
    parts = [_source_part(part) for part in source.split("; ")]
    return "、".join(zh for zh, _ in parts), ", ".join(en for _, en in parts)


def _source_part(part: str) -> tuple[str, str]:
    kind, _, number = part.partition(" ")
    if part in SOURCES or kind not in SOURCES:
        return SOURCES.get(part, (part, part))
    return f"{SOURCES[kind][0]} {number}", part


def value_text(key: str, value: Any) -> str:
    """A parameter's or reading's value, or a rate in basis points, as the plan writes it; '' when unset.

    13000 of base_pension_yuan_monthly reads `130`, 275 of account_rate `2.75`, True of a reading `true`.
    """
    if value is None:
        return ""
    if key == ACCOUNT_RATE:
        return yuan_text(value)
    if key not in PARAMETERS:
        return choice_text(value)
    return _in_unit(PARAMETERS[key].unit, value)


def unit_text(key: str) -> tuple[str, str]:
    """The unit of a parameter or of the account rate, Chinese and English; empty for a date or a reading."""
    if key == ACCOUNT_RATE:
        return UNIT_NAMES[schema.RATE]
    return UNIT_NAMES[PARAMETERS[key].unit] if key in PARAMETERS else ("", "")


def _in_unit(unit: Unit, value: Any) -> str:
    if unit in (schema.YUAN_LIST, schema.TIERS):
        return ", ".join(_yuan(fen) for fen in value)
    if unit in (schema.YUAN, schema.YUAN_A_MONTH):
        return _yuan(value)
    if unit == schema.SHARES:
        return f"{value[0]}:{value[1]}"
    return day_text(value) if unit == schema.DATE else str(value)


def _yuan(fen: int) -> str:
    """Whole yuan without decimals, as plans write them."""
    return yuan_text(fen).removesuffix(".00").replace(",", "")
