"""集体补助和资助 What villages, organisations and individuals gave to the fund, for how many people, and what of it is kept apart."""

from __future__ import annotations

from yanglao.ledger.chart import GIVEN
from yanglao.lists.grant_layouts import GIVERS
from yanglao.reports.asking import Reader
from yanglao.reports.describing import About
from yanglao.reports.fund_statements import READERS_OF_THE_FUND
from yanglao.reports.report import Column, Report
from yanglao.store.entries import balances
from yanglao.store.grants import grants

WORDS = {key: (zh, key) for key, zh, *_ in GIVERS}
COLLECTIVE_REPORT = About(
    "collective",
    "集体补助和资助",
    ("八",),
    READERS_OF_THE_FUND,
    zh="集体、组织和个人补助基金的款项:到账日期、补助方、金额、受益人数和已列明金额;单独列收入,在统筹中单列结余。",
    en=(
        "money that villages, organisations and individuals gave to the fund: day, payer, amount, for how many people and how much of it says for "
        "whom; income of its own, kept apart in the pooled account"
    ),
    makes=lambda reader, _: collective(reader),
)


def collective(reader: Reader) -> Report:
    """A row for everything given, oldest first."""
    found = grants(reader.connection, reader.area)
    return Report(
        COLLECTIVE_REPORT.name,
        ("集体补助和资助", "collective and sponsors' money"),
        (
            Column("grant", ("补助号", "grant"), "count"),
            Column("day", ("到账日期", "arrived on"), "day"),
            Column("giver", ("类别", "kind"), "word", WORDS),
            Column("payer", ("补助方", "payer")),
            Column("fen", ("金额(元)", "amount"), "yuan"),
            Column("persons", ("受益人数", "people"), "count"),
            Column("shared_fen", ("已列明(元)", "named for people"), "yuan"),
            Column("document", ("文件", "document")),
        ),
        [{"grant": one.id, **one._asdict()} for one in found],
        sums={
            "given_fen": (("金额合计(元)", "given"), "yuan", sum(one.fen for one in found)),
            "kept_fen": (
                ("单列结余(元)", "kept apart"),
                "yuan",
                -balances(reader.connection, reader.area).get(GIVEN, 0),
            ),
        },
    )
