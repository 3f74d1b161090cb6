"""接收比对表 Person by person: what the old system paid last, what we pay for the first month here, how they differ and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from yanglao.acts.roles import ACCOUNTANT
from yanglao.acts.takeover.scoring import Score, scores
from yanglao.casefile.words import Pair
from yanglao.ledger.chart import TAKEN_OVER
from yanglao.reports import asks
from yanglao.reports.asking import OFFICE, Reader
from yanglao.reports.describing import About
from yanglao.reports.report import WHO, Column, Report, Sums
from yanglao.store.entries import balances

CLASSES: dict[str, Pair] = {
    "agrees": ("一致", "agrees"),
    "rounding": ("尾差", "rounding"),
    "base": ("基础养老金不同", "base pension differs"),
    "increment": ("加发不同", "increment differs"),
    "account": ("个人账户养老金不同", "account pension differs"),
    "several": ("多项不同", "several differ"),
    "not_here": ("旧系统在发,本系统不发", "paid there, not here"),
    "not_there": ("本系统应发,旧系统未发", "paid here, not there"),
}


TAKE_OVER_REPORT = About(
    "take-over",
    "旧系统接收比对",
    ("十三",),
    (*OFFICE, ACCOUNTANT),
    zh="旧系统接收比对表:逐人列出旧系统与本系统的待遇、差异类别和说明;--differing 只列不一致的。",
    en=(
        "person by person what the old system paid last and what we pay for the first month: agrees, "
        "rounding, which component differs, and the note on it; `--differing` leaves out those that agree"
    ),
    makes=lambda reader, given: take_over_scores(reader, only_differing=given["differing"]),
    asks=(
        asks.flag("differing", "只列不一致的", "only those that differ"),
        asks.UNIT,
    ),
)


def take_over_scores(reader: Reader, *, only_differing: bool) -> Report:
    """A row for everybody handed over, with sums by class; only those who differ where that is asked for."""
    found = [one for one in scores(reader.agency) if reader.sees(one.person)]
    shown = [one for one in found if not only_differing or one.found != "agrees"]
    who = reader.who({one.person for one in shown})
    return Report(
        "take-over",
        ("旧系统接收比对表", "accounts taken over, against the old system"),
        (
            *WHO,
            Column("class", ("结论", "finding"), "word", CLASSES),
            *(
                Column(f"{stem}_{part}_fen", (f"{zh}{words}(元)", f"{part}, {en}"), "yuan")
                for part, words in (("base", "基础"), ("increment", "加发"), ("account", "账户"))
                for stem, zh, en in (("old", "旧", "there"), ("our", "新", "here"))
            ),
            Column("difference_fen", ("相差(元)", "difference"), "yuan"),
            Column("note", ("说明", "note")),
        ),
        [
            {
                **who[one.person],
                "class": one.found,
                "old_base_fen": one.old.base_fen,
                "our_base_fen": one.base_fen,
                "old_increment_fen": one.old.increment_fen,
                "our_increment_fen": one.increment_fen,
                "old_account_fen": one.old.account_fen,
                "our_account_fen": one.account_fen,
                "difference_fen": one.difference_fen,
                "note": one.old.note,
            }
            for one in shown
        ],
        sums=_sums(reader, found),
    )


def _sums(reader: Reader, found: Sequence[Score]) -> Sums:
    """How many differ in which way and by how much, and what of the accounts taken over no balance of the fund meets."""
    classes = Counter(one.found for one in found)
    difference_fen = sum(one.difference_fen for one in found)
    unmet_fen = balances(reader.connection, reader.area).get(TAKEN_OVER, 0)
    counted = {name: (CLASSES[name], "count", count) for name, count in sorted(classes.items())}
    return {
        **counted,  # type: ignore[dict-item]
        "difference_fen": (("每月相差合计(元)", "difference a month"), "yuan", difference_fen),
        "unmet_fen": (("接收结转余额(元)", "taken over and not met"), "yuan", unmet_fen),
    }
