"""Why nothing is put into a deposit, or taken out of one: every code with its sentences."""

from __future__ import annotations

from functools import partial

from yanglao.acts.refusing import in_both, in_words

SAYS: dict[str, tuple[str, str]] = {
    "product_not_allowed": (
        "规定不允许基金购买该品种,只能存为:{allowed}。",
        "The rules do not allow the fund that product; allowed are: {allowed}.",
    ),
    "term_not_allowed": (
        "该品种没有 {months} 个月的期限,可选:{allowed}。",
        "The product has no term of {months} months; allowed are: {allowed}.",
    ),
    "bad_rate": (
        "年利率应为 0 到 100 之间、至多两位小数的百分数,例如 1.75。",
        "The yearly rate is a percentage from 0 to 100 with at most two decimals, such as 1.75.",
    ),
    "too_little_left": (
        "财政专户可用 {free} 元,须留足 {kept} 元(待遇、应退款和财政预付),最多可存 {most} 元。",
        "The special account has {free} yuan free and must keep {kept} for pensions, refunds and what was paid ahead; at most {most} can be"
        " deposited.",
    ),
    "no_such_deposit": (
        "没有存续中的存款 {deposit},请查 yanglao report deposits。",
        "No deposit {deposit} is running; see `yanglao report deposits`.",
    ),
    "before_deposit": (
        "日期早于存入日期 {opened}。",
        "The date is before {opened}, on which it was deposited.",
    ),
    "before_part": (
        "日期早于 {day} 的部分提前支取。",
        "The date is before {day}, on which a part was withdrawn.",
    ),
    "not_in_part": (
        "该品种不能部分提前支取。",
        "No part of that product may be withdrawn early.",
    ),
    "part_withdrawn": (
        "存款 {deposit} 已于 {day} 部分提前支取 {amount} 元,每笔存款只能部分提前支取一次。",
        "Of deposit {deposit} {amount} yuan were withdrawn on {day}; of each deposit a part is withdrawn once at most.",
    ),
    "not_a_part": (
        "部分提前支取须少于存入的 {amount} 元;全部支取请办理 yanglao act do deposit-withdrawn-early。",
        "A part is less than the {amount} yuan deposited; to withdraw all of it, use `yanglao act do deposit-withdrawn-early`.",
    ),
    "at_its_end": (
        "存款 {deposit} 已于 {due} 到期,请办理 yanglao act do deposit-matures 全部支取。",
        "Deposit {deposit} reached its end on {due}; use `yanglao act do deposit-matures` for all of it.",
    ),
    "not_due": (
        "存款 {deposit} 到期日为 {due};提前支取请办理 yanglao act do deposit-withdrawn-early。",
        "Deposit {deposit} ends on {due}; to withdraw it before, use `yanglao act do deposit-withdrawn-early`.",
    ),
    "interest_short": (
        "存款 {deposit} 按约定利率应付 {due} 元,少于 {least} 元须由第二人同意:请写明原因,办理 yanglao act do deposit-withdrawn-early。",
        "By its rate deposit {deposit} is to pay {due} yuan; for less than {least} a second person agrees: give the reason with `yanglao act do"
        " deposit-withdrawn-early`.",
    ),
    "statement_known": (
        "凭证 {statement} 已登记过存款 {deposit} 的付息。",
        "Interest of deposit {deposit} is on record by {statement} already.",
    ),
    "already_due": (
        "存款 {deposit} 已到期且本息全部收回,请办理 yanglao act do deposit-matures。",
        "Deposit {deposit} has reached its end and came back whole, with its interest; use `yanglao act do deposit-matures`.",
    ),
    "too_much_back": (
        "收回本金多于存入的 {amount} 元,多出的部分请填为利息。",
        "More principal came back than the {amount} yuan deposited; the rest is interest.",
    ),
    "deposit_waits": (
        "提议 {proposal} 正等待同意,涉及同一笔存款。",
        "Proposal {proposal} about the same deposit waits.",
    ),
}
refused = partial(in_words, SAYS)
"""The refusal under one of these codes, in words."""
refused_in_both = partial(in_both, SAYS)
"""The same, where it quotes words of which each sentence has its own."""
