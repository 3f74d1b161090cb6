"""本人查询用语 What the figures of somebody's own account are called, and a sentence for each."""

from __future__ import annotations

from yanglao.casefile.words import Pair

ACCOUNT_WORDS: dict[str, tuple[Pair, Pair]] = {
    "paid": (
        ("您自己交的", "What you paid"),
        (
            "历年自己缴费的总和,全部记在您名下。",
            "All your own contributions of all years; every fen stands to your name.",
        ),
    ),
    "subsidies": (
        ("政府补的", "What the government added"),
        (
            "每交一年,政府就补一年;档次高的补得多;有些人由政府代缴。也记在您名下。",
            "For every year you pay the government adds something, more at higher tiers; for some it pays the contribution itself.",
        ),
    ),
    "interest": (
        ("利息", "Interest"),
        (
            "每年 12 月结一次,按当年 1 月 1 日人民银行一年期存款利率,下一年利上加利。",
            "Credited every December at the central bank's one-year rate of 1 January; the next year it earns interest, too.",
        ),
    ),
    "taken": (
        ("已经领走的", "Taken out already"),
        (
            "每月的账户养老金从账户里付;用完了照样发,直到终身。",
            "The account pension of each month is paid from the account; it goes on for life, even when the account is used up.",
        ),
    ),
    "balance": (
        ("账户里现在有", "In your account now"),
        ("上面几项加起来。", "The sum of the above."),
    ),
}
