"""报表分类 The reports by what they are for, in the order in which a desk looks for them."""

from __future__ import annotations

import re

from yanglao.casefile.words import Pair
from yanglao.reports.describing import About
from yanglao.reports.register import REPORTS

_NAMES: tuple[tuple[Pair, str], ...] = (
    (
        ("每天要办的", "What there is to do"),
        "overdue turning-60 requests call-list life-certificates notices told-late cash-up",
    ),
    (
        ("一个人", "One person"),
        "statement decision reexamination back-payment-or-leave transfer-papers archive",
    ),
    (("村居和乡镇", "Units"), "target-group ranking unit-report units-summary inspections commendations"),
    (
        ("认定和公示", "Certifications and notice lists"),
        "certifications compare overlaps notice-lists objections",
    ),
    (
        ("缴费和转移", "Contributions and transfers"),
        "collection unmatched withholding collective transfers take-over",
    ),
    (("发放和追回", "Payroll and recovery"), "batch gate forecast-month overpaid"),
    (("财政补贴", "Subsidies"), "dues subsidy-call treasury-voucher treasury-vouchers"),
    (
        ("账簿", "The books"),
        "month-end balance-sheet income net-assets final-account vouchers account-ledger reconciliation deposits yield budget",
    ),
    (("监督", "Supervision"), "controls hits monitors cases case complaints contests supervision-report"),
    (
        ("公布和政策", "Publication and policy"),
        "publications statistics policy-effect forecast forecast-check",
    ),
    (("办公经费和岗位", "The office itself"), "office-budget posts"),
)
GROUPS: tuple[tuple[Pair, tuple[About, ...]], ...] = tuple(
    (words, tuple(REPORTS[name] for name in names.split())) for words, names in _NAMES
)


def called(about: About) -> Pair:
    """What a page calls a report."""
    return about.title_zh, about.name.replace("-", " ").capitalize()


def tells(about: About) -> Pair:
    """What it tells, without what is said of its options: on a page they are filters."""
    zh, en = (_without_options(one) for one in about.help)
    return zh, en


_OPTIONS = re.compile(r"\s*[((][^()()]*--[^()()]*[))]")


def _without_options(text: str) -> str:
    parts = re.split(r"(?<=[;;])", _OPTIONS.sub("", text))
    kept = re.sub(r"[;;.。\s]+$", "", "".join(one for one in parts if "--" not in one))
    return kept + ("。" if re.search(r"[\u4e00-\u9fff]", text) else ".")
