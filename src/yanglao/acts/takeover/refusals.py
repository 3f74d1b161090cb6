"""Why something of an old system cannot be taken over: every code with its sentences."""

from __future__ import annotations

from functools import partial

from yanglao.acts.refusing import in_words

SAYS: dict[str, tuple[str, str]] = {
    "take_over_closed": (
        "期初余额已对账,不能再接收;个别差错请更正该人的接收事项。",
        "The opening balances are reconciled, nothing more is taken over; correct the facts of single persons instead.",
    ),
    "unexplained_differences": (
        "有 {count} 人的待遇与旧系统不一致且没有说明,请先在名册中填写差异说明;yanglao report take-over 逐人列出。",
        "The pensions of {count} people differ from the old system's and nothing explains it: give a note for each in the list;"
        " `yanglao report take-over` shows them one by one.",
    ),
    "openings_wait": (
        "还有 {count} 份接收名册未办结,请先同意或退回。",
        "{count} lists of accounts wait to be agreed to; let them be approved or sent back first.",
    ),
    "does_not_reconcile": (
        "对不平:按银行、应到补贴和各人往来应结转 {expected} 元,各人账户等实际接收 {booked} 元,相差 {difference} 元。",
        "It does not reconcile: bank balances and dues leave {expected} yuan for the accounts taken over, which came to {booked}"
        " yuan; the difference is {difference} yuan.",
    ),
    "none_on_the_way": (
        "此人接收时在途款项尚余 {left} 元,退回金额不能超过。",
        "Of this person's payments on their way at the take-over {left} yuan are not accounted for; no more than that can come back.",
    ),
}
refused = partial(in_words, SAYS)
